"""The EDTF subset: bounds against a table, against the `edtf` package as oracle, and its refusals."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from edtf import parse_edtf
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.errors import InvalidInput
from summitry.model import When, bounds, compatible

TABLE = [
    ("2024-05-16", date(2024, 5, 16), date(2024, 5, 16)),
    ("2024-05", date(2024, 5, 1), date(2024, 5, 31)),
    ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
    ("2023-02", date(2023, 2, 1), date(2023, 2, 28)),
    ("2013", date(2013, 1, 1), date(2013, 12, 31)),
    ("195X", date(1950, 1, 1), date(1959, 12, 31)),
    ("20XX", date(2000, 1, 1), date(2099, 12, 31)),
    ("2024-05~", date(2024, 5, 1), date(2024, 5, 31)),
    ("2024?", date(2024, 1, 1), date(2024, 12, 31)),
    ("2024-21", date(2024, 3, 1), date(2024, 5, 31)),
    ("2024-22", date(2024, 6, 1), date(2024, 8, 31)),
    ("2024-23", date(2024, 9, 1), date(2024, 11, 30)),
    ("2024-24", date(2024, 12, 1), date(2025, 2, 28)),
    ("2024-05-07/2024-05-10", date(2024, 5, 7), date(2024, 5, 10)),
    ("2024-05-21~/2024-05-31~", date(2024, 5, 21), date(2024, 5, 31)),
    ("2024-01/2024-06", date(2024, 1, 1), date(2024, 6, 30)),
    ("1996/1998", date(1996, 1, 1), date(1998, 12, 31)),
    ("../2024-05-10", None, date(2024, 5, 10)),
    ("2019/..", date(2019, 1, 1), None),
    ("2024-05-XX", date(2024, 5, 1), date(2024, 5, 31)),
]


@pytest.mark.parametrize(("edtf", "earliest", "latest"), TABLE)
def test_bounds(edtf: str, earliest: date | None, latest: date | None) -> None:
    span = bounds(edtf)
    assert (span.earliest, span.latest, span.year_known) == (earliest, latest, True)


@pytest.mark.parametrize("edtf", ["XXXX-05-08", "XXXX-05", "XXXX-02-29", "XXXX-06-28/XXXX-07-02"])
def test_a_date_of_unknown_year_has_no_bounds_of_its_own(edtf: str) -> None:
    assert not bounds(edtf).year_known
    when = When.of(edtf, "stated")
    assert (when.earliest, when.latest, when.basis, when.day) == (None, None, "year-unknown", None)


@pytest.mark.parametrize(
    "edtf",
    ["", "May 2024", "2024-13", "2024-02-30", "2023-02-29", "2024-5-1", "20240516", "2024-05-16T10:00", "2024-25"],
)
def test_refusals_show_the_value(edtf: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        bounds(edtf)
    assert repr(edtf) in str(caught.value)
    assert "hint:" in str(caught.value)


@pytest.mark.parametrize(
    ("one", "other", "slack", "expected"),
    [
        ("2024-05-08", "2024-05-09", 1, True),
        ("2024-05-08", "2024-05-11", 1, False),
        ("2024-05-08", "2024-05-11", 3, True),
        ("2024-05-08", "2024-05", 0, True),
        ("2024-05-08", "2024-06", 0, False),
        ("2024-05-08", None, 0, True),
        ("XXXX-05-08", "2024-05-08", 0, True),
        ("XXXX-05-08", "2024-09-08", 1, False),
        ("XXXX-05-08", "2024", 0, True),
        ("../2024-05-10", "2024-05-10/..", 0, True),
        ("../2024-05-10", "2024-05-12/..", 0, False),
        ("2024-24", "2025-02-10", 0, True),
    ],
)
def test_compatible(one: str | None, other: str | None, slack: int, expected: bool) -> None:
    assert compatible(one, other, slack) is expected
    assert compatible(other, one, slack) is expected


DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31))


@settings(max_examples=20, deadline=None)
@given(DAYS, st.integers(0, 400))
def test_the_oracle_gives_the_same_bounds(day: date, length: int) -> None:
    other = min(day + timedelta(days=length), date(2999, 12, 31))
    iso = day.isoformat()
    intervals = (f"{iso}/{other.isoformat()}", f"{iso[:7]}/{other.isoformat()[:7]}")
    for edtf in (iso, iso[:7], iso[:4], f"{iso[:3]}X", *intervals):
        oracle = parse_edtf(edtf)
        span = bounds(edtf)
        assert (span.earliest, span.latest) == (date(*oracle.lower_strict()[:3]), date(*oracle.upper_strict()[:3]))


@pytest.mark.parametrize("edtf", [row[0] for row in TABLE if "~" not in row[0]])
def test_the_oracle_reads_every_writing_of_the_subset(edtf: str) -> None:
    assert parse_edtf(edtf) is not None


@given(DAYS)
def test_a_day_is_exact_and_its_month_is_not(day: date) -> None:
    assert bounds(day.isoformat()).exact
    assert bounds(day.isoformat()).days == 1
    assert not bounds(day.isoformat()[:7]).exact
