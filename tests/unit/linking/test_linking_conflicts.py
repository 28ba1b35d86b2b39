"""Each kind of conflict with the cause that speaks for itself, what is none, and what is worth a look."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec
import pytest

from factories.accounts import account
from summitry.linking import Source, link
from summitry.linking.claim_conflicts import claim_conflicts
from summitry.linking.findings import find_findings
from summitry.linking.slips import is_slip
from summitry.linking.standing import standing
from summitry.model import Claim, Engagement, SignedDocument

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
HM = "CHN:Hu Jintao, RUS:Dmitry Medvedev"
VISIT = "RUS:Vladimir Putin > CHN:Xi Jinping"
Row = tuple[str, str, dict[str, Any]]  # publisher, publication day, fields

#: kind of conflict, field, likely cause, kind and people, then the accounts
CASES: list[tuple[str, str, str, str, str, list[Row]]] = [
    ("day", "date", "publication day taken for the event's day", "call", XP, [
        ("Post", "2024-02-08", {"when": "2024-02-08"}),
        ("Herald", "2024-02-09", {"when": "2024-02-09", "basis": "publication"})]),
    ("day", "date", "publication day taken for the event's day", "meeting", XP, [
        ("Post", "2024-02-08", {"when": "2024-02-08", "place": "Moscow, RUS"}),
        ("Herald", "2024-02-09", {"when": "2024-02-09", "place": "Moscow, RUS"})]),
    ("day", "date", "time zone", "meeting", HM, [
        ("Kremlin", "2010-04-17", {"when": "2010-04-16", "place": "Brasilia, BRA"}),
        ("Daily", "2010-04-17", {"when": "2010-04-15", "place": "Brasilia, BRA"})]),
    ("day", "date", "rewrite with a shifted date", "meeting", XP, [
        ("Post", "2024-02-08", {"when": "2024-02-08", "place": "Moscow, RUS"}),
        ("Mill", "2024-02-20", {"when": "2024-02-09", "place": "Moscow, RUS", "copy": "Post"})]),
    ("day", "date", "arrival or departure counted differently", "visit", VISIT, [
        ("Post", "2005-07-04", {"when": "2005-06-30/2005-07-02", "place": "CHN"}),
        ("Herald", "2005-07-04", {"when": "2005-06-30/2005-07-03", "place": "CHN"})]),
    ("day", "date", "arrival or report told for the day of the talks", "meeting", "CHN:Mao Zedong, SUN:Joseph Stalin", [
        ("Post", "1950-01-30", {"when": "1950-01-22", "place": "Moscow, SUN"}),
        ("Herald", "1950-01-30", {"when": "1950-01-21", "place": "Moscow, SUN"})]),
    ("place", "city", "neighbouring places", "meeting", XP, [
        ("Post", "2022-09-16", {"when": "2022-09-15", "place": "Kyoto, JPN"}),
        ("Herald", "2022-09-16", {"when": "2022-09-15", "place": "Osaka, JPN"})]),
    ("place", "city", "wrong city", "meeting", XP, [
        ("Post", "2022-09-16", {"when": "2022-09-15", "place": "Samarkand, UZB"}),
        ("Herald", "2022-09-16", {"when": "2022-09-15", "place": "Tashkent, UZB"})]),
    ("medium", "kind", "telephone and video taken for each other", "call", XP, [
        ("Post", "2022-12-30", {"when": "2022-12-30"}),
        ("Herald", "2022-12-30", {"when": "2022-12-30", "kind": "video"})]),
    ("status", "status", "plan told as held, or called off too early", "visit", VISIT, [
        ("Post", "2024-05-18", {"when": "2024-05-16", "place": "CHN"}),
        ("Herald", "2024-05-18", {"when": "2024-05-16", "place": "CHN", "status": "cancelled"})]),
    ("rank", "visit_type", "press shorthand for the protocol rank", "visit", VISIT, [
        ("Kremlin", "2024-05-18", {"when": "2024-05-16", "place": "CHN", "visit_type": "state"}),
        ("Herald", "2024-05-18", {"when": "2024-05-16", "place": "CHN", "visit_type": "working"})]),
    ("count", "documents (agreement)", "counted by different rules", "meeting", XP, [
        ("Post", "2006-03-22", {"when": "2006-03-21", "signed": 15}),
        ("Herald", "2006-03-22", {"when": "2006-03-21", "signed": 22})]),
]  # fmt: skip


def engagement(kind: str, who: str, rows: list[Row]) -> Engagement:
    accounts, sources = [], {}
    for publisher, published, given in rows:
        fields = dict(given)
        signed, copy = fields.pop("signed", None), fields.pop("copy", None)
        told = account(fields.pop("kind", kind), who, fields.pop("when"), doc=publisher, **fields)
        documents = (SignedDocument("agreement", signed),) if signed else ()
        accounts.append(msgspec.structs.replace(told, documents=documents))
        day = date.fromisoformat(published)
        sources[publisher] = Source(publisher, publisher, day, copy_of=copy, speaker=copy)
    (found,) = link(accounts, sources)
    return found


@pytest.mark.parametrize(("of", "field", "cause", "kind", "who", "rows"), CASES, ids=[f"{c[0]}: {c[2]}" for c in CASES])
def test_each_kind_of_conflict_names_its_likely_cause(
    of: str, field: str, cause: str, kind: str, who: str, rows: list[Row]
) -> None:
    found = engagement(kind, who, rows)
    told = [(conflict.kind, conflict.field, conflict.cause) for conflict in found.conflicts]
    assert told == [(of, field, cause)]
    assert len(found.conflicts[0].values) == 2


NONE: list[tuple[str, str, list[Row]]] = [
    ("two spellings of one city", "meeting", [
        ("Post", "1989-05-17", {"when": "1989-05-16", "place": "Beijing, CHN"}),
        ("Herald", "1989-05-17", {"when": "1989-05-16", "place": "Peking, CHN"})]),
    ("one day of a visit", "visit", [
        ("Post", "2024-05-18", {"when": "2024-05-16/2024-05-17", "place": "CHN"}),
        ("Herald", "2024-05-18", {"when": "2024-05-17", "place": "CHN"})]),
    ("a plan that moved", "visit", [
        ("Post", "2024-05-18", {"when": "2024-05-16", "place": "CHN"}),
        ("Herald", "2024-05-02", {"when": "2024-05-07", "place": "CHN", "status": "scheduled"})]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "kind", "rows"), NONE, ids=[case[0] for case in NONE])
def test_what_fits_is_no_conflict(why: str, kind: str, rows: list[Row]) -> None:
    assert engagement(kind, VISIT if kind == "visit" else XP, rows).conflicts == (), why


def claim(doc: str, value: float, unit: str = "meetings", period: str | None = "2006") -> Claim:
    return Claim(claim_id=doc, doc_id=doc, type="count", text=f"{value} {unit}", value=value, unit=unit, period=period)


def test_counts_that_differ_are_a_conflict_of_claims() -> None:
    (found,) = claim_conflicts([claim("a", 5), claim("b", 6), claim("c", 6)])
    assert (found.kind, found.field, found.chosen) == ("count", "number of meetings 2006", "")
    assert [(one.value, one.accounts) for one in found.values] == [("5", ("a",)), ("6", ("b", "c"))]
    assert claim_conflicts([claim("a", 5), claim("b", 6, period="2007"), claim("c", 6, "calls")]) == ()


def kinds(one: Engagement, as_of: str | None, **given: Any) -> list[str]:  # noqa: ANN401
    changed = msgspec.structs.replace(one, **given)
    return [finding.kind for finding in find_findings([changed], date.fromisoformat(as_of) if as_of else None)]


def test_a_plan_whose_day_passed_is_a_finding_and_stays_a_plan() -> None:
    plan = engagement("visit", VISIT, [("Post", "2024-05-01", {"when": "2024-05-16", "status": "scheduled"})])
    assert plan.status == "scheduled"
    assert kinds(plan, "2024-05-17") == ["plan without outcome"]
    assert kinds(plan, "2024-05-16") == kinds(plan, None) == []
    assert kinds(plan, "2024-05-17", status="cancelled") == []


def test_a_single_source_and_an_impossible_stay_are_findings() -> None:
    visit = engagement("visit", VISIT, [("Post", "2024-12-31", {"when": "2024-01-16/2024-12-17", "place": "CHN"})])
    assert kinds(visit, None) == ["impossible", "single source"]


@pytest.mark.parametrize(
    ("one", "other", "slip"),
    [
        ("2022-02-15", "2022-09-15", True), ("2021-06-15", "2022-06-15", True), ("2022-09-15", "2022-09-16", False),
        ("2022-09-15", "2022-09-25", True), ("2022-09-12", "2022-09-21", True), ("2022-09", "2022-09-21", False),
        ("2022-09-15", "2022-09-15", False),
    ],
)  # fmt: skip
def test_slips_of_the_pen(one: str, other: str, slip: bool) -> None:
    assert is_slip(one, other) is slip
    assert is_slip(other, one) is slip


@pytest.mark.parametrize(
    ("publisher", "url", "speaks"),
    [
        ("Kremlin (en.kremlin.ru)", None, "official"), (None, "http://en.kremlin.ru/events/66992", "official"),
        (None, "https://english.www.gov.cn/news", "official"), ("White House", None, "official"),
        ("Xinhua", "https://example.org/a", "agency"), ("Evening Post", None, "other"), (None, None, "other"),
        (None, "http://[broken", "other"), ("Apricot Weekly", None, "other"),
        (None, "https://notkremlin.ru/x", "other"),
    ],
)  # fmt: skip
def test_standing(publisher: str | None, url: str | None, speaks: str) -> None:
    assert standing(publisher, url) == speaks
