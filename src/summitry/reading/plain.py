"""Plain text files: the text as it stands, boilerplate lines taken out."""

from __future__ import annotations

from summitry.reading.decode import decode
from summitry.reading.export import drafts_of, marks
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.passages import lines_of
from summitry.reading.prose import plain_draft, whole
from summitry.reading.source import Source

ARTICLE = 4_000_000  # characters, about a thousand pages


def read_plain(source: Source, options: ReadOptions) -> Reading:
    """One document, or each article of an export, with a source map of lines."""
    decoded = decode(source.read(options.max_file_bytes))
    yield from decoded.notes(source.path)
    if any(mark in decoded.text for mark in marks("end")):
        yield from drafts_of(source, list(lines_of(decoded.text)))
        return
    source.count()
    yield plain_draft(source.path, lines_of(decoded.text) if len(decoded.text) <= ARTICLE else whole(decoded.text))
