"""The set of all tables, and how each is kept: file or folder of files, and the columns that name a row."""

from __future__ import annotations

import msgspec

from summitry.lexicon.records import (
    Capital,
    City,
    Edition,
    Gathering,
    KnownGap,
    Member,
    Office,
    Organisation,
    Person,
    State,
    StateName,
    Term,
    Venue,
)


class Tables(msgspec.Struct, frozen=True, kw_only=True):
    """All tables as read."""

    states: tuple[State, ...] = ()
    state_names: tuple[StateName, ...] = ()
    capitals: tuple[Capital, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    people: tuple[Person, ...] = ()
    offices: tuple[Office, ...] = ()
    terms: tuple[Term, ...] = ()
    gatherings: tuple[Gathering, ...] = ()
    editions: tuple[Edition, ...] = ()
    members: tuple[Member, ...] = ()
    cities: tuple[City, ...] = ()
    venues: tuple[Venue, ...] = ()
    known_gaps: tuple[KnownGap, ...] = ()


class Layout(msgspec.Struct, frozen=True):
    """One table: `NAME.csv` or `NAME/*.csv`, the struct of a row, and the columns that name one."""

    name: str
    row: type[msgspec.Struct]
    key: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """All columns."""
        return self.row.__struct_fields__

    @property
    def required(self) -> frozenset[str]:
        """Columns that a file must have; the others may be missing and are empty then."""
        columns = self.columns
        return frozenset(columns[: len(columns) - len(self.row.__struct_defaults__)])

    def key_of(self, row: msgspec.Struct) -> tuple[str, ...]:
        """What names a row within its table."""
        return tuple(str(getattr(row, column)) for column in self.key)


LAYOUT: tuple[Layout, ...] = (
    Layout("states", State, ("id",)),
    Layout("state_names", StateName, ("state", "lang", "form", "text", "since")),
    Layout("capitals", Capital, ("state", "city", "since")),
    Layout("organisations", Organisation, ("id",)),
    Layout("people", Person, ("id",)),
    Layout("offices", Office, ("id",)),
    Layout("terms", Term, ("person", "office", "start")),
    Layout("gatherings", Gathering, ("id",)),
    Layout("editions", Edition, ("gathering", "start")),
    Layout("members", Member, ("gathering", "state", "since")),
    Layout("cities", City, ("id",)),
    Layout("venues", Venue, ("id",)),
    Layout("known_gaps", KnownGap, ("office", "since")),
)
