"""Who is who in single texts, as of the day of the document: `cases/actors.toml`."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from summitry.annotation import annotate
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import Actor, Document

CASES = tomllib.loads((Path(__file__).parents[2] / "cases/actors.toml").read_text("utf-8"))["case"]


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


def _told(actor: Actor, text: str) -> list[str]:
    name = " + ".join(member.name or "-" for member in actor.members) or actor.name or "-"
    return [text[actor.start : actor.end], name, actor.country or "-", actor.rank or "-"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_cases(case: dict[str, Any], lexicon: Lexicon, request: pytest.FixtureRequest) -> None:
    if "xfail" in case:
        request.applymarker(pytest.mark.xfail(reason=case["xfail"], strict=True))
    published = date.fromisoformat(case["published"]) if "published" in case else None
    document = Document(doc_id="x", text=case["text"], published=published, publisher=case.get("publisher"), lang="en")
    found = annotate(document, lexicon).actors
    assert [_told(actor, case["text"]) for actor in found] == case["actors"]
