"""What was told of an engagement over time: announced, moved, called off, held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.linking.told import Told
from summitry.model import Step


def history_of(told: Sequence[Told]) -> tuple[Step, ...]:
    """The steps, oldest first: each account of a plan that says something new, and the first of what happened.

    Repeated tellings are no steps; what accounts of the same event disagree about is a conflict, not history.
    """
    return tuple(_steps(sorted(told, key=_order)))


def _order(one: Told) -> tuple[str, bool, str]:
    """By publication day; where that is not known last, plans before events."""
    return (str(one.source.published or "9999"), one.held, one.account.account_id)


def _steps(ordered: Sequence[Told]) -> Iterator[Step]:
    happened: set[str] = set()
    plan: tuple[str, str | None] | None = None
    for one in ordered:
        account = one.account
        edtf = account.date.edtf if account.date else None
        if one.held:
            if account.status in happened:
                continue
            happened.add(account.status)
        else:
            if plan is not None and plan[0] == account.status and edtf in (None, plan[1]):
                continue
            plan = (account.status, edtf)
        yield Step(one.source.published, account.status, edtf, account.account_id)
