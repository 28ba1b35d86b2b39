"""What the chronicle says of an engagement whose accounts differ, and that the difference stays in sight."""

from __future__ import annotations

import pytest

from factories.accounts import account, source
from summitry.linking import Reasons, compare, link, why
from summitry.model import Account, Engagement

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
VISIT = "RUS:Vladimir Putin > CHN:Xi Jinping"


def one(accounts: list[Account], *published: tuple[str, str]) -> Engagement:
    found = link(accounts, {doc: source(doc, day) for doc, day in published})
    assert len(found) == 1, [engagement.id for engagement in found]
    return found[0]


def test_the_day_that_more_publishers_give_wins_and_the_other_stays() -> None:
    accounts = [
        account("call", XP, "2024-02-08", doc="a"),
        account("call", XP, "2024-02-08", doc="b"),
        account("call", XP, "2024-02-09", doc="c", basis="publication"),
    ]
    found = one(accounts)
    assert found.date is not None
    assert found.date.edtf == "2024-02-08"
    (conflict,) = found.conflicts
    assert (conflict.field, conflict.chosen) == ("date", "2024-02-08")
    assert [value.value for value in conflict.values] == ["2024-02-08", "2024-02-09"]
    assert conflict.values[1].accounts == (accounts[2].account_id,)


def test_vaguer_dates_are_no_conflict() -> None:
    found = one([account("meeting", XP, "2025-05-08", doc="a"), account("meeting", XP, "2025-05", doc="b")])
    assert found.date is not None
    assert found.date.edtf == "2025-05-08"
    assert found.conflicts == ()


def test_cities_that_differ_are_a_conflict() -> None:
    places = [("a", "Samarkand, UZB"), ("b", "Samarkand, UZB"), ("c", "Tashkent, UZB")]
    found = one([account("meeting", XP, "2022-09-15", doc=doc, place=where) for doc, where in places])
    assert found.place is not None
    assert found.place.city == "Samarkand"
    assert [conflict.field for conflict in found.conflicts] == ["city"]


def test_the_medium_is_decided_by_most_and_kept_as_a_conflict() -> None:
    told = [account(kind, XP, "2021-12-15", doc=doc) for doc, kind in (("a", "video"), ("b", "video"), ("c", "call"))]
    found = one(told)
    assert found.kind == "video"
    assert [conflict.field for conflict in found.conflicts] == ["kind"]


@pytest.mark.parametrize(
    ("plan", "status", "expected"),
    [
        ("2024-05-16~/2024-05-31~", "occurred", "occurred"),
        ("2024-05-07/2024-05-10", "occurred", "occurred"),
        ("2024-05-07/2024-05-10", "cancelled", "cancelled"),
        ("2024-05-07/2024-05-10", "ongoing", "ongoing"),
    ],
)
def test_a_plan_joins_what_became_of_it(plan: str, status: str, expected: str) -> None:
    accounts = [
        account("visit", VISIT, plan, doc="a", status="scheduled", place="CHN"),
        account("visit", VISIT, "2024-05-08/2024-05-09" if status == "cancelled" else "2024-05-16/2024-05-17",
                doc="b", status=status, place="CHN"),
    ]  # fmt: skip
    found = one(accounts, ("a", "2024-04-20"), ("b", "2024-05-17"))
    assert found.status == expected
    assert not found.conflicts


def test_a_plan_alone_stays_a_plan_whatever_day_it_is() -> None:
    found = one([account("visit", VISIT, "1950-01-01", status="scheduled")])
    assert found.status == "scheduled"


def test_the_past_is_no_outcome_of_a_plan() -> None:
    accounts = [
        account("visit", VISIT, "2024-05-01/2024-05-02", doc="a", place="CHN"),
        account("visit", VISIT, "2024-06", doc="b", status="scheduled", place="CHN"),
    ]
    assert len(link(accounts, {"b": source("b", "2024-05-20")})) == 2


