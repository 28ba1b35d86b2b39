"""Days, doubtful days and dated cells."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.errors import InvalidInput
from summitry.lexicon.periods import covers, dated_values, first_day, last_day

DAYS = [
    ("1976-09-09", "1976-09-09", "1976-09-09"),
    ("1976-09", "1976-09-01", "1976-09-30"),
    ("1976-02~", "1976-02-01", "1976-02-29"),
    ("1976?", "1976-01-01", "1976-12-31"),
]


@pytest.mark.parametrize(("cell", "first", "last"), DAYS)
def test_a_doubtful_day_counts_from_its_earliest_to_its_latest(cell: str, first: str, last: str) -> None:
    assert date.fromordinal(first_day(cell)).isoformat() == first
    assert date.fromordinal(last_day(cell)).isoformat() == last


@pytest.mark.parametrize("cell", ["XXXX-05-07", "2012-02-30", "May 2012", "2012-05-07/.."])
def test_no_day(cell: str) -> None:
    with pytest.raises(InvalidInput):
        first_day(cell)


COVERED = [
    ("", "", "2000-01-01", True),
    ("2000-01-01", "", "2000-01-01", True),
    ("2000-01-02", "", "2000-01-01", False),
    ("", "2000-01-01", "2000-01-01", True),
    ("", "1999-12", "1999-12-31", True),
    ("", "1999-12", "2000-01-01", False),
    ("1999~", "1999~", "1999-07-01", True),
]


@pytest.mark.parametrize(("since", "until", "day", "expected"), COVERED)
def test_covers(since: str, until: str, day: str, *, expected: bool) -> None:
    assert covers(since, until, date.fromisoformat(day)) is expected
    assert covers(since, until, None)


CELLS = [
    ("", []),
    ("365", [("365", "", "")]),
    ("255 ..1945-05-08;255 1990-10-03..", [("255", "", "1945-05-08"), ("255", "1990-10-03", "")]),
    ("SUN 1922-12-30..1991-12-24", [("SUN", "1922-12-30", "1991-12-24")]),
    ("Congo (Leopoldville) ..1966-05-02", [("Congo (Leopoldville)", "", "1966-05-02")]),
]


@pytest.mark.parametrize(("cell", "expected"), CELLS)
def test_dated_values(cell: str, expected: list[tuple[str, str, str]]) -> None:
    assert dated_values(cell) == expected
