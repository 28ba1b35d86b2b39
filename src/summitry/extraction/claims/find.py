"""The stage's part for claims: one cheap look whether a document can hold any, then sentence by sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.claims.asserted import asserted
from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.figures import figures
from summitry.extraction.claims.periods import period_of
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.speakers import speaker_of
from summitry.extraction.claims.wording import compiled_rules, plain
from summitry.lexicon import Lexicon
from summitry.lexicon.claim_rules import figure_words
from summitry.model import Annotated, Claim


def find_claims(annotated: Annotated, lexicon: Lexicon) -> tuple[Claim, ...]:
    """The claims of one document, in text order. Pure; a document that names fewer than two polities has none."""
    text = plain(annotated.content)
    if not any(cue in text for cue in _all_cues()):
        return ()
    reading = Reading(annotated, text, lexicon)
    if not reading.setting.diplomatic:
        return ()
    drafts = sorted(_distinct(_drafts(reading), reading), key=lambda draft: draft.span)
    return tuple(_claim(draft, reading) for draft in drafts)


def _drafts(reading: Reading) -> Iterator[ClaimDraft]:
    rules = [item for item in compiled_rules() if any(cue in reading.plain for cue in item.rule.cues)]
    for number in reading.sentences_with({cue for item in rules for cue in item.rule.cues}):
        yield from asserted(reading, number, rules)
    for number in reading.sentences_with(figure_words("en").cues.words):
        yield from figures(reading, number)


@lru_cache(maxsize=1)
def _all_cues() -> frozenset[str]:
    return frozenset(figure_words("en").cues.words) | {cue for item in compiled_rules() for cue in item.rule.cues}


def _distinct(drafts: Iterable[ClaimDraft], reading: Reading) -> Iterator[ClaimDraft]:
    """Each number and wording once; a designation that is part of a longer one gives way to it."""
    kept: dict[tuple[object, ...], ClaimDraft] = {}
    for draft in drafts:
        kept.setdefault(_key(draft, reading), draft)
    names = [reading.plain[slice(*draft.extent)] for draft in kept.values() if draft.type == "designation"]
    for draft in kept.values():
        wording = reading.plain[slice(*draft.extent)]
        if draft.type != "designation" or not any(wording != name and wording in name for name in names):
            yield draft


def _key(draft: ClaimDraft, reading: Reading) -> tuple[object, ...]:
    if draft.value is not None:
        return draft.type, draft.value, draft.unit
    return draft.type, reading.plain[slice(*draft.extent)]


def _claim(draft: ClaimDraft, reading: Reading) -> Claim:
    annotated, document = reading.annotated, reading.annotated.document
    evidence = replace(document.locate(*draft.extent), supports="claim", rule=draft.rule)
    speaker = speaker_of(reading, draft.sentence, draft.span[0])
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
        qualifier=draft.qualifier,
        evidence=(evidence,),
    )


def _identity(doc_id: str, draft: ClaimDraft) -> str:
    """Hash of what makes the claim this one: document, type, value and where it stands."""
    key = f"{doc_id}\n{draft.type}\n{draft.value}\n{draft.unit}\n{draft.span}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]
