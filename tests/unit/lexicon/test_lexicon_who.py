"""Who held what on a day, and which state a name or number meant then."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.errors import NotFound
from summitry.lexicon import load_lexicon, polity_then, who, who_then
from summitry.lexicon.who import states_of_code

HELD = [
    ("RUS", "1957-04-15", "SUN", {"nikita-khrushchev", "nikolai-bulganin", "kliment-voroshilov", "andrei-gromyko"}),
    ("SUN", "1957-04-15", "SUN", {"nikita-khrushchev"}),
    ("RUS", "2010-06-01", "RUS", {"dmitry-medvedev", "vladimir-putin"}),
    ("SUN", "2010-06-01", "RUS", {"dmitry-medvedev"}),
    ("CHN", "2013-03-20", "CHN", {"xi-jinping", "li-keqiang"}),
    ("DDR", "1975-08-01", "DDR", {"erich-honecker"}),
    ("DDR", "1995-08-01", "DEU", {"helmut-kohl"}),
    ("USA", "1963-11-22", "USA", {"john-f-kennedy", "lyndon-b-johnson"}),
]


@pytest.mark.parametrize(("asked", "day", "polity", "people"), HELD)
def test_holders(asked: str, day: str, polity: str, people: set[str]) -> None:
    answer = who_then(load_lexicon(), asked, date.fromisoformat(day))
    assert answer.polity == polity
    assert people <= {held.person.id for held in answer.holdings}


def test_heads_of_state_come_first() -> None:
    ranks = [held.office.rank for held in who(load_lexicon(), "CHN", date(2013, 3, 20))]
    assert ranks[:2] == ["head_of_state", "head_of_government"]


THEN = [
    ("KAZ", "1980-01-01", "SUN"),
    ("CZE", "1990-01-01", "CSK"),
    ("SRB", "1980-01-01", "YUG"),
    ("SRB", "2005-01-01", "SCG"),
    ("XKX", "2007-01-01", "SRB"),
    ("VNM", "1960-01-01", "VDR"),
    ("RVN", "1980-01-01", "VNM"),
    ("BGD", "1960-01-01", "PAK"),
    ("GHA", "1950-01-01", None),
    ("UN", "1950-01-01", "UN"),
]


@pytest.mark.parametrize(("asked", "day", "expected"), THEN)
def test_the_state_that_stood_then(asked: str, day: str, expected: str | None) -> None:
    assert polity_then(load_lexicon(), asked, date.fromisoformat(day)) == expected


def test_unknown_polity() -> None:
    with pytest.raises(NotFound, match="no state or organisation 'XYZ'"):
        who_then(load_lexicon(), "XYZ", date(2000, 1, 1))


CODES = [
    ("cow", "365", "1980-01-01", ["SUN"]),
    ("cow", "365", "2000-01-01", ["RUS"]),
    ("cow", "260", "1980-01-01", ["DEU"]),
    ("cow", "260", "2000-01-01", []),
    ("gw", "260", "2000-01-01", ["DEU"]),
    ("cow", "255", "2000-01-01", ["DEU"]),
    ("cow", "345", "1999-01-01", ["YUG"]),
    ("cow", "345", "2010-01-01", ["SRB"]),
    ("gw", "340", "2010-01-01", ["SRB"]),
    ("cow", "816", "1960-01-01", ["VDR"]),
    ("cow", "816", "1990-01-01", ["VNM"]),
    ("cow", "679", "1980-01-01", []),
    ("cow", "710", "1946-01-01", ["CHN"]),
]


@pytest.mark.parametrize(("scheme", "code", "day", "expected"), CODES)
def test_codes_by_period(scheme: str, code: str, day: str, expected: list[str]) -> None:
    assert states_of_code(load_lexicon(), scheme, code, date.fromisoformat(day)) == expected  # type: ignore[arg-type]
