"""People's values and verdicts put on the engagements; what the machine found is kept beside them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from summitry.linking.corrections import corrected, shown
from summitry.linking.decisions import Decisions, FieldDecision, Ids, WordOnWhole
from summitry.model import Conflict, Correction, Engagement, Review


def reviewed(engagements: Sequence[Engagement], decisions: Decisions) -> list[Engagement]:
    """The engagements with what people decided; a decision belongs to the one that holds most of its accounts.

    Of two decisions on one field, or on the whole, the later holds. A rejection holds while at least half of the
    accounts are those that the person saw: what others come to tell is not rejected unseen.
    """
    if not decisions.fields and not decisions.words:
        return list(engagements)
    home = {account: at for at, one in enumerate(engagements) for account in one.accounts}
    found = list(engagements)
    for field in decisions.fields:
        at = _home(field.accounts, home)
        if at is not None:
            found[at] = _with_field(found[at], field)
    for word in decisions.words:
        at = _home(word.accounts, home)
        if at is not None and (word.accepted or _mostly(word.accounts, found[at])):
            found[at] = _with_word(found[at], word)
    return found


def _home(accounts: Ids, home: dict[str, int]) -> int | None:
    """Where most of the accounts stand now; of equals the first."""
    counted = Counter(home[account] for account in accounts if account in home)
    return min(counted, key=lambda at: (-counted[at], at), default=None)


def _mostly(accounts: Ids, one: Engagement) -> bool:
    return 2 * len(accounts & set(one.accounts)) >= len(one.accounts)


def _with_field(one: Engagement, field: FieldDecision) -> Engagement:
    machine = next((past.machine for past in one.corrections if past.field == field.field), shown(one, field.field))
    note = Correction(field.field, machine, field.value, field.by, field.at, field.n, field.why)
    others = tuple(past for past in one.corrections if past.field != field.field)
    changed = corrected(one, field.field, field.value)
    told = tuple(_settled(conflict, field) for conflict in one.conflicts)
    return msgspec.structs.replace(changed, corrections=_by_number([*others, note]), conflicts=told)


def _settled(conflict: Conflict, field: FieldDecision) -> Conflict:
    """A conflict about a corrected field says whose value is shown; what the sources say stays."""
    if conflict.field != field.field:
        return conflict
    return msgspec.structs.replace(conflict, chosen=field.value or "not said", why=f"{field.by} corrected it")


def _by_number(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return tuple(sorted(corrections, key=lambda one: one.n))


def _with_word(one: Engagement, word: WordOnWhole) -> Engagement:
    added = tuple(sorted(set(one.accounts) - word.accounts))
    verdict = Review("accepted" if word.accepted else "rejected", word.by, word.at, word.n, word.why, added)
    return msgspec.structs.replace(one, review=verdict)
