"""One contact told as two: talks that the title calls a meeting and the text a call, greetings within a call.

The title's word for it stands, but for pictures: who "met virtually" held a video talk.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from summitry.extraction.draft import Draft
from summitry.extraction.merge import joined, may_coincide

_CONTACTS = frozenset({"meeting", "call", "video"})
LEAD = 2  # the last sentence that can tell what the document is about
_GREETINGS = "message.exchanged"


def as_one(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts without second readings of the contact that the document is about."""
    kept: list[Draft] = []
    for draft in drafts:
        number = next((i for i, main in enumerate(kept) if _same_contact(main, draft)), None)
        if number is None:
            kept.append(draft)
        elif draft.kind != "message":
            kind = "video" if draft.kind == "video" and draft.sentence <= LEAD else kept[number].kind
            kept[number] = replace(joined(kept[number], draft), kind=kind)
    return kept


def _same_contact(main: Draft, other: Draft) -> bool:
    if main.sentence > LEAD or main.kind not in _CONTACTS or main.kind == other.kind:
        return False
    if main.status != "occurred" or other.status != "occurred" or not may_coincide(main, other):
        return False
    bare = other.when is None and other.place is None and other.occasion is None
    if other.kind == "message":
        return other.rule == _GREETINGS and bare
    return other.kind in _CONTACTS and (other.sentence <= LEAD or bare)
