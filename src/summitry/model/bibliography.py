"""The bibliographic record of a paper or report, as its page or its text gives it."""

from __future__ import annotations

from typing import Literal

import msgspec

WorkType = Literal["article", "report", "thesis", "book", "chapter", "conference paper", "preprint", "other"]
FoundIn = Literal["markup", "text"]


class Bibliography(msgspec.Struct, frozen=True, kw_only=True):
    """One record. Fields hold what the source says, None where it is silent; nothing is looked up elsewhere.

    `authors` are as written, family name first where the source has it so. `published` and `deposited` are EDTF.
    `doi` has no resolver before it. `quote` is the exact citation in the text, where the record was read there.
    """

    title: str | None = None
    authors: tuple[str, ...] = ()
    type: WorkType | None = None
    journal: str | None = None
    volume: str | None = None
    issue: str | None = None
    pages: str | None = None
    published: str | None = None
    deposited: str | None = None
    publisher: str | None = None
    issn: str | None = None
    isbn: str | None = None
    doi: str | None = None
    url: str | None = None
    found_in: FoundIn = "text"
    quote: str | None = None

    @property
    def citation(self) -> str:
        """The record in a line: authors (year) title, journal volume (issue), pages, identifiers."""
        year = f"({self.published[:4]})" if self.published else ""
        number = " ".join(part for part in (self.volume, f"({self.issue})" if self.issue else "") if part)
        where = " ".join(part for part in (self.journal, number) if part)
        parts = [" ".join(part for part in ("; ".join(self.authors), year, self.title or "") if part), where]
        parts += [f"pp. {self.pages}" if self.pages else "", self.publisher or ""]
        parts += [f"ISSN {self.issn}" if self.issn else "", f"doi:{self.doi}" if self.doi else ""]
        parts += [f"deposited {self.deposited}" if self.deposited else ""]
        return ", ".join(part for part in parts if part)
