"""Reading who held which position from Wikidata: a SPARQL result in JSON, or entities as JSON lines (the dump's form).

Both give `PositionHeld`: a person, a position (P39), its jurisdiction, and start and end (P580, P582) as EDTF. A
dump keeps the precision of a date; a SPARQL result drops it, so that there the 1st of January is taken for the year
alone and marked as doubtful, unless the query also asked for `startPrecision` and `endPrecision`. The query in
`wikidata.rq` gives all that is understood here; of its variables only person and position are needed.
"""

from __future__ import annotations

import bz2
import gzip
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

import msgspec

from summitry.errors import InvalidInput

_DAY, _MONTH, _YEAR = 11, 10, 9  # Wikidata's precisions
_CUT = {_DAY: 10, _MONTH: 7, _YEAR: 4}  # characters of an ISO day that a precision leaves
_JURISDICTION = ("P1001", "P17")


class PositionHeld(msgspec.Struct, frozen=True):
    """One statement "position held". `person`, `position` and `country` are Wikidata ids, days EDTF or empty.

    `country_code` is an ISO alpha-3 code where the source gave one; `other_names` are aliases.
    """

    person: str
    position: str
    name_en: str = ""
    title_en: str = ""
    name_zh: str = ""
    name_ru: str = ""
    other_names: tuple[str, ...] = ()
    country: str = ""
    country_code: str = ""
    start: str = ""
    end: str = ""


def read_wikidata(path: Path) -> Iterator[PositionHeld]:
    """The statements of a file; `.gz` and `.bz2` are opened.

    Raises InvalidInput with the line when it is neither a SPARQL result nor entities.
    """
    first = next((line for line in _lines(path) if line.strip(" \t\r\n[,")), "")
    if '"results"' in first or '"head"' in first or first.strip() == "{":
        yield from _sparql(path)
    elif first:
        yield from _entities(path)


def _lines(path: Path) -> Iterator[str]:
    try:
        with _opened(path) as handle:
            yield from handle
    except (OSError, UnicodeDecodeError, EOFError) as problem:
        raise InvalidInput(f"cannot read {str(path)!r}: {problem}", hint="give a Wikidata JSON file") from problem


def _opened(path: Path) -> TextIO:
    if path.suffix == ".gz":
        return gzip.open(path, "rt", encoding="utf-8")
    if path.suffix == ".bz2":
        return bz2.open(path, "rt", encoding="utf-8")
    return path.open(encoding="utf-8")


def _decoded(path: Path, text: str, line: int) -> dict[str, Any]:
    hint = "give a SPARQL result in JSON, or one entity a line"
    try:
        return msgspec.json.decode(text, type=dict[str, Any])
    except msgspec.MsgspecError as problem:
        raise InvalidInput(f"{path.name}:{line}: no JSON object: {problem}", hint=hint) from problem


# --- SPARQL result


def _sparql(path: Path) -> Iterator[PositionHeld]:
    result = _decoded(path, "".join(_lines(path)), 1)
    bindings = result.get("results", {}).get("bindings")
    if not isinstance(bindings, list):
        raise InvalidInput(f"{path.name}: no results.bindings in it", hint="ask the query service for JSON")
    for number, binding in enumerate(bindings, 1):
        values = {name: str(cell.get("value", "")) for name, cell in binding.items()}
        if not values.get("person") or not values.get("position"):
            raise InvalidInput(f"{path.name}: result {number} has no person or position", hint="select both")
        yield _from_binding(values)


def _from_binding(values: dict[str, str]) -> PositionHeld:
    return PositionHeld(
        person=_id(values["person"]),
        position=_id(values["position"]),
        name_en=_label(values.get("personLabel", "")),
        title_en=_label(values.get("positionLabel", "")),
        name_zh=values.get("zh", ""),
        name_ru=values.get("ru", ""),
        country=_id(values.get("country", "")),
        country_code=values.get("countryCode", ""),
        start=_day(values.get("start", ""), values.get("startPrecision", "")),
        end=_day(values.get("end", ""), values.get("endPrecision", "")),
    )


def _id(uri: str) -> str:
    return uri.rpartition("/")[2]


def _label(text: str) -> str:
    """A label, or nothing where the service only repeats the id."""
    return "" if text.startswith("Q") and text[1:].isdigit() else text


def _day(value: str, precision: str = "") -> str:
    iso = value.lstrip("+").partition("T")[0]
    if not iso or not iso[:4].isdigit():
        return ""
    if precision:
        return iso[: _CUT[int(precision)]] if int(precision) in _CUT else ""
    return f"{iso[:4]}~" if iso.endswith("-01-01") else iso


# --- entities


def _entities(path: Path) -> Iterator[PositionHeld]:
    """Two passes: people with their statements name the positions, whose own entities give title and jurisdiction."""
    held = list(_people(path))
    wanted = {one.position for one in held}
    positions = {ident: (label, country) for ident, label, country in _positions(path, wanted)}
    for one in held:
        label, country = positions.get(one.position, ("", ""))
        yield msgspec.structs.replace(one, title_en=label, country=country)


def _people(path: Path) -> Iterator[PositionHeld]:
    for entity in _parsed(path, mark='"P39"'):
        names = {lang: entity.get("labels", {}).get(lang, {}).get("value", "") for lang in ("en", "zh", "ru")}
        aliases = tuple(alias["value"] for alias in entity.get("aliases", {}).get("en", ()))
        for statement in entity.get("claims", {}).get("P39", ()):
            position = _item(statement.get("mainsnak", {}))
            if position and statement.get("rank") != "deprecated":
                qualifiers = statement.get("qualifiers", {})
                yield PositionHeld(
                    person=entity["id"],
                    position=position,
                    name_en=names["en"],
                    name_zh=names["zh"],
                    name_ru=names["ru"],
                    other_names=aliases,
                    start=_time(qualifiers.get("P580", ())),
                    end=_time(qualifiers.get("P582", ())),
                )


def _positions(path: Path, wanted: set[str]) -> Iterator[tuple[str, str, str]]:
    for entity in _parsed(path):
        if entity.get("id") in wanted:
            claims = entity.get("claims", {})
            places = [_item(one.get("mainsnak", {})) for prop in _JURISDICTION for one in claims.get(prop, ())]
            label = entity.get("labels", {}).get("en", {}).get("value", "")
            yield entity["id"], label, next(filter(None, places), "")


def _parsed(path: Path, mark: str = "") -> Iterator[dict[str, Any]]:
    """The entities of a file, those alone whose line holds `mark`: a dump has a hundred million others."""
    for number, line in enumerate(_lines(path), 1):
        text = line.strip().rstrip(",")
        if text in ("", "[", "]") or mark not in text:
            continue
        entity = _decoded(path, text, number)
        if "id" not in entity:
            raise InvalidInput(f"{path.name}:{number}: no entity", hint="one entity a line, as in the JSON dump")
        yield entity


def _item(snak: dict[str, Any]) -> str:
    value = snak.get("datavalue", {}).get("value", {})
    return str(value.get("id", "")) if isinstance(value, dict) else ""


def _time(snaks: Iterable[dict[str, Any]]) -> str:
    for snak in snaks:
        value = snak.get("datavalue", {}).get("value", {})
        if value.get("time"):
            return _day(value["time"], str(value.get("precision", _DAY)))
    return ""
