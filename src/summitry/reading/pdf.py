"""PDF with a text layer, by pypdfium2: hard line ends joined, running heads taken out, page by page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summitry.reading.export import drafts_of, is_mark
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.paragraphs import Line, joined
from summitry.reading.passages import PARAGRAPH, Passage
from summitry.reading.pdflines import lines_of_page
from summitry.reading.reasons import Unreadable, noted
from summitry.reading.source import Source

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

PASSWORD = 4  # FPDF_ERR_PASSWORD
EDGE = 2  # lines at the top and bottom of a page that may be running heads
ADVICE = "run OCR (for example ocrmypdf) and read the result"
TITLE_LIMIT = 300


def read_pdf(source: Source, options: ReadOptions) -> Reading:
    """One document with a source map of pages. Raises Unreadable when it is broken, protected or only pictures."""
    data = source.read(options.max_file_bytes)
    document = _opened(data)
    try:
        total = len(document)
        pages = list(_pages(document, min(total, options.max_pdf_pages), options.max_file_bytes))
        title = _title(document)
    finally:
        document.close()
    empty = sum(not page for page in pages)
    if empty == len(pages):
        raise Unreadable("no-text", detail=f"{total} pages of pictures", advice=ADVICE)
    if len(pages) < total:
        yield noted(source.path, "pages-left-out", limit=len(pages), pages=total)
    if empty:
        yield noted(source.path, "pages-without-text", detail=empty, pages=len(pages))
    yield from drafts_of(source, passages_of(pages), title, PARAGRAPH)


def _opened(data: bytes) -> PdfDocument:
    from pypdfium2 import PdfDocument, PdfiumError

    try:
        document = PdfDocument(data)
        pages = len(document)
    except PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD or "password" in str(error).lower():
            raise Unreadable("encrypted", format="PDF") from error
        raise Unreadable("broken", format="PDF", detail=str(error)) from error
    if pages == 0:
        document.close()
        raise Unreadable("broken", format="PDF", detail="it has no pages")
    return document


def _pages(document: PdfDocument, count: int, limit: int) -> Iterator[list[Line]]:
    """The lines of each page; stops when the text grows past `limit` characters."""
    from pypdfium2 import PdfiumError

    read = 0
    for number in range(count):
        try:
            page = document[number]
            lines = lines_of_page(page.get_textpage())
            page.close()
        except PdfiumError:
            lines = []  # a broken page is counted among those without text
        read += sum(len(line.text) for line in lines)
        if read > limit:
            return
        yield lines


def passages_of(pages: list[list[Line]]) -> list[Passage]:
    """Paragraphs of all pages; a page of running heads alone is kept whole."""
    running = running_heads(pages)
    passages: list[Passage] = []
    for number, lines in enumerate(pages, 1):
        kept = [line for place, line in enumerate(lines) if not (_edge(place, lines) and _key(line.text) in running)]
        passages += [Passage(paragraph, "page", number, number, number) for paragraph in joined(kept or lines, is_mark)]
    return passages


def running_heads(pages: list[list[Line]]) -> frozenset[str]:
    """Keys of lines that stand at the edge of most pages: journal names, page numbers."""
    if len(pages) < 3:
        return frozenset()
    counts: Counter[str] = Counter()
    for lines in pages:
        counts.update({_key(line.text) for place, line in enumerate(lines) if _edge(place, lines)})
    return frozenset(key for key, number in counts.items() if number * 2 > len(pages))


def _edge(place: int, lines: list[Line]) -> bool:
    return place < EDGE or place >= len(lines) - EDGE


def _key(line: str) -> str:
    """A line with its digits as one mark, so that page numbers agree."""
    return "".join("#" if char.isdigit() else char for char in line.casefold()).replace("##", "#").replace("##", "#")


def _title(document: PdfDocument) -> str | None:
    title = str(document.get_metadata_dict().get("Title") or "").strip()
    worded = 8 <= len(title) <= TITLE_LIMIT and " " in title
    return title if worded and not title.lower().endswith((".doc", ".docx", ".indd")) else None
