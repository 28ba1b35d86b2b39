"""Pages are slices of the whole list, the queue holds every undecided engagement once, and both go by an index."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import get_args

import pytest

from factories.chronicles import many_articles, write_articles
from summitry.run import build, judging
from summitry.run.judging import Signature
from summitry.store import Chronicle, ClaimsWanted, Doubt, Tally, Wanted
from summitry.store.doubts import WEIGHT
from summitry.store.plan import POSITION

ADA = Signature("Ada", "2026-01-01T00:00:00Z")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("paging")
    build(write_articles(folder / "pile.jsonl", many_articles(40)), folder / "chronicle.db")
    return folder / "chronicle.db"


@pytest.mark.parametrize("wanted", [Wanted(), Wanted(people=("Modi",)), Wanted(words="Item"), Wanted(review="open")])
def test_pages_are_slices_of_the_list(db: Path, wanted: Wanted) -> None:
    with Chronicle.open(db) as chronicle:
        everything = chronicle.engagements(wanted)
        assert len(everything) == chronicle.number(wanted) > 7
        pages = [chronicle.page(wanted, 7, offset) for offset in range(0, len(everything) + 7, 7)]
        assert [one for page in pages for one in page.found] == everything
        assert {page.tally for page in pages} == {Tally(len(everything))}
        dated = [one for one in everything if one.date and (one.date.earliest or one.date.latest)]
        assert sum(chronicle.by_year(wanted).values()) == len(dated)


def test_the_queue_holds_every_undecided_engagement_once(db: Path) -> None:
    with Chronicle.create(db) as chronicle:
        judging.accept(chronicle, chronicle.engagements()[0].id, ADA)
        open_to_decision = {one.id for one in chronicle.engagements(Wanted(review="open"))}
        number = chronicle.waiting()
        queue = [chronicle.queued(None, place) for place in range(number + 1)]
        assert queue.pop() is None
        assert sorted(one.id for one in queue if one) == sorted(open_to_decision)
        for doubt in get_args(Doubt):
            held = chronicle.waiting(doubt)
            assert held <= number
            assert [place for place in range(number + 1) if chronicle.queued(doubt, place)] == list(range(held))


@pytest.mark.parametrize(
    "query",
    [
        f"SELECT data FROM engagements WHERE review IS NULL ORDER BY {WEIGHT} DESC, id LIMIT 1 OFFSET 3",
        f"SELECT id FROM engagements e WHERE e.review IS NOT 'rejected' ORDER BY {POSITION} LIMIT 50",
    ],
    ids=["queue", "list"],
)
def test_no_page_is_sorted_anew(db: Path, query: str) -> None:
    """An expression that differs from the index by one sign would make each page read and sort every row."""
    with sqlite3.connect(db) as connection:
        plan = " ".join(str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {query}"))
    assert "engagements_by_" in plan
    assert "TEMP B-TREE" not in plan


def test_claims_and_documents_come_in_pages(db: Path) -> None:
    with Chronicle.open(db) as chronicle:
        assert len(chronicle.claims_page(ClaimsWanted(), 1000)) == chronicle.claims_number(ClaimsWanted()).number
        assert chronicle.holdings_number(None, None) == len(list(chronicle.documents())) == 40
        pages = [chronicle.holdings("Paper 1", None, 2, offset) for offset in range(0, 8, 2)]
        assert {one.publisher for page in pages for one in page} == {"Paper 1"}
        assert sum(len(page) for page in pages) == chronicle.holdings_number("Paper 1", None)
        assert chronicle.holdings_number(None, "2010") == 40
        assert chronicle.holdings_number(None, "") == 0
        assert sum(one.documents for one in chronicle.publishers()) == 40
        assert chronicle.documents_by_year() == {"2010": 40}
        names = [one.name for one in chronicle.publishers()]
        assert sum(one.documents for one in chronicle.coverage(names)) == 40
        assert {one.publisher for one in chronicle.coverage(["Paper 1"])} == {"Paper 1"}
