"""What a report is made of: frozen values, gathered by `run.reporting`, laid out by `page` and `brief`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from summitry.counting import Count
from summitry.model import Engagement
from summitry.present.pictures import Framing, Picture
from summitry.present.pictures.figures import Series
from summitry.present.pictures.ladder import Designation


class Source(msgspec.Struct, frozen=True):
    """A source as the references list it, each part only as far as known; `key` finds it again."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None
    published: date | None = None

    @property
    def key(self) -> tuple[str, str, str]:
        """Two sources with one key are one."""
        return (self.title or "", self.publisher or "", self.url or "")


class Quote(msgspec.Struct, frozen=True):
    """The exact words of a source, and what they speak for ("date", "place", …)."""

    text: str
    about: str = ""


class Voice(msgspec.Struct, frozen=True, kw_only=True):
    """One teller of an engagement with its words; `sources` are what the references list for it.

    `checked`: whether a person found a source that supports it; None where nobody was asked.
    """

    teller: str
    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    note: str = ""
    checked: bool | None = None


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part, named in three languages as far as known, with the offices held at those times."""

    name: str
    country: str
    name_zh: str = ""
    name_ru: str = ""
    offices: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    years: str = ""


class Item(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the chronology: an engagement in words with everything behind it.

    `place` is the place in full, `people` who took part with office at the time, `disputed` values by field.
    """

    engagement: Engagement
    day: str
    sentence: str
    signed: tuple[str, ...] = ()
    place: str = ""
    people: tuple[str, ...] = ()
    voices: tuple[Voice, ...] = ()
    reviewed: bool = False
    within: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The permalink."""
        return self.engagement.id

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source once."""
        return tuple(dict.fromkeys(source for voice in self.voices for source in voice.sources))


class Disagreement(msgspec.Struct, frozen=True, kw_only=True):
    """Sources that differ on one field: who says what, what is shown, and why."""

    ids: tuple[str, ...]
    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    shown: str
    why: str


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of one report. `count` is by the rule asked for, `counts` by every rule.

    `claims` are what documents claim, by type; `notes` what a reader must know; `command` makes it again.
    """

    framing: Framing
    count: Count
    counts: tuple[Count, ...]
    items: tuple[Item, ...]
    pictures: Mapping[str, Picture]
    people: tuple[Person, ...] = ()
    designations: tuple[Designation, ...] = ()
    series: tuple[Series, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    claims: tuple[tuple[str, Voice], ...] = ()
    notes: tuple[str, ...] = ()
    command: str = ""
