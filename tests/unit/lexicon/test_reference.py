"""The China–Russia reference: its rows are whole, its documents carry their evidence, its published counts come out."""

import json
import shutil
from collections import Counter
from pathlib import Path

import pytest

from summitry.errors import InvalidInput, InvalidLexicon
from summitry.lexicon import load_lexicon
from summitry.lexicon.reference import REFERENCES, load_reference, reference_names
from summitry.lexicon.reference_files import read_rows
from summitry.model import IN_PERSON, Account

REFERENCE = load_reference("chn-rus")
ACCOUNTS = {account.account_id: account for account in REFERENCE.accounts}
#: by year, in person, one a trip
BY_YEAR = {
    2013: 5,
    2014: 6,
    2015: 5,
    2016: 5,
    2017: 6,
    2018: 4,
    2019: 6,
    2022: 2,
    2023: 2,
    2024: 3,
    2025: 2,
    2026: 1,
}


def root(account: Account) -> str:
    while account.part_of:
        account = ACCOUNTS[account.part_of]
    return account.account_id


def xi_putin(last: str) -> list[Account]:
    """Accounts of 2013 and later, up to the day `last`, at which both took part."""
    return [
        account
        for account in REFERENCE.accounts
        if {"xi-jinping", "vladimir-putin"} <= {one.person for one in account.participants}
        and account.status == "occurred"
        and "2013" <= account.date.earliest.isoformat() <= last
    ]


@pytest.mark.parametrize(
    ("last", "counts"), [("2026-05-31", (47, 40, 44, 54, 71)), ("2021-12-15", (37, 30, 32, 41, 52))]
)
def test_the_five_counts(last: str, counts: tuple[int, ...]) -> None:
    found = xi_putin(last)
    trips = {root(one) for one in found if one.kind in IN_PERSON}
    talks = {root(one) for one in found if one.kind == "meeting"}
    sessions = [one for one in found if one.kind == "meeting"]
    videos = [one for one in found if one.kind == "video"]
    calls = [one for one in found if one.kind == "call"]
    with_videos = len(trips) + len(videos)
    assert (len(trips), len(talks), len(sessions), with_videos, with_videos + len(calls)) == counts


def test_trips_by_year() -> None:
    trips = {root(one) for one in xi_putin("2026-05-31") if one.kind in IN_PERSON}
    assert Counter(ACCOUNTS[trip].date.earliest.year for trip in trips) == BY_YEAR


def test_rows() -> None:
    rows = REFERENCE.rows
    assert len(rows.engagements) == len(REFERENCE.accounts) == 382
    assert (len(rows.signed), len(rows.designations), len(rows.trade), len(rows.disagreements)) == (102, 16, 33, 38)
    assert len(REFERENCE.claims) == 54
    assert [row.value for row in rows.counts] == [10, 11, 37, 40, 42]
    assert sum(row.verified for row in rows.engagements) == 314


def test_ids_are_stable_and_unique() -> None:
    ids = [document.doc_id for document in REFERENCE.documents]
    assert len(ids) == len(set(ids)) == 436
    assert "ref:chn-rus:2013-03-22-xi-putin-moscow" in ACCOUNTS
    assert [extraction.doc_id for extraction in REFERENCE.extractions] == ids


def test_parts_stand_in_accounts_of_the_reference() -> None:
    parts = [account.part_of for account in REFERENCE.accounts if account.part_of]
    assert len(parts) == 124
    assert set(parts) <= set(ACCOUNTS)


def test_evidence_is_an_exact_slice_and_says_whether_it_was_verified() -> None:
    documents = {document.doc_id: document for document in REFERENCE.documents}
    marks = Counter()
    for extraction in REFERENCE.extractions:
        for told in (*extraction.accounts, *extraction.claims):
            [evidence] = told.evidence
            text = documents[evidence.doc_id].field(evidence.field)
            assert text[evidence.start : evidence.end] == evidence.quote
            marks[evidence.rule] += 1
    assert set(marks) == {"reference:verified", "reference:unverified"}
    assert marks.total() == 436


