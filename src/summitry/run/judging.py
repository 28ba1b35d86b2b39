"""People's decisions over a chronicle: recorded, checked against each other, and put into effect in one transaction.

    with Chronicle.create("chronicle.db") as chronicle:
        done = judging.accept(chronicle, "chn-rus-2025-05-08-meeting", Signature("Ada", "2026-11-22T10:00:00Z"))

Each function raises NotFound for an id that nothing answers to, InvalidInput for a decision that makes no sense or
contradicts one on record, DecidedMeanwhile where another person decided since `Signature.seen`; then nothing is
written.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from summitry.errors import InvalidInput, NotFound
from summitry.linking import anchor_of, check_consistent, corrected, holding, said, shown
from summitry.model import Account, Anchor, Engagement, Judgement, Subject
from summitry.run.assembling import accounts_now, with_word
from summitry.run.disputes import check_undisputed
from summitry.run.relinking import relink
from summitry.store import Chronicle


class Signature(msgspec.Struct, frozen=True):
    """Who decides, when (ISO 8601, UTC), and why.

    `seen` is the `version` of what was looked at, None for "as it stands".
    """

    by: str
    at: str
    why: str | None = None
    seen: int | None = None


class Judged(msgspec.Struct, frozen=True):
    """The judgement on record and the engagements that it bears on, as they are now."""

    judgement: Judgement
    engagements: tuple[Engagement, ...]


def same(chronicle: Chronicle, ids: Sequence[str], signature: Signature) -> Judged:
    """The engagements are one; with what was said before, this is transitive."""
    with chronicle.transaction():
        found = _distinct(chronicle, ids, "same")
        _check_not_rejected(found)
        return _record(chronicle, _judgement("same", [_subject(chronicle, one) for one in found], signature), signature)


def different(chronicle: Chronicle, ids: Sequence[str], signature: Signature) -> Judged:
    """The two engagements are not one, whatever the machine will make of later documents."""
    with chronicle.transaction():
        found = _distinct(chronicle, ids, "different")
        one = _judgement("different", [_subject(chronicle, each) for each in found], signature)
        return _record(chronicle, one, signature)


def accept(chronicle: Chronicle, given: str, signature: Signature) -> Judged:
    """The engagement is right as it stands: it counts as reviewed."""
    return _word(chronicle, "accept", given, signature)


def reject(chronicle: Chronicle, given: str, signature: Signature) -> Judged:
    """The engagement is none: it leaves lists and counts and stays on record."""
    return _word(chronicle, "reject", given, signature)


def correct(chronicle: Chronicle, given: str, change: tuple[str, str | None], signature: Signature) -> Judged:
    """A field (`change`: name, value; None for nothing) is set; the machine's value is kept beside it."""
    field, value = change
    with chronicle.transaction():
        found = chronicle.engagement(given)
        corrected(found, field, value)
        machine = next((past.machine for past in found.corrections if past.field == field), shown(found, field))
        one = _judgement("correct", [_subject(chronicle, found)], signature)
        one = msgspec.structs.replace(one, field=field, value=value or None, machine=machine)
        return _record(chronicle, one, signature)


def split(chronicle: Chronicle, given: str, accounts: Sequence[str], signature: Signature) -> Judged:
    """The accounts (their ids, or their documents') tell of another engagement than the rest."""
    with chronicle.transaction():
        found = chronicle.engagement(given)
        held = chronicle.accounts(found)
        leaving = [_chosen(found, held, one) for one in accounts]
        ids = {one.account_id for one in leaving}
        staying = [one for one in held if one.account_id not in ids]
        if not staying or not leaving:
            raise InvalidInput(
                f"all {len(held)} accounts of {found.id} are named, so nothing would be left to split from",
                hint="name those that tell of something else",
            )
        subjects = [_part(chronicle, found, leaving), _part(chronicle, found, staying)]
        return _record(chronicle, _judgement("split", subjects, signature), signature)


