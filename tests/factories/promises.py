"""What annotation and extraction promise of every document, checked; the same in every language."""

from __future__ import annotations

from datetime import date

from summitry.model import IN_PERSON, Account, Actor, Annotated, Document, Extraction


def check_annotated(annotated: Annotated) -> None:
    """The promises of the model: everything lies in the content, in text order, and says what stands there."""
    content = annotated.content
    assert content == annotated.document.content
    for start, end in annotated.sentences:
        assert 0 <= start < end <= len(content)
    reached = 0
    for mention in annotated.mentions:
        assert reached <= mention.start < mention.end <= len(content)
        assert content[mention.start : mention.end] == mention.text
        reached = mention.end
    reached = 0
    for actor in annotated.actors:
        assert reached <= actor.start < actor.end <= len(content)
        reached = actor.end
        _check_actor(actor, annotated)


def _check_actor(actor: Actor, annotated: Annotated) -> None:
    assert any(start <= actor.start and actor.end <= end for start, end in annotated.sentences)
    assert actor.members or actor.name or actor.country
    assert not any(member.members for member in actor.members)
    words = annotated.content[actor.start : actor.end]
    assert words == words.strip()


def check_extraction(document: Document, extraction: Extraction) -> None:
    """Evidence is an exact slice of a stored field; no account without parties of two sides."""
    evidence = [item for told in (*extraction.accounts, *extraction.claims) for item in told.evidence]
    for item in evidence:
        assert document.field(item.field)[item.start : item.end] == item.quote != ""
        assert item.doc_id == document.doc_id
    ids = [account.account_id for account in extraction.accounts]
    assert len(set(ids)) == len(ids)
    for account in extraction.accounts:
        _check_account(account, set(ids), document.published)


def _check_account(account: Account, ids: set[str], published: date | None) -> None:
    assert any(item.supports == "engagement" and item.rule for item in account.evidence)
    assert len({person.country for person in account.participants}) >= 2
    assert len({(person.name, person.country) for person in account.participants}) == len(account.participants)
    assert account.kind in IN_PERSON or account.place is None
    assert account.kind in IN_PERSON or all(person.role == "participant" for person in account.participants)
    assert account.part_of is None or account.part_of in ids - {account.account_id}
    assert account.visit_type is None or account.kind == "visit"
    if account.date is not None and account.date.earliest and published and account.status in ("occurred", "ongoing"):
        assert account.date.earliest <= published
