"""How another dataset's columns are read: a file that says which column holds what, and what that list counts.

The maps shipped are `rules/lists/*.toml`; a file of one's own in the same form is named by its path.
"""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from summitry.errors import InvalidInput, NotFound
from summitry.lexicon.rulebook import RULES

FOLDER = "lists"


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Names of columns; "" where the list has none. `start` may hold a year or month alone.

    `person` is who travels, `traveller` that side's state, `host` the state visited, `counterpart` who receives.
    """

    start: str = ""
    end: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    person: str = ""
    counterpart: str = ""
    traveller: str = ""
    host: str = ""
    city: str = ""
    id: str = ""


class Fixed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is the same in every row and stands in no column."""

    person: str = ""
    counterpart: str = ""
    traveller: str = ""
    host: str = ""
    city: str = ""


class Counts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the list takes in: `since` and `until` (the rows' own span where not given), and whether it leaves out
    trips made solely for a gathering (`formal`), trips without talks (`talks`) or talks in a third country (`home`).
    """

    since: date | None = None
    until: date | None = None
    formal: bool = False
    talks: bool = False
    home: bool = True


class ListMap(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One map. `date_format` is strptime's, "" for ISO dates; `countries` are the list's names of states."""

    name: str
    statement: str
    columns: Columns
    fixed: Fixed = Fixed()
    counts: Counts = Counts()
    countries: dict[str, str] = {}
    date_format: str = ""
    delimiter: str = ","


def map_names() -> tuple[str, ...]:
    """The maps shipped."""
    return tuple(sorted(path.stem for path in (RULES / FOLDER).glob("*.toml")))


def list_map(name: str) -> ListMap:
    """A map by its name, or by the path of a file. Raises NotFound with the names known, InvalidInput."""
    path = RULES / FOLDER / f"{name}.toml" if name in map_names() else Path(name)
    if name not in map_names() and not (name.endswith(".toml") and path.is_file()):
        known = ", ".join(map_names())
        raise NotFound(f"no map {name!r}", hint=f"the maps are {known}; or name a file of your own, columns.toml")
    try:
        data: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        found = msgspec.convert(data, ListMap)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as problem:
        raise InvalidInput(f"{path}: {problem}", hint="docs/comparing.md names the fields of a map") from problem
    if not (found.columns.start or found.columns.year):
        raise InvalidInput(f"{path}: no column for the date", hint="set columns.start, or columns.year")
    return found
