"""Which states are taken together: only those of the table, and never without being told."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.succession import codes, successions, told_of


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("RUS", ("RUS", "SUN")),
        ("rus", ("RUS", "SUN")),
        ("SUN", ("SUN",)),
        ("UKR", ("UKR",)),
        ("DEU", ("DEU",)),
        ("CHN", ("CHN",)),
        ("VNM", ("VNM", "VDR")),
        ("XYZ", ("XYZ",)),
    ],
)
def test_codes(state: str, expected: tuple[str, ...]) -> None:
    assert codes(state) == expected


@pytest.mark.parametrize(
    ("since", "told"),
    [
        (None, ["SUN before 1991-12-26 is taken with RUS"]),
        (date(1949, 1, 1), ["SUN before 1991-12-26 is taken with RUS"]),
        (date(1991, 12, 26), []),
        (date(2013, 1, 1), []),
    ],
)
def test_what_is_told(since: date | None, told: list[str]) -> None:
    assert told_of(("CHN", "RUS"), since) == told


@pytest.mark.parametrize("one", successions(), ids=lambda one: f"{one.state}-{one.predecessor}")
def test_rows_name_states_of_the_lexicon(one: object) -> None:
    states = load_lexicon().states
    state, predecessor = states[one.state], states[one.predecessor]  # type: ignore[attr-defined]
    day = date.fromisoformat(one.before)  # type: ignore[attr-defined]
    assert one.basis  # type: ignore[attr-defined]
    assert predecessor.until, "a predecessor that still exists is none"
    assert abs((date.fromisoformat(predecessor.until) - day).days) <= 1
    assert not state.since or state.since <= one.before  # type: ignore[attr-defined]
