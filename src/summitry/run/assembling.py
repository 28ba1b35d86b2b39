"""Judgements over the accounts as they are now: which are found again, which are lost, what follows at once."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.linking import Decisions, Lost, decisions_of, find_again, holding
from summitry.linking.reviewing import reviewed
from summitry.model import Anchor, Engagement, Judgement
from summitry.store import Chronicle


def accounts_now(chronicle: Chronicle, judgements: Sequence[Judgement], ids: set[str] | None = None) -> dict[str, str]:
    """The present id of every account that judgements name, by its id at the time; those that are gone are left out."""
    anchors = {one for judgement in judgements for subject in judgement.subjects for one in subject.accounts}
    return anchors_now(chronicle, sorted(anchors), ids)


def anchors_now(chronicle: Chronicle, anchors: Sequence[Anchor], ids: set[str] | None = None) -> dict[str, str]:
    """The present id of each account that is still told, by its id at the time; `ids` are known to be."""
    found: dict[str, str] = {}
    for anchor in anchors:
        if ids is not None and anchor.account_id in ids:
            found[anchor.account_id] = anchor.account_id
            continue
        now = find_again(anchor, chronicle.accounts_like(anchor))
        if now is not None:
            found[anchor.account_id] = now
    return found


def lost_judgements(chronicle: Chronicle) -> tuple[Lost, ...]:
    """Judgements that hold and name accounts that are gone: findings for somebody to look at."""
    held = chronicle.judgements()
    return decisions_of(held, accounts_now(chronicle, held))[1]


def idle_rejections(chronicle: Chronicle) -> tuple[Judgement, ...]:
    """Rejections that hold and have no effect: most of the accounts there came later."""
    found = []
    for one in holding(chronicle.judgements()):
        ids = [account for subject in one.subjects for account in sorted(subject.account_ids)]
        homes = chronicle.engagements_of(ids)
        if one.decision == "reject" and homes and all(home.review is None for home in homes):
            found.append(one)
    return tuple(found)


def with_word(one: Engagement, judgement: Judgement) -> Engagement:
    """The engagement with a person's word on the whole of it."""
    ids = {account: account for subject in judgement.subjects for account in subject.account_ids}
    decisions, _ = decisions_of([judgement], ids)
    return reviewed([one], Decisions(words=decisions.words))[0]
