"""The exporters: one short file each of one shape, listed here and nowhere else.

A module of `formats` has one function, `write(content, target, options) -> Written`. To add a format, write such a
file, add a line, and name it in docs/exports.md.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

import msgspec

from summitry.errors import InvalidInput, NotFound, SummitryError
from summitry.export.content import Content

BROKEN = "the last build was broken off: run it again to complete this chronicle"


class WriteOptions(msgspec.Struct, frozen=True):
    """`table` which table (None: the exporter's own choice); `bom` a byte order mark before UTF-8, for spreadsheets."""

    table: str | None = None
    bom: bool = False


class Written(msgspec.Struct, frozen=True):
    """How many things of what sort were written, and what could not be and why."""

    count: int
    what: str
    notes: tuple[str, ...] = ()


class Writer(Protocol):
    """What every module of `formats` offers."""

    def __call__(self, content: Content, target: Path, options: WriteOptions) -> Written:
        """Write the content into the file `target`."""


class Exporter(msgspec.Struct, frozen=True):
    """A format: its file ending, the module that writes it, the extra that it needs, the table where it has one."""

    name: str
    ending: str
    title: str
    module: str
    extra: str | None = None
    table: str | None = None


_ALL = (
    Exporter("csv", ".csv", "CSV, engagements or any --table", "delimited", table="engagements"),
    Exporter("xlsx", ".xlsx", "Excel workbook, a sheet for each table", "workbook", "tables"),
    Exporter("jsonl", ".jsonl", "JSON lines: engagements with accounts and quotes, or any --table", "jsonlines"),
    Exporter("parquet", ".parquet", "Parquet, engagements or any --table", "parquet", "tables", "engagements"),
    Exporter("stata", ".dta", "Stata 14 and later (version 118), labelled", "stata", "tables", "engagements"),
    Exporter("sqlite", ".db", "SQLite with keys and views, opens in Datasette", "database"),
    Exporter("geojson", ".geojson", "GeoJSON (RFC 7946), an engagement each", "geojson"),
    Exporter("ical", ".ics", "iCalendar (RFC 5545), all-day events, plans tentative", "ical"),
    Exporter("bibtex", ".bib", "BibTeX of the sources", "bibtex"),
    Exporter("ris", ".ris", "RIS of the sources", "ris"),
    Exporter("csl-json", ".json", "CSL-JSON of the sources, for Zotero and pandoc", "csl"),
    Exporter("cameo", ".csv", "CAMEO events", "delimited", table="cameo"),
    Exporter("plover", ".csv", "PLOVER events", "delimited", table="plover"),
    Exporter("colt", ".csv", "leaders' trips, COLT's unit", "delimited", table="trips"),
    Exporter("ftm", ".jsonl", "FollowTheMoney entities: Person, Event, Document", "followthemoney"),
    Exporter("schema-org", ".jsonld", "schema.org events as JSON-LD", "schema_org"),
    Exporter("gexf", ".gexf", "network of who meets whom, for Gephi", "gexf"),
    Exporter("nodes", ".csv", "people who meet, nodes of the network", "delimited", table="nodes"),
    Exporter("edges", ".csv", "who meets whom, edges of the network", "delimited", table="edges"),
    Exporter("dyad-event", ".csv", "a row a pair of states in an engagement", "delimited", table="dyad_events"),
    Exporter("dyad-year", ".csv", "a row a pair of states and year", "delimited", table="dyad_years"),
    Exporter("monad-year", ".csv", "a row a state and year", "delimited", table="monad_years"),
)
EXPORTERS: Mapping[str, Exporter] = {one.name: one for one in _ALL}


def exporter(name: str) -> Exporter:
    """An exporter by name. Raises NotFound with the names there are."""
    if name not in EXPORTERS:
        raise NotFound(f"no export format {name!r}", hint=f"the formats are {', '.join(EXPORTERS)}")
    return EXPORTERS[name]


def write(one: Exporter, content: Content, target: Path, options: WriteOptions) -> Written:
    """Write an export beside `target` and put it in its place when it is whole.

    Raises InvalidInput where the format has no single table to choose, the extra is missing or the folder cannot be
    written.
    """
    if options.table is not None and one.table is None and one.module not in ("workbook", "jsonlines"):
        raise InvalidInput(f"{one.name} has no tables to choose from", hint="leave --table out, or export csv")
    chosen = msgspec.structs.replace(options, table=options.table or one.table)
    try:
        writer = cast("Writer", import_module(f"summitry.export.formats.{one.module}").write)
        written = _in_place(writer, content, target, chosen)
    except ModuleNotFoundError as problem:
        raise missing_extra(one, problem) from problem
    except OSError as problem:
        said = problem.strerror or str(problem)
        raise InvalidInput(f"cannot write {target}: {said}", hint="name another file with --out") from problem
    return written if content.holdings.complete else msgspec.structs.replace(written, notes=(*written.notes, BROKEN))


def _in_place(writer: Writer, content: Content, target: Path, options: WriteOptions) -> Written:
    number, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    os.close(number)
    try:
        written = writer(content, Path(name), options)
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return written


def _umask() -> int:
    held = os.umask(0)
    os.umask(held)
    return held


def missing_extra(one: Exporter, problem: ModuleNotFoundError) -> SummitryError:
    """The error for a library that is not installed."""
    return InvalidInput(
        f"{one.name} needs the library {problem.name!r}", hint=f"pip install 'summitry[{one.extra or 'tables'}]'"
    )
