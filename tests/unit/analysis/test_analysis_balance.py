"""Balance and rhythm: where a contact stands in the picture, and that none is lost."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.analysis import Balance, Contact, balance, rhythm

CHN, RUS = frozenset({"CHN"}), frozenset({"RUS", "SUN"})
DATES = st.sampled_from((
    None, "2013", "2013-03", "2013-03-22/2013-03-24", "2012-12-30/2013-01-02", "XXXX-03-20", "195X", "../2013-05-01",
    "2013-05-01/..", "2013-21", "2013-03-22?", "1949-12-16/1950-02-17",
))  # fmt: skip
PLACES = st.sampled_from((None, "CHN", "RUS", "SUN", "BRA"))
PILES = st.lists(st.tuples(DATES, PLACES), max_size=12).map(
    lambda rows: [Contact(id=str(number), edtf=day, country=place) for number, (day, place) in enumerate(rows)]
)


@pytest.mark.parametrize(
    ("edtf", "year", "month"),
    [
        ("2013-03-22", 2013, (2013, 3)),
        ("2013-03-22?", 2013, (2013, 3)),
        ("2012-12-30/2013-01-02", 2012, (2012, 12)),  # begins in 2012
        ("1957", 1957, None),
        ("1957-21", 1957, None),  # spring
        ("195X", None, None),
        ("../2013-05-01", None, None),
        ("2013-05-01/..", 2013, (2013, 5)),
        ("XXXX-03-20", None, None),
        (None, None, None),
    ],
)
def test_year_and_month_in_which_it_began(edtf: str | None, year: int | None, month: tuple[int, int] | None) -> None:
    one = Contact(id="x", edtf=edtf)
    assert (one.year, one.month) == (year, month)


@pytest.mark.parametrize(
    ("country", "way"), [("RUS", "outward"), ("SUN", "outward"), ("CHN", "inward"), ("BRA", "elsewhere")]
)
def test_who_had_travelled(country: str, way: str) -> None:
    found = balance([Contact(id="x", edtf="2013", country=country)], CHN, RUS)
    assert getattr(found.years[0], way) == ("x",)


def test_years_of_the_period_without_a_contact_stand_there() -> None:
    found = balance([Contact(id="x", edtf="2013", country="CHN")], CHN, RUS, (2011, 2014))
    assert [(row.year, row.total) for row in found.years] == [(2011, 0), (2012, 0), (2013, 1), (2014, 0)]


@pytest.mark.parametrize("found", [balance([], CHN, RUS), balance([Contact(id="x", edtf=None)], CHN, RUS)])
def test_nothing_shown_has_no_shares(found: Balance) -> None:
    assert (found.years, found.shown, found.share()) == ((), 0, None)


def test_months_outside_the_days_covered_are_no_zeros() -> None:
    found = rhythm([Contact(id="x", edtf="2013-03")], date(2013, 3, 22), date(2014, 1, 31))
    assert [(cell.year, cell.month) for cell in found.months if not cell.covered] == [
        *((2013, month) for month in (1, 2)),
        *((2014, month) for month in range(2, 13)),
    ]
    assert found.by_month() == (0, 0, 1, *[0] * 9)


def test_the_longest_gap_is_between_two_contacts() -> None:
    days = ("2013-03", "2013-05", "2014-01")
    found = rhythm([Contact(id=day, edtf=day) for day in days], date(2000, 1, 1), date(2020, 1, 1))
    assert found.longest_gap() == 7
    assert rhythm([]).longest_gap() == 0


@given(PILES)
def test_every_contact_is_shown_or_listed_as_not_shown(pile: list[Contact]) -> None:
    """shown + not shown = all, once each, whatever the dates and places."""
    years = balance(pile, CHN, RUS, (2013, 2013))
    held = [one for row in years.years for one in (*row.outward, *row.inward, *row.elsewhere)]
    assert sorted((*held, *years.not_shown)) == sorted(one.id for one in pile)
    months = rhythm(pile, date(2013, 1, 1), date(2013, 12, 31))
    held = [one for cell in months.months for one in cell.ids]
    assert sorted((*held, *months.not_shown)) == sorted(one.id for one in pile)


@given(PILES)
def test_turning_the_sides_turns_the_balance(pile: list[Contact]) -> None:
    there, back = balance(pile, CHN, RUS), balance(pile, RUS, CHN)
    assert [(row.inward, row.outward) for row in there.years] == [(row.outward, row.inward) for row in back.years]
