"""Krippendorff's alpha, nominal."""

from __future__ import annotations

import pytest
from codings import document, meeting

from summitry.evaluate import evaluate, nominal_alpha


def by_coder(*rows: str) -> list[list[str | None]]:
    """Units from one string for each coder; a dot is a missing value."""
    return [[None if value == "." else value for value in unit] for unit in zip(*rows, strict=True)]


@pytest.mark.parametrize(
    ("rows", "alpha"),
    [
        # Krippendorff's own example: four coders, twelve units, values missing
        (("123321412...", "1233224125.3", ".3332342251.", "12332441251."), 0.743),
        # two coders, ten units, his introductory table of two values
        (("0100000010", "1110010000"), 0.095),
        (("aabb", "aabb"), 1.0),
        (("aabb", "bbaa"), -0.75),
        (("ab", "ba"), -0.5),
    ],
)
def test_alpha(rows: tuple[str, ...], alpha: float) -> None:
    assert nominal_alpha(by_coder(*rows)) == pytest.approx(alpha, abs=0.0006)


@pytest.mark.parametrize("rows", [("aaa", "aaa"), ("a..", ".bc"), ("", "")])
def test_alpha_is_not_defined_without_variation_or_pairs(rows: tuple[str, ...]) -> None:
    assert nominal_alpha(by_coder(*rows)) is None


def test_the_program_is_one_more_coder() -> None:
    gold = document(meeting(), meeting(date="2024-05-16", status="scheduled"))
    guess = document(meeting(), meeting(date="2024-05-16", place=None))
    alpha = evaluate([gold], [guess]).figures.alpha
    assert (alpha["status"].agreement, alpha["status"].units) == (0.5, 2)
    assert alpha["status"].alpha == 0.0
    assert alpha["date"].alpha == 1.0
    assert alpha["place country"].agreement == 0.5
