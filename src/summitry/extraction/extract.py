"""The stage itself: an annotated document in, its accounts and claims out, whatever language it was read in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from summitry.extraction.belonging import is_central
from summitry.extraction.complete import complete
from summitry.extraction.draft import Draft, Rejected
from summitry.extraction.language import LANGUAGES
from summitry.extraction.merge import merge
from summitry.lexicon import Lexicon
from summitry.lexicon.records import LEADER_RANKS
from summitry.model import Account, Actor, Annotated, Evidence, Extraction, Level, Participant


def extract(annotated: Annotated, lexicon: Lexicon) -> Extraction:
    """The accounts and claims of one document, in text order. Pure."""
    return extract_with_reasons(annotated, lexicon)[0]


def extract_with_reasons(annotated: Annotated, lexicon: Lexicon) -> tuple[Extraction, tuple[Rejected, ...]]:
    """The same, with the readings that were rejected and why."""
    rejected: list[Rejected] = []
    language = LANGUAGES[annotated.lang]
    drafts = language.read(annotated, lexicon, rejected)
    groups = language.finish(merge(complete(drafts, annotated, lexicon)), annotated)
    accounts = tuple(_linked([_account(draft, annotated, lexicon) for draft in groups]))
    claims = language.claims(annotated, lexicon)
    return Extraction(annotated.document.doc_id, accounts, claims), tuple(rejected)


def _account(draft: Draft, annotated: Annotated, lexicon: Lexicon) -> Account:
    participants = tuple(
        Participant(
            side.actor.name, side.actor.country, side.role or "participant", side.actor.person, side.actor.office
        )
        for side in draft.sides
    )
    return Account(
        account_id=_identity(annotated.document.doc_id, draft, participants),
        doc_id=annotated.document.doc_id,
        kind=draft.kind,
        level=_level(draft, lexicon),
        status=draft.status,
        participants=participants,
        date=draft.when,
        place=draft.place,
        visit_type=draft.visit_type,
        occasion=draft.occasion,
        documents=draft.documents,
        central=is_central(draft, annotated),
        evidence=_sorted(draft.evidence),
    )


def _sorted(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    return tuple(sorted(set(evidence), key=lambda item: (item.supports != "engagement", item.field != "title", item)))


def _identity(doc_id: str, draft: Draft, participants: Sequence[Participant]) -> str:
    """Hash of what makes the account this one: document, kind, parties, date and where it stands."""
    parties = "|".join(f"{person.country}:{person.name}" for person in participants)
    when = draft.when.edtf if draft.when else ""
    key = f"{doc_id}\n{draft.kind}\n{parties}\n{when}\n{draft.span}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _level(draft: Draft, lexicon: Lexicon) -> Level:
    return "leader" if any(_leads(side.actor, draft, lexicon) for side in draft.sides) else "ministerial"


def _leads(actor: Actor, draft: Draft, lexicon: Lexicon) -> bool:
    """Whether somebody led when it happened: the rank in the text, or else the office held on that day."""
    if actor.rank or actor.person is None or draft.when is None or draft.when.earliest is None:
        return actor.rank in LEADER_RANKS
    held = lexicon.terms_of(actor.person, draft.when.earliest)
    return any(lexicon.offices[term.office].rank in LEADER_RANKS for term in held)


def _linked(accounts: Sequence[Account]) -> Iterator[Account]:
    """Meetings know the visit, told by the same document, that contains them."""
    visits = [account for account in accounts if account.kind == "visit"]
    for account in accounts:
        part_of = next((visit.account_id for visit in visits if _contains(visit, account)), None)
        yield replace(account, part_of=part_of) if part_of else account


def _contains(visit: Account, account: Account) -> bool:
    if account.kind != "meeting" or visit.place is None or account.place is None:
        return False
    guests = {person.name for person in visit.participants if person.role == "guest" and person.name}
    present = {person.name for person in account.participants}
    return visit.place.country == account.place.country and bool(guests & present)
