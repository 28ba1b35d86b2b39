"""Claims of a Chinese document: designations, firsts, counts and figures, by the rules of `rules/zh/claims.toml`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from msgspec.structs import replace

from summitry.extraction.chinese.amounts import amounts
from summitry.extraction.chinese.grammar import LANG
from summitry.extraction.chinese.scenes import speakers
from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.periods import period_of
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.wording import CompiledClaimRule, compiled_rules
from summitry.lexicon import Lexicon
from summitry.lexicon.claim_rules import claim_rules
from summitry.lexicon.records import LEADER_RANKS
from summitry.model import Actor, Annotated, Claim, Qualifier, SpeakerType
from summitry.text.chinese import chinese_form

_REACH = 4  # characters around a number that qualify it


def find_chinese_claims(annotated: Annotated, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of one document, in text order. Pure; a document that names no two polities has none."""
    text = chinese_form(annotated.content)
    reading = Reading(annotated, text, lexicon)
    drafts = sorted(_distinct(_drafts(reading), reading), key=lambda draft: draft.span)
    if not drafts or not reading.setting.paired:
        return ()
    said = speakers(annotated, text)
    return tuple(_claim(draft, reading, said[draft.sentence]) for draft in drafts)


def _drafts(reading: Reading) -> Iterator[ClaimDraft]:
    rules = [one for one in compiled_rules(LANG) if any(cue in reading.plain for cue in one.rule.cues)]
    for number in range(len(reading.annotated.sentences)):
        start, end = reading.sentence(number)
        text = reading.plain[start:end]
        for compiled in rules:
            if any(cue in text for cue in compiled.rule.cues):
                yield from _asserted(compiled, reading, number)
        yield from amounts(reading, number)


def _asserted(compiled: CompiledClaimRule, reading: Reading, number: int) -> Iterator[ClaimDraft]:
    start, end = reading.sentence(number)
    text = reading.plain[start:end]
    for match in compiled.pattern.finditer(text):
        low, high = match.span("wording") if "wording" in match.re.groupindex else match.span()
        if compiled.not_after is not None and compiled.not_after.search(text[:low]):
            continue
        if compiled.wording_has is not None and compiled.wording_has.search(text[low:high]) is None:
            continue
        value = None
        if compiled.rule.type == "count":
            value = _value(match)
            if value is None or value < compiled.rule.least or _unit(compiled, match) is None:
                continue
            low, high = _clause(text, low, high)
        yield ClaimDraft(
            type=compiled.rule.type,
            rule=compiled.rule.id,
            sentence=number,
            span=(start + match.start(), start + match.end()),
            extent=(start + low, start + high),
            value=value,
            unit=_unit(compiled, match) if value is not None else None,
            qualifier=_qualifier(text, match) if value is not None else None,
        )


def _value(match: re.Match[str]) -> float | None:
    number = match.group("n")
    known = claim_rules(LANG).numbers.get(number)
    return known if known is not None else float(number) if number.isdecimal() else None


def _unit(compiled: CompiledClaimRule, match: re.Match[str]) -> str | None:
    if compiled.rule.unit != "by-verb":
        return compiled.rule.unit
    counted = match.group("before") or match.group("behind")
    return next((unit for sign, unit in claim_rules(LANG).units.items() if counted and sign in counted), None)


def _qualifier(text: str, match: re.Match[str]) -> Qualifier | None:
    """超过, 约, or 多 behind the number."""
    if text[match.end("n") : match.end("n") + 1] in "余多":
        return "over"
    before = text[max(0, match.start("n") - _REACH) : match.start("n")]
    words = claim_rules(LANG).qualifiers
    return next((name for name, forms in words.items() if any(before.endswith(form) for form in forms)), None)


def _clause(text: str, low: int, high: int) -> tuple[int, int]:
    start = max(text.rfind(mark, 0, low) for mark in ",;:。") + 1
    ends = [at for mark in ",;。" if (at := text.find(mark, high)) >= 0]
    return start, min(ends, default=len(text))


def _distinct(drafts: Iterator[ClaimDraft], reading: Reading) -> list[ClaimDraft]:
    """Each wording and number once; a part of a longer designation gives way to it."""
    kept: dict[tuple[object, ...], ClaimDraft] = {}
    body = reading.annotated.document.body_offset
    for draft in sorted(drafts, key=lambda draft: draft.extent[0] < body):
        key = (draft.value, draft.unit) if draft.value is not None else (reading.wording(draft),)
        kept.setdefault((draft.type, *key), draft)
    names = {reading.wording(draft) for draft in kept.values() if draft.type == "designation"}
    return [draft for draft in kept.values() if draft.type != "designation" or not _within(reading, draft, names)]


def _within(reading: Reading, draft: ClaimDraft, names: set[str]) -> bool:
    wording = reading.wording(draft)
    return any(wording != name and wording in name for name in names)


def _claim(draft: ClaimDraft, reading: Reading, speaker: Actor | None) -> Claim:
    annotated, document = reading.annotated, reading.annotated.document
    evidence = replace(document.locate(*draft.extent), supports="claim", rule=draft.rule)
    kind: SpeakerType | None = None
    if speaker is not None:
        kind = "leader" if speaker.rank in LEADER_RANKS else "official"
    key = f"{document.doc_id}\n{draft.type}\n{draft.value}\n{draft.unit}\n{draft.span}"
    return Claim(
        claim_id=hashlib.sha256(key.encode()).hexdigest()[:16],
        doc_id=document.doc_id,
        type=draft.type,
        text=evidence.quote,
        speaker=speaker.name if speaker is not None else None,
        speaker_type=kind,
        parties=reading.setting.parties(*annotated.sentences[draft.sentence]),
        value=draft.value,
        unit=draft.unit,
        period=period_of(draft, reading),
        change_pct=draft.change_pct,
        qualifier=draft.qualifier,
        evidence=(evidence,),
    )
