"""Mistakes: every miss, extra and wrong field, with document, words and rule, so that a rule can be mended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import msgspec

from summitry.evaluate.coded import CodedClaim, CodedEngagement, CodedParty
from summitry.evaluate.fields import FIELDS, NOT_SAID, Field
from summitry.evaluate.pairing import Matched, shared_parties
from summitry.model import Bounds, bounds, compatible

_PARTIES_NEEDED = 2


class Mistake(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake.

    `what` is "missed visit", "extra meeting", "wrong date", "missed figure" …, `detail` how it came about, and
    `subject` the engagement or claim, as gold has it or, for an extra, as predicted.
    """

    doc_id: str
    what: str
    detail: str
    subject: str
    gold: str = ""
    predicted: str = ""
    evidence: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What and how, for counting."""
        return f"{self.what}: {self.detail}" if self.detail else self.what


def mistakes(found: Sequence[Matched]) -> tuple[Mistake, ...]:
    """All mistakes, in the order of the gold documents."""
    return tuple(one for document in found for one in (*_engagements(document), *_claims(document)))


def commonest(found: Iterable[Mistake], number: int = 10) -> list[tuple[str, int]]:
    """The kinds of mistakes that are made most, most frequent first."""
    counted = Counter(one.kind for one in found)
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:number]


def describe(one: CodedEngagement) -> str:
    """An engagement on one line: kind, date, participants, status."""
    parties = ", ".join(_party(party) for party in one.participants)
    return f"{one.kind} {one.date or 'undated'} {parties} [{one.status or NOT_SAID}]"


def _party(party: CodedParty) -> str:
    return f"{party.name or 'delegation'} ({party.country or NOT_SAID})"


def _engagements(found: Matched) -> Iterator[Mistake]:
    doc_id = found.gold.doc_id
    for one in found.missed:
        yield Mistake(
            doc_id=doc_id, what=f"missed {one.kind}", detail=_why_missed(one, found), subject=describe(one),
            evidence=one.evidence,
        )  # fmt: skip
    for one in found.extra:
        yield Mistake(
            doc_id=doc_id, what=f"extra {one.kind}", detail=", ".join(one.rules[:1]), subject=describe(one),
            evidence=one.evidence, rules=one.rules,
        )  # fmt: skip
    for gold, predicted in found.pairs:
        for field in FIELDS:
            if field.label and field.scored_in(found.gold) and not field.agrees(gold, predicted):
                yield _wrong_field(doc_id, field, gold, predicted)


def _wrong_field(doc_id: str, field: Field, gold: CodedEngagement, predicted: CodedEngagement) -> Mistake:
    given, wanted = field.value(predicted), field.value(gold)
    return Mistake(
        doc_id=doc_id, what=f"wrong {field.label}", detail=_how_wrong(field, wanted, given, predicted.date_basis),
        subject=describe(gold), gold=wanted, predicted=given, evidence=predicted.evidence, rules=predicted.rules,
    )  # fmt: skip


def _how_wrong(field: Field, wanted: str, given: str, basis: str | None) -> str:
    if given == NOT_SAID:
        return "not found"
    if wanted == NOT_SAID:
        return "found where nothing is said"
    if field.label == "date":
        how = _how_off(bounds(wanted), bounds(given))
        return f"{basis}, {how}" if basis else how
    return f"{given} for {wanted}" if field.label in ("status", "level", "central", "visit type") else "another"


def _how_off(wanted: Bounds, given: Bounds) -> str:
    """Whether the days given are some of those wanted, all of them and more, or others."""
    if wanted.year_known != given.year_known:
        return "year not found" if wanted.year_known else "year where none is said"
    if _holds(wanted, given):
        return "too narrow"
    return "too wide" if _holds(given, wanted) else "other days"


def _holds(wide: Bounds, narrow: Bounds) -> bool:
    low, high = date.min, date.max
    starts = (wide.earliest or low) <= (narrow.earliest or low)
    return starts and (narrow.latest or high) <= (wide.latest or high)


def _why_missed(missed: CodedEngagement, found: Matched) -> str:
    """By the nearest thing among the extras; one that agreed in kind, parties and date would have been paired."""
    alike = [one for one in found.extra if shared_parties(missed, one) >= _PARTIES_NEEDED]
    if any(one.kind == missed.kind for one in alike):
        return "read with another date"
    if alike:
        return f"read as {alike[0].kind}"
    if any(one.kind == missed.kind and compatible(missed.date, one.date) for one in found.extra):
        return "read with other parties"
    return "not read"


def _claims(found: Matched) -> Iterator[Mistake]:
    for prefix, claims in (("missed", found.missed_claims), ("extra", found.extra_claims)):
        for one in claims:
            evidence = (one.text,) if one.text else ()
            yield Mistake(
                doc_id=found.gold.doc_id, what=f"{prefix} {one.type}", detail="", subject=_claim(one), evidence=evidence
            )


def _claim(one: CodedClaim) -> str:
    value = "" if one.value is None else f" {one.value:g} {one.unit or ''}".rstrip()
    return f"claim {one.type}{value} {one.text or ''!r}"
