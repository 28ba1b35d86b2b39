"""Who is counted, in which period, and what stands beside the number."""

from __future__ import annotations

from datetime import date
from random import Random

import msgspec
import pytest
from counting_piles import QUESTION, entries

from summitry.counting import Citation, Count, Question, Said, Side, count, counting_rule
from summitry.errors import InvalidInput, NotFound
from summitry.model import Claim

LIS = {"Li Peng": 1996, "Li Keqiang": 2016}
XP = "CHN:Xi Jinping, RUS:Vladimir Putin"


def asked(**given: object) -> Question:
    return msgspec.structs.replace(QUESTION, **given)


def counted(
    rows: list[str], question: Question = QUESTION, rule: str = "in-person", said: tuple[Said, ...] = ()
) -> Count:
    return count(entries(rows), question, counting_rule(rule), said)


@pytest.mark.parametrize(
    ("day", "since", "until", "number", "reason"),
    [
        ("2024-05-16", "2024-05-16", "2024-05-16", 1, ""),
        ("2024-05-16/2024-05-17", "2024-05-01", "2024-05-16", 1, ""),
        ("2024-05-16/2024-05-17", "2024-05-17", "2024-05-31", 0, ""),
        ("2024-05", "2024-05-01", "2024-05-31", 1, ""),
        ("2024-05", "2024-05-02", "2024-05-31", 0, "may lie outside"),
        ("2024", "2013-01-01", "2024-06-30", 0, "may lie outside"),
        ("../2024-05-16", "2024-01-01", "2024-12-31", 0, "may lie outside"),
        ("XXXX-05-16", "2024-01-01", "2024-12-31", 0, "may lie outside"),
        ("-", "2024-01-01", "2024-12-31", 0, "may lie outside"),
        ("2012-12-31", "2013-01-01", "2024-12-31", 0, ""),
    ],
)
def test_period(day: str, since: str, until: str, number: int, reason: str) -> None:
    question = asked(since=date.fromisoformat(since), until=date.fromisoformat(until))
    found = counted([f"meeting | {XP} | {day}"], question)
    assert found.count == number
    assert [reason in one.reason for one in found.excluded] == ([True] if reason else [])


def test_without_a_period_undated_ones_count() -> None:
    assert counted([f"meeting | {XP} | -"]).count == 1


@pytest.mark.parametrize(
    ("until", "as_of", "last"),
    [
        ("2021-12-15", "2026-05-31", date(2021, 12, 15)),
        ("2027-01-01", "2026-05-31", date(2026, 5, 31)),
        (None, "2026-05-31", date(2026, 5, 31)),
        ("2021-12-15", None, date(2021, 12, 15)),
        (None, None, None),
    ],
)
def test_as_of_is_never_later_than_what_is_covered(until: str | None, as_of: str | None, last: date | None) -> None:
    days = [date.fromisoformat(day) if day else None for day in (until, as_of)]
    found = counted([f"meeting | {XP} | 2020-01-01"], asked(until=days[0], as_of=days[1]))
    assert found.as_of == last
    assert any("nothing later was looked at" in note for note in found.notes) == (until == "2027-01-01")


@pytest.mark.parametrize("name", ["Putin", "putin", "Vladimir Putin", "VLADIMIR PUTIN", "Vladímir Putin"])
def test_a_person_is_found_by_words_of_the_name(name: str) -> None:
    found = counted([f"meeting | {XP} | 2020-01-01"], asked(people=("Xi Jinping", name)))
    assert (found.count, found.people) == (1, ("Xi Jinping", "Vladimir Putin"))


def test_nobody_of_that_name_is_no_zero() -> None:
    with pytest.raises(NotFound, match="Medvedev"):
        counted([f"meeting | {XP} | 2020-01-01"], asked(people=("Xi", "Medvedev")))


def test_a_name_of_two_people_is_refused() -> None:
    held = entries([f"meeting | CHN:{name}, RUS:Putin | {year}-01-01" for name, year in LIS.items()])
    ids = {"Li Peng": "li-peng", "Li Keqiang": "li-keqiang", "Putin": "vladimir-putin"}
    known = [with_ids(entry, ids) for entry in held]
    with pytest.raises(InvalidInput, match="Li Keqiang, Li Peng"):
        count(known, asked(people=("Li", "Putin")), counting_rule("in-person"))
    assert count(known, asked(people=("Li Peng", "Putin")), counting_rule("in-person")).count == 1


def with_ids(entry: object, ids: dict[str, str]) -> object:
    one = entry.engagement  # type: ignore[attr-defined]
    named = tuple(msgspec.structs.replace(party, person=ids[party.name]) for party in one.participants)
    return msgspec.structs.replace(entry, engagement=msgspec.structs.replace(one, participants=named))


def test_predecessors_count_only_where_they_are_taken() -> None:
    rows = ["meeting | CHN:Deng > SUN:Gorbachev | 1989-05-16", "meeting | CHN:Jiang > RUS:Yeltsin | 1996-04-25"]
    taken = counted(rows, asked(people=()))
    strict = counted(rows, asked(people=(), sides=(Side.of("CHN"), Side.of("RUS"))))
    assert (taken.count, strict.count) == (2, 1)
    assert any("no people were named" in note for note in taken.notes)


