"""When a number, an amount or a list of sources fits what was told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.checking.amounts import Amount
from summitry.checking.counts import fits
from summitry.checking.draft import independent
from summitry.checking.figures import fits as amount_fits
from summitry.checking.verdict import Mark, Proof, quoted, worst


@pytest.mark.parametrize(
    ("value", "qualifier", "number", "expected"),
    [
        (37, "", 37, True), (38, "", 37, False), (40, "over", 44, True), (40, "over", 40, False),
        (40, "least", 40, True),
        (40, "about", 43, True), (40, "about", 47, False), (40, "under", 39, True), (40, "under", 40, False),
    ],
)  # fmt: skip
def test_numbers(value: int, qualifier: str, number: int, expected: bool) -> None:
    assert fits(value, qualifier, number) is expected


def amount(billions: float, step: float = 1e8, qualifier: str = "") -> Amount:
    return Amount(
        span=(0, 1), value=billions * 1e9, step=step, currency="USD", qualifier=qualifier, record=False
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said", "held", "expected"),
    [
        (amount(240.1), 240.11e9, True),
        (amount(244.8), 240.11e9, False),
        (amount(245, 1e9), 244.8e9, True),
        (amount(240, 1e9, "over"), 244.8e9, True),
        (amount(250, 1e9, "over"), 244.8e9, False),
        (amount(245, 1e9, "under"), 244.8e9, True),
        (amount(244.80, 1e7), 244.8e9, True),
    ],
)
def test_amounts_round_to_what_is_held(said: Amount, held: float, expected: bool) -> None:
    assert amount_fits(said, held) is expected


def proof(quote: str, source: str, cited: tuple[str, ...] = ()) -> Proof:
    return Proof(side="chronicle", quote=quote, source=source, cited=cited)


def test_copies_of_one_wire_are_one_source() -> None:
    same = (proof("They met in Moscow.", "Agency"), proof("They  met in moscow.", "Paper"))
    assert independent(same) == 1
    assert independent((*same, proof("The two held talks.", "Ministry"))) == 2
    assert independent((proof("A row", "reference", ("One (Agency)", "Two (Paper)")),)) == 2


def mark(verdict: str, *evidence: Proof) -> Mark:
    return Mark(
        start=0, end=1, text="x", type="date", verdict=verdict, rule="r", found="f", evidence=evidence  # type: ignore[arg-type]
    )  # fmt: skip


def test_nothing_is_supported_without_a_quote_of_another_side() -> None:
    own = Proof(side="text", quote="the text itself")
    assert quoted(mark("supported", own)).verdict == "not-in-chronicle"
    assert quoted(mark("supported", own, proof("words", "source"))).verdict == "supported"
    assert quoted(mark("contradicted", own)).verdict == "contradicted"


@given(st.lists(st.sampled_from(["supported", "contradicted", "partly", "not-in-chronicle"]), min_size=1))
def test_the_worst_is_one_of_them_and_supported_only_where_all_are(verdicts: list[str]) -> None:
    found = worst(verdicts)  # type: ignore[arg-type]
    assert found in verdicts
    assert (found == "supported") == (set(verdicts) == {"supported"})
