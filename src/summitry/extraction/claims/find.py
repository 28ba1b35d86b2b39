"""The stage's part for claims: one cheap look whether a document can hold any, then sentence by sentence."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from summitry.extraction.claims.asserted import asserted
from summitry.extraction.claims.beside import base_of, said_on
from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.figures import figures
from summitry.extraction.claims.periods import period_of
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.speakers import committed, speaker_of
from summitry.extraction.claims.unparsed import unparsed
from summitry.extraction.claims.wording import AMOUNT, NUMBER, compiled_rules, needed, plain
from summitry.lexicon import Lexicon
from summitry.model import Annotated, Claim

_WORD = re.compile(r"\w+")
_SAME = 0.5
_RECENT = 40


def find_claims(annotated: Annotated, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of one document, in text order. Pure; a document that names no polity has none."""
    reading = Reading(annotated, plain(annotated.content), lexicon)
    drafts = sorted(_distinct(_drafts(reading), reading), key=lambda draft: draft.span)
    if not drafts or not reading.setting.main:
        return ()
    return tuple(_claim(draft, reading) for draft in drafts)


def _drafts(reading: Reading) -> Iterator[ClaimDraft]:
    rules = compiled_rules()
    for number, places in sorted(reading.cued().items()):
        if reading.asks(number):
            continue
        fired = [rules[place] for place in sorted(places) if place >= 0]
        fired = [item for item in fired if not item.rule.needs or needed(item.rule) in places]
        if fired:
            yield from asserted(reading, number, fired)
        if AMOUNT in places and _numbered(reading, number, places) and reading.setting.of_states:
            read = list(figures(reading, number))
            yield from read or unparsed(reading, number)


def _numbered(reading: Reading, number: int, places: set[int]) -> bool:
    """Whether a sentence holds a number: digits, a number word, or "a billion"."""
    return NUMBER in places or reading.plain.find("illion", *reading.sentence(number)) >= 0


def _distinct(drafts: Iterable[ClaimDraft], reading: Reading) -> list[ClaimDraft]:
    """Each number and wording once, the text before the title; parts of longer wordings give way to them."""
    kept: dict[tuple[object, ...], ClaimDraft] = {}
    body = reading.annotated.document.body_offset
    for draft in sorted(drafts, key=lambda draft: draft.extent[0] < body):
        kept.setdefault(_key(draft, reading), draft)
    found = list(kept.values())
    told = any(draft.type == "first" and draft.extent[0] >= body for draft in found)
    names = [reading.wording(draft) for draft in found if draft.type == "designation"]
    firsts: list[set[str]] = []
    return [
        draft
        for draft in found
        if not (draft.type == "designation" and _within_another(reading.wording(draft), names))
        and not (
            draft.type == "first" and ((told and draft.extent[0] < body) or _repeats(reading.wording(draft), firsts))
        )
    ]


def _within_another(wording: str, names: list[str]) -> bool:
    return any(wording != name and wording in name for name in names)


def _repeats(wording: str, before: list[set[str]]) -> bool:
    """Whether a first was told in nearly these words not long before; notes it when not."""
    words = set(_WORD.findall(wording))
    if any(len(words & other) >= _SAME * len(words | other) for other in before[-_RECENT:]):
        return True
    before.append(words)
    return False


def _key(draft: ClaimDraft, reading: Reading) -> tuple[object, ...]:
    if draft.value is not None:
        return draft.type, draft.value, draft.unit
    return draft.type, reading.wording(draft)


def _claim(draft: ClaimDraft, reading: Reading) -> Claim:
    annotated, document = reading.annotated, reading.annotated.document
    evidence = replace(document.locate(*draft.extent), supports="claim", rule=draft.rule)
    speaker = committed(reading, draft.who) if draft.who else speaker_of(reading, draft.sentence, draft.span[0])
    return Claim(
        claim_id=_identity(document.doc_id, draft),
        doc_id=document.doc_id,
        type=draft.type,
        text=evidence.quote,
        speaker=speaker.name,
        speaker_type=speaker.type,
        parties=reading.setting.parties(*annotated.sentences[draft.sentence]),
        value=draft.value,
        unit=draft.unit,
        period=period_of(draft, reading),
        change_pct=draft.change_pct,
        change_base=base_of(draft, reading),
        said=said_on(draft, reading),
        flags=draft.flags,
        qualifier=draft.qualifier,
        evidence=(evidence,),
    )


def _identity(doc_id: str, draft: ClaimDraft) -> str:
    """Hash of what makes the claim this one: document, type, value and where it stands."""
    key = f"{doc_id}\n{draft.type}\n{draft.value}\n{draft.unit}\n{draft.span}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
