"""Counts, firsts and designations: the rules of `claims.toml` laid over single sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.extents import clause
from summitry.extraction.claims.numerals import qualifier_before, value_of
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.speakers import NOBODY, speaker_of
from summitry.extraction.claims.wording import CompiledClaimRule
from summitry.lexicon.claim_rules import claim_rules

_TWICE = {"twice": 2.0, "thrice": 3.0}
_NEIGHBOURHOOD = 400


def asserted(reading: Reading, number: int, rules: Iterable[CompiledClaimRule]) -> Iterator[ClaimDraft]:
    """The counts, firsts and designations of one sentence."""
    start, end = reading.sentence(number)
    text = reading.plain[start:end]
    taken: list[tuple[str, int, int]] = []
    for compiled in rules:
        if not _may_fire(compiled, text):
            continue
        matches = list(compiled.pattern.finditer(text))
        if not matches or not _in_scope(compiled, reading, start, end):
            continue
        for match in matches:
            kind, low, high = compiled.rule.type, *match.span()
            if any(kind == other and low < last and first < high for other, first, last in taken):
                continue
            draft = _draft(compiled, match, reading, number)
            if draft is not None:
                taken.append((kind, low, high))
                yield draft


def _may_fire(compiled: CompiledClaimRule, text: str) -> bool:
    if compiled.near is not None and compiled.near.search(text) is None:
        return False
    return compiled.not_near is None or compiled.not_near.search(text) is None


def _in_scope(compiled: CompiledClaimRule, reading: Reading, start: int, end: int) -> bool:
    setting, scope, before = reading.setting, compiled.rule.scope, max(0, start - _NEIGHBOURHOOD)
    if compiled.before is not None and compiled.before.search(reading.plain, before, end) is None:
        return False
    if scope == "document":
        return setting.paired or " foreign " in reading.plain[start:end]
    return len(setting.named(start if scope == "states" else before, end)) >= 2


def _draft(compiled: CompiledClaimRule, match: re.Match[str], reading: Reading, number: int) -> ClaimDraft | None:
    start, end = reading.sentence(number)
    text, groups = match.string, match.re.groupindex
    low, high = match.span("wording") if "wording" in groups else match.span()
    if compiled.not_after is not None and compiled.not_after.search(text[:low]):
        return None
    if compiled.wording_has is not None and compiled.wording_has.search(text[low:high]) is None:
        return None
    if compiled.rule.attributed and speaker_of(reading, number, start + low) is NOBODY:
        return None
    value = _value(match) if compiled.rule.type == "count" else None
    if compiled.rule.type == "count" and not _counts(compiled, match, value, reading, start):
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
        who=(start + match.start("who"), start + match.end("who")) if "who" in groups else None,
        unit=_unit(compiled, match) if value is not None else None,
        qualifier=qualifier_before(text, at) if value is not None else None,
    )


def _counts(
    compiled: CompiledClaimRule, match: re.Match[str], value: float | None, reading: Reading, start: int
) -> bool:
    if value is None or not compiled.rule.least <= value <= compiled.rule.most:
        return False
    return not (match.group("n") and reading.in_date(start + match.start("n")))


def _value(match: re.Match[str]) -> float | None:
    if match.group("n"):
        return value_of(match.group("n"))
    return _TWICE.get(match.group("count"))


def _unit(compiled: CompiledClaimRule, match: re.Match[str]) -> str:
    if not compiled.rule.unit.startswith("by-"):
        return compiled.rule.unit
    counted = match.group("verb" if compiled.rule.unit == "by-verb" else "noun")
    return next((unit for stem, unit in claim_rules("en").units.items() if stem in counted), "meetings")
