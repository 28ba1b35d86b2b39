"""The ledger: one claim with all its appearances.

Two claims are one when type, parties, speaker, value, unit, period and subject agree; claims without a value (firsts,
designations, commitments, assessments) when their words do. A claim that leaves its period out joins the one claim that
is equal otherwise. Copies of one text appear, but count once: `independent` is the number of texts that go back to no
other. What could not be read stays in the ledger, flagged, and joins nothing but its own words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeAlias

import msgspec

from summitry.analysis.told import Citation, SaidBasis, ToldClaim
from summitry.lexicon.subjects import is_currency, subject_of
from summitry.model import ClaimType, Qualifier, SpeakerType
from summitry.text.names import fold
from summitry.text.tokens import tokens

Key: TypeAlias = tuple[object, ...]
#: Types whose value decides whether two are the same; of the others the words do.
VALUED = frozenset({"figure", "count"})


class Appearance(msgspec.Struct, frozen=True, kw_only=True):
    """Where a claim stands: the document, and the exact slice of its `field` from `start` to `end`."""

    claim_id: str
    doc_id: str
    original: str
    quote: str
    outlet: str | None = None
    published: date | None = None
    said: str | None = None
    said_basis: SaidBasis = "none"
    title: str | None = None
    url: str | None = None
    field: str | None = None
    start: int | None = None
    end: int | None = None
    rule: str = ""
    copies: tuple[str, ...] = ()
    cited: tuple[Citation, ...] = ()


class LedgerClaim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim of the ledger.

    `speaker` None is the voice of the documents themselves. `said` is the earliest day known (EDTF) and `said_basis`
    how: a day of publication says when a text came out, not when somebody spoke. `office` is the speaker's on that
    day. `value` is in `unit` (`currency` its code where it is money); `change_pct` in per cent against `change_base`.
    `independent` counts texts that are no copies. `flags` say what could not be read.
    """

    id: str
    type: ClaimType
    text: str
    parties: tuple[str, ...]
    speaker: str | None = None
    speaker_type: SpeakerType | None = None
    office: str | None = None
    said: str | None = None
    said_basis: SaidBasis = "none"
    subject: str | None = None
    value: float | None = None
    unit: str | None = None
    currency: str | None = None
    period: str | None = None
    change_pct: float | None = None
    change_base: str | None = None
    qualifier: Qualifier | None = None
    flags: tuple[str, ...] = ()
    independent: int = 0
    appearances: tuple[Appearance, ...] = ()

    @property
    def outlets(self) -> tuple[str, ...]:
        """Who carries it, each once."""
        return tuple(dict.fromkeys(one.outlet for one in self.appearances if one.outlet))


def ledger(told: Iterable[ToldClaim]) -> tuple[LedgerClaim, ...]:
    """The claims, by the day they were said, each with its appearances; the same for any order of `told`."""
    ordered = sorted(told, key=lambda one: (one.said or "9", one.telling.doc_id, one.claim.claim_id))
    groups: dict[Key, list[ToldClaim]] = {}
    for one in ordered:
        groups.setdefault(_key(one), []).append(one)
    found = [_entry(key, group) for key, group in _joined(groups).items()]
    return tuple(sorted(found, key=lambda one: (one.said or "9", one.type, one.period or "9", one.id)))


def subject_id(one: ToldClaim) -> str | None:
    """What a figure is about."""
    if one.claim.type != "figure":
        return None
    found = subject_of(one.claim.text, one.before, one.claim.unit)
    return found.id if found else None


def _key(one: ToldClaim) -> Key:
    claim = one.claim
    words: tuple[str, ...] = ()
    if claim.value is None or claim.type not in VALUED:
        words = tuple(token.norm for token in tokens(claim.text))
    return (
        claim.type, tuple(sorted(set(claim.parties))), fold(claim.speaker or ""), claim.value, claim.unit,
        subject_id(one), words, claim.period,
    )  # fmt: skip


def _joined(groups: dict[Key, list[ToldClaim]]) -> dict[Key, list[ToldClaim]]:
    """Claims without a period go to the only claim that equals them otherwise and has one."""
    dated: dict[Key, list[Key]] = {}
    for key in groups:
        if key[-1] is not None:
            dated.setdefault(key[:-1], []).append(key)
    kept: dict[Key, list[ToldClaim]] = {}
    for key, group in groups.items():
        others = dated.get(key[:-1], []) if key[-1] is None else []
        kept.setdefault(others[0] if len(others) == 1 else key, []).extend(group)
    return kept


def _entry(key: Key, group: Sequence[ToldClaim]) -> LedgerClaim:
    first = min(group, key=_earliest)
    claim = first.claim
    return LedgerClaim(
        id="claim-" + hashlib.sha256(repr(key).encode()).hexdigest()[:10],
        type=claim.type,
        text=claim.text,
        parties=claim.parties,
        speaker=claim.speaker,
        speaker_type=claim.speaker_type,
        office=first.office,
        said=first.said,
        said_basis=first.said_basis,
        subject=subject_id(first),
        value=claim.value,
        unit=claim.unit,
        currency=claim.unit if is_currency(claim.unit) else None,
        period=next((one.claim.period for one in group if one.claim.period), None),
        change_pct=next((one.claim.change_pct for one in group if one.claim.change_pct is not None), None),
        change_base=next((one.claim.change_base for one in group if one.claim.change_base), None),
        qualifier=next((one.claim.qualifier for one in group if one.claim.qualifier), None),
        flags=tuple(dict.fromkeys(flag for one in group for flag in one.claim.flags)),
        independent=len({one.telling.original for one in group}),
        appearances=tuple(map(_appearance, sorted(group, key=_earliest))),
    )


def _earliest(one: ToldClaim) -> tuple[bool, str, str, str]:
    return one.said is None, one.said or "", one.telling.doc_id, one.claim.claim_id


def _appearance(one: ToldClaim) -> Appearance:
    claim, telling = one.claim, one.telling
    evidence = claim.evidence[0] if claim.evidence else None
    return Appearance(
        claim_id=claim.claim_id,
        doc_id=telling.doc_id,
        original=telling.original,
        quote=evidence.quote if evidence else claim.text,
        outlet=telling.outlet,
        published=telling.published,
        said=one.said,
        said_basis=one.said_basis,
        title=telling.title,
        url=telling.url,
        field=evidence.field if evidence else None,
        start=evidence.start if evidence else None,
        end=evidence.end if evidence else None,
        rule=evidence.rule if evidence else "",
        copies=telling.copies,
        cited=telling.cited,
    )
