"""Figures that cannot be read stay, with a flag; days of saying and bases of growth are taken where they are told."""

from __future__ import annotations

from datetime import date

import pytest

from summitry import extract
from summitry.lexicon.doubtful_rules import doubtful_words

EXAMPLES = doubtful_words().examples


@pytest.mark.parametrize(("text", "flag"), EXAMPLES.unparsed, ids=lambda value: value[:40])
def test_what_cannot_be_read_is_kept(text: str, flag: str) -> None:
    (claim,) = [one for one in extract(text).claims if one.type == "figure"]
    assert (claim.value, claim.unit, claim.flags) == (None, None, (flag,))
    assert text[claim.evidence[0].start : claim.evidence[0].end] == claim.text


@pytest.mark.parametrize("text", EXAMPLES.parsed)
def test_what_is_no_sum_or_a_good_one_has_no_flag(text: str) -> None:
    assert [one.flags for one in extract(text).claims if one.flags] == []


TALKS = "Vladimir Putin received Xi Jinping in Moscow. "
TRADE = "Trade between Russia and China reached $244.8 billion in 2024, up 1.9 percent"


@pytest.mark.parametrize(
    ("text", "said", "base"),
    [
        (
            f"{TRADE} from a year earlier, Vladimir Putin told reporters on Thursday.",
            "2025-05-08",
            "from a year earlier",
        ),
        (f"{TRADE} on 2023, Vladimir Putin said on May 7.", "2025-05-07", "on 2023"),
        (f"{TRADE} year on year, Vladimir Putin said.", None, "year on year"),
        (f"{TRADE}, Vladimir Putin said.", None, None),
        ("Vladimir Putin met Xi Jinping on May 8. " + TRADE + ", he said.", None, None),
    ],
)
def test_what_stands_beside_a_figure(text: str, said: str | None, base: str | None) -> None:
    claims = extract(TALKS + text, published=date(2025, 5, 9)).claims
    assert [(one.said, one.change_base) for one in claims if one.value == 244.8e9] == [(said, base)]
