"""What counts as one: rows grouped by the visit or gathering that contains them, by day, or by traveller."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from summitry.counting.candidates import Sought
from summitry.counting.entry import Entry, Side
from summitry.counting.rules import CountingRule
from summitry.counting.stays import Trips, country_of
from summitry.model import Engagement, Participant


class Group(msgspec.Struct, frozen=True):
    """Rows that count as one; `root` is the visit or gathering that contains them, `label` the traveller."""

    root: Entry
    rows: tuple[Entry, ...]
    label: str | None = None

    @property
    def context(self) -> tuple[Engagement, ...]:
        """The rows with what contains them."""
        held = {entry.engagement.id: entry.engagement for entry in (self.root, *self.rows)}
        return tuple(held.values())

    @property
    def countries(self) -> frozenset[str]:
        """Where it took place, as far as told."""
        return frozenset(country for one in self.context if (country := country_of(one)) is not None)


def grouped(
    rows: Sequence[Entry],
    trips: Trips,
    rule: CountingRule,
    sides: tuple[Side, Side],
    people: Sequence[Sought],
) -> list[Group]:
    """The groups in the order of their first rows."""
    found: dict[tuple[str, ...], list[Entry]] = {}
    roots: dict[tuple[str, ...], tuple[Entry, str | None]] = {}
    apart = rule.unit in ("row", "day")
    stays = {} if apart else trips.of(rows)
    for entry in rows:
        root = stays.get(entry.engagement.id, entry)
        for key, label in _keys(entry, root, rule, sides, people):
            found.setdefault(key, []).append(entry)
            roots.setdefault(key, (root, label))
    return [Group(roots[key][0], tuple(held), roots[key][1]) for key, held in found.items()]


def _keys(
    entry: Entry, root: Entry, rule: CountingRule, sides: tuple[Side, Side], people: Sequence[Sought]
) -> Iterator[tuple[tuple[str, ...], str | None]]:
    one = entry.engagement
    if rule.unit == "trip":
        yield (root.engagement.id,), None
    elif rule.unit == "row":
        yield (one.id,), None
    elif rule.unit == "day":
        yield (one.date.edtf if one.date else one.id,), None
    else:
        country = country_of(one)
        for side in sides:
            if country is not None and country not in side.codes:
                yield (root.engagement.id, side.state, country), f"{_names(one, side, people)} in {country}"


def _names(one: Engagement, side: Side, people: Sequence[Sought]) -> str:
    def wanted(party: Participant) -> bool:
        return not people or any(person.is_(party) for person in people)

    named = [party.name for party in one.participants if party.country in side.codes and party.name and wanted(party)]
    return ", ".join(named) or side.state
