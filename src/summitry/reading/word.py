"""DOCX by python-docx: paragraphs and tables in their order."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summitry.reading.export import drafts_of
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.passages import PARAGRAPH, Passage
from summitry.reading.reasons import Unreadable, in_words
from summitry.reading.source import Source

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Row


def read_docx(source: Source, options: ReadOptions) -> Reading:
    """One document with a source map of paragraphs. Raises Unreadable when it is broken or without text."""
    data = source.read(options.max_file_bytes)
    _check_size(data, options)
    document = _opened(data)
    passages = list(_passages(document))
    if not any(passage.text.strip() for passage in passages):
        raise Unreadable("no-text", detail="the document holds no text", advice="look for text boxes or pictures in it")
    yield from drafts_of(source, passages, _title(document), PARAGRAPH)


def _check_size(data: bytes, options: ReadOptions) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [info for info in archive.infolist() if info.filename.endswith((".xml", ".rels"))]
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise Unreadable("broken", format="DOCX", detail=str(error)) from error
    total = sum(info.file_size for info in parts)
    if total > options.max_file_bytes:
        raise Unreadable("zip-bomb", detail=in_words(total))


def _opened(data: bytes) -> Document:
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        return docx.Document(io.BytesIO(data))
    except (OpcError, LxmlError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable("broken", format="DOCX", detail=str(error)[:120]) from error


def _passages(document: Document) -> Iterator[Passage]:
    from docx.table import Table

    for number, block in enumerate(document.iter_inner_content(), 1):
        if isinstance(block, Table):
            for row in block.rows:
                yield Passage(" | ".join(_cells(row)), "table in paragraph", number, number, number)
        else:
            for line in block.text.split("\n"):
                yield Passage(line, "paragraph", number, number, number)


def _cells(row: _Row) -> Iterator[str]:
    seen = None
    for cell in row.cells:
        if cell._tc is not seen:  # noqa: SLF001 - merged cells come once per column, told apart only so
            yield " ".join(cell.text.split())
        seen = cell._tc  # noqa: SLF001


def _title(document: Document) -> str | None:
    title = (document.core_properties.title or "").strip()
    if len(title) >= 8 and " " in title:
        return str(title)
    for block in document.paragraphs[:5]:
        style = (block.style.name or "") if block.style is not None else ""
        if block.text.strip() and style.startswith(("Title", "Heading")):
            return str(block.text.strip())
    return None
