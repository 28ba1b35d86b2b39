"""What follows from the judgements on record: which of them hold, what they ask of linking, what contradicts what.

"Same" is an equivalence: a with b and b with c puts all three together. "Different" and "split" hold between the
groups that this makes. Nothing here is resolved in silence: a new judgement that contradicts one on record is
refused, with the number to undo.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NoReturn

import msgspec

from summitry.errors import InvalidInput
from summitry.linking.decisions import Decisions, FieldDecision, Ids, WordOnWhole
from summitry.model import Judgement, Subject

_APART = frozenset({"different", "split"})
_WORDS = frozenset({"accept", "reject"})


class Lost(msgspec.Struct, frozen=True):
    """A judgement of which accounts are gone: it stays on record, and somebody should look at it."""

    judgement: Judgement
    accounts: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing that it names is left, so that it has no effect."""
        return len(self.accounts) == sum(len(subject.accounts) for subject in self.judgement.subjects)


def holding(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that were not undone, without the undoing itself."""
    held = list(judgements)
    undone = {one.undoes for one in held if one.decision == "undo"}
    return tuple(one for one in held if one.decision != "undo" and one.key not in undone)


def decisions_of(judgements: Iterable[Judgement], now: Mapping[str, str]) -> tuple[Decisions, tuple[Lost, ...]]:
    """What the judgements that hold ask of linking, and those of which accounts are gone.

    `now` gives the present id of each account that is still told, by its id at the time.
    """
    held = holding(judgements)
    parts = {one.key: [_present(subject, now) for subject in one.subjects] for one in held}
    fields = [
        FieldDecision(parts[one.key][0], one.field or "", one.value, one.made_by, one.made_at, one.n, one.why)
        for one in held
        if one.decision == "correct"
    ]
    words = [
        WordOnWhole(parts[one.key][0], one.decision == "accept", one.made_by, one.made_at, one.n, one.why)
        for one in held
        if one.decision in _WORDS
    ]
    joined = [frozenset[str]().union(*parts[one.key]) for one in held if one.decision == "same"]
    apart = [(parts[one.key][0], parts[one.key][1]) for one in held if one.decision in _APART]
    stays = tuple(parts[one.key][1] for one in held if one.decision == "split" and parts[one.key][1])
    kept_apart = tuple(pair for pair in apart if pair[0] and pair[1])
    decisions = Decisions(together_of(joined), kept_apart, tuple(fields), tuple(words), stays)
    return decisions, tuple(lost for one in held if (lost := _lost(one, now)).accounts)


def _present(subject: Subject, now: Mapping[str, str]) -> Ids:
    return frozenset(now[account] for account in subject.account_ids if account in now)


def _lost(one: Judgement, now: Mapping[str, str]) -> Lost:
    gone = {account for subject in one.subjects for account in subject.account_ids if account not in now}
    return Lost(one, tuple(sorted(gone)))


def together_of(groups: Iterable[Ids]) -> tuple[Ids, ...]:
    """Groups that share an account made one, those of a single account left out; sorted."""
    found: list[set[str]] = []
    for group in groups:
        merged = set(group)
        apart = [other for other in found if not other.isdisjoint(merged)]
        merged = merged.union(*apart)
        found = [other for other in found if other not in apart] + [merged]
    return tuple(sorted((frozenset(group) for group in found if len(group) > 1), key=sorted))


def check_consistent(before: Sequence[Judgement], new: Judgement, now: Mapping[str, str]) -> None:
    """Raise InvalidInput where `new` contradicts judgements that hold, naming them and the way out.

    `now` gives the present id of an account by its id at the time.
    """
    held = [*holding(before), new]
    groups = together_of(_named(one, now) for one in held if one.decision == "same")
    for one in held:
        if one.decision in _APART:
            left, right = (_ids(subject, now) for subject in one.subjects[:2])
            clash = next((group for group in groups if group & left and group & right), left & right)
            if clash:
                others = [other for other in held if other is not new and _bears_on(other, one, clash, now)]
                _refuse(new, others)


def _ids(subject: Subject, now: Mapping[str, str]) -> Ids:
    return frozenset(now.get(account, account) for account in subject.account_ids)


def _named(one: Judgement, now: Mapping[str, str]) -> Ids:
    return frozenset[str]().union(*(_ids(subject, now) for subject in one.subjects))


def _bears_on(other: Judgement, apart: Judgement, clash: Ids, now: Mapping[str, str]) -> bool:
    """Whether a judgement is one of those that keep the accounts apart, or put them together."""
    return other is apart or (other.decision == "same" and bool(_named(other, now) & clash))


def _refuse(new: Judgement, against: Sequence[Judgement]) -> NoReturn:
    told = "; ".join(f"judgement {one.n} ({one.made_by}, {one.made_at[:10]}): {said(one)}" for one in against)
    numbers = " or ".join(f"`summitry judge undo {one.n}`" for one in against)
    raise InvalidInput(
        f"{said(new)} contradicts {told or 'itself'}",
        hint=f"undo what does not hold first: {numbers}" if against else "an engagement is not different from itself",
    )


def said(one: Judgement) -> str:
    """The decision in words: "same a-meeting b-meeting", "correct x-visit date=2025-05-08"."""
    ids = " ".join(one.targets)
    if one.decision == "correct":
        return f"correct {ids} {one.field}={one.value or ''}"
    if one.decision == "split":
        return f"split {one.targets[0]} {' '.join(sorted(one.subjects[0].account_ids))}"
    return f"{one.decision} {ids}".strip()
