"""Single texts and the engagements that the coding guide has a coder find in them: `cases/engagements.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from factories.engagement_cases import differences, told
from summitry.lexicon import Lexicon, load_lexicon

FOLDER = Path(__file__).parents[2] / "cases"
CASES, CHINESE = (
    tomllib.loads((FOLDER / name).read_text("utf-8"))["case"] for name in ("engagements.toml", "engagements_zh.toml")
)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize("case", CASES + CHINESE, ids=lambda case: case["id"])
def test_cases(case: dict[str, Any], lexicon: Lexicon, request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    assert differences(case, told(case, lexicon)) == []


def test_the_table_is_a_table() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES) >= 120
    assert len({case["id"] for case in CHINESE}) == len(CHINESE) >= 25
    assert all(isinstance(case.get("xfail", "why"), str) and case.get("xfail") != "?" for case in CASES)