def test_what_contains_rows_need_not_have_both() -> None:
    rows = [
        "v = visit | CHN:Xi Jinping > RUS | 2023-03-20/2023-03-22 | place=RUS; visit_type=state",
        "meeting | CHN:Xi Jinping > RUS:Putin | 2023-03-20 | place=RUS; part_of=v",
        "meeting | CHN:Xi Jinping > RUS:Putin | 2023-03-21 | place=RUS; part_of=v",
    ]
    found = counted(rows)
    assert [(one.id, one.rows) for one in found.included] == [("e2-meeting", ("e2-meeting", "e3-meeting"))]
    assert counted(rows, rule="formal-visits").count == 1


def test_a_ring_of_parts_ends() -> None:
    held = entries([f"a = visit | {XP} | 2023-03-20", f"b = meeting | {XP} | 2023-03-20 | part_of=a"])
    ring = [msgspec.structs.replace(held[0].engagement, part_of="e2-meeting"), held[1].engagement]
    entered = [msgspec.structs.replace(entry, engagement=one) for entry, one in zip(held, ring, strict=True)]
    assert count(entered, QUESTION, counting_rule("in-person")).count >= 1


def test_order_does_not_matter() -> None:
    rows = [f"meeting | {XP} | 20{year}-0{month}-11" for year in range(13, 26) for month in (3, 7)]
    held = entries(rows)
    first = count(held, QUESTION, counting_rule("in-person"))
    Random(7).shuffle(held)
    assert count(held, QUESTION, counting_rule("in-person")) == first


def test_the_share_reviewed() -> None:
    rows = [f"meeting | {XP} | 2024-01-0{n} | reviewed={'yes' if n < 4 else 'no'}" for n in range(1, 5)]
    found = counted(rows)
    assert found.reviewed_share == 0.75
    assert "75% of the entries reviewed" in found.caption
    assert counted([], asked(people=())).reviewed_share is None
    assert "no entry reviewed yet" in counted([f"meeting | {XP} | 2024-01-04"]).caption


@pytest.mark.parametrize(
    ("rows", "rule", "said"),
    [
        (1, "in-person", "Xi Jinping and Vladimir Putin met in person once from 2013 to 31 May 2026, one counted"),
        (2, "in-person", "met in person twice from 2013"),
        (3, "sessions", "held 3 sessions of talks of the two sides alone"),
        (0, "in-person", "Nothing of Xi Jinping and Vladimir Putin from 2013 to 31 May 2026 in this chronicle counts"),
    ],
)
def test_captions(rows: int, rule: str, said: str) -> None:
    pile = [f"message | {XP} | 2013-01-01", *(f"meeting | {XP} | 2024-01-0{n + 1}" for n in range(rows))]
    found = counted(pile, asked(since=date(2013, 1, 1)), rule)
    assert said in found.caption
    assert f"(Summitry, rule {rule}; as of 31 May 2026" in found.caption


@pytest.mark.parametrize(
    ("value", "qualifier", "agrees"),
    [(2, None, ("in-person",)), (1, "over", ("in-person", "in-person-or-video", "all-contacts")),
     (3, None, ("in-person-or-video", "all-contacts")), (3, "about", ("in-person-or-video", "all-contacts")),
     (3, "under", ("in-person",)), (9, None, ())],
)  # fmt: skip
def test_numbers_that_others_told(value: int, qualifier: str | None, agrees: tuple[str, ...]) -> None:
    rows = [f"multilateral | {XP} | 2013-02-01", f"meeting | {XP} | 2014-03-01", f"video | {XP} | 2015-01-01",
            f"meeting | {XP} | 2016-01-01"]  # fmt: skip
    claim = Claim(claim_id="c", doc_id="d", type="count", text="so many", value=value, unit="meetings",
                  qualifier=qualifier, period="2013/2015")  # fmt: skip
    told = Said(claim=claim, day=date(2015, 12, 31), sources=(Citation("T", "P"),))
    [checked] = counted(rows, said=(told,)).claims
    assert (checked.since, checked.until) == ("2013-01-01", "2015-12-31")
    assert checked.by_rule == {"in-person": 2, "bilateral-only": 1, "sessions": 1, "in-person-or-video": 3,
                               "all-contacts": 3}  # fmt: skip
    assert set(agrees) <= set(checked.agrees)
    assert ("in-person" in checked.agrees) == ("in-person" in agrees)
    if value == 2:
        assert checked.candidates == ("e1-multilateral", "e3-video")
        assert "1 of in-person-or-video" in checked.remark


@pytest.mark.parametrize("change", [{"type": "figure"}, {"value": None}, {"unit": "documents"}])
def test_other_claims_are_left_alone(change: dict[str, object]) -> None:
    claim = Claim(claim_id="c", doc_id="d", type="count", text="so many", value=3.0, unit="meetings")
    told = Said(claim=msgspec.structs.replace(claim, **change), day=date(2015, 1, 1))
    assert counted([f"meeting | {XP} | 2014-01-01"], said=(told,)).claims == ()


def test_a_claim_after_the_last_day_is_left_alone() -> None:
    claim = Claim(claim_id="c", doc_id="d", type="count", text="", value=3.0, unit="meetings", period="past decade")
    pile = [f"meeting | {XP} | 2014-01-01"]
    late = Said(claim=claim, day=date(2015, 1, 1))
    assert counted(pile, asked(until=date(2014, 12, 31)), said=(late,)).claims == ()
    assert counted(pile, said=(late,)).claims[0].until == "2015-01-01"
