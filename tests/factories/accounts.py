"""Accounts, documents and sources in one line each.

`account("visit", "CHN:Xi Jinping > RUS:Vladimir Putin", "2025-05-07/2025-05-10")`: guest before ">", host after;
without ">" all are participants. A side without a name is a delegation.
"""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

from summitry.linking import Source, anchor_of
from summitry.model import Account, Document, Evidence, Judgement, Participant, Place, SignedDocument, Subject, When


def people(text: str) -> tuple[Participant, ...]:
    groups = text.split(">")
    roles = ("guest", "host") if len(groups) == 2 else ("participant",)
    found = []
    for role, group in zip(roles, groups, strict=True):
        for side in group.split(","):
            country, _, name = side.strip().partition(":")
            found.append(Participant(name.strip() or None, country or None, role))
    return tuple(found)


def place(text: str) -> Place:
    """ "Kremlin, Moscow, RUS", "Moscow, RUS" or "RUS"."""
    parts = [part.strip() for part in text.split(",")]
    padded = [None] * (3 - len(parts)) + parts
    return Place(padded[2], padded[1], padded[0])


def account(kind: str, who: str, when: str | None = None, **given: Any) -> Account:  # noqa: ANN401
    doc = given.pop("doc", "doc-a")
    basis = given.pop("basis", "stated")
    there = given.pop("place", None)
    signed = given.pop("signed", ())
    quote = given.pop("date_quote", None)
    identity = repr((doc, kind, who, when, basis, there, signed, quote, sorted(given.items())))
    return Account(
        account_id=hashlib.sha1(identity.encode()).hexdigest()[:12],
        doc_id=doc,
        kind=kind,
        level=given.pop("level", "leader"),
        status=given.pop("status", "occurred"),
        participants=people(who),
        date=When.of(when, basis) if when else None,
        place=place(there) if there else None,
        documents=tuple(SignedDocument(one) for one in signed),
        evidence=(Evidence(doc, "text", 0, len(quote), quote, "date", "test"),) if quote else (),
        **given,
    )


def source(doc_id: str, published: str | None = None, publisher: str | None = None) -> Source:
    day = date.fromisoformat(published) if published else None
    return Source(doc_id, publisher or doc_id, day, f"https://example.org/{doc_id}")


def document(doc_id: str, text: str = "Xi met Putin.", **given: Any) -> Document:  # noqa: ANN401
    published = given.pop("published", None)
    title = given.pop("title", None)
    digest = hashlib.sha256(f"{title}\n{text}".encode()).hexdigest()
    return Document(
        doc_id=doc_id, text=text, title=title, path=given.pop("path", f"{doc_id}.txt"), sha256=digest,
        published=date.fromisoformat(published) if published else None, **given,
    )  # fmt: skip


def subject(given: str, *accounts: Account) -> Subject:
    return Subject(given, tuple(anchor_of(one, "") for one in accounts))


def judgement(decision: Any, *subjects: Subject, **given: Any) -> Judgement:  # noqa: ANN401
    at = given.pop("at", "2026-01-01T00:00:00Z")
    return Judgement(made_at=at, made_by=given.pop("by", "Ada"), decision=decision, subjects=subjects, **given)
