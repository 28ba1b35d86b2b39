"""Every claim rule finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.annotation import annotate
from summitry.extraction.claims import find_claims
from summitry.lexicon import load_lexicon
from summitry.lexicon.claim_rules import ClaimRule, claim_rules, figure_words
from summitry.model import Claim, Document

PUBLISHED = date(2023, 5, 10)


def claims_of(text: str) -> tuple[Claim, ...]:
    """The claims of a text of one document."""
    lexicon = load_lexicon()
    document = Document(doc_id="t", text=text, published=PUBLISHED, lang="en")
    return find_claims(annotate(document, lexicon), lexicon)


def rules_of(text: str) -> set[str]:
    """The rules that found something in a text."""
    return {claim.evidence[0].rule for claim in claims_of(text)}


def _examples() -> list[tuple[ClaimRule, str]]:
    return [(rule, example) for rule in claim_rules("en").rule for example in rule.examples]


def _counter_examples() -> list[tuple[ClaimRule, str]]:
    return [(rule, example) for rule in claim_rules("en").rule for example in rule.counter_examples]


def _named(pairs: list[tuple[ClaimRule, str]]) -> list[str]:
    return [f"{rule.id}-{number}" for number, (rule, _) in enumerate(pairs)]


@pytest.mark.parametrize(("rule", "example"), _examples(), ids=_named(_examples()))
def test_rule_finds_its_example(rule: ClaimRule, example: str) -> None:
    assert rule.type in {claim.type for claim in claims_of(example)}


@pytest.mark.parametrize(("rule", "example"), _counter_examples(), ids=_named(_counter_examples()))
def test_rule_leaves_its_counter_example(rule: ClaimRule, example: str) -> None:
    assert rule.id not in rules_of(example)


def test_every_rule_has_examples_and_counter_examples() -> None:
    lacking = [rule.id for rule in claim_rules("en").rule if not (rule.examples and rule.counter_examples)]
    assert not lacking


@pytest.mark.parametrize("example", figure_words("en").examples.emit)
def test_figure_is_found(example: str) -> None:
    assert "figure" in {claim.type for claim in claims_of(example)}


@pytest.mark.parametrize("example", figure_words("en").examples.silent)
def test_no_figure_is_found(example: str) -> None:
    assert "figure" not in {claim.type for claim in claims_of(example)}
