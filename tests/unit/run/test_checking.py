"""Claims written for the test, half of them wrong in one detail, checked against the reference chronicle."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from summitry.checking import Checked, worst
from summitry.errors import InvalidInput
from summitry.model import Document
from summitry.run import build
from summitry.run.checking import CheckOptions, check_documents, check_source

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "check.toml").read_text(encoding="utf-8"))["case"]
FIRST_FORTY, LEAST = CASES[:40], 36


@lru_cache(maxsize=256)
def checked(text: str, as_of: str = "") -> Checked:
    options = CheckOptions(as_of=date.fromisoformat(as_of) if as_of else None)
    return next(iter(check_documents([Document(doc_id="draft", text=text, lang="en")], options)))


def verdict(case: dict[str, Any]) -> str:
    return worst(mark.verdict for mark in checked(case["text"], case["as_of"]).marks)


def params(cases: Sequence[dict[str, Any]]) -> list[Any]:
    return [
        pytest.param(
            one, id=one["id"], marks=pytest.mark.xfail(strict=True, reason=one["xfail"]) if "xfail" in one else ()
        )
        for one in cases
    ]


@pytest.mark.parametrize("case", params(CASES))
def test_claims(case: dict[str, Any]) -> None:
    assert verdict(case) == case["verdict"]


@pytest.mark.parametrize("case", [one for one in CASES if one["verdict"] != "supported"], ids=lambda one: one["id"])
def test_no_wrong_claim_is_called_supported(case: dict[str, Any]) -> None:
    assert verdict(case) != "supported"


@pytest.mark.parametrize("case", params([one for one in CASES if "wrong" in one]))
def test_the_wrong_detail_is_what_is_marked(case: dict[str, Any]) -> None:
    marks = [mark for mark in checked(case["text"], case["as_of"]).marks if mark.verdict == "contradicted"]
    assert any(mark.text in case["wrong"] or case["wrong"] in mark.text for mark in marks), [one.text for one in marks]


def test_thirty_six_of_the_forty_are_judged_right() -> None:
    assert sum(verdict(case) == case["verdict"] for case in FIRST_FORTY) >= LEAST


@pytest.mark.parametrize("case", CASES, ids=lambda one: one["id"])
def test_marks_are_slices_with_evidence_on_both_sides(case: dict[str, Any]) -> None:
    found = checked(case["text"], case["as_of"])
    for mark in found.marks:
        assert found.content[mark.start : mark.end] == mark.text
        assert mark.evidence[0].side == "text"
        assert mark.evidence[0].quote in found.content
        assert mark.verdict == "not-in-chronicle" or any(proof.side != "text" for proof in mark.evidence), mark
        assert "true" not in mark.found.split()
        assert "false" not in mark.found.split()


def test_the_day_of_a_text_that_gives_none() -> None:
    planned = checked("Xi Jinping will visit Russia from 7 to 10 May 2025. Putin met Xi in Beijing in May 2024.")
    assert planned.as_of == date(2025, 5, 6)
    assert "plans" in planned.as_of_basis
    assert checked("Putin met Xi in Beijing on 16 May 2024.").as_of == date(2024, 5, 16)
    assert checked("The two sides stressed their friendship in the 21st century.").as_of is None


def test_a_plan_meets_what_took_place_and_the_drift_is_named() -> None:
    found = checked(
        "Vladimir Putin is expected to travel to China in late June 2024 for talks with Xi Jinping.", "2024-04-30"
    )
    plan = next(mark for mark in found.marks if mark.type == "status")
    assert plan.verdict == "partly"
    assert "drifted" in plan.found
    assert "2024-05-16" in plan.found


def test_a_text_with_nothing_checkable_says_so() -> None:
    found = checked("The harvest was good, and everybody sang.")
    assert found.marks == ()
    assert any("nothing checkable" in note for note in found.notes)


def test_what_was_not_found_is_not_said_not_to_have_happened() -> None:
    found = checked("Emmanuel Macron met Olaf Scholz in Meseberg on 28 May 2024.", "2024-06-01")
    assert {mark.verdict for mark in found.marks} == {"not-in-chronicle"}
    assert any("does not mean that there was none" in mark.found for mark in found.marks)


def test_sources_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no such file"):
        check_source(str(tmp_path / "none.txt"), CheckOptions())
    with pytest.raises(InvalidInput, match="folder"):
        check_source(str(tmp_path), CheckOptions())
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(InvalidInput):
        check_source(str(tmp_path / "empty.txt"), CheckOptions())


WIRE = (
    "U.S. President Joe Biden met Indian Prime Minister Narendra Modi in New Delhi on 8 September 2023. "
    "The two leaders spoke about trade, and their delegations about {topic}."
)


def test_copies_of_one_wire_are_one_source_also_in_a_chronicle(tmp_path: Path) -> None:
    for name, topic in (("post", "energy"), ("herald", "the climate")):
        (tmp_path / f"{name}.txt").write_text(WIRE.format(topic=topic), encoding="utf-8")
    build([tmp_path], tmp_path / "wire.db")
    draft = Document(doc_id="d", text="Joe Biden met Narendra Modi in New Delhi on 8 September 2023.", lang="en")
    found = next(iter(check_documents([draft], CheckOptions(db=tmp_path / "wire.db"))))
    day = next(mark for mark in found.marks if mark.type == "date")
    assert day.verdict == "supported"
    assert day.sources == 1
    assert all(proof.quote in WIRE for proof in day.evidence if proof.side == "chronicle")
