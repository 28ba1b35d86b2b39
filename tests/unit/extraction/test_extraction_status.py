"""Planned, held, cancelled: the status that the wording of one sentence tells (`cases/status.toml`)."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summitry.annotation import annotate
from summitry.extraction import extract
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import Document

CASES = tomllib.loads((Path(__file__).parents[2] / "cases/status.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['status']}: {case['text']}")
def test_cases(case: dict[str, Any], lexicon: Lexicon, request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    document = Document(doc_id="x", text=case["text"], published=date(2023, 3, 20), lang="en")
    found = {account.status for account in extract(annotate(document, lexicon), lexicon).accounts}
    assert sorted(found) == ([] if case["status"] == "none" else [case["status"]])
