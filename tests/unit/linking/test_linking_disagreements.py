"""The known disagreements of the reference come out as conflicts when the values of their sources are fed in.

Each case gives, for one row of `disagreements.jsonl`, the values as accounts like the reference's own but for these
fields, or as claims of the documents that tell of the engagement.
"""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from benchmarks.sets import SHARED

from summitry.lexicon.reference import load_reference
from summitry.linking import Source, link
from summitry.linking.claim_conflicts import claim_conflicts
from summitry.model import Account, Claim, Place, SignedDocument, When

Fields = dict[str, Any]
#: row → kind of conflict, and what each source says
ACCOUNTS: dict[int, tuple[str, list[Fields]]] = {
    0: ("day", [{"date": "1949-12-16/1950-02-17"}, {"date": "1949-12-16/1950-02-27"}]),
    1: ("day", [{"date": "1950-10-10", "city": "Adler"}, {"date": "1950-10-11?"}]),
    2: ("day", [{"date": "1954-09-29/1954-10-12"}, {"date": "1954-09-29/1954-10-16"}]),
    3: ("day", [{"date": "1957-04-15/1957-05-05"}, {"date": "1957-04-15/1957-05-06"}]),
    4: ("day", [{"date": "1959-09-30/1959-10-04"}, {"date": "1959-09-29/1959-10-04"}]),
    5: ("day", [{"date": "1959-10-02"}, {"date": "1959-10-03"}]),
    6: ("day", [{"date": "1964-11-05/1964-11-14"}, {"date": "1964-11-05/1964-11-13"}]),
    7: ("day", [{"date": "1965-02-05"}, {"date": "1965-02-06"}]),
    9: ("day", [{"date": "1989-05-16"}, {"date": "1989-05-17"}]),
    12: ("rank", [{"visit_type": "state"}, {"visit_type": "official"}]),
    13: ("day", [{"date": "1996-04-25"}, {"date": "1996-04-26"}]),
    15: ("day", [{"date": "1997-04-22/1997-04-26"}, {"date": "1997-04-22/1997-04-23"}]),
    17: ("day", [{"date": "1997-06-26/1997-06-28"}, {"date": "1997-06-27/1997-06-28"}]),
    18: ("rank", [{"visit_type": "state"}, {"visit_type": "working"}]),
    20: ("rank", [{"visit_type": "official"}, {"visit_type": "working"}]),
    22: ("day", [{"date": "2005-05-09"}, {"date": "2005-05-08"}]),
    23: ("day", [{"date": "2005-06-30/2005-07-02"}, {"date": "2005-06-30/2005-07-03"}]),
    25: ("count", [{"agreements": 15}, {"agreements": 22}]),
    29: ("day", [{"date": "2009-06-17"}, {"date": "2009-06-16"}]),
    30: ("day", [{"date": "2009-10-13/2009-10-14"}, {"date": "2009-10-12/2009-10-14"}]),
    31: ("day", [{"date": "2010-04-15"}, {"date": "2010-04-16"}]),
    33: ("day", [{"date": "2010-11-23"}, {"date": "2010-11-24"}]),
    34: ("rank", [{"visit_type": "working"}, {"visit_type": "official"}]),
}
#: row → kind of conflict, type, unit or words, and value with period of each source
CLAIMS: dict[int, tuple[str, str, str, list[tuple[float | None, str | None]]]] = {
    14: ("count", "figure", "minutes", [(45, None), (120, None)]),
    26: ("count", "count", "meetings", [(5, "2006"), (6, "2006")]),
    27: ("count", "count", "foreign trips as president", [(1, "2008"), (2, "2008")]),
    32: ("count", "count", "meetings", [(5, "2010"), (6, "2010")]),
    35: ("count", "count", "meetings", [(3, "2012-05/2012-09"), (2, "2012-05/2012-09")]),
    36: ("day", "designation", "comprehensive partnership", [(None, "2011-06-16/.."), (None, "2014-05/..")]),
    37: ("day", "designation", "strategic partnership", [(None, "1996-04-25/.."), (None, "1999/..")]),
}
#: What does not come out, and why.
OPEN = {
    8: "an itinerary is no field",
    10: "June for late May: too far apart to be joined",
    11: "which of two visits a text belongs to: two engagements, no conflict within one",
    16: "two summits both called the fifth: two engagements",
    19: "a two-day summit and its last day fit each other",
    21: "a meeting planned in one country and held in the other: another guest, another visit",
    24: "counts over different periods",
    28: "an hour is no field",
}


def test_every_row_is_accounted_for() -> None:
    rows = load_reference("chn-rus").rows.disagreements
    assert sorted([*ACCOUNTS, *CLAIMS, *OPEN]) == list(range(len(rows))) == list(range(38))


def told(row: int, number: int, fields: Fields) -> Account:
    """The reference's account with what one source says instead."""
    reference = load_reference("chn-rus")
    wanted = reference.doc_id(reference.rows.disagreements[row].engagements[0])
    known = next(one for one in reference.accounts if one.account_id == wanted)
    place = known.place or Place()
    return msgspec.structs.replace(
        known, account_id=f"a{number}", doc_id=f"d{number}", part_of=None, evidence=(),
        date=When.of(fields["date"], "stated") if "date" in fields else known.date,
        place=msgspec.structs.replace(place, city=fields.get("city", place.city)),
        visit_type=fields.get("visit_type", known.visit_type),
        documents=(SignedDocument("agreement", fields["agreements"]),) if "agreements" in fields else known.documents,
    )  # fmt: skip


@pytest.mark.parametrize("row", ACCOUNTS)
def test_values_fed_in_as_accounts_become_one_engagement_with_a_conflict(row: int) -> None:
    kind, values = ACCOUNTS[row]
    accounts = [told(row, number, fields) for number, fields in enumerate(values)]
    sources = {one.doc_id: Source(one.doc_id, f"Publisher {one.doc_id}") for one in accounts}
    found = link(accounts, sources)
    assert len(found) == 1
    assert kind in {conflict.kind for conflict in found[0].conflicts}
    assert all(conflict.cause for conflict in found[0].conflicts)


@pytest.mark.parametrize("row", CLAIMS)
def test_values_fed_in_as_claims_are_a_conflict(row: int) -> None:
    kind, of, words, values = CLAIMS[row]
    claims = [
        Claim(claim_id=f"c{number}", doc_id=f"d{number}", type=of, text=words, value=value, unit=words, period=period)  # type: ignore[arg-type]
        for number, (value, period) in enumerate(values)
    ]
    (found,) = claim_conflicts(claims)
    assert (found.kind, len(found.values)) == (kind, len(values))


@pytest.mark.skipif(not (SHARED / "reference").is_dir(), reason="the shared reference stands beside the project only")
def test_the_rows_are_those_of_the_shared_reference() -> None:
    lines = (SHARED / "reference" / "disagreements_1949_2012.jsonl").read_text(encoding="utf-8").splitlines()
    shared = [tuple(json.loads(line)["engagement_ids"]) for line in lines]
    assert [row.engagements for row in load_reference("chn-rus").rows.disagreements] == shared
