"""Days and engagements in words: as the sources have them, and plans never as held."""

from __future__ import annotations

from typing import get_args

import pytest

from factories.accounts import people
from factories.reports import STATES, engagement
from summitry.model import Kind, Place, Status, When
from summitry.present.phrases import PLANNED
from summitry.present.report.days import in_words
from summitry.present.report.sentences import sentence
from summitry.present.report.view import cut, lasting


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2013-03-22", "22 March 2013"),
        ("2013-03-22/2013-03-24", "22–24 March 2013"),
        ("2013-03-30/2013-04-02", "30 March – 2 April 2013"),
        ("1949-12-16/1950-02-17", "16 December 1949 – 17 February 1950"),
        ("2005-11-18~", "about 18 November 2005"),
        ("1950-10-11?", "perhaps 11 October 1950"),
        ("1953-03-08~/1953-03-24~", "about 8 March 1953 – about 24 March 1953"),
        ("2014-10", "October 2014"),
        ("1957", "1957"),
        ("1957-21", "spring 1957"),
        ("195X", "1950s"),
        ("XXXX-03-20", "20 March year unknown"),
        ("../2004", "until 2004"),
        ("2004-05-01/..", "from 1 May 2004"),
        ("1952-10-02/1953-01", "2 October 1952 – January 1953"),
    ],
)
def test_day_in_words(edtf: str, words: str) -> None:
    assert in_words(When.of(edtf, "stated")) == words


def test_no_day_is_undated() -> None:
    assert in_words(None) == "undated"


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        (
            {"kind": "visit", "participants": people("CHN:Mao Zedong > SUN:Stalin"), "visit_type": "official",
             "place": Place("SUN", "Moscow")},
            "Mao Zedong (China) visited Moscow, Soviet Union on an official visit, received by Stalin (Soviet Union).",
        ),
        (
            {"kind": "visit", "participants": people("CHN:Mao Zedong > SUN"), "place": None},
            "Mao Zedong (China) visited Soviet Union.",
        ),
        (
            {"kind": "meeting", "place": Place("RUS", "Moscow", "Kremlin"), "occasion": "SCO summit"},
            "Xi Jinping (China) and Vladimir Putin (Russia) met in Moscow, Russia (Kremlin; SCO summit).",
        ),
        ({"kind": "meeting", "place": None}, "Xi Jinping (China) and Vladimir Putin (Russia) met."),
        ({"kind": "call", "place": None}, "Xi Jinping (China) and Vladimir Putin (Russia) spoke by telephone."),
        (
            {"kind": "multilateral", "place": Place("BRA"), "occasion": "BRICS summit"},
            "Xi Jinping (China) and Vladimir Putin (Russia) took part in BRICS summit, Brazil.",
        ),
        (
            {"kind": "visit", "status": "scheduled", "participants": people("CHN:Xi Jinping > RUS:Vladimir Putin"),
             "place": Place("RUS", "Kazan")},
            "Scheduled: Xi Jinping (China) was to visit Kazan, Russia, received by Vladimir Putin (Russia).",
        ),
    ],
)  # fmt: skip
def test_sentence(given_: dict[str, object], told: str) -> None:
    assert sentence(engagement(0, status=given_.pop("status", "occurred"), **given_), STATES) == told


@pytest.mark.parametrize("kind", get_args(Kind))
@pytest.mark.parametrize("status", get_args(Status))
def test_a_plan_is_never_told_as_held(kind: Kind, status: Status) -> None:
    told = sentence(engagement(0, kind=kind, status=status), STATES)
    assert told.startswith(f"{status.capitalize()}: ") is (status in PLANNED)
    assert (" to " in told) is (status in PLANNED)


def test_long_words_are_cut_and_lines_joined() -> None:
    assert cut("a\n\n b") == "a b"
    assert len(cut("x" * 5000, 100)) < 110


@pytest.mark.parametrize(("days", "words"), [(12, "12 days"), (1, "1 day"), (120, "4 months"), (5662, "15.5 years")])
def test_how_long(days: int, words: str) -> None:
    assert lasting(days) == words
