"""The ledger of a chronicle, or of a reference alone: claims with their day, office, outlet and copies, filtered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

import msgspec

from summitry.analysis.ledger import LedgerClaim, ledger
from summitry.analysis.told import Citation, SaidBasis, Telling, ToldClaim, originals
from summitry.lexicon.reference import load_reference
from summitry.lexicon.reference_claims import claim_sources
from summitry.lexicon.reference_sources import PREFIX
from summitry.lexicon.subjects import subject_named
from summitry.lexicon.succession import codes
from summitry.model import ClaimType, bounds
from summitry.run.speakers import Speakers
from summitry.store import Chronicle, StoredClaim
from summitry.text.names import fold


class LedgerOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Which claims are wanted; everything given must hold. `since` and `until` are days on which it was said.

    Without `db` the claims of the reference alone.
    """

    db: Path | None = None
    reference: str | None = None
    between: tuple[str, ...] = ()
    types: tuple[ClaimType, ...] = ()
    since: date | None = None
    until: date | None = None
    speaker: str | None = None
    subject: str | None = None


def claims_of(options: LedgerOptions) -> tuple[LedgerClaim, ...]:
    """The claims wanted, by day; what copies of one text say counts once.

    Raises NotFound for an unknown subject or reference, StoreError for a chronicle that cannot be opened.
    """
    subject = subject_named(options.subject).id if options.subject else None
    found = ledger(told_claims(options))
    return tuple(one for one in found if _wanted(one, options, subject))


def told_claims(options: LedgerOptions) -> list[ToldClaim]:
    """Every claim as its document tells it."""
    if options.db is None:
        return list(_reference_claims(options.reference or "chn-rus"))
    with Chronicle.open(options.db) as chronicle:
        stored = list(chronicle.stored_claims())
        near = chronicle.copies(sorted({one.claim.doc_id for one in stored}))
        copies: dict[str, list[str]] = {}
        for row in chronicle.imports("copy"):
            copies.setdefault(row.copy_of or "", []).append(row.path)
    return list(_told(stored, {doc_id: one.of for doc_id, one in near.items()}, copies))


def _told(
    held: Sequence[StoredClaim], copied: Mapping[str, str], copies: Mapping[str, list[str]]
) -> Iterator[ToldClaim]:
    roots = originals({one.claim.doc_id: one.sha256 for one in held}, copied)
    speakers = Speakers()
    for one in held:
        said, basis = _said(one.claim.said, one.claim.doc_id, one.published)
        telling = Telling(
            doc_id=one.claim.doc_id, original=roots[one.claim.doc_id], outlet=one.publisher, published=one.published,
            title=one.title, url=one.url, lang=one.lang, copies=tuple(sorted(copies.get(one.claim.doc_id, ()))),
            cited=_cited(one.claim.doc_id),
        )  # fmt: skip
        office = speakers.office(one.claim.speaker, said)
        yield ToldClaim(claim=one.claim, telling=telling, said=said, said_basis=basis, office=office, before=one.before)


def _reference_claims(name: str) -> Iterator[ToldClaim]:
    reference, speakers = load_reference(name), Speakers()
    documents = {one.doc_id: one for one in reference.documents}
    for claim in reference.claims:
        document = documents[claim.doc_id]
        telling = Telling(
            doc_id=claim.doc_id, original=claim.doc_id, outlet=document.publisher, title=document.title,
            url=document.url, lang=document.lang, cited=_cited(claim.doc_id),
        )  # fmt: skip
        said, basis = _said(claim.said, claim.doc_id, None)
        office = speakers.office(claim.speaker, said)
        yield ToldClaim(claim=claim, telling=telling, said=said, said_basis=basis, office=office)


def _said(said: str | None, doc_id: str, published: date | None) -> tuple[str | None, SaidBasis]:
    if said:
        return said, "reference" if doc_id.startswith(PREFIX) else "stated"
    return (published.isoformat(), "publication") if published else (None, "none")


def _cited(doc_id: str) -> tuple[Citation, ...]:
    return tuple(Citation(one.title, one.publisher, one.url) for one in claim_sources(doc_id))


def _wanted(one: LedgerClaim, options: LedgerOptions, subject: str | None) -> bool:
    sides = [set(codes(state)) for state in options.between]
    return (
        (not options.types or one.type in options.types)
        and all(side & set(one.parties) for side in sides)
        and (subject is None or one.subject == subject)
        and (options.speaker is None or _is_speaker(one, options.speaker))
        and _within(one.said, options.since, options.until)
    )


def _is_speaker(one: LedgerClaim, asked: str) -> bool:
    """Whether all words asked for stand in the speaker's name, or in an outlet that says it in its own voice."""
    names = [one.speaker] if one.speaker else one.outlets
    words = set(fold(asked).split())
    return any(words <= set(fold(name).split()) for name in names)


def _within(said: str | None, since: date | None, until: date | None) -> bool:
    """Whether it may have been said between two days; a claim whose day is unknown is out when days are asked for."""
    if since is None and until is None:
        return True
    if said is None:
        return False
    span = bounds(said)
    after = since is None or span.latest is None or span.latest >= since
    return after and (until is None or span.earliest is None or span.earliest <= until)
