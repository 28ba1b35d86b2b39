"""A decision against another person's, made without having seen it: refused, with who and what."""

from __future__ import annotations

from collections.abc import Sequence

from summitry.errors import DecidedMeanwhile
from summitry.linking import holding, said
from summitry.model import Engagement, Judgement

_WORDS = frozenset({"accept", "reject"})


def check_undisputed(before: Sequence[Judgement], new: Judgement, found: Sequence[Engagement]) -> None:
    """Raise DecidedMeanwhile where another person's judgement that holds says otherwise of the same thing."""
    for past in holding(before):
        if past.made_by != new.made_by and _against(past, new) and _concerns(past, found):
            raise DecidedMeanwhile(
                f"{past.made_by} decided otherwise on {past.made_at}: {said(past)} (judgement {past.n})"
                + (f", because: {past.why}" if past.why else ""),
                hint=f"if you have looked at that, say so with --seen {max(one.n for one in before)}",
            )


def _against(past: Judgement, new: Judgement) -> bool:
    if {past.decision, new.decision} == _WORDS:
        return True
    return past.decision == new.decision == "correct" and past.field == new.field and past.value != new.value


def _concerns(past: Judgement, found: Sequence[Engagement]) -> bool:
    ids = {given for one in found for given in (one.id, *one.aliases)}
    accounts = {account for one in found for account in one.accounts}
    return bool(ids & set(past.targets)) or any(subject.account_ids & accounts for subject in past.subjects)
