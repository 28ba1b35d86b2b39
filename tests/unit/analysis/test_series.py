"""A figure over the years: who reports what, where they differ, and whether growth follows."""

from __future__ import annotations

from typing import Any

import pytest

from factories.claims import told
from summitry.analysis.ledger import ledger
from summitry.analysis.series import Series, series


def trade(doc: str, value: float | None, period: str | None = "2015", **given: Any) -> Any:  # noqa: ANN401
    return told(doc, f"Trade, said {doc}", value=value, unit=given.pop("unit", "USD"), period=period, **given)


def one_series(*tellings: Any) -> Series:  # noqa: ANN401
    found = series("trade-turnover", ledger(tellings))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("second", "qualifier", "differs"),
    [(64.2e9, None, True), (68.1e9, None, False), (68e9, None, False), (60e9, "over", False), (70e9, "over", True),
     (70e9, "under", False), (70e9, "about", False), (90e9, "about", True)],
)  # fmt: skip
def test_what_is_a_disagreement(second: float, qualifier: Any, differs: bool) -> None:  # noqa: ANN401
    found = one_series(trade("customs", 68.06e9), trade("tass", second, qualifier=qualifier, speaker="TASS"))
    assert bool(found.disagreements) is differs


def test_a_disagreement_names_who_says_what() -> None:
    found = one_series(trade("customs", 68.06e9), trade("tass", 64.2e9, speaker="TASS"), trade("b", 64.2e9))
    (differing,) = found.disagreements
    assert differing.values == ((64.2e9, ("TASS", "b")), (68.06e9, ("customs",)))
    assert differing.spread == pytest.approx(3.86e9)


def test_growth_is_held_against_the_same_reporter() -> None:
    found = one_series(
        trade("a", 244.8e9, "2024", speaker="Customs"), trade("b", 200e9, "2024", speaker="Somebody"),
        trade("c", 228.1e9, "2025", speaker="Customs", change_pct=-6.9),
    )  # fmt: skip
    (check,) = [one.change for one in found.points if one.change]
    assert (check.verdict, check.computed) == ("differs", -6.8)


def test_what_is_no_point_is_listed_with_the_reason() -> None:
    found = one_series(
        trade("a", 68e9), trade("b", 30e9, "2015-01/2015-06"), trade("c", 400e9, unit="CNY"), trade("d", None)
    )
    assert sorted(reason for reason, _ in found.aside) == ["another unit", "no whole year", "not parsed"]
    assert (found.unit, len(found.points)) == ("USD", 1)


def test_pairs_stand_apart() -> None:
    found = series("trade-turnover", ledger([trade("a", 68e9), trade("b", 5e9, parties=("CHN", "IND"))]))
    assert [one.parties for one in found] == [("CHN", "IND"), ("CHN", "RUS")]
