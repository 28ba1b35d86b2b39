"""What a user may set about reading: limits against hostile or huge input, and one default language."""

from __future__ import annotations

from datetime import date

import msgspec

MIB = 1024 * 1024
BLOCK = 64  # records that lie together in one part


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Limits of one import.

    `max_file_bytes` holds for each file that is read in one piece and for each record of a container
    (JSON lines, CSV, WARC); containers themselves are streamed without a limit. `max_characters` holds for
    the text of one document (2,000 pages of a book), which the later stages hold as a whole.
    `max_unpacked_bytes` and `max_zip_ratio` hold for one archive. `latest` is the last day that a page's
    publication date may have: a fixed day, not today's, so that the same page reads the same next year.
    `part` of `parts` readers goes through one container, each taking some of its records; what is said of the
    container as a whole is said by the first.
    """

    max_file_bytes: int = 64 * MIB
    max_html_bytes: int = 16 * MIB
    max_characters: int = 5_000_000
    max_pdf_pages: int = 2_000
    max_unpacked_bytes: int = 4096 * MIB
    max_zip_ratio: int = 200
    lang: str | None = None
    latest: date = date(2030, 12, 31)
    part: int = 1
    parts: int = 1

    def takes(self, record: int) -> bool:
        """Whether this reader takes the record of that number, counted from 1."""
        return (record - 1) // BLOCK % self.parts == self.part - 1