def test_a_document_holds_summary_notes_and_sources() -> None:
    row = next(row for row in REFERENCE.rows.engagements if row.id == "2013-03-22-xi-putin-moscow")
    document = next(one for one in REFERENCE.documents if one.doc_id == REFERENCE.doc_id(row.id))
    assert document.text.startswith(row.summary)
    assert row.notes in document.text
    assert all(source.url in document.text for source in row.sources)
    assert document.url == row.sources[0].url
    assert document.published is None


def test_rows_that_are_verified_name_a_source() -> None:
    facts = (*REFERENCE.rows.engagements, *REFERENCE.rows.designations, *REFERENCE.rows.trade)
    assert [row for row in facts if row.verified and not row.sources] == []
    assert all(row.confidence is None or 0 <= row.confidence <= 1 for row in facts)


def test_participants_are_people_of_the_lexicon_and_held_office() -> None:
    lexicon = load_lexicon()
    without = []
    for account in REFERENCE.accounts:
        for one in account.participants:
            assert one.person in lexicon.people, one
            if not lexicon.terms_of(one.person, account.date.latest):
                without.append((account.account_id, one.name))
    assert without == []


def test_places_are_those_of_the_lexicon() -> None:
    cities = {city.name_en: city for city in load_lexicon().cities.values()}
    for account in REFERENCE.accounts:
        if account.place and account.place.city:
            city = cities[account.place.city]
            states = {city.state, *(part.split(":")[0] for part in city.past_states.split(";"))}
            assert account.place.country in states, account.account_id


def test_the_soviet_union_is_not_russia() -> None:
    for account in REFERENCE.accounts:
        countries = {one.country for one in account.participants}
        assert ("SUN" if account.date.latest.isoformat() <= "1991-12-25" else "RUS") in countries, account.account_id


def test_a_document_signed_counts_once() -> None:
    titles = Counter((one.title, one.signed) for one in REFERENCE.rows.signed)
    assert max(titles.values()) == 1
    assert sum(len(account.documents) for account in REFERENCE.accounts) == 102


def test_trade_is_in_dollars_by_year() -> None:
    years = {claim.period: claim.value for claim in REFERENCE.claims if claim.type == "figure"}
    assert sorted(years) == [str(year) for year in range(2000, 2026)]
    assert 200e9 < years["2024"] < 300e9


def test_known_references() -> None:
    assert reference_names() == ("chn-rus",)
    with pytest.raises(InvalidInput, match="chn-xyz") as caught:
        load_reference("chn-xyz")
    assert "chn-rus" in caught.value.hint


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"date": "2013-02-30"}, "2013-02-30"),
        ({"kind": "summit"}, "summit"),
        ({"extra": 1}, "extra"),
        ({"part_of": "no-such-visit"}, "no-such-visit"),
    ],
)
def test_a_bad_row_stops_all_and_is_named(tmp_path: Path, change: dict[str, object], said: str) -> None:
    folder = tmp_path / "chn-rus"
    shutil.copytree(REFERENCES / "chn-rus", folder)
    path = folder / "engagements.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()
    lines[4] = json.dumps({**json.loads(lines[4]), **change})
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(InvalidLexicon) as caught:
        read_rows(folder)
    assert said in str(caught.value)


def test_all_problems_are_told_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "chn-rus"
    shutil.copytree(REFERENCES / "chn-rus", folder)
    for name in ("engagements", "trade"):
        with (folder / f"{name}.jsonl").open("a", encoding="utf-8") as handle:
            handle.write("{not json}\n")
    with pytest.raises(InvalidLexicon) as caught:
        read_rows(folder)
    assert [problem.split(": ")[0] for problem in caught.value.problems] == ["engagements.jsonl:383", "trade.jsonl:34"]
