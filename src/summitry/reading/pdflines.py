"""The lines of a PDF page as pdfium gives them, each with its place where that can be told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summitry.reading.paragraphs import Line

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

HYPHENS = "\ufffe\x02"  # what pdfium puts for a hyphen at a line's end, with or without the line end
BREAK = re.compile(f"([{HYPHENS}\u00ad])?(?:\r\n|\r|\n)|[{HYPHENS}]")
SEEN = re.compile(r"\S")


def lines_of_page(textpage: PdfTextPage) -> list[Line]:
    """Lines without blanks around them. Their places are unknown where pdfium's two orders of letters differ."""
    text: str = textpage.get_text_bounded()
    placed = text == textpage.get_text_range()
    return [_placed(textpage, line, start) if placed else Line(line) for line, start in cleaned(text)]


def cleaned(text: str) -> Iterator[tuple[str, int]]:
    """Each line that is not blank, hyphens at its end being hyphens again, and where its first letter stands."""
    start = 0
    for match in [*BREAK.finditer(text), None]:
        end = len(text) if match is None else match.start()
        hyphen = "-" if match is not None and match[0][0] not in "\r\n" else ""
        seen = SEEN.search(text, start, end)
        line = f"{text[start:end]}{hyphen}".replace("\0", "").replace("\u00ad", "").strip()
        if line and seen is not None:
            yield line, seen.start()
        start = end if match is None else match.end()


def _placed(textpage: PdfTextPage, line: str, start: int) -> Line:
    from pypdfium2 import PdfiumError

    try:
        left, base, _, top = textpage.get_charbox(start, loose=True)
        right = textpage.get_charbox(start + len(line) - 1, loose=True)[2]
    except (PdfiumError, IndexError, ValueError):
        return Line(line)
    return Line(line, left, right, base, max(top - base, 0.0))
