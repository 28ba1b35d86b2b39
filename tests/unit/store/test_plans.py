"""However a list is come by, from the few that a filter leaves or through all of them, it is the same list."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import write_articles
from summitry.linking.people import fold
from summitry.model import Engagement
from summitry.run import build, judging
from summitry.run.judging import Signature
from summitry.store import Chronicle, ClaimsWanted, Tally, Wanted, plan

LEADERS = ("Chinese President Xi Jinping", "Indian Prime Minister Narendra Modi", "French President Emmanuel Macron")
DATED: list[dict[str, Any]] = [
    {"id": f"m{n}", "published": f"2025-05-{n + 2:02}", "publisher": f"Paper {n % 4}",
     "text": f"Russian President Vladimir Putin met with {LEADERS[n % 3]} in Moscow on May {n + 1}, 2025. Item {n}."
     f" Trade reached {n + 200} billion dollars, Putin said. China and Russia are comprehensive strategic partners."}
    for n in range(20)
]  # fmt: skip
CHINESE = {
    "id": "z1", "published": "2025-05-08", "publisher": "日报", "lang": "en", "title": "贸易",
    "text": "Chinese President Xi Jinping met with Russian President Vladimir Putin in Moscow. 双边贸易额增长。"
    " Trade (贸易额) reached 240 billion dollars, Putin said.",
}  # fmt: skip
WISHES = (
    Wanted(), Wanted(between=("CHN",)), Wanted(between=("CHN", ("RUS", "SUN"))), Wanted(between=("RUS", "RUS")),
    Wanted(between=("CHN", "RUS", "IND")), Wanted(people=("putin",)), Wanted(people=("Xi Jinping", "Putin")),
    Wanted(people=("%",)), Wanted(words="Moscow"), Wanted(words="贸易"), Wanted(words="...") , Wanted(words="nowhere"),
    Wanted(words="Trade", between=("CHN", "RUS"), kinds=("meeting",)), Wanted(statuses=("cancelled",)),
    Wanted(people=("putin",), words="Item 3"),
)  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    build(write_articles(folder / "pile.jsonl", [*DATED, CHINESE]), folder / "chronicle.db")
    return folder / "chronicle.db"


@pytest.mark.parametrize("limits", [(0, -1, -1), (3, -1, 100), (2, 100, 100), (10_000, 15_000, 100_000)], ids=str)
@pytest.mark.parametrize("wanted", WISHES, ids=str)
def test_every_way_leads_to_the_same_list(
    db: Path, wanted: Wanted, limits: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Chronicle.open(db) as chronicle:
        expected = [one.id for one in chronicle.engagements() if fits(one, wanted, chronicle)]
        for name, limit in zip(("FEW", "SEVERAL", "COMMON"), limits, strict=True):
            monkeypatch.setattr(plan, name, limit)
        assert [one.id for one in chronicle.engagements(wanted)] == expected
        assert chronicle.number(wanted) == len(expected)
        assert sum(chronicle.by_year(wanted).values()) == len([one for one in expected if "undated" not in one])
        assert walked(chronicle, wanted) == expected


def fits(one: Engagement, wanted: Wanted, chronicle: Chronicle) -> bool:
    """The wish, told anew in Python."""
    held = {party.country for party in one.participants}
    names = [fold(party.name) for party in one.participants if party.name]
    sides = [{side} if isinstance(side, str) else set(side) for side in wanted.between]
    texts = [chronicle.document(account.doc_id) for account in chronicle.accounts(one)]
    words = re.findall(r"\w+", wanted.words.casefold())
    said = [set(re.findall(r"\w+", f"{each.title} {each.text}".casefold())) for each in texts]
    return (
        all(side & held for side in sides)
        and all(any(all(part in name for part in fold(who).split()) for name in names) and fold(who).split()
                for who in wanted.people)
        and (not wanted.words or (bool(words) and any(all(tells(each, word) for word in words) for each in said)))
        and (not wanted.kinds or one.kind in wanted.kinds)
        and (not wanted.statuses or one.status in wanted.statuses)
    )  # fmt: skip


def tells(said: set[str], word: str) -> bool:
    return word in said or (not word.isascii() and any(word in one for one in said))


def walked(chronicle: Chronicle, wanted: Wanted) -> list[str]:
    """The list page by page, each from the last of the one before."""
    found: list[str] = []
    while True:
        page = chronicle.page(wanted, 4, len(found), found[-1] if found else None)
        if not page.found:
            return found
        found += [one.id for one in page.found]
        assert page.tally.number >= len(found) or page.tally.more


def test_the_tables_that_triggers_keep_say_what_the_others_say(db: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.db"
    build(write_articles(tmp_path / "one.jsonl", DATED), again)
    build(write_articles(tmp_path / "one.jsonl", [{**one, "publisher": "New"} for one in DATED[:10]]), again)
    (tmp_path / "torn.pdf").write_bytes(b"%PDF-1.4 nothing")
    for _ in range(2):
        build(tmp_path / "torn.pdf", again)
    with Chronicle.create(again) as chronicle:
        for one, decide in zip(chronicle.engagements(), (judging.accept, judging.reject), strict=False):
            decide(chronicle, one.id, Signature("Ada", "2026-01-01T00:00:00Z"))
    for path in (db, again):
        with closing(sqlite3.connect(path)) as connection:
            for kept, meant in SAME:
                rows = sorted(connection.execute(kept))
                assert rows == sorted(connection.execute(meant)), kept
                assert rows, kept


_YEARS = "SELECT coalesce(substr(published, 1, 4), ''), count(*) FROM documents GROUP BY 1"
_STANDING = (
    "SELECT coalesce(substr(coalesce(earliest, latest), 1, 4), ''), kind, status, coalesce(review, ''), count(*)"
    " FROM engagements GROUP BY 1, 2, 3, 4"
)
_DOUBTFUL = (
    "SELECT sum(json_array_length(data, '$.conflicts') > 0), sum(json_array_length(data, '$.accounts') < 2),"
    " sum(coalesce(json_extract(data, '$.date.basis'), 'publication') = 'publication'), count(*)"
    " FROM engagements"
)
_PAIRS = (
    "SELECT DISTINCT p.country, q.country, p.engagement_id FROM parties p JOIN parties q USING (engagement_id)"
    " WHERE p.country < q.country"
)
_HOLDINGS = (
    "SELECT coalesce(publisher, '') AS name, coalesce(substr(published, 1, 4), ''), count(*) AS number,"
    " sum(doc_id IN (SELECT doc_id FROM accounts)) AS telling FROM documents GROUP BY 1, 2"
)
#: What is kept, and what it is made of.
SAME = (
    ("SELECT * FROM pairs", _PAIRS),
    ("SELECT publisher, year, documents, telling FROM holdings WHERE documents > 0", _HOLDINGS),
    ("SELECT year, documents FROM holdings_by_year WHERE documents > 0", _YEARS),
    (
        "SELECT publisher, documents, telling FROM holdings_by_publisher WHERE documents > 0",
        f"SELECT name, sum(number), sum(telling) FROM ({_HOLDINGS}) GROUP BY 1",
    ),
    ("SELECT year, kind, status, review, sum(number) FROM standing WHERE number > 0 GROUP BY 1, 2, 3, 4", _STANDING),
    (
        "SELECT sum(number * disputed), sum(number * single), sum(number * day), sum(number) FROM standing",
        _DOUBTFUL,
    ),
    (
        "SELECT outcome, reason, number FROM import_numbers WHERE number > 0",
        "SELECT outcome, coalesce(reason, ''), count(*) FROM imports GROUP BY 1, 2",
    ),
    ("SELECT DISTINCT folded FROM parties", "SELECT folded FROM names JOIN parties USING (folded) GROUP BY 1"),
    ("SELECT claim_id FROM claim_order", "SELECT claim_id FROM claims"),
    ("SELECT rowid FROM claims_fts", "SELECT n FROM claim_order"),
)


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (ClaimsWanted(), None), (ClaimsWanted(words="贸易"), 1), (ClaimsWanted(words="nowhere"), 0),
        (ClaimsWanted(words='") OR ('), 0), (ClaimsWanted(words="NOT", speaker="AND"), 0),
        (ClaimsWanted(party="x y"), 0), (ClaimsWanted(words="trade"), 20),
        (ClaimsWanted(words="trade", speaker="Putin"), 20),
    ],
)  # fmt: skip
def test_claims_are_found_by_their_words(db: Path, wanted: ClaimsWanted, number: int | None) -> None:
    with Chronicle.open(db) as chronicle:
        found = chronicle.claims_page(wanted, 100)
        assert chronicle.claims_number(wanted) == Tally(len(found))
        assert len(found) == number or number is None
        days = [one.published or "" for one in found]
        assert all(later >= earlier for later, earlier in pairwise(days))


@pytest.mark.parametrize("field", ["type", "speaker", "party"])
def test_claims_are_found_by_what_is_said_of_them(db: Path, field: str) -> None:
    with Chronicle.open(db) as chronicle:
        everything = [one.claim for one in chronicle.claims_page(ClaimsWanted(), 1000)]
        held = [each.parties if field == "party" else (getattr(each, field),) for each in everything]
        values = {one for each in held for one in each} - {None, ""}
        assert values
        for value in values:
            found = [one.claim for one in chronicle.claims_page(ClaimsWanted(**{field: value}), 1000)]
            assert found == [one for one, each in zip(everything, held, strict=True) if value in each]


def test_words_that_stand_everywhere_are_not_ranked_but_found(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from summitry.store import search

    with Chronicle.open(db) as chronicle:
        ranked = chronicle.search("Moscow", 5)
        monkeypatch.setattr(search, "RANKED", 3)
        latest = chronicle.search("Moscow", 5)
        assert len(ranked) == len(latest) == 5
        assert all("\x02Moscow\x03" in one.passage for one in latest)
        assert chronicle.hits("Moscow", 7) == 7
        assert chronicle.hits("nowhere", 7) == chronicle.hits("...", 7) == 0
        assert [one.doc_id for one in chronicle.search("贸易额", 5)] == ["z1"]


#: What later layouts added to those of layouts 7 and 10.
_ELEVENTH = (
    ("standing", "holdings_by_year", "holdings_by_publisher", "import_numbers"),
    ("standing_", "holdings_of_", "imports_"),
    ("engagements_by_kind", "engagements_of_days", "engagements_disputed_by_day", "imports_by_outcome",
     "imports_copies", "documents_as_sources"),
)  # fmt: skip
_EIGHTH = (
    ("pairs", "names", "holdings", "claim_order", "claims_fts", "links", "blocks", "gone", "compared_anew"),
    ("parties_", "holdings_", "claims_", "links_"),
    ("documents_marked",),
)
LATER = {10: _ELEVENTH, 7: tuple((*one, *other) for one, other in zip(_ELEVENTH, _EIGHTH, strict=True))}


def as_left_by(db: Path, layout: int, older: Path) -> Path:
    """The chronicle as an earlier program would have left it."""
    tables, triggers, indexes = LATER[layout]
    older.write_bytes(db.read_bytes())
    with closing(sqlite3.connect(older)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if name.startswith(triggers):
                connection.execute(f"DROP TRIGGER {name}")
        for kind, names in (("INDEX", indexes), ("TABLE", tables)):
            for name in names:
                connection.execute(f"DROP {kind} {name}")
        connection.execute(f"PRAGMA user_version = {layout}")
        connection.commit()
    return older


@pytest.mark.parametrize("layout", sorted(LATER))
def test_an_older_chronicle_gets_the_tables(db: Path, tmp_path: Path, layout: int) -> None:
    """A file of an earlier layout answers like one that was made today, and goes on being kept."""
    from summitry.store.connect import migrations

    older = as_left_by(db, layout, tmp_path / "older.db")
    assert len(migrations()) > layout
    with Chronicle.open(older) as before, Chronicle.open(db) as now:
        assert before.publishers() == now.publishers() != []
        names = [one.name for one in now.publishers()]
        assert before.coverage(names) == now.coverage(names) != []
        wanted = Wanted(between=("CHN", "RUS"), people=("putin",))
        assert [one.id for one in before.engagements(wanted)] == [one.id for one in now.engagements(wanted)] != []
        assert (before.counts(), before.import_totals()) == (now.counts(), now.import_totals())
        assert before.waiting("single") == now.waiting("single") > 0
        words = ClaimsWanted(words="贸易")
        assert before.claims_page(words, 5) == now.claims_page(words, 5) != []
    build(write_articles(tmp_path / "more.jsonl", [{**DATED[0], "id": "more", "publisher": "Later"}]), older)
    with closing(sqlite3.connect(older)) as connection:
        for kept, meant in SAME:
            assert sorted(connection.execute(kept)) == sorted(connection.execute(meant)), kept
