"""Every claim rule finds its examples and leaves its counter-examples alone."""

from __future__ import annotations

from datetime import date

import pytest

from summitry.annotation import annotate
from summitry.extraction import extract
from summitry.lexicon import load_lexicon
from summitry.lexicon.claim_rules import ClaimRule, FigureExamples, claim_rules, figure_words
from summitry.model import Claim, Document

PUBLISHED = date(2023, 5, 10)


LANGUAGES = ("en", "zh")


def claims_of(text: str, lang: str) -> tuple[Claim, ...]:
    """The claims of a text of one document."""
    lexicon = load_lexicon()
    document = Document(doc_id="t", text=text, published=PUBLISHED, lang=lang)
    return extract(annotate(document, lexicon), lexicon).claims


def rules_of(text: str, lang: str) -> set[str]:
    """The rules that found something in a text."""
    return {claim.evidence[0].rule for claim in claims_of(text, lang)}


def _examples() -> list[tuple[str, ClaimRule, str]]:
    return [(lang, rule, example) for lang in LANGUAGES for rule in claim_rules(lang).rule for example in rule.examples]


def _counter_examples() -> list[tuple[str, ClaimRule, str]]:
    return [(lang, rule, one) for lang in LANGUAGES for rule in claim_rules(lang).rule for one in rule.counter_examples]


def _named(pairs: list[tuple[str, ClaimRule, str]]) -> list[str]:
    return [f"{lang}-{rule.id}-{number}" for number, (lang, rule, _) in enumerate(pairs)]


def _figures() -> list[tuple[str, FigureExamples]]:
    chinese = claim_rules("zh").amounts
    assert chinese is not None
    return [("en", figure_words("en").examples), ("zh", chinese.examples)]


@pytest.mark.parametrize(("lang", "rule", "example"), _examples(), ids=_named(_examples()))
def test_rule_finds_its_example(lang: str, rule: ClaimRule, example: str) -> None:
    assert rule.type in {claim.type for claim in claims_of(example, lang)}


@pytest.mark.parametrize(("lang", "rule", "example"), _counter_examples(), ids=_named(_counter_examples()))
def test_rule_leaves_its_counter_example(lang: str, rule: ClaimRule, example: str) -> None:
    assert rule.id not in rules_of(example, lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_rule_has_examples_and_counter_examples(lang: str) -> None:
    lacking = [rule.id for rule in claim_rules(lang).rule if not (rule.examples and rule.counter_examples)]
    assert not lacking


@pytest.mark.parametrize(("lang", "example"), [(lang, one) for lang, examples in _figures() for one in examples.emit])
def test_figure_is_found(lang: str, example: str) -> None:
    assert "figure" in {claim.type for claim in claims_of(example, lang)}


@pytest.mark.parametrize(("lang", "example"), [(lang, one) for lang, examples in _figures() for one in examples.silent])
def test_no_figure_is_found(lang: str, example: str) -> None:
    assert "figure" not in {claim.type for claim in claims_of(example, lang)}
