"""What differs between two versions of a chronicle: new, changed, merged, split, withdrawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

import msgspec

from summitry.model import Engagement


class Version(msgspec.Struct, frozen=True):
    """A chronicle at one time. `splits` are ids with the ids of the parts that left them."""

    name: str
    engagements: tuple[Engagement, ...]
    splits: tuple[tuple[str, str], ...] = ()

    @property
    def by_id(self) -> dict[str, Engagement]:
        """Engagements by their own ids."""
        return {one.id: one for one in self.engagements}

    @property
    def answers(self) -> dict[str, str]:
        """Own id by every id that answers."""
        return {given: one.id for one in self.engagements for given in (*one.aliases, one.id)}


class FieldChange(msgspec.Struct, frozen=True):
    """A field's value before and after, as shown; None where nothing was said."""

    field: str
    before: str | None
    after: str | None


class Changed(msgspec.Struct, frozen=True):
    """An engagement that both versions hold, with what differs."""

    id: str
    fields: tuple[FieldChange, ...]


class Moved(msgspec.Struct, frozen=True):
    """An id of the one version and what became of it in the other, in words and as an id where there is one."""

    id: str
    into: str | None
    what: str


class Difference(msgspec.Struct, frozen=True):
    """Everything that differs; `unchanged` is a number. Ids are sorted."""

    before: str
    after: str
    new: tuple[Moved, ...]
    changed: tuple[Changed, ...]
    merged: tuple[Moved, ...]
    withdrawn: tuple[Moved, ...]
    unchanged: int

    @property
    def empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.new or self.changed or self.merged or self.withdrawn)


def difference(before: Version, after: Version) -> Difference:
    """What became of each engagement of `before`, and what is new in `after`.

    A rejected engagement is no part of a version's list: rejecting withdraws it.
    """
    old, new = _listed(before), _listed(after)
    both = sorted(old.keys() & new.keys())
    changed = tuple(Changed(given, fields) for given in both if (fields := changes(old[given], new[given])))
    gone = [_fate(old[given], after) for given in sorted(old.keys() - new.keys())]
    return Difference(
        before=before.name,
        after=after.name,
        new=tuple(_origin(new[given], before, after) for given in sorted(new.keys() - old.keys())),
        changed=changed,
        merged=tuple(one for one in gone if one.into is not None),
        withdrawn=tuple(one for one in gone if one.into is None),
        unchanged=len(both) - len(changed),
    )


def _listed(version: Version) -> dict[str, Engagement]:
    return {given: one for given, one in version.by_id.items() if not one.rejected}


def _fate(one: Engagement, after: Version) -> Moved:
    home = after.by_id.get(after.answers.get(one.id, "")) or _by_accounts(one, after)
    if home is None:
        return Moved(one.id, None, f"no account tells of it any more: {_short(one)}")
    if home.review is not None and home.rejected:
        return Moved(one.id, None, f"rejected by {home.review.by}: {home.review.why or 'no reason given'}")
    return Moved(one.id, home.id, f"is now part of {home.id}: {_short(one)}")


def _by_accounts(one: Engagement, after: Version) -> Engagement | None:
    """Where most of its accounts stand, for versions that do not know its id (two files, an older version)."""
    counted = [(len(set(one.accounts) & set(other.accounts)), other) for other in after.engagements]
    shared = [(count, other) for count, other in counted if count]
    return min(shared, key=lambda pair: (-pair[0], pair[1].id))[1] if shared else None


def _origin(one: Engagement, before: Version, after: Version) -> Moved:
    past = before.by_id.get(one.id)
    if past is not None and past.rejected:
        return Moved(one.id, None, f"was rejected, and is not any more: {_short(one)}")
    known = before.answers.get(one.id)
    wholes = [whole for whole, part in after.splits if part == one.id and whole in before.answers]
    left = known or next(iter(sorted(wholes)), None)
    return Moved(one.id, left, f"was part of {left}: {_short(one)}" if left else _short(one))


def _short(one: Engagement) -> str:
    who = ", ".join(party.name or party.country or "?" for party in one.participants[:4])
    return f"{one.date.edtf if one.date else 'undated'} {one.kind}, {who}, {one.status}"


def changes(one: Engagement, other: Engagement) -> tuple[FieldChange, ...]:
    """Fields in which two versions of an engagement differ, in the order of the coding guide."""
    read = [(field, value(one), value(other)) for field, value in READ.items()]
    return tuple(FieldChange(field, left, right) for field, left, right in read if left != right)


def _joined(values: Iterable[str]) -> str | None:
    return "; ".join(values) or None


def _people(one: Engagement) -> str | None:
    return _joined(f"{party.name or '-'}, {party.country or '-'}, {party.role}" for party in one.participants)


def _place(name: str) -> Callable[[Engagement], str | None]:
    return lambda one: getattr(one.place, name, None)


def _signed(one: Engagement) -> str | None:
    return _joined(f"{paper.type} {paper.count or ''} {paper.title or ''}".strip() for paper in one.documents)


def _conflicts(one: Engagement) -> str | None:
    return _joined(f"{held.field}: {', '.join(value.value for value in held.values)}" for held in one.conflicts)


#: field → its value in words, for those fields of which a change is told
READ: Mapping[str, Callable[[Engagement], str | None]] = {
    "kind": lambda one: one.kind,
    "level": lambda one: one.level,
    "status": lambda one: one.status,
    "participants": _people,
    "date": lambda one: one.date.edtf if one.date else None,
    "country": _place("country"),
    "city": _place("city"),
    "venue": _place("venue"),
    "visit_type": lambda one: one.visit_type,
    "occasion": lambda one: one.occasion,
    "documents": _signed,
    "part_of": lambda one: one.part_of,
    "accounts": lambda one: str(len(one.accounts)),
    "conflicts": _conflicts,
    "review": lambda one: f"{one.review.verdict} by {one.review.by}" if one.review else None,
    "corrections": lambda one: _joined(f"{fix.field} by {fix.by}" for fix in one.corrections),
    "aliases": lambda one: _joined(one.aliases),
}
