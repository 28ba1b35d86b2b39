"""The history of a plan and why each value is shown."""

from __future__ import annotations

from datetime import date

import pytest

from factories.accounts import account, source
from summitry.linking import link
from summitry.model import Account, Engagement

VISIT = "RUS:Vladimir Putin > CHN:Xi Jinping"
XP = "CHN:Xi Jinping, RUS:Vladimir Putin"


def told(
    kind: str, who: str, *rows: tuple[str, str | None, str | None, str]
) -> tuple[list[Account], dict[str, object]]:
    """Accounts of (document, published, date, status), with their sources."""
    accounts = [account(kind, who, when, doc=doc, status=status, place="CHN") for doc, _, when, status in rows]
    return accounts, {doc: source(doc, published) for doc, published, _, _ in rows}


def only(accounts: list[Account], sources: dict[str, object]) -> Engagement:
    (found,) = link(accounts, sources)  # type: ignore[arg-type]
    return found


def steps(one: Engagement) -> list[tuple[str | None, str, str | None]]:
    return [(step.told.isoformat() if step.told else None, step.status, step.date) for step in one.history]


def test_announced_moved_and_held_is_one_engagement_with_a_history() -> None:
    found = only(*told(
        "visit", VISIT,
        ("held", "2024-05-17", "2024-05-16/2024-05-17", "occurred"),
        ("vague", "2024-04-02", "2024-05-21~/2024-05-31~", "expected"),
        ("days", "2024-04-20", "2024-05-07/2024-05-10", "scheduled"),
        ("later", "2024-05-30", "2024-05-16/2024-05-17", "occurred"),
    ))  # fmt: skip
    assert found.status == "occurred"
    assert steps(found) == [
        ("2024-04-02", "expected", "2024-05-21~/2024-05-31~"),
        ("2024-04-20", "scheduled", "2024-05-07/2024-05-10"),
        ("2024-05-17", "occurred", "2024-05-16/2024-05-17"),
    ]
    assert found.conflicts == ()


def test_put_off_is_a_step_and_a_plan_repeated_is_none() -> None:
    found = only(*told(
        "visit", VISIT,
        ("a", "2024-04-01", "2024-05-07", "scheduled"), ("b", "2024-04-03", "2024-05-07", "scheduled"),
        ("c", "2024-04-09", "2024-05-07", "postponed"), ("d", None, "2024-05-07", "cancelled"),
    ))  # fmt: skip
    assert [status for _, status, _ in steps(found)] == ["scheduled", "postponed", "cancelled"]
    assert steps(found)[-1][0] is None


def test_a_single_telling_is_one_step() -> None:
    found = only([account("call", XP, "2024-02-08")], {"doc-a": source("doc-a", "2024-02-08")})
    assert [(step.told, step.account) for step in found.history] == [(date(2024, 2, 8), found.accounts[0])]


def rule(one: Engagement, field: str) -> str | None:
    return next((chosen.rule for chosen in one.chosen if chosen.field == field), None)


CHOICES = [
    # field, chosen value, rule, accounts as (document, publisher, url, date, given)
    ("date", "2024-02-08", "event day", [("a", "Gazette", "2024-02-09", {"basis": "publication"}),
                                         ("b", "Courier", "2024-02-08", {})]),
    ("date", "2024-02-08", "official", [("a", "Kremlin", "2024-02-08", {"basis": "relative"}),
                                        ("b", "Courier", "2024-02-09", {}), ("c", "Gazette", "2024-02-09", {})]),
    ("date", "2024-02-09", "majority", [("a", "Post", "2024-02-08", {"basis": "relative"}),
                                        ("b", "Courier", "2024-02-09", {}), ("c", "Gazette", "2024-02-09", {})]),
    ("date", "2024-02-08", "specific", [("a", "Post", "2024-02-08", {}), ("b", "Courier", "2024", {})]),
    ("date", "2024-02-08", "basis", [("a", "Post", "2024-02-08", {}),
                                     ("b", "Courier", "2024-02-09", {"basis": "weekday"})]),
    ("kind", "video", "official", [("a", "Kremlin", "2024-02-08", {"kind": "video"}), ("b", "Post", "2024-02-08", {}),
                                   ("c", "Courier", "2024-02-08", {})]),
    ("kind", "call", "majority", [("a", "Herald", "2024-02-08", {"kind": "video"}), ("b", "Post", "2024-02-08", {}),
                                  ("c", "Courier", "2024-02-08", {})]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "value", "because", "rows"), CHOICES, ids=[f"{one[0]}-{one[2]}" for one in CHOICES])
def test_each_value_says_by_which_rule_it_was_chosen(
    field: str, value: str, because: str, rows: list[tuple[str, str, str, dict[str, str]]]
) -> None:
    accounts = [account(given.get("kind", "call"), XP, day, doc=doc, basis=given.get("basis", "stated"))
                for doc, _, day, given in rows]  # fmt: skip
    found = only(accounts, {doc: source(doc, "2024-02-09", publisher) for doc, publisher, _, _ in rows})
    shown = found.date.edtf if field == "date" and found.date else found.kind
    assert (shown, rule(found, field)) == (value, because)


def test_a_value_that_nobody_doubts_needs_no_reason() -> None:
    found = only([account("call", XP, "2024-02-08", doc=doc) for doc in "ab"], {})
    assert found.chosen == ()


def test_first_and_last_day_of_a_visit_go_before_one_of_its_days() -> None:
    accounts = [account("visit", VISIT, day, doc=day, place="CHN") for day in ("2024-05-16", "2024-05-16/2024-05-17")]
    found = only(accounts, {})
    assert found.date is not None
    assert (found.date.edtf, rule(found, "date")) == ("2024-05-16/2024-05-17", "whole stay")
    talks = only([account("meeting", XP, day, doc=day) for day in ("2024-05-16", "2024-05-16/2024-05-17")], {})
    assert talks.date is not None
    assert (talks.date.edtf, rule(talks, "date")) == ("2024-05-16", "specific")


def test_independent_sources_are_publishers() -> None:
    accounts = [account("call", XP, "2024-02-08", doc=doc) for doc in "abc"]
    found = only(accounts, {doc: source(doc, "2024-02-08", "Kremlin" if doc < "c" else "Xinhua") for doc in "abc"})
    assert found.independent_sources == 2


def test_days_within_a_long_stay_belong_to_it() -> None:
    mao = "CHN:Mao Zedong > SUN"
    accounts = [
        account("visit", mao, "1949-12-16/1950-02-17", doc="book", place="Moscow, SUN"),
        account("visit", mao, "1949-12-16", doc="wire", basis="relative", status="ongoing", place="Moscow, SUN"),
        account("visit", mao, "1950-02-14", doc="daily", place="SUN"),
    ]
    found = only(accounts, {})
    assert found.date is not None
    assert found.date.edtf == "1949-12-16/1950-02-17"
    assert {party.country for party in found.participants} == {"CHN", "SUN"}
