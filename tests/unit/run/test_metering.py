"""Progress knows how much of the input is done."""

from __future__ import annotations

from pathlib import Path

from factories.chronicles import many_articles, write_articles
from summitry.run import BuildOptions, Progress, build


def shares(folder: Path) -> list[float | None]:
    told: list[Progress] = []
    build(folder / "in", folder / "chronicle.db", BuildOptions(), told.append)
    return [one.share for one in told if one.stage == "reading"]


def test_the_share_grows_with_the_files_that_are_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for number in range(4):
        write_articles(tmp_path / "in" / f"{number}.jsonl", many_articles(16)[4 * number : 4 * number + 4])
    found = shares(tmp_path)
    assert found[:4] == [None] * 4
    later = [share for share in found[4:] if share is not None]
    assert later == sorted(later)
    assert (len(later), 0.7 < later[-1] < 0.8) == (12, True)


def test_of_one_file_nothing_is_known(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    write_articles(tmp_path / "in" / "all.jsonl")
    assert set(shares(tmp_path)) == {None}
