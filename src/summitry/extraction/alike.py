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
    main: list[int] = []  # which of them can be what the document is about: few, so that this stays linear
    for draft in drafts:
        number = next((i for i in main if _same_contact(kept[i], draft)), None)
        if number is None:
            if draft.sentence <= LEAD and draft.kind in _CONTACTS:
                main.append(len(kept))
            kept.append(draft)
        elif draft.kind != "message":
            kind = "video" if draft.kind == "video" and draft.sentence <= LEAD else kept[number].kind
            kept[number] = replace(joined(kept[number], draft), kind=kind)
    return kept


def _same_contact(main: Draft, other: Draft) -> bool:
    if main.kind == other.kind or {main.status, other.status} != {"occurred"} or not may_coincide(main, other):
        return False
    bare = other.when is None and other.place is None and other.occasion is None
    if other.kind == "message":
        return other.rule == _GREETINGS and bare
    return other.kind in _CONTACTS and (other.sentence <= LEAD or bare)
