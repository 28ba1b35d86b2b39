"""`summitry batch` as it is typed."""

from __future__ import annotations

from pathlib import Path

from factories.chronicles import many_articles, write_articles
from journey.conftest import Run


def test_two_shards_and_a_merge(run: Run, tmp_path: Path) -> None:
    pile = write_articles(tmp_path / "pile.jsonl", many_articles(6))
    for number in (1, 2):
        done = run("batch", "run", pile, "--out", tmp_path / "out", "--shard", f"{number}/2", "--workers", 1)
        assert (done.returncode, "balances" in done.stderr) == (0, True), done.stderr
    merged = run("batch", "merge", tmp_path / "out", "--db", tmp_path / "c.db")
    assert merged.returncode == 0, merged.stderr
    assert "6 records seen = 6 documents read" in merged.stderr
    assert "3 engagements" in run("list", "--db", tmp_path / "c.db").stderr


def test_what_cannot_be_read_is_said_and_fails(run: Run, tmp_path: Path) -> None:
    done = run("batch", "run", tmp_path / "none.jsonl", "--out", tmp_path / "out", "--workers", 1)
    assert (done.returncode, "skipped: 1 missing" in done.stderr) == (1, True)


def test_wrong_shards_and_folders_are_refused(run: Run, tmp_path: Path) -> None:
    done = run("batch", "run", "x", "--out", tmp_path / "out", "--shard", "9/8")
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "error: no shard: '9/8'")
    merged = run("batch", "merge", tmp_path, "--db", tmp_path / "c.db")
    assert (merged.returncode, "holds no results of a batch" in merged.stderr) == (1, True)
    both = run("batch", "merge", tmp_path, "--engine", "spark", "--workers", 2)
    assert (both.returncode, "--workers counts processes of this machine" in both.stderr) == (2, True)
