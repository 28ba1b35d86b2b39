"""Plain text: the text as it stands, its title where the first line is one."""

from __future__ import annotations

from summitry.reading.boilerplate import is_title, without_boilerplate
from summitry.reading.decode import decode
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Draft, Reading
from summitry.reading.passages import LINE, Passage, assemble, lines_of, trimmed
from summitry.reading.reasons import Unreadable
from summitry.reading.source import Source

LONGEST_TITLE = 200


def read_plain(source: Source, options: ReadOptions) -> Reading:
    """One document with a source map of lines. Raises Unreadable when there is no text."""
    decoded = decode(source.read(options.max_file_bytes))
    source.count()
    yield from decoded.notes(source.path)
    yield plain_draft(source.path, lines_of(decoded.text))


def plain_draft(path: str, passages: list[Passage], title: str | None = None, gap: str = LINE) -> Draft:
    """A draft from passages, with boilerplate taken out. Raises Unreadable when nothing is left."""
    kept = without_boilerplate(passages)
    text, segments = assemble(kept, gap)
    if not text.strip():
        raise Unreadable("blank")
    return Draft(text=text, path=path, title=title or title_of(kept), segments=segments)


def title_of(passages: list[Passage]) -> str | None:
    """The first line, when it is short, no sentence, and a blank line or a new paragraph follows."""
    lines = trimmed(passages)
    if len(lines) < 2 or not is_title(lines[0].text) or len(lines[0].text) > LONGEST_TITLE:
        return None
    apart = not lines[1].text.strip() or len(lines[1].text) > 2 * len(lines[0].text)
    return lines[0].text.strip() if apart else None
