"""One file after the other: what it is, what its reader makes of it, and that nothing gets lost on the way."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.reading.archive import members, unzipped
from summitry.reading.failures import line_for
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Draft, FileRead, Noted, Skipped
from summitry.reading.readers import reader_of
from summitry.reading.reasons import Unreadable, skipped
from summitry.reading.sniff import identify
from summitry.reading.source import Source

Event = Draft | Skipped | Noted | FileRead


def take_in(source: Source, options: ReadOptions, depth: int = 0) -> Iterator[Event]:
    """Everything that one file gives, closed by its FileRead; an archive's files come one by one.

    Whatever a reader or a library raises becomes a line of the account.
    """
    name, lines, empty = "unknown", 0, True
    try:
        name = identify(source)
        if name == "gzip" and depth == 0:
            yield from take_in(unzipped(source, options), options, 1)
            return
        for event in _events(source, name, options, depth):
            lines += not isinstance(event, Noted)  # a draft or a line, each for one record; files within count apart
            empty = False
            yield _bounded(event, options)
        if empty and options.part == 1:
            source.count()
            yield skipped(source.path, "no-records", detail=name)
    except Exception as error:  # noqa: BLE001 - third-party parsers raise anything on hostile input; it ends as a line
        yield line_for(source.path, name, error)
        _count_failure(source, name, lines)
    yield FileRead(source.path, name, source.found)


def _bounded(event: Event, options: ReadOptions) -> Event:
    """The event, or a line in place of a draft whose text is longer than a document may be."""
    if not isinstance(event, Draft) or len(event.text) <= options.max_characters:
        return event
    size, limit = f"a text of {len(event.text):,} characters", f"{options.max_characters:,} characters"
    return skipped(event.path, "too-large", size=size, limit=limit)


def _events(source: Source, name: str, options: ReadOptions, depth: int) -> Iterator[Event]:
    reader = reader_of(name)
    if reader is not None:
        yield from reader(source, options)
    elif depth > 0:
        raise Unreadable("nested-archive")
    else:
        for entry in members(source, options):
            yield from (entry,) if isinstance(entry, Skipped) else take_in(entry, options, 1)


def _count_failure(source: Source, name: str, lines: int) -> None:
    """The line just given stands for the record that was being read, or for the rest of the file.

    The files of an archive account for themselves, so there it is always one more.
    """
    source.found = source.found + 1 if name == "zip" else max(source.found, lines + 1)
