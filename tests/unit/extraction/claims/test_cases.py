"""Claims of short texts, field by field (`tests/cases/claims.toml`), and what holds for all of them."""

from __future__ import annotations

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from summitry.annotation import annotate
from summitry.extraction.claims import find_claims
from summitry.lexicon import load_lexicon
from summitry.model import Claim, Document

CASES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[3] / "cases" / "claims.toml").read_text(encoding="utf-8")
)["case"]
NAMES = [case["name"] for case in CASES]


def document_of(case: dict[str, Any]) -> Document:
    """The case as a document."""
    return Document(doc_id="case", title=case.get("title"), text=case["text"], published=case["published"], lang="en")


def claims_of(case: dict[str, Any]) -> tuple[Claim, ...]:
    """What is found in the case."""
    return find_claims(annotate(document_of(case), load_lexicon()), load_lexicon())


def _agrees(claim: Claim, wanted: dict[str, Any]) -> bool:
    found = {name: getattr(claim, name) for name in wanted}
    found["parties"] = sorted(found.get("parties", ()))
    return found == {**wanted, "parties": sorted(wanted.get("parties", ()))}


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_expected_claims_are_found(case: dict[str, Any]) -> None:
    found = claims_of(case)
    lacking = [wanted for wanted in case.get("claims", []) if not any(_agrees(claim, wanted) for claim in found)]
    assert not lacking, found


@pytest.mark.parametrize(
    "case", [case for case in CASES if "none" in case or "number" in case], ids=lambda c: c["name"]
)
def test_nothing_else_of_these_types(case: dict[str, Any]) -> None:
    counted = Counter(claim.type for claim in claims_of(case))
    assert {kind: counted[kind] for kind in case.get("none", [])} == dict.fromkeys(case.get("none", []), 0)
    assert {kind: counted[kind] for kind in case.get("number", {})} == case.get("number", {})


@pytest.mark.parametrize("case", CASES, ids=NAMES)
def test_evidence_is_an_exact_slice_and_order_that_of_the_text(case: dict[str, Any]) -> None:
    document, claims = document_of(case), claims_of(case)
    for claim in claims:
        (evidence,) = claim.evidence
        assert document.field(evidence.field)[evidence.start : evidence.end] == evidence.quote == claim.text
    assert len({claim.claim_id for claim in claims}) == len(claims)
    assert claims_of(case) == claims
