"""Finding an account again by what it said, after its document was read anew or by another version of the rules."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.linking.people import name_words
from summitry.model import Account, Anchor

_FAMILY = {"call": "talk", "video": "talk"}
_SHARED_WORDS = 0.5
_TRIGGER = "engagement"


def anchor_of(account: Account, sha256: str) -> Anchor:
    """The anchor of an account that carries its evidence; `sha256` is its document's."""
    return Anchor(
        account_id=account.account_id,
        doc_id=account.doc_id,
        sha256=sha256,
        kind=account.kind,
        date=account.date.edtf if account.date else None,
        parties=parties_of(account),
        quote=_quote(account),
    )


def parties_of(account: Account) -> tuple[str, ...]:
    """Country codes, sorted; the surname where the country is not known."""
    found = {one.country or (name_words(one.name or "") or ("",))[-1] for one in account.participants}
    return tuple(sorted(code for code in found if code))


def _quote(account: Account) -> str:
    """The words that show it: those of the engagement itself, else the longest."""
    shown = [one.quote for one in account.evidence if one.supports == _TRIGGER] or [
        one.quote for one in account.evidence
    ]
    return max(shown, key=len, default="")


def find_again(anchor: Anchor, candidates: Sequence[Account]) -> str | None:
    """Id of the account that tells what `anchor` told; None when there is none, or no single best one.

    `candidates` are the accounts of the anchor's document, with their evidence.
    """
    if any(one.account_id == anchor.account_id for one in candidates):
        return anchor.account_id
    scored = sorted(
        ((likeness, one.account_id) for one in candidates if (likeness := _likeness(anchor, one)) is not None),
        key=lambda pair: (-pair[0], pair[1]),
    )
    if not scored or (len(scored) > 1 and scored[0][0] == scored[1][0]):
        return None
    return scored[0][1]


def _likeness(anchor: Anchor, account: Account) -> float | None:
    """How alike the two are; None when they tell of different parties, or in other words."""
    theirs = set(parties_of(account))
    shared = theirs & set(anchor.parties)
    if anchor.parties and len(shared) < min(2, len(anchor.parties)):
        return None
    words = max((_overlap(anchor.quote, one.quote) for one in account.evidence), default=0.0)
    same_family = _FAMILY.get(anchor.kind, anchor.kind) == _FAMILY.get(account.kind, account.kind)
    same_day = account.date is not None and account.date.edtf == anchor.date
    if words < _SHARED_WORDS or not (same_family or same_day):
        return None
    return words + same_family + same_day + (account.kind == anchor.kind) + len(shared) / (1 + len(theirs))


def _overlap(one: str, other: str) -> float:
    """Shared words as a part of the shorter quote's words, 0 to 1."""
    mine, theirs = set(one.casefold().split()), set(other.casefold().split())
    if not mine or not theirs:
        return 0.0
    return len(mine & theirs) / min(len(mine), len(theirs))
