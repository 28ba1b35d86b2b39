"""A list from one day to another holds what may lie within, however it is gone through, page by page as in one go."""

from __future__ import annotations

from datetime import date
from itertools import product
from pathlib import Path

import pytest

from factories.accounts import account, document, source
from summitry.linking import link
from summitry.model import Engagement, Extraction
from summitry.store import Chronicle, Wanted, plan

#: Days, months, years, spans open on either side, and none at all.
TOLD = (
    "2009-12-31", "2010-01-01", "2010", "2010-06", "2010-06-15", "2010-06-15", "2011-01-01", "2008/2012",
    "2010-12/2011-02", "2010-03-01/..", "../2010-09-01", "../2011-06-01", "2012-05-05", "2010-02-28/2010-03-02",
    None, None,
)  # fmt: skip
ENDS = (
    None,
    date(2009, 12, 31),
    date(2010, 1, 1),
    date(2010, 6, 15),
    date(2010, 12, 31),
    date(2012, 5, 5),
    date(2013, 1, 1),
)
LEADERS = ("RUS:Vladimir Putin", "IND:Narendra Modi", "FRA:Emmanuel Macron", "DEU:Angela Merkel")


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("days") / "chronicle.db"
    told = [
        account(
            "call",
            f"CHN:Xi Jinping, {LEADERS[n % 4]}",
            when,
            doc=f"d{n:02}",
            status="occurred" if n % 3 else "cancelled",
        )
        for n, when in enumerate(TOLD)
    ]
    with Chronicle.create(path) as chronicle, chronicle.transaction():
        batch = [(document(one.doc_id, f"Text of {one.doc_id}."), Extraction(one.doc_id, (one,))) for one in told]
        chronicle.write_documents(batch, "x")
        chronicle.write_engagements(link(told, {one.doc_id: source(one.doc_id) for one in told}))
    return path


def may_lie_within(one: Engagement, since: date | None, until: date | None) -> bool:
    """Told anew: an end that is not known is no end."""
    low, high = (one.date.earliest, one.date.latest) if one.date else (None, None)
    if (since or until) and low is None and high is None:
        return False
    return (since is None or high is None or high >= since) and (until is None or low is None or low <= until)


@pytest.mark.parametrize("few", [0, 2, 10_000])
@pytest.mark.parametrize(("since", "until"), list(product(ENDS, ENDS)), ids=str)
def test_what_may_lie_within_is_listed(
    db: Path, since: date | None, until: date | None, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan, "FEW", few)
    with Chronicle.open(db) as chronicle:
        everything = chronicle.engagements()
        assert len(everything) > 10
        for extra in ({}, {"statuses": ("occurred",)}, {"kinds": ("visit",)}):
            wanted = Wanted(since=since, until=until, **extra)
            fitting = [one for one in everything if may_lie_within(one, since, until)]
            expected = [
                one.id for one in fitting if one.status in extra.get("statuses", (one.status,)) and "kinds" not in extra
            ]
            assert [one.id for one in chronicle.engagements(wanted)] == expected
            assert chronicle.number(wanted) == len(expected)
            assert [one.id for place in range(0, 18, 3) for one in chronicle.page(wanted, 3, place).found] == expected
            assert _onward(chronicle, wanted) == expected
            assert sum(chronicle.by_year(wanted).values()) == len([one for one in expected if "undated" not in one])


def _onward(chronicle: Chronicle, wanted: Wanted) -> list[str]:
    """The list, each page from the last of the one before."""
    found: list[str] = []
    while page := chronicle.page(wanted, 4, len(found), found[-1] if found else None).found:
        found += [one.id for one in page]
    return found
