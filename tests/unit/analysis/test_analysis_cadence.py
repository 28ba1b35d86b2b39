"""Contacts a year, change points and gaps: what is missing is never zero, and what is drawn is drawn again the same."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import networkx as nx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.analysis import Contact, Findings, YearCount, cadence, changes, gaps, outcomes
from summitry.analysis.cadence import SEARCHED
from summitry.analysis.quantiles import quantile, resampled
from summitry.model import SignedDocument
from summitry.run.analysing import analyze
from summitry.run.analysing_pairs import AnalysisOptions

REFERENCE = AnalysisOptions(pairs=(("CHN", "RUS"),), reference="chn-rus")


def contact(edtf: str | None, country: str | None = "RUS") -> Contact:
    return Contact(id=f"c-{edtf}", edtf=edtf, country=country)


def counts(*values: int, start: int = 1950) -> list[YearCount]:
    return [YearCount(start + place, value, "reference") for place, value in enumerate(values)]


@pytest.mark.parametrize(
    ("coverage", "dates", "expected"),
    [
        ({1957: "reference"}, [], {1957: 0}),
        ({1957: "documents"}, ["1957-11-02", "1957"], {1957: 2}),
        ({1957: "none"}, [], {1957: None}),
        ({1957: "incidental"}, ["1957-11-02"], {1957: 1}),
        ({1957: "incidental", 1958: "none"}, ["1957-11-02/1958-01-03"], {1957: 1, 1958: None}),
    ],
)
def test_a_year_that_was_not_searched_has_no_zero(
    coverage: Mapping[int, str], dates: list[str], expected: Mapping[int, int | None]
) -> None:
    found = cadence([contact(one) for one in dates], coverage)
    assert {year.year: year.count for year in found.years} == expected
    assert found.not_shown == ()


def test_contacts_of_an_uncertain_year_are_listed() -> None:
    found = cadence([contact("1957/.."), contact("195X"), contact(None)], {1957: "reference"})
    assert (len(found.not_shown), found.rate) == (2, 1.0) or len(found.not_shown) == 3


@given(st.dictionaries(st.integers(1900, 2050), st.sampled_from(["reference", "documents", "incidental", "none"])))
def test_every_year_is_zero_only_where_searched(coverage: dict[int, str]) -> None:
    """Law: without contacts a count is 0 exactly in searched years, and missing in all others."""
    for year in cadence([], coverage).years:
        assert (year.count == 0) == (coverage[year.year] in SEARCHED)
        assert (year.count is None) == (coverage[year.year] not in SEARCHED)


# ---------------------------------------------------------------- change points


def test_a_change_that_anybody_sees_is_found() -> None:
    first, second = changes(counts(*[1, 0, 1, 2, 1, 0, 1, 1, 2, 1], *[6, 7, 5, 8, 6, 7, 6, 5, 7, 6]))
    assert (first.since, first.until, second.since, second.until) == (1950, 1959, 1960, 1969)
    assert (first.rate, second.rate) == (1.0, 6.3)
    assert second.support is not None
    assert second.support > 0.9
    assert second.low is not None
    assert second.high is not None
    assert second.low <= 1960 <= second.high


@pytest.mark.parametrize("values", [[2] * 20, [0] * 20, [3, 1], [5]])
def test_no_change_is_one_segment(values: list[int]) -> None:
    (only,) = changes(counts(*values))
    assert (only.years, only.support) == (len(values), None)


def test_years_that_were_not_searched_are_no_zeros() -> None:
    years = counts(*[4] * 8) + [YearCount(1958 + place, None, "none") for place in range(10)]
    years += counts(*[4] * 8, start=1968)
    assert [(one.since, one.until, one.years) for one in changes(years)] == [(1950, 1975, 16)]
    assert changes([YearCount(1950, None, "none")]) == ()


def test_the_same_seed_gives_the_same() -> None:
    series = counts(*[1, 2, 1, 0, 1, 2, 5, 6, 7, 5, 6, 4, 1, 0, 1, 1])
    assert changes(series, seed=3) == changes(series, seed=3)


# ---------------------------------------------------------------- gaps


def test_gaps_know_what_was_not_searched() -> None:
    found = gaps([contact("1950-01-01"), contact("1950-01-11"), contact("1955-01-01")], {1950, 1955})
    assert [(one.days, one.verdict) for one in found.gaps] == [(10, "usual"), (1816, "not searched")]
    assert found.limit is None


def test_a_gap_longer_than_usual_is_told_with_its_interval() -> None:
    days = [f"2001-{month:02}-{day:02}" for month in range(1, 13) for day in (1, 15)]
    found = gaps([contact(day) for day in [*days, "2004-06-01"]], range(2001, 2005), date(2004, 6, 20))
    longest = max(found.gaps, key=lambda one: one.days)
    assert (longest.after, longest.before, longest.verdict) == ("c-2001-12-15", "c-2004-06-01", "longer")
    assert longest.chance is not None
    assert longest.chance < 0.01
    assert found.limit is not None
    assert found.limit.low <= found.limit.value <= found.limit.high
    assert found.gaps[-1].before is None


def test_uncertain_days_make_no_gap() -> None:
    found = gaps([contact("2001-05"), contact("2001-05-03/2001-05-06"), contact("2001-06-03")], {2001})
    assert ([one.days for one in found.gaps], found.not_shown) == ([31], ("c-2001-05",))


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=40))
def test_quantiles_lie_within(sample: list[float]) -> None:
    """Law: a quantile grows with its share and lies between the least and the greatest value."""
    found = [quantile(sample, share / 10) for share in range(11)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (min(sample), max(sample))


def test_resampling_holds_what_it_estimates() -> None:
    found = resampled([1.0, 2.0, 3.0, 4.0, 5.0], lambda sample: quantile(sample, 0.5), times=500, seed=1)
    assert found.low <= found.value == 3.0 <= found.high


# ---------------------------------------------------------------- findings


def test_outcomes_tell_a_document_once() -> None:
    from factories.accounts import account
    from summitry.linking import link

    told = [
        account("visit", "CHN:Xi > RUS:Putin", "2023-03-20/2023-03-22", signed=("joint statement",)),
        account("meeting", "CHN:Xi, RUS:Putin", "2023-03-21", signed=("joint statement", "agreement"), doc="b"),
    ]
    (found,) = outcomes([(contact("2023-03-20"), link(told, {}))])
    assert sorted(one.type for one in found.documents) == ["agreement", "joint statement"]
    assert found.least == 2
    assert SignedDocument("agreement") in found.documents


@pytest.mark.parametrize("what", ["cadence", "balance", "gaps", "network", "outcomes", "compare"])
def test_findings_are_data_frames(what: str) -> None:
    found = analyze(what, REFERENCE)
    frame = found.to_pandas()
    assert tuple(frame.columns) == found.columns
    assert len(frame) == len(found.rows) > 0
    assert "counting rule in-person" in frame.attrs["caption"]


def test_missing_stays_missing_in_a_data_frame() -> None:
    found = Findings(title="t", caption="c", columns=("year", "contacts"), rows=((1957, None), (1958, 0)))
    assert found.to_pandas()["contacts"].isna().tolist() == [True, False]


def test_sums_agree_with_the_count() -> None:
    years = list(analyze("cadence", REFERENCE).records())
    balance = list(analyze("balance", REFERENCE).records())
    (pair,) = analyze("compare", REFERENCE).records()
    assert sum(int(row["contacts"] or 0) for row in years) == pair["contacts"]
    ways = ("first_to_second", "second_to_first", "third_country")
    assert [sum(int(row[way] or 0) for row in balance) for way in ways] == [pair[way] for way in ways]


def test_the_network_is_what_networkx_counts() -> None:
    from summitry.export import Content, Holdings
    from summitry.lexicon.reference import load_reference
    from summitry.run.references import reference_entries
    from summitry.run.stages import lexicon

    held = tuple(entry.engagement for entry in reference_entries(load_reference("chn-rus")))
    content = Content(Holdings(engagements=held, accounts=(), documents={}, lexicon=lexicon()))
    graph = nx.Graph()
    for edge in content["edges"]:
        graph.add_edge(edge["source"], edge["target"], weight=int(edge["weight"]))
    assert dict(graph.degree()) == {row["id"]: int(row["partners"]) for row in content["nodes"]}
    assert dict(graph.degree(weight="weight")) == {row["id"]: int(row["contacts"]) for row in content["nodes"]}