def test_the_latest_word_on_a_plan_counts() -> None:
    told = [("a", "scheduled", "2024-04-01"), ("b", "postponed", "2024-04-20"), ("c", "expected", "2024-04-10")]
    accounts = [account("visit", VISIT, "2024-05-07", doc=doc, status=status) for doc, status, _ in told]
    assert one(accounts, *((doc, day) for doc, _, day in told)).status == "postponed"


def test_talks_stand_within_the_visit() -> None:
    accounts = [
        account("visit", VISIT, "2024-05-16/2024-05-17", doc="a", place="CHN"),
        account("meeting", XP, "2024-05-16", doc="b", place="Beijing, CHN"),
        account("meeting", "CHN:Xi Jinping, SRB:Aleksandar Vucic", "2024-05-16", doc="c", place="Beijing, CHN"),
    ]
    found = {engagement.id: engagement.part_of for engagement in link(accounts, {})}
    assert found == {
        "chn-rus-2024-05-16-visit": None,
        "chn-rus-2024-05-16-meeting": "chn-rus-2024-05-16-visit",
        "chn-srb-2024-05-16-meeting": None,
    }


def test_sidelines_stand_within_the_gathering() -> None:
    accounts = [
        account("multilateral", "RUS:Putin, CHN:Xi, IND:Modi", "2024-10-22/2024-10-24", occasion="BRICS summit"),
        account("meeting", "CHN:Xi, IND:Modi", "2024-10-23", doc="b", occasion="BRICS"),
    ]
    meeting = next(one for one in link(accounts, {}) if one.kind == "meeting")
    assert meeting.part_of == "chn-ind-rus-2024-10-22-multilateral-brics-summit"


def test_a_person_is_listed_once_under_the_fullest_name() -> None:
    found = one([
        account("meeting", "CHN:Xi, RUS", "2025-05-08", doc="a"),
        account("meeting", "CHN:Xi Jinping > RUS:Vladimir Putin", "2025-05-08", doc="b"),
    ])  # fmt: skip
    assert [(party.name, party.country) for party in found.participants] == [
        ("Vladimir Putin", "RUS"), ("Xi Jinping", "CHN"),
    ]  # fmt: skip


def test_signed_texts_are_gathered() -> None:
    accounts = [
        account("meeting", XP, "2025-05-08", doc="a", signed=["joint statement"]),
        account("meeting", XP, "2025-05-08", doc="b", signed=["joint statement", "agreement"]),
    ]
    assert [text.type for text in one(accounts).documents] == ["agreement", "joint statement"]


@pytest.mark.parametrize(("told", "conflicts"), [("2024-05-10", []), ("2024-05-17", ["status"]), (None, ["status"])])
def test_a_cancellation_is_a_conflict_only_when_told_after_the_day(told: str | None, conflicts: list[str]) -> None:
    accounts = [
        account("visit", VISIT, "2024-05-16", doc="a", place="CHN"),
        account("visit", VISIT, "2024-05-16", doc="b", place="CHN", status="cancelled"),
    ]
    sources = {"b": source("b", told)}
    (found,) = link(accounts, sources)
    assert found.status == "occurred"
    assert [conflict.field for conflict in found.conflicts] == conflicts


def test_what_linked_an_account_is_told_field_by_field() -> None:
    accounts = [account("meeting", XP, "2025-05-08", doc=doc, place="Moscow, RUS") for doc in "ab"]
    verdict = Reasons(accounts, {}).of(accounts[0].account_id)
    assert verdict is not None
    assert [part.name for part in verdict.parts] == ["kind", "date", "people", "place", "status"]
    assert verdict.score == pytest.approx(sum(part.score for part in verdict.parts))
    assert Reasons(accounts[:1], {}).of(accounts[0].account_id) is None


def test_what_hundreds_tell_alike_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = []
    monkeypatch.setattr(why, "compare", lambda *sides: compared.append(1) or compare(*sides))
    told = [account("meeting", XP, f"2025-05-0{7 + n % 2}", doc=f"d{n}", place="Moscow, RUS") for n in range(300)]
    reasons = Reasons(told, {})
    assert all(reasons.of(one.account_id) is not None for one in told)
    assert len(compared) == 2 * 2
