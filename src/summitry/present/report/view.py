"""What the page's template asks for and the material does not hold ready: numbered sources, key figures, groups."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import groupby, pairwise

import msgspec

from summitry.counting import Included
from summitry.model import When
from summitry.present.phrases import PLANNED
from summitry.present.pictures.picture import long_day, some
from summitry.present.report.days import in_words
from summitry.present.report.material import Item, Report, Source


class Key(msgspec.Struct, frozen=True):
    """One of the figures at the head: the number, what it is, and what stands below it."""

    number: str
    what: str
    below: str = ""


class View(msgspec.Struct, frozen=True, dict=True):
    """A report as its page shows it."""

    report: Report

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source once, in the order in which the chronology comes to it."""
        found = [source for item in self.report.items for source in item.sources]
        found += [source for _, voice in self.report.claims for source in voice.sources]
        first: dict[tuple[str, str, str], Source] = {}
        for source in found:
            first.setdefault(source.key, source)
        return tuple(first.values())

    @cached_property
    def numbers(self) -> dict[tuple[str, str, str], int]:
        """The number of each source in the references."""
        return {source.key: number for number, source in enumerate(self.sources, 1)}

    @cached_property
    def years(self) -> list[tuple[str, list[Item]]]:
        """The chronology by year of the first day, undated last."""
        return [(year, list(items)) for year, items in groupby(self.report.items, key=_year)]

    @cached_property
    def by_id(self) -> dict[str, Item]:
        """Items by id."""
        return {item.id: item for item in self.report.items}

    @cached_property
    def kinds(self) -> list[str]:
        """The kinds that occur, those with most entries first."""
        found: list[str] = [item.engagement.kind for item in self.report.items]
        return sorted(set(found), key=lambda kind: (-found.count(kind), kind))

    @property
    def lead(self) -> str:
        """The caption of the count, with states by name."""
        framing = self.report.framing
        codes = f"{framing.first.code} and {framing.second.code}"
        return self.report.count.caption.replace(codes, f"{framing.first.name} and {framing.second.name}", 1)

    @property
    def period(self) -> str:
        """ "16 December 1949 to 31 May 2026"."""
        framing = self.report.framing
        since, until = framing.since, framing.as_of
        told = " to ".join(long_day(day) for day in (since, until) if day) or "all years covered"
        return f"to {told}" if until and not since else told

    @property
    def keys(self) -> list[Key]:
        """The figures at the head, the count first."""
        found = (self._count(), self._last(), self._gap(), self._soil(), self._signed(), self._checked())
        return [one for one in found if one is not None]

    def _count(self) -> Key:
        count = self.report.count
        return Key(
            f"{count.count:,}",
            f"contacts by rule {count.rule}",
            f"of {some(len(self.report.items), 'entry', 'entries')} in all",
        )

    def _last(self) -> Key | None:
        listed = [one for one in self.report.count.included if _first(one)]
        if not listed:
            return None
        last = listed[-1]
        return Key(_when(last), "latest contact that counts", last.city or "")

    def _gap(self) -> Key | None:
        days = [(day, one) for one in self.report.count.included if (day := _first(one))]
        if len(days) < 2:
            return None
        (before, _), (after, _) = max(pairwise(days), key=lambda pair: pair[1][0] - pair[0][0])
        return Key(
            lasting((after - before).days), "longest time without a known contact", f"{before.year} to {after.year}"
        )

    def _soil(self) -> Key | None:
        framing, listed = self.report.framing, self.report.count.included
        placed = [framing.place(one.country) for one in listed if one.country]
        if not placed:
            return None
        third = placed.count("third")
        below = f"{placed.count('first')} in {framing.first.short}, {placed.count('second')} in {framing.second.short}"
        return Key(f"{third / len(placed):.0%}", "in third countries", below)

    def _signed(self) -> Key | None:
        held = [one for one in self.report.items if one.engagement.documents and one.engagement.status not in PLANNED]
        number = sum(len(one.engagement.documents) for one in held)
        return Key(f"{number:,}", "documents signed", f"at {some(len(held), 'engagement')}") if number else None

    def _checked(self) -> Key | None:
        share = self.report.count.reviewed_share
        return (
            None
            if share is None
            else Key(f"{share:.0%}", "of what counts was checked", "against a source, or by a person")
        )


def lasting(days: int) -> str:
    """ "15.5 years", "4 months", "12 days"."""
    if days >= 730:
        return f"{days / 365.25:.1f} years"
    return some(round(days / 30.44), "month") if days >= 60 else some(days, "day")


def _year(item: Item) -> str:
    when = item.engagement.date
    day = (when.earliest or when.latest) if when else None
    return str(day.year) if day else "undated"


def _first(one: Included) -> date | None:
    when = When.of(one.date, "stated") if one.date != "undated" else None
    return when.earliest if when else None


def _when(one: Included) -> str:
    return in_words(When.of(one.date, "stated")) if one.date != "undated" else one.date


def cut(text: str | None, most: int = 400) -> str:
    """Text on one line, cut where it is very long."""
    line = " ".join((text or "").split())
    return line if len(line) <= most else f"{line[:most].rstrip()} […]"


def numbered(sources: Sequence[Source], numbers: dict[tuple[str, str, str], int]) -> Iterable[tuple[int, Source]]:
    """Sources with their numbers."""
    return [(numbers[source.key], source) for source in sources]
