"""One text printed by very many papers: found, counted as one voice, and no more work than the prints are many."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from factories.chronicles import prints, write_articles
from summitry.linking import Source, copies, copy_pieces
from summitry.linking.copies import CROWD, find_alike
from summitry.run import BuildOptions, build
from summitry.store import Chronicle

PRINTS = 3 * CROWD


def copies_in(db: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(db)
    try:
        return list(connection.execute("SELECT * FROM copies ORDER BY doc_id"))
    finally:
        connection.close()


def test_each_print_is_a_copy_of_the_first_and_one_source_tells(tmp_path: Path) -> None:
    db = tmp_path / "c.db"
    build(write_articles(tmp_path / "all.jsonl", prints(PRINTS)), db, BuildOptions(workers=1))
    assert {(row[0], row[1]) for row in copies_in(db)} == {(f"p{n:05}", "p00000") for n in range(1, PRINTS)}
    with Chronicle.open(db) as chronicle:
        (engagement,) = chronicle.engagements()
    assert engagement.independent_sources == 1
    assert len(engagement.accounts) == PRINTS


def test_prints_that_come_later_end_as_if_they_had_come_together(tmp_path: Path) -> None:
    rows = prints(PRINTS)
    build(write_articles(tmp_path / "all.jsonl", rows), tmp_path / "whole.db", BuildOptions(workers=1))
    random.Random(7).shuffle(rows)
    for number, part in enumerate((rows[:10], rows[10:60], rows[60:])):  # before the band is crowded, then, and after
        build(write_articles(tmp_path / f"{number}.jsonl", part), tmp_path / "parts.db", BuildOptions(workers=1))
    assert copies_in(tmp_path / "parts.db") == copies_in(tmp_path / "whole.db")


def mixed() -> list[dict[str, str]]:
    """Prints with more and more sentences of their own, so that some are alike and some are not."""
    own = " ".join(f"Reporters noted the number {one} on a door of the hall." for one in range(40)).split(". ")
    return [
        row | {"text": f"{row['text']} {'. '.join(own[number % 7 : number % 7 + 4 * (number % 5)])}"}
        for number, row in enumerate(prints(PRINTS))
    ]


def test_a_chronicle_finds_the_pairs_that_comparing_all_at_once_finds(tmp_path: Path) -> None:
    rows, db = mixed(), tmp_path / "c.db"
    for number, part in enumerate((rows[:20], rows[20:])):
        build(write_articles(tmp_path / f"{number}.jsonl", part), db, BuildOptions(workers=1))
    with Chronicle.open(db) as chronicle:
        documents = [chronicle.document(row["id"]) for row in rows]
    sources = {one.doc_id: Source(one.doc_id, one.publisher, one.published, one.url) for one in documents}
    wanted = copies.copies(find_alike({one.doc_id: one.text for one in documents}, sources), sources)
    assert {row[0]: row[1:] for row in copies_in(db)} == {
        one.doc_id: (one.of, one.relation, one.shared, one.speaker) for one in wanted.values()
    }
    assert len({one.relation for one in wanted.values()}) > 1


@pytest.mark.parametrize("number", [CROWD, PRINTS, 2 * PRINTS])
def test_comparisons_grow_with_the_prints_and_not_with_their_square(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared, usual = [], copy_pieces.alike
    monkeypatch.setattr(copy_pieces, "alike", lambda one, other: compared.append(1) or usual(one, other))
    build(write_articles(tmp_path / "all.jsonl", prints(number)), tmp_path / "c.db", BuildOptions(workers=1))
    assert number - 1 <= len(compared) <= 2 * CROWD * number


def test_a_crowd_is_compared_with_its_first_by_rank() -> None:
    rows = prints(PRINTS)
    sources = {row["id"]: Source(row["id"], row["publisher"]) for row in rows}
    sources["p00050"] = Source("p00050", "Kremlin", None, "http://kremlin.ru/news/1")
    found = copies.copies(find_alike({row["id"]: row["text"] for row in rows}, sources), sources)
    assert {one.of for one in found.values()} == {"p00050"}
    assert len(found) == PRINTS - 1
