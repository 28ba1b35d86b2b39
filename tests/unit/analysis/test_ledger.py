"""The ledger: what is one claim, what is not, and what counts as an independent source."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.claims import told
from summitry.analysis.ledger import ledger
from summitry.analysis.told import originals

TRADE: dict[str, Any] = {"value": 244.8e9, "unit": "USD", "period": "2024"}


@pytest.mark.parametrize(
    ("second", "claims"),
    [
        ({}, 1),
        ({"text": "Turnover stood at 244.8 billion dollars"}, 1),
        ({"period": None}, 1),
        ({"parties": ("RUS", "CHN")}, 1),
        ({"change_pct": 1.9}, 1),
        ({"value": 245e9}, 2),
        ({"unit": "EUR"}, 2),
        ({"period": "2023"}, 2),
        ({"parties": ("CHN", "IND")}, 2),
        ({"speaker": "Vladimir Putin"}, 2),
        ({"text": "Exports to China reached $244.8 billion"}, 2),
        ({"type": "count", "text": "244.8 billion"}, 2),
    ],
    ids=str,
)
def test_what_is_one_claim(second: dict[str, Any], claims: int) -> None:
    found = ledger([told("doc-a", **TRADE), told("doc-b", **{**TRADE, **second})])
    assert len(found) == claims
    assert sum(len(one.appearances) for one in found) == 2


@pytest.mark.parametrize(("first", "second", "claims"), [
    ("first visit since 2019", "First visit, since 2019", 1),
    ("first visit since 2019", "first visit since 2013", 2),
])  # fmt: skip
def test_claims_without_a_value_are_one_when_their_words_are(first: str, second: str, claims: int) -> None:
    found = ledger([told("doc-a", first, type="first"), told("doc-b", second, type="first")])
    assert len(found) == claims


def test_a_claim_without_period_joins_no_one_where_several_could_be_meant() -> None:
    of_years = [told(f"doc-{year}", value=1e9, unit="USD", period=year) for year in ("2023", "2024")]
    assert len(ledger([*of_years, told("doc-c", value=1e9, unit="USD")])) == 3


def test_copies_appear_and_are_not_independent() -> None:
    found = ledger([told("doc-a", **TRADE), told("doc-b", original="doc-a", **TRADE), told("doc-c", **TRADE)])
    assert [len(one.appearances) for one in found] == [3]
    assert found[0].independent == 2


def test_fields_that_one_telling_leaves_out_come_from_another() -> None:
    first = told("doc-a", published="2025-01-13", **{**TRADE, "period": None})
    found = ledger([told("doc-b", change_pct=1.9, qualifier="record", **TRADE), first])[0]
    assert (found.said, found.said_basis) == ("2025-01-13", "publication")
    assert (found.period, found.change_pct, found.qualifier, found.currency) == ("2024", 1.9, "record", "USD")


def test_the_office_and_the_day_are_those_of_the_earliest_telling() -> None:
    late = told("doc-a", speaker="Xi Jinping", said="2025-05-08", office="President", **TRADE)
    early = told("doc-b", speaker="Xi Jinping", said="2012-05-08", office="Vice President", **TRADE)
    assert (ledger([late, early])[0].office, ledger([late, early])[0].said) == ("Vice President", "2012-05-08")


def test_what_could_not_be_read_stays_with_its_flag() -> None:
    broken = told("doc-a", "Trade reached $24.4.8 billion", flags=("broken number: $24.4.8",))
    other = told("doc-b", "Trade reached 5 billion zorkmids", flags=("unknown currency: zorkmids",))
    found = ledger([broken, other])
    assert sorted((one.flags, one.value) for one in found) == [
        (("broken number: $24.4.8",), None), (("unknown currency: zorkmids",), None)
    ]  # fmt: skip


@settings(deadline=None)
@given(st.permutations([told(f"doc-{number}", **{**TRADE, "value": 1e9 + number % 3}) for number in range(6)]))
def test_the_order_of_documents_changes_nothing(tellings: list[Any]) -> None:
    assert ledger(tellings) == ledger(sorted(tellings, key=lambda one: one.telling.doc_id))


@pytest.mark.parametrize(
    ("copied", "roots"),
    [
        ({}, {"a": "a", "b": "a", "c": "c", "d": "d"}),
        ({"c": "b"}, {"a": "a", "b": "a", "c": "a", "d": "d"}),
        ({"d": "c", "c": "a"}, {"a": "a", "b": "a", "c": "a", "d": "a"}),
        ({"c": "d", "d": "c"}, {"a": "a", "b": "a", "c": "c", "d": "c"}),
        ({"c": "gone"}, {"a": "a", "b": "a", "c": "gone", "d": "d"}),
    ],
    ids=str,
)
def test_originals(copied: dict[str, str], roots: dict[str, str]) -> None:
    assert originals({"a": "1", "b": "1", "c": "2", "d": "3"}, copied) == roots