def undo(chronicle: Chronicle, n: int, signature: Signature) -> Judged:
    """Judgement number `n` no longer holds; it stays on record."""
    with chronicle.transaction():
        past = next((one for one in chronicle.judgements() if one.n == n), None)
        if past is None:
            raise NotFound(f"there is no judgement {n}", hint="`summitry judge list` shows them with their numbers")
        if past not in holding(chronicle.judgements()):
            raise InvalidInput(
                f"judgement {n} ({said(past) or 'undo'}) does not hold any more, or is an undoing itself",
                hint="make the judgement again if it was right after all",
            )
        one = msgspec.structs.replace(_judgement("undo", past.subjects, signature), undoes=past.key)
        return _record(chronicle, one, signature)


def _word(chronicle: Chronicle, decision: str, given: str, signature: Signature) -> Judged:
    with chronicle.transaction():
        found = chronicle.engagement(given)
        return _record(chronicle, _judgement(decision, [_subject(chronicle, found)], signature), signature)


def _judgement(decision: str, subjects: Sequence[Subject], signature: Signature) -> Judgement:
    if not signature.by.strip():
        raise InvalidInput("a judgement needs a name", hint="say who decides with --by NAME")
    plain = {
        "decision": decision, "made_at": signature.at, "made_by": signature.by.strip(), "why": signature.why,
    }  # fmt: skip
    return msgspec.structs.replace(msgspec.convert(plain, Judgement), subjects=tuple(subjects))


def _record(chronicle: Chronicle, one: Judgement, signature: Signature) -> Judged:
    """Check, write, and put into effect."""
    before = chronicle.judgements()
    if one.decision != "undo":
        check_consistent(before, one, accounts_now(chronicle, [*before, one]))
    found = [chronicle.engagement(given) for given in dict.fromkeys(one.targets) if given]
    if signature.seen is None:
        check_undisputed(before, one, found)
    stored = chronicle.judge(one, signature.seen)
    if one.decision == "accept" and found:
        chronicle.rewrite_engagement(with_word(found[0], stored))
    else:
        relink(chronicle, set(accounts_now(chronicle, [stored]).values()))
    return Judged(stored, tuple(_after(chronicle, stored)))


def _after(chronicle: Chronicle, one: Judgement) -> list[Engagement]:
    """The engagements that hold the accounts now."""
    ids = set(one.targets)
    held = chronicle.engagements_of([account for subject in one.subjects for account in sorted(subject.account_ids)])
    return sorted(held, key=lambda each: (each.id not in ids, each.id))


def _distinct(chronicle: Chronicle, ids: Sequence[str], what: str) -> list[Engagement]:
    found = {one.id: one for one in map(chronicle.engagement, ids)}
    if len(found) < 2:
        raise InvalidInput(
            f"{' and '.join(ids)} are one engagement already: {', '.join(found)}",
            hint="nothing to do" if what == "same" else "take accounts out of it with `summitry judge split`",
        )
    return list(found.values())


def _check_not_rejected(found: Sequence[Engagement]) -> None:
    for one in found:
        if one.review is not None and one.rejected:
            raise InvalidInput(
                f"{one.id} was rejected by {one.review.by} (judgement {one.review.n}), so it is the same as nothing",
                hint=f"undo that first: summitry judge undo {one.review.n}",
            )


def _subject(chronicle: Chronicle, one: Engagement) -> Subject:
    return _part(chronicle, one, chronicle.accounts(one))


def _part(chronicle: Chronicle, one: Engagement, accounts: Sequence[Account]) -> Subject:
    anchors = [_anchor(chronicle, account) for account in accounts]
    return Subject(one.id, tuple(sorted(anchors)))


def _anchor(chronicle: Chronicle, account: Account) -> Anchor:
    return anchor_of(account, chronicle.document(account.doc_id).sha256)


def _chosen(one: Engagement, held: Sequence[Account], wanted: str) -> Account:
    found = [account for account in held if wanted in (account.account_id, account.doc_id)]
    if len(found) != 1:
        listed = ", ".join(f"{account.account_id} ({account.doc_id})" for account in held)
        raise InvalidInput(f"{wanted!r} is no account of {one.id}", hint=f"its accounts are {listed}")
    return found[0]
