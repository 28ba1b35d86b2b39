"""Accounts, claims and engagements in the words of the coding guide, as plain values for JSON.

The field names and their order are the guide's; `rules` names what read each account, so that a person can
ask why.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from summitry.linking import Source
from summitry.model import (
    IN_PERSON,
    Account,
    Claim,
    Conflict,
    Document,
    Engagement,
    Evidence,
    Extraction,
    Participant,
    Place,
    SignedDocument,
    Step,
)
from summitry.present.judgements import review_to_plain

Plain = dict[str, Any]


def to_guide(document: Document, extraction: Extraction, chronicle_ids: Mapping[str, str] | None = None) -> Plain:
    """One document's engagements and claims; `chronicle_ids` are engagement ids by account id."""
    return {
        "doc_id": document.doc_id,
        "published": document.published.isoformat() if document.published else None,
        "engagements": [account_to_guide(one, chronicle_ids) for one in extraction.accounts],
        "claims": [claim_to_guide(one) for one in extraction.claims],
    }


def account_to_guide(account: Account, chronicle_ids: Mapping[str, str] | None = None) -> Plain:
    """One account as an engagement of the guide."""
    plain = _common(account) | {
        "evidence": _quotes(account.evidence),
        "rules": sorted({one.rule for one in account.evidence if one.rule}),
    }
    if chronicle_ids is not None:
        plain["chronicle_id"] = chronicle_ids.get(account.account_id)
    return plain


def engagement_to_guide(engagement: Engagement, sources: Sequence[Source]) -> Plain:
    """One engagement of the chronicle with its conflicts and sources."""
    return {
        "id": engagement.id,
        **_common(engagement),
        "part_of": engagement.part_of,
        "history": [step_to_plain(one) for one in engagement.history],
        "chosen": {one.field: {"rule": one.rule, "why": one.why} for one in engagement.chosen},
        "conflicts": [conflict_to_plain(one) for one in engagement.conflicts],
        **review_to_plain(engagement),
        "sources": [source_to_plain(one) for one in sources],
        "independent_sources": engagement.independent_sources,
    }


def claim_to_guide(claim: Claim) -> Plain:
    """One claim; whole numbers stay whole."""
    return {
        "type": claim.type,
        "speaker": claim.speaker,
        "speaker_type": claim.speaker_type,
        "parties": list(claim.parties),
        "value": _whole(claim.value),
        "unit": claim.unit,
        "period": claim.period,
        "change_pct": claim.change_pct,
        "qualifier": claim.qualifier,
        "text": claim.text,
    }


def conflict_to_plain(conflict: Conflict) -> Plain:
    """A conflict with every value and who gives it."""
    values = [{"value": one.value, "accounts": list(one.accounts)} for one in conflict.values]
    return {
        "field": conflict.field,
        "kind": conflict.kind,
        "chosen": conflict.chosen,
        "why": conflict.why,
        "cause": conflict.cause or None,
        "values": values,
    }


def step_to_plain(step: Step) -> Plain:
    """One step of the history."""
    told = step.told.isoformat() if step.told else None
    return {"told": told, "status": step.status, "date": step.date, "account": step.account}


def source_to_plain(source: Source) -> Plain:
    """A source's identity."""
    published = source.published.isoformat() if source.published else None
    return {"doc_id": source.doc_id, "url": source.url, "publisher": source.publisher, "published": published}


def _common(one: Account | Engagement) -> Plain:
    return {
        "kind": one.kind,
        "level": one.level,
        "status": one.status,
        "participants": [_participant(party) for party in one.participants],
        "date": one.date.edtf if one.date else None,
        "place": _place(one.place) if one.kind in IN_PERSON else None,
        "visit_type": one.visit_type,
        "occasion": one.occasion,
        "documents": [_signed(signed) for signed in one.documents],
        "central": one.central,
    }


def _participant(one: Participant) -> Plain:
    return {"name": one.name, "country": one.country, "role": one.role}


def _place(place: Place | None) -> Plain | None:
    if place is None:
        return None
    return {"country": place.country, "city": place.city, "venue": place.venue}


def _signed(one: SignedDocument) -> Plain:
    return {"type": one.type, "count": one.count, "title": one.title}


def _quotes(evidence: Sequence[Evidence]) -> list[str]:
    """The words that show the engagement, each stretch once, inner stretches left to the outer."""
    kept: list[Evidence] = []
    for one in sorted(evidence, key=lambda e: (e.field != "title", e.start, -e.end)):
        if not any(_within(one, other) for other in kept):
            kept.append(one)
    return [one.quote for one in kept]


def _within(one: Evidence, other: Evidence) -> bool:
    return one.field == other.field and other.start <= one.start and one.end <= other.end


def _whole(value: float | None) -> float | int | None:
    return int(value) if value is not None and value.is_integer() else value
