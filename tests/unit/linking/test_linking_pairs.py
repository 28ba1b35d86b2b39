"""Which two accounts tell of one engagement: a table of cases, each with the trap that it stands for."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from factories.accounts import account, source
from summitry.linking import link, link_rules
from summitry.linking.card import Folder
from summitry.linking.comparators import gathered_score, people

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
SAME: list[tuple[str, tuple[Any, ...], tuple[Any, ...]]] = [
    ("same day", ("meeting", XP, "2025-05-08", {}), ("meeting", XP, "2025-05-08", {})),
    ("a delegation fits a name", ("meeting", XP, "2025-05-08", {}), ("meeting", "CHN, RUS:Putin", "2025-05-08", {})),
    ("surname alone", ("call", XP, "2024-02-08", {}), ("call", "CHN:Xi, RUS:Putin", "2024-02-08", {})),
    ("publication taken for the day", ("call", XP, "2024-02-08", {}),
     ("call", XP, "2024-02-09", {"basis": "publication"})),
    ("a day off, same hall", ("meeting", XP, "1969-09-11", {"place": "airport, Beijing, CHN"}),
     ("meeting", XP, "1969-09-12", {"place": "airport, Beijing, CHN"})),
    ("day within month", ("meeting", XP, "2025-05-08", {}), ("meeting", XP, "2025-05", {})),
    ("year unknown", ("meeting", XP, "2023-03-21", {}), ("meeting", XP, "XXXX-03-21", {})),
    ("late May of a year not said, and May", ("visit", "RUS:Putin > CHN", "XXXX-05-21~/XXXX-05-31~", {"place": "CHN"}),
     ("visit", "RUS:Putin > CHN", "2024-05~", {"place": "CHN"})),
    ("telephone told as video", ("call", XP, "2021-12-15", {}), ("video", XP, "2021-12-15", {})),
    ("first and last days of one visit", ("visit", "CHN:Xi > RUS", "2025-05-07", {"place": "RUS"}),
     ("visit", "CHN:Xi Jinping > RUS:Putin", "2025-05-07/2025-05-10", {"place": "Moscow, RUS"})),
    ("another city of the same country", ("meeting", XP, "2022-09-15", {"place": "Samarkand, UZB"}),
     ("meeting", XP, "2022-09-15", {"place": "Tashkent, UZB"})),
    ("a gathering and those whom each outlet names",
     ("multilateral", "RUS:Vladimir Putin, IND:Modi", "2024-10-23", {"occasion": "BRICS summit"}),
     ("multilateral", "RUS:Putin, CHN:Xi", "2024-10-22/2024-10-24", {"occasion": "16th BRICS summit"})),
    ("no date, told about then", ("meeting", XP, "2025-05-08", {}), ("meeting", XP, None, {"doc": "doc-b"})),
    ("since then", ("visit", "CHN:Mao > SUN", "1949-12-16", {"place": "SUN"}),
     ("visit", "CHN:Mao > SUN", "1949-12-16/..", {"place": "SUN", "status": "ongoing"})),
    ("two spellings of one city", ("meeting", XP, "1989-05-16", {"place": "Beijing, CHN"}),
     ("meeting", XP, "1989-05-17", {"place": "Peking, CHN"})),
    ("COP 26 is COP26", ("multilateral", "GBR:Johnson, UN", "2021-11-01", {"occasion": "COP 26 UN Climate Conference"}),
     ("multilateral", "USA:Biden, GBR:Johnson", "2021-11-02/2021-11-03", {"occasion": "COP26"})),
    ("a summary of the whole visit, and the visit",
     ("visit", "CHN:Xi > RUS:Putin", "2025-05-07/2025-05-10", {"place": "RUS"}),
     ("visit", "CHN:Xi > RUS", None, {"place": "Moscow, RUS"})),
    ("a slip in the day of a plan", ("visit", "RUS:Putin > CHN", "2024-05-15", {"place": "CHN", "status": "scheduled"}),
     ("visit", "RUS:Putin > CHN:Xi", "2024-05-16/2024-05-17", {"place": "CHN"})),
    ("one city of a visit to two", ("visit", "RUS:Putin > CHN", "2024-05-17", {"place": "Harbin, CHN"}),
     ("visit", "RUS:Putin > CHN:Xi", "2024-05-16/2024-05-17", {"place": "Beijing, CHN"})),
]  # fmt: skip

APART: list[tuple[str, tuple[Any, ...], tuple[Any, ...]]] = [
    ("president and prime minister", ("meeting", XP, "2023-03-21", {}),
     ("meeting", "CHN:Xi Jinping, RUS:Mikhail Mishustin", "2023-03-21", {})),
    ("meeting and call", ("meeting", XP, "2025-05-08", {}), ("call", XP, "2025-05-08", {})),
    ("visit and its talks", ("visit", "CHN:Xi > RUS:Putin", "2025-05-08", {"place": "RUS"}),
     ("meeting", XP, "2025-05-08", {"place": "RUS"})),
    ("two calls in a week", ("call", XP, "2024-02-08", {}), ("call", XP, "2024-02-12", {})),
    ("two days running, both stated", ("meeting", XP, "2023-03-20", {}), ("meeting", XP, "2023-03-21", {})),
    ("another pair", ("meeting", XP, "2025-05-08", {}), ("meeting", "CHN:Xi, SRB:Aleksandar Vucic", "2025-05-08", {})),
    ("there and back", ("visit", "CHN:Xi > RUS:Putin", "2024-05-16", {"place": "RUS"}),
     ("visit", "RUS:Putin > CHN:Xi", "2024-05-16", {"place": "CHN"})),
    ("day and evening talks", ("meeting", "CHN:Mao, SUN:Mikoyan", "1949-02-05", {"date_quote": "in the morning"}),
     ("meeting", "CHN:Mao, SUN:Mikoyan", "1949-02-05", {"date_quote": "late in the evening"})),
    ("two gatherings of one day", ("multilateral", "USA:Biden, JPN, GBR", "2024-07-10", {"occasion": "NATO summit"}),
     ("multilateral", "USA:Biden, JPN, GBR", "2024-07-10", {"occasion": "Quad summit"})),
    ("gatherings without a name, one man in common", ("multilateral", "UKR:Zelenskyy, ALB, MNE", "2022-06-16", {}),
     ("multilateral", "UKR:Zelenskyy, DEU, FRA", "2022-06-16", {})),
    ("a third on the line a day later", ("call", XP, "2022-03-09", {"basis": "publication"}),
     ("call", "CHN:Xi Jinping, RUS:Vladimir Putin, FRA:Macron", "2022-03-10", {"basis": "publication"})),
    ("another year", ("meeting", XP, "2013", {}), ("meeting", XP, "2014-05-20", {})),
    ("the USSR is not Russia", ("meeting", "CHN, SUN", "1991-12-01", {}), ("meeting", "CHN, RUS", "1991-12-01", {})),
    ("a plan told after the day", ("meeting", XP, "2025-05-07", {}),
     ("meeting", XP, None, {"status": "proposed", "doc": "doc-b"})),
    ("a plenary and the talks beside it",
     ("multilateral", "CHN:Xi Jinping, RUS:Vladimir Putin, IND:Modi", "2024-10-23", {"occasion": "BRICS summit"}),
     ("meeting", XP, "2024-10-23", {"occasion": "BRICS summit"})),
    ("a summary of the whole visit, and talks within it",
     ("visit", "CHN:Xi > RUS:Putin", "2025-05-07/2025-05-10", {"place": "RUS"}),
     ("meeting", XP, "2025-05-08", {"place": "Moscow, RUS"})),
    ("a rewrite that moved the date by months", ("meeting", XP, "2022-09-15", {}), ("meeting", XP, "2022-02-15", {})),
    ("a year-less range that merely touches", ("visit", "RUS:Putin > CHN", "XXXX-05-21/XXXX-05-31", {"place": "CHN"}),
     ("visit", "RUS:Putin > CHN", "2014-05-20/2014-05-21", {"place": "CHN"})),
]  # fmt: skip


def _linked(one: tuple[Any, ...], other: tuple[Any, ...]) -> int:
    first = account(*one[:3], **{"doc": "doc-a", **one[3]})
    second = account(*other[:3], **{"doc": "doc-b", **other[3]})
    sources = {"doc-a": source("doc-a", "2025-05-09"), "doc-b": source("doc-b", "2025-05-09")}
    return len(link([first, second], sources))


@pytest.mark.parametrize(("trap", "one", "other"), SAME, ids=[case[0] for case in SAME])
def test_one_engagement(trap: str, one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert _linked(one, other) == 1, trap


@pytest.mark.parametrize(("trap", "one", "other"), APART, ids=[case[0] for case in APART])
def test_two_engagements(trap: str, one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert _linked(one, other) == 2, trap


@pytest.mark.parametrize(("other", "number"), [("Kremlin", 2), ("Bundesregierung", 1)])
def test_a_publisher_who_reports_on_two_days_running_tells_of_two(other: str, number: int) -> None:
    calls = [account("call", XP, day, doc=day, basis="publication") for day in ("2022-03-09", "2022-03-10")]
    sources = {"2022-03-09": source("2022-03-09", "2022-03-09", "Kremlin"),
               "2022-03-10": source("2022-03-10", "2022-03-10", other)}  # fmt: skip
    assert len(link(calls, sources)) == number


def test_accounts_of_one_document_are_never_merged() -> None:
    day = account("meeting", XP, "2025-05-08", doc="d", occasion="tea")
    evening = account("meeting", XP, "2025-05-08", doc="d", occasion="dinner")
    assert len(link([day, evening], {})) == 2


def test_a_third_document_does_not_glue_two_meetings_that_another_tells_apart() -> None:
    told = [
        account("meeting", XP, "2023-03-20", doc="a"),
        account("meeting", XP, "2023-03-21", doc="a"),
        account("meeting", XP, "2023-03", doc="b"),
    ]
    found = link(told, {})
    assert len(found) == 3  # the vague one fits both equally, so it joins neither
    assert all(len(one.accounts) == 1 for one in found)


GATHERED = [
    "CHN:Xi Jinping, RUS:Vladimir Putin, IND:Narendra Modi", "CHN:Xi, RUS:Putin", "CHN, RUS, IND",
    "BRA:Lula, ZAF:Ramaphosa",
    "CHN:Li Qiang, RUS:Putin, BRA:Lula", "CHN:Li Qiang, IND:Jaishankar", "KAZ:Tokayev",
]  # fmt: skip


@pytest.mark.parametrize("occasion", [None, "BRICS summit"])
def test_gatherings_are_scored_as_they_are_compared(occasion: str | None) -> None:
    told = [account("multilateral", who, "2024-10-22", doc=who, occasion=occasion) for who in GATHERED]
    named = [
        msgspec.structs.replace(
            one, participants=tuple(msgspec.structs.replace(each, person=each.name) for each in one.participants)
        )
        for one in told
    ]
    folder = Folder({}, link_rules())
    profiles = [folder.card(one).profile for one in (*told, *named)]
    for one in profiles:
        for other in profiles:
            part = people(one, other, link_rules())
            assert part is not None
            assert gathered_score(one.party, other.party, link_rules()) == (None if part.veto else part.score)
