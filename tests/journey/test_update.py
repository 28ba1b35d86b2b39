"""Next month: what changed is read again, what vanished stays, earlier versions are kept, ids and judgements hold."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import ARTICLES, dump, write_articles
from summitry.store import Chronicle

MEETING, CALL = "chn-rus-2025-05-08-meeting", "chn-rus-2024-02-08-call"
AT = ("--at", "2026-12-01T08:00:00Z")


@pytest.fixture
def home(run: Any, tmp_path: Path) -> Path:  # noqa: ANN401
    (tmp_path / "pile").mkdir()
    write_articles(tmp_path / "pile" / "wire.jsonl", ARTICLES[1:3])
    (tmp_path / "pile" / "north.txt").write_text("8 May 2025\n\n" + ARTICLES[0]["text"], "utf-8")
    (tmp_path / "pile" / "delhi.txt").write_text(
        "U.S. President Joe Biden met with Indian Prime Minister Narendra Modi in New Delhi on 8 September 2023.",
        "utf-8",
    )
    assert run("build", "pile", cwd=tmp_path).returncode == 0
    return tmp_path


def updated(run: Any, home: Path) -> dict[str, Any]:  # noqa: ANN401
    done = run("update", *AT, "--format", "json", cwd=home)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_nothing_changed(run: Any, home: Path) -> None:  # noqa: ANN401
    before = dump(home / "chronicle.db")
    found = updated(run, home)
    assert (found["unchanged"], found["changed"], found["new"], found["vanished"]) == (3, [], [], [])
    assert dump(home / "chronicle.db") == before


def test_a_vanished_source_stays_in_evidence(run: Any, home: Path) -> None:  # noqa: ANN401
    kept = home / "kept.txt"
    (home / "pile" / "delhi.txt").rename(kept)
    found = updated(run, home)
    assert found["vanished"] == ["pile/delhi.txt"]
    (fate,) = found["sources"]
    assert fate["what"] == "gone"
    assert len(fate["sha256"]) == 64
    shown = " ".join(run("show", "ind-usa-2023-09-08-meeting", cwd=home).stdout.split())
    assert "its source is gone since 2026-12-01T08:00:00Z; kept as it was read" in shown
    assert updated(run, home)["sources"] == [], "told once"
    kept.rename(home / "pile" / "delhi.txt")
    assert [one["what"] for one in updated(run, home)["sources"]] == ["back"]
    assert "gone since" not in run("show", "ind-usa-2023-09-08-meeting", cwd=home).stdout


def test_a_changed_page_keeps_both_versions(run: Any, home: Path) -> None:  # noqa: ANN401
    assert run("judge", "accept", MEETING, "--by", "Ada", cwd=home).returncode == 0
    page = home / "pile" / "north.txt"
    first = page.read_text("utf-8")
    page.write_text(first.replace("The two sides discussed a gas pipeline", "They discussed a pipeline"), "utf-8")
    found = updated(run, home)
    (fate,) = found["sources"]
    assert (fate["what"], found["changed"]) == ("changed", ["pile/north.txt"])
    with Chronicle.open(home / "chronicle.db") as chronicle:
        assert chronicle.document(fate["doc_id"]).text != chronicle.document(fate["now"]).text
        assert chronicle.document(fate["doc_id"]).sha256 == fate["sha256"]
        one = chronicle.engagement(MEETING)
        assert len(one.accounts) == 2, "the earlier version tells no second time"
        assert one.review is not None
    page.write_text(first, "utf-8")  # and back again
    assert updated(run, home)["sources"][0]["now"] == fate["doc_id"]
    with Chronicle.open(home / "chronicle.db") as chronicle:
        assert len(chronicle.engagement(MEETING).accounts) == 2


def test_what_only_the_earlier_version_told_stays(run: Any, home: Path) -> None:  # noqa: ANN401
    """A record whose text is rewritten under the same id and no longer tells of the call."""
    write_articles(home / "pile" / "wire.jsonl", [ARTICLES[1], {**ARTICLES[2], "text": "Nothing to report."}])
    found = updated(run, home)
    (fate,) = found["sources"]
    assert (fate["doc_id"][:3], fate["now"], fate["what"]) == ("s1@", "s1", "changed")
    shown = " ".join(run("show", CALL, cwd=home).stdout.split())
    assert "an earlier version, kept; since 2026-12-01T08:00:00Z s1 stands in its place" in shown
    assert found["difference"]["withdrawn"] == []


def test_a_record_taken_out_of_a_file_is_gone_and_a_new_file_is_read(run: Any, home: Path) -> None:  # noqa: ANN401
    write_articles(home / "pile" / "wire.jsonl", ARTICLES[1:2])
    write_articles(
        home / "pile" / "later.jsonl",
        [{**ARTICLES[0], "id": "n9", "text": "Xi Jinping met Modi in Tianjin on August 31, 2025."}],
    )
    done = run("update", *AT, cwd=home)
    assert "files: 2 unchanged, 1 changed, 1 new, 0 vanished" in done.stdout
    assert "it stays in evidence (s1" in " ".join(done.stdout.split())
    assert "1 new" in done.stdout
    assert run("show", CALL, cwd=home).returncode == 0


def test_what_cannot_be_looked_at_is_not_taken_for_vanished(run: Any, home: Path, tmp_path: Path) -> None:  # noqa: ANN401
    (home / "pile").rename(home / "moved")
    done = run("update", cwd=home)
    assert (done.returncode, "is not taken for vanished" in done.stderr) == (1, True)
    assert run("build", "--reference", "chn-rus", "--db", tmp_path / "ref.db").returncode == 0
    done = run("update", "--db", tmp_path / "ref.db")
    assert (done.returncode, "does not say what it was built from" in done.stderr) == (1, True)
