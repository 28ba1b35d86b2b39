"""Another dataset's table read by a map: each row with its days, states and people as they can be compared."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path

import msgspec

from summitry.comparing import Names, Precision, Row
from summitry.errors import InvalidInput, SummitryError
from summitry.lexicon.list_maps import ListMap
from summitry.lexicon.succession import codes
from summitry.linking.people import fold
from summitry.model import bounds
from summitry.run.stages import lexicon
from summitry.text.names import squash

_UNKNOWN = "?"
_SPAN = {"day": 0, "month": 31, "year": 366}


class _Days(msgspec.Struct, frozen=True):
    first: date | None = None
    last: date | None = None
    precision: Precision = "nothing"
    problem: str = ""
    told: str = ""


def read_list(path: Path, told: ListMap) -> list[Row]:
    """The rows of a CSV file, in its order; what cannot be read of a row is its `problem`.

    Raises InvalidInput for a file that is no table, or lacks a column that the map names.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidInput(f"{path}: {problem}", hint="give a CSV file in UTF-8") from problem
    reader = csv.DictReader(text.splitlines(), delimiter=told.delimiter)
    named = {name: column for name, column in msgspec.structs.asdict(told.columns).items() if column}
    missing = sorted(set(named.values()) - set(reader.fieldnames or ()))
    if missing:
        raise InvalidInput(
            f"{path} has no column {', '.join(map(repr, missing))}",
            hint=f"its columns are {', '.join(reader.fieldnames or ['none'])}; say in the map which holds what",
        )
    names, people = _state_names(told), _people()
    return [_row(number, row, told, names, people) for number, row in enumerate(reader, 2)]


def _row(
    number: int, row: dict[str, str], told: ListMap, names: dict[str, str], people: dict[str, tuple[str, str]]
) -> Row:
    def cell(name: str) -> str:
        column = getattr(told.columns, name)
        given = (row.get(column) or "").strip() if column else ""
        return given or getattr(told.fixed, name, "")

    days = _days(cell, told)
    problems = [days.problem, *(_problem(cell(side), names) for side in ("traveller", "host"))]
    parts = [days.told, *(cell(name) for name in ("person", "traveller", "counterpart", "host", "city"))]
    return Row(
        number=number,
        shown=", ".join(part for part in dict.fromkeys(parts) if part),
        first=days.first,
        last=days.last,
        precision=days.precision,
        traveller=_codes(cell("traveller"), names),
        host=_codes(cell("host"), names),
        people=tuple(_named(cell(one), people) for one in ("person", "counterpart") if cell(one)),
        city=cell("city") or None,
        city_key=squash(cell("city")),
        problem="; ".join(one for one in problems if one),
    )


def _days(cell: object, told: ListMap) -> _Days:
    assert callable(cell)
    start, end = cell("start"), cell("end")
    if told.columns.year and not start:
        parts = [part.zfill(2) for part in (cell("year"), cell("month"), cell("day"))]
        start = "-".join(part for part in _until_empty(parts))
    if not start:
        return _Days(problem="it has no date")
    try:
        first, last, precision = _day(start, told.date_format)
        if end:
            last = max(last, _day(end, told.date_format)[1])
    except (ValueError, SummitryError):
        form = f"date_format = {told.date_format!r}" if told.date_format else "ISO (2019-06-05)"
        return _Days(told=start, problem=f"its date {start!r} cannot be read as {form}")
    return _Days(first, last, precision, told=f"{start} to {end}" if end and end != start else start)


def _until_empty(parts: Sequence[str]) -> Iterator[str]:
    for part in parts:
        if not part.strip("0"):
            return
        yield part


def _day(text: str, form: str) -> tuple[date, date, Precision]:
    if form:
        day = datetime.strptime(text, form).date()
        return day, day, "day"
    span = bounds(text[:10])
    if span.earliest is None or span.latest is None:
        raise ValueError(text)
    long = (span.latest - span.earliest).days
    precision: Precision = "day" if long == _SPAN["day"] else "month" if long < _SPAN["month"] else "year"
    return span.earliest, span.latest, precision


def _state_names(told: ListMap) -> dict[str, str]:
    """Codes by every name that a state has, the map's own first."""
    tables = lexicon().tables
    found = {row.text.casefold(): row.state for row in tables.state_names}
    for row in tables.states:
        found |= {row.name_en.casefold(): row.id, row.id.casefold(): row.id}
    return found | {name.casefold(): code for name, code in told.countries.items()}


def _codes(name: str, names: dict[str, str]) -> Names:
    """The state with its predecessors; a name that is nobody's matches nothing."""
    if not name:
        return frozenset()
    code = names.get(name.casefold())
    return frozenset(codes(code)) if code else frozenset({f"{_UNKNOWN}{name}"})


def _problem(name: str, names: dict[str, str]) -> str:
    known = not name or name.casefold() in names
    return "" if known else f"no state is called {name!r}: give its code under [countries] in the map"


def _people() -> dict[str, tuple[str, str]]:
    """Id and usual English name by every way in which somebody is written."""
    found: dict[str, tuple[str, str]] = {}
    for person in lexicon().tables.people:
        forms = f"{person.name_en};{person.variants};{person.name_zh};{person.name_ru}"
        for form in forms.split(";"):
            if form.strip():
                found.setdefault(squash(form), (person.id, person.name_en))
    return found


def _named(name: str, people: dict[str, tuple[str, str]]) -> Names:
    """Keys of a person: "Putin, Vladimir" and "Vladimir Putin" are one; a surname alone stands for itself."""
    surname, comma, first = name.partition(",")
    usual = f"{first.strip()} {surname.strip()}" if comma else name
    known = people.get(squash(usual)) or people.get(squash(name.replace(",", " ")))
    keys = {fold(usual), fold(name.replace(",", " "))}
    if known is not None:
        keys |= {known[0], fold(known[1])}
    if len(usual.split()) == 1:
        keys.add(f"~{fold(usual)}")
    return frozenset(keys)
