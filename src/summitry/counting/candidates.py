"""Which engagements come into question: both sides take part, all people named take part, it lies in the period.

A person is found by the words of the name; a name that fits several people is refused, since a count of two
people taken for one would be wrong without showing it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from summitry.counting.doubles import doubles
from summitry.counting.entry import Entry, Question, Side
from summitry.errors import InvalidInput, NotFound
from summitry.model import Engagement, Participant, When, bounds
from summitry.text.names import fold, squash

Takes = Callable[[Participant], bool]
HELD = frozenset({"occurred", "ongoing"})


class Sought(msgspec.Struct, frozen=True):
    """A person asked for: the full name, the lexicon's ids of it and the folded names that mean it."""

    name: str
    ids: frozenset[str]
    folded: frozenset[str]

    def is_(self, one: Participant) -> bool:
        """Whether a participant is this person."""
        if one.person is not None and self.ids:
            return one.person in self.ids
        return one.name is not None and fold(one.name) in self.folded


class Candidates(msgspec.Struct, frozen=True):
    """Entries in question by day, and those that fall away whatever the rule, with the reason."""

    entries: tuple[Entry, ...]
    dropped: tuple[tuple[Entry, str], ...]
    people: tuple[Sought, ...]


def candidates(entries: Sequence[Entry], question: Question) -> Candidates:
    """Sort the entries. Raises NotFound when nobody of a name takes part, InvalidInput for a name of several."""
    people = find_people(entries, question)
    kept: list[Entry] = []
    dropped: list[tuple[Entry, str]] = []
    for entry in sorted(entries, key=_by_day):
        if not takes_part(entry.engagement, question.sides, people):
            continue
        lies = in_period(entry.engagement.date, question.since, question.until)
        if lies is False:
            continue
        reason = _reason(entry.engagement, question, certain=lies is True)
        if reason is None:
            kept.append(entry)
        else:
            dropped.append((entry, reason))
    double = doubles(kept, {entry.engagement.id: entry for entry in entries}, question.sides)
    dropped += [(entry, double[entry.engagement.id]) for entry in kept if entry.engagement.id in double]
    sure = tuple(entry for entry in kept if entry.engagement.id not in double)
    return Candidates(sure, tuple(dropped), people)


def _by_day(entry: Entry) -> tuple[str, str]:
    one = entry.engagement
    day = (one.date.earliest or one.date.latest) if one.date else None
    return (day.isoformat() if day else "9999", one.id)


def _reason(one: Engagement, question: Question, *, certain: bool) -> str | None:
    if one.review is not None and one.rejected:
        return f"rejected by {one.review.by}" + (f": {one.review.why}" if one.review.why else "")
    if one.status not in HELD:
        return f"{one.status}: only what took place counts"
    if not certain:
        said = f"its date ({one.date.edtf})" if one.date else "it has no date, and"
        return f"{said} may lie outside the period"
    if one.level != "leader" and not question.people:
        return "not at the level of leaders"
    return None


def takes_part(one: Engagement, sides: tuple[Side, Side], people: Sequence[Sought]) -> bool:
    """Whether both sides and everybody sought are among the participants."""
    countries = {party.country for party in one.participants}
    if not all(side.codes & countries for side in sides):
        return False
    return all(any(person.is_(party) for party in one.participants) for person in people)


def in_period(when: When | None, since: date | None, until: date | None) -> bool | None:
    """Whether it began within the period; None where it may have."""
    if since is None and until is None:
        return True
    starts = began(when)
    if starts is None:
        return None
    low, high = starts
    if (since and high < since) or (until and low > until):
        return False
    return True if (not since or low >= since) and (not until or high <= until) else None


def began(when: When | None) -> tuple[date, date] | None:
    """First and last day on which it may have begun; None where not even the year is known."""
    if when is None or (when.earliest is None and when.latest is None):
        return None
    left = when.edtf.split("/")[0]
    if left in ("", ".."):
        return (date.min, when.latest or date.max)
    span = bounds(left)
    return (span.earliest or date.min, span.latest or date.max)


def find_people(entries: Iterable[Entry], question: Question) -> tuple[Sought, ...]:
    """The people asked for, found among the participants of the two sides."""
    codes = question.sides[0].codes | question.sides[1].codes
    present = {
        party
        for entry in entries
        for party in entry.engagement.participants
        if party.name is not None and party.country in codes
    }
    return tuple(_find(name, present) for name in question.people)


def _find(name: str, present: Iterable[Participant]) -> Sought:
    fits = [party for party in present if party.name is not None and _fits(name, party)]
    if not fits:
        raise NotFound(
            f"nobody named {name!r} takes part in an engagement of these states",
            hint="write the name as `summitry list` shows it; that somebody is not found does not mean no contact",
        )
    exact = [party for party in fits if squash(party.name or "") == squash(name)]
    ids = {party.person for party in exact or fits if party.person}
    if len(ids) > 1:
        names = sorted({party.name for party in fits if party.name and party.person})
        raise InvalidInput(f"{name!r} fits several people: {', '.join(names)}", hint="write the full name")
    meant = [party for party in fits if party.person is None or party.person in ids]
    full = max(sorted({party.name for party in meant if party.name}), key=len)
    return Sought(full, frozenset(ids), frozenset(fold(party.name) for party in meant if party.name))


def _fits(name: str, party: Participant) -> bool:
    asked, told = set(fold(name).split()), set(fold(party.name or "").split())
    return bool(asked) and (asked <= told or squash(name) == squash(party.name or "") or fold(name) == party.person)
