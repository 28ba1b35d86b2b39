"""Markdown: front matter for the fields, marks taken off, every line where it stood."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from summitry.reading.decode import decode
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.passages import Passage, lines_of
from summitry.reading.prose import plain_draft
from summitry.reading.published import from_field
from summitry.reading.reasons import noted
from summitry.reading.record import DOC_ID, LANG, LICENCE, PUBLISHED, PUBLISHER, TITLE, URL, code_of
from summitry.reading.source import Source

FENCE = re.compile(r"\s{0,3}(?:```|~~~)")
HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*$")
IMAGE = re.compile(r"!\[[^\]\n]{0,500}\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)")
LINK = re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,2000}(?:\s\"[^\"\n]{0,300}\")?\)")
EMPHASIS = re.compile(r"(\*{1,3}|(?<!\w)_{1,3})(?=\S)([^*_\n]{1,500})(?<=\S)\1")
QUOTED = re.compile(r"\s{0,3}(?:>\s?)+")


def read_markdown(source: Source, options: ReadOptions) -> Reading:
    """One document. Front matter between `---` lines gives title, date, url, publisher, lang, licence and id."""
    decoded = decode(source.read(options.max_file_bytes))
    source.count()
    yield from decoded.notes(source.path)
    fields, body, start = front_matter(decoded.text)
    passages = _unmarked(lines_of(body, start))
    heading = next((found[1] for line in body.split("\n") if (found := HEADING.match(line))), None)
    title = _first(fields, TITLE) or (_plain(heading) if heading else None)
    draft = plain_draft(source.path, passages, title)
    given = _first(fields, PUBLISHED)
    published = from_field(given) if given else None
    if given and published is None:
        yield noted(source.path, "bad-date", detail=repr(given[:40]))
    yield msgspec.structs.replace(
        draft,
        doc_id=_first(fields, DOC_ID),
        published=published,
        published_basis="given" if published else "none",
        publisher=_first(fields, PUBLISHER),
        lang=code_of(_first(fields, LANG)),
        url=_first(fields, URL),
        licence=_first(fields, LICENCE),
    )


def front_matter(text: str) -> tuple[dict[str, str], str, int]:
    """Fields of the front matter, the rest of the text, and the number of its first line."""
    lines = text.split("\n")
    if lines[0].strip() not in {"---", "+++"}:
        return {}, text, 1
    fence = lines[0].strip()
    end = next((number for number, line in enumerate(lines[1:80], 1) if line.strip() == fence), None)
    if end is None:
        return {}, text, 1
    pairs = (re.split(r"\s*[:=]\s*", line, maxsplit=1) for line in lines[1:end] if re.match(r"[A-Za-z_]+\s*[:=]", line))
    fields = {name.strip().lower(): value.strip().strip("\"'") for name, value in pairs}
    return fields, "\n".join(lines[end + 1 :]), end + 2


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((fields[name] for name in names if fields.get(name)), None)


def _unmarked(passages: Iterable[Passage]) -> Iterator[Passage]:
    code = False
    for passage in passages:
        if FENCE.match(passage.text):
            code = not code
            yield msgspec.structs.replace(passage, text="")
        else:
            yield passage if code else msgspec.structs.replace(passage, text=_plain(passage.text))


def _plain(line: str) -> str:
    heading = HEADING.match(line)
    text = heading[1] if heading else QUOTED.sub("", line, count=1)
    return EMPHASIS.sub(r"\2", LINK.sub(r"\1", IMAGE.sub("", text)))
