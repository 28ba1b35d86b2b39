"""Dates, people and places in a few words."""

from __future__ import annotations

import pytest

from factories.accounts import account
from summitry.present.phrases import when, where, where_short, who

DATES = [
    (None, "undated"),
    ("2025-05-08", "2025-05-08"),
    ("2025-05-07/2025-05-10", "2025-05-07…10"),
    ("1958-07-31/1958-08-03", "1958-07-31…08-03"),
    ("1949-12-16/1950-02-17", "1949-12-16…1950-02-17"),
    ("2024-05-21~/2024-05-31~", "~2024-05-21…31"),
    ("2024-05~", "2024-05~"),
    ("XXXX-03-20", "XXXX-03-20"),
    ("../2024-05", "…2024-05"),
    ("1949-12-16/..", "1949-12-16…"),
]


@pytest.mark.parametrize(("edtf", "shown"), DATES)
def test_when(edtf: str | None, shown: str) -> None:
    assert when(account("meeting", "CHN, RUS", edtf)) == shown


@pytest.mark.parametrize(
    ("kind", "people", "shown"),
    [
        ("meeting", "CHN:Xi Jinping, RUS:Vladimir Putin", "Xi Jinping (CHN), Vladimir Putin (RUS)"),
        ("visit", "CHN:Xi Jinping > RUS", "Xi Jinping (CHN) → RUS"),
        ("visit", "CHN:Xi Jinping, RUS", "Xi Jinping (CHN), RUS"),
        ("meeting", ":Somebody, RUS", "Somebody, RUS"),
        ("multilateral", "A:a,B:b,C:c,D:d,E:e,F:f", "a (A), b (B), c (C), d (D) and 2 more"),
    ],
)
def test_who(kind: str, people: str, shown: str) -> None:
    assert who(account(kind, people)) == shown


def test_where() -> None:
    place = account("meeting", "CHN, RUS", place="Kremlin, Moscow, RUS").place
    assert (where(place), where_short(place), where(None)) == ("Kremlin, Moscow, RUS", "Moscow, RUS", "")
