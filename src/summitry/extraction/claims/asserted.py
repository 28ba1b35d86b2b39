"""Counts, firsts and designations: the rules of `claims.toml` laid over single sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.extents import clause
from summitry.extraction.claims.numerals import qualifier_before, value_of
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.wording import CompiledClaimRule
from summitry.lexicon.claim_rules import claim_rules

_TWICE = {"twice": 2.0, "thrice": 3.0}
_NEIGHBOURHOOD = 400


def asserted(reading: Reading, number: int, rules: list[CompiledClaimRule]) -> Iterator[ClaimDraft]:
    """The counts, firsts and designations of one sentence."""
    start, end = reading.sentence(number)
    text = reading.plain[start:end]
    taken: list[tuple[str, int, int]] = []
    for compiled in rules:
        if not any(cue in text for cue in compiled.rule.cues) or not _fits(compiled, text, reading, start, end):
            continue
        for match in compiled.pattern.finditer(text):
            kind, low, high = compiled.rule.type, *match.span()
            if any(kind == other and low < last and first < high for other, first, last in taken):
                continue
            draft = _draft(compiled, match, reading, number)
            if draft is not None:
                taken.append((kind, low, high))
                yield draft


def _fits(compiled: CompiledClaimRule, text: str, reading: Reading, start: int, end: int) -> bool:
    if compiled.near is not None and compiled.near.search(text) is None:
        return False
    if compiled.not_near is not None and compiled.not_near.search(text) is not None:
        return False
    if compiled.before is not None:
        return compiled.before.search(reading.plain, max(0, start - _NEIGHBOURHOOD), end) is not None
    setting, scope = reading.setting, compiled.rule.scope
    if scope == "document":
        return True
    if scope == "states":
        return len(setting.named(start, end)) >= 2
    return len(setting.named(start, end)) >= 2 or len(setting.named(max(0, start - _NEIGHBOURHOOD), end)) >= 2


def _draft(compiled: CompiledClaimRule, match: re.Match[str], reading: Reading, number: int) -> ClaimDraft | None:
    start, end = reading.sentence(number)
    text, groups = match.string, match.re.groupindex
    low, high = match.span("wording") if "wording" in groups else match.span()
    if compiled.not_after is not None and compiled.not_after.search(text[:low]):
        return None
    if compiled.wording_has is not None and compiled.wording_has.search(text[low:high]) is None:
        return None
    value = _value(match) if compiled.rule.type == "count" else None
    if compiled.rule.type == "count" and (value is None or value < compiled.rule.least):
        return None
    extent = (low, high)
    if "wording" not in groups:
        extent = clause(reading.annotated.content[start:end], low, high, shorten=compiled.rule.type == "first")
    at = match.start("n") if value is not None and match.group("n") else low
    return ClaimDraft(
        type=compiled.rule.type,
        rule=compiled.rule.id,
        sentence=number,
        span=(start + low, start + high),
        extent=(start + extent[0], start + extent[1]),
        value=value,
        unit=_unit(compiled, match) if value is not None else None,
        qualifier=qualifier_before(text, at) if value is not None else None,
    )


def _value(match: re.Match[str]) -> float | None:
    if match.group("n"):
        return value_of(match.group("n"))
    return _TWICE.get(match.group("count"))


def _unit(compiled: CompiledClaimRule, match: re.Match[str]) -> str:
    if not compiled.rule.unit.startswith("by-"):
        return compiled.rule.unit
    counted = match.group("verb" if compiled.rule.unit == "by-verb" else "noun")
    return next((unit for stem, unit in claim_rules("en").units.items() if stem in counted), "meetings")
