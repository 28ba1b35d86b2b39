"""A document is one source text with what is known of it.

Evidence must be checkable by anybody who holds the document, so offsets are Unicode code points
into one of its two stored fields, `title` or `text`, and never into something derived. The stages
work on one string, `content` (title, blank line, text); `locate` turns offsets in it back.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

from summitry.model.bibliography import Bibliography
from summitry.model.span import Evidence

PublishedBasis = Literal["given", "markup", "url", "dateline", "none"]
TITLE_GAP = "\n\n"


class SourceSegment(msgspec.Struct, frozen=True):
    """Where a stretch of the stored text lies in the file it came from.

    `start` and `end` are offsets into `Document.text`; `where` names the place in the source
    for a person ("page 3", "line 17, field text", "paragraph 12", "bytes 120-340").
    """

    start: int
    end: int
    where: str


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """One source text; `doc_id` is the input's own id or a hash of the content.

    `published` is the publication day or None, and `published_basis` says how it is known.
    `path` names the file (and member or record within it) that was read; `sha256` is the
    hash of `content`, by which exact copies are recognised. `bibliography` is the record of a paper or report.
    """

    doc_id: str
    text: str
    title: str | None = None
    published: date | None = None
    published_basis: PublishedBasis = "none"
    publisher: str | None = None
    lang: str | None = None
    url: str | None = None
    licence: str | None = None
    path: str = ""
    sha256: str = ""
    source_map: tuple[SourceSegment, ...] = ()
    bibliography: Bibliography | None = None

    @property
    def content(self) -> str:
        """Title, blank line, text; the text alone where it begins with its own title."""
        return self.text if self.body_offset == 0 else f"{self.title}{TITLE_GAP}{self.text}"

    @property
    def body_offset(self) -> int:
        """Where `text` starts within `content`."""
        if not self.title or self.text.startswith(self.title):
            return 0
        return len(self.title) + len(TITLE_GAP)

    def locate(self, start: int, end: int) -> Evidence:
        """Evidence for `content[start:end]`; a stretch over the title's end is cut to the title.

        Raises ValueError when the range is empty or lies outside the content.
        """
        offset = self.body_offset
        if not 0 <= start < end <= offset + len(self.text):
            raise ValueError(f"no such stretch in {self.doc_id!r}: {start}:{end}")
        if start >= offset:
            quote = self.text[start - offset : end - offset]
            return Evidence(self.doc_id, "text", start - offset, end - offset, quote)
        title = self.title or ""
        end = min(end, len(title))
        if start >= end:
            raise ValueError(f"the gap between title and text is no evidence in {self.doc_id!r}: {start}:{end}")
        return Evidence(self.doc_id, "title", start, end, title[start:end])

    def field(self, name: Literal["title", "text"]) -> str:
        """The stored field that evidence offsets point into."""
        return (self.title or "") if name == "title" else self.text
