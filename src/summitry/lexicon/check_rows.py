"""Row by row: do the ids that it names exist, are its days real, are its words those of the vocabulary?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Literal, get_args

import msgspec

from summitry.errors import InvalidInput
from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.periods import dated_values, first_day, last_day
from summitry.lexicon.problem import Problem
from summitry.lexicon.records import Rank
from summitry.lexicon.tables import LAYOUT, Layout

#: vocabularies of columns that take one of a few words
FORMS = ("name", "abbreviation", "adjective", "demonym", "metonym", "pair")
BASES = ("regular", "acting", "interim", "elect", "de_facto")

#: columns that a file must have and whose cells may be empty: virtual summits, country houses, gaps to this day
_MAY_BE_EMPTY = frozenset({
    ("editions", "city"), ("editions", "country"), ("venues", "city"), ("venues", "state"), ("known_gaps", "until"),
})  # fmt: skip
#: table, column: where the id must stand ("?": the cell may be empty)
_REFERENCES: dict[tuple[str, str], str] = {
    ("state_names", "state"): "state",
    ("capitals", "state"): "state",
    ("offices", "polity"): "polity",
    ("terms", "person"): "person",
    ("terms", "office"): "office",
    ("known_gaps", "office"): "office",
    ("gatherings", "organisation"): "organisation?",
    ("editions", "gathering"): "gathering",
    ("editions", "country"): "state?",
    ("members", "gathering"): "gathering",
    ("members", "state"): "polity",
    ("venues", "state"): "polity?",
    ("venues", "host"): "polity?",
}
#: what an id names, and the tables that hold its row
NAMED_IN = {
    "state": {"states"}, "organisation": {"organisations"}, "polity": {"states", "organisations"},
    "person": {"people"}, "office": {"offices"}, "gathering": {"gatherings"},
}  # fmt: skip
_WORDS: dict[tuple[str, str], tuple[str, ...]] = {
    ("state_names", "form"): FORMS,
    ("offices", "rank"): get_args(Rank),
    ("terms", "basis"): BASES,
}
_PERIODS = (("since", "until"), ("start", "end"))

Report = Callable[[str, str], None]


def check_rows(lexicon: Lexicon) -> Iterator[Problem]:
    """Unknown ids, days that do not exist or run backwards, words outside the vocabulary, needed cells left empty."""
    known = _known(lexicon)
    for layout in LAYOUT:
        for number, row in enumerate(getattr(lexicon.tables, layout.name)):
            for message, fix in _faults(layout, row, known):
                yield problem_at(lexicon, layout, number, message, fix)


def problem_at(
    lexicon: Lexicon, layout: Layout, number: int, message: str, fix: str, level: Literal["error", "warning"] = "error"
) -> Problem:
    """The problem of one row, with its file and line where they are known."""
    row = getattr(lexicon.tables, layout.name)[number]
    places = lexicon.places.get(layout.name, ())
    file, _, line = places[number].rpartition(":") if number < len(places) else (f"{layout.name}.csv", "", "0")
    return Problem(file, int(line), " ".join(filter(None, layout.key_of(row))), message, fix, level)


def _known(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    return {
        "state": frozenset(lexicon.states),
        "organisation": frozenset(lexicon.organisations),
        "polity": frozenset(lexicon.states) | frozenset(lexicon.organisations),
        "person": frozenset(lexicon.people),
        "office": frozenset(lexicon.offices),
        "gathering": frozenset(lexicon.gatherings),
    }


def _faults(layout: Layout, row: msgspec.Struct, known: dict[str, frozenset[str]]) -> Iterator[tuple[str, str]]:
    required = layout.required
    for column in layout.columns:
        cell = getattr(row, column)
        if not cell and column in required and (layout.name, column) not in _MAY_BE_EMPTY:
            yield f"{column} is empty", f"fill in the {column}"
            continue
        if cell != cell.strip():
            yield f"{column} {cell!r} has blanks at its ends", "take them away"
        wanted = _REFERENCES.get((layout.name, column), "")
        if wanted and cell and cell not in known[wanted.rstrip("?")]:
            yield f"no {wanted.rstrip('?')} {cell!r}", f"correct the {column} or add a row for it"
        words = _WORDS.get((layout.name, column))
        if words and cell not in words:
            yield f"{column} {cell!r} is none of {', '.join(words)}", "use one of these"
    for low, high in _PERIODS:
        if low in layout.columns and high in layout.columns:
            yield from _period(low, getattr(row, low), high, getattr(row, high))
    if layout.name == "states":
        yield from _dated(row, known["state"])


def _period(low: str, start: str, high: str, end: str) -> Iterator[tuple[str, str]]:
    days: list[int] = []
    for column, cell, read in ((low, start, first_day), (high, end, last_day)):
        try:
            days.append(read(cell))
        except InvalidInput:
            yield f"{column} {cell!r} is no day", "write 1976-09-09, 1976-09 or 1976; mark doubt with ~ or ?"
    if len(days) == len(_PERIODS) and days[0] > days[1]:
        yield f"{high} {end} lies before {low} {start}", "correct one of the days"


def _dated(row: msgspec.Struct, states: frozenset[str]) -> Iterator[tuple[str, str]]:
    for column in ("cow", "gw", "part_of"):
        for value, since, until in dated_values(getattr(row, column)):
            if column == "part_of" and value not in states:
                yield f"no state {value!r} in part_of", "correct it or add a row for it"
            if column != "part_of" and not value.isdigit():
                yield f"{column} {value!r} is no number", 'write "255", or "255 1990-10-03.." for a period'
            yield from _period(f"{column} since", since, f"{column} until", until)
