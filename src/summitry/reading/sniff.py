"""What a file is: by its first bytes, then its suffix, then by what its text looks like.

Names lie: pages are saved as `.txt`, PDFs lose their suffix, Word files are zips. Bytes come first.
"""

from __future__ import annotations

import csv
import gzip
import re
import zipfile
import zlib
from functools import lru_cache

from summitry.reading.archive import unzipped
from summitry.reading.reasons import TABLES, Unreadable
from summitry.reading.source import Source

HTML_START = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|p|h1)[\s>]", re.IGNORECASE)
MULTIPLE = frozenset({"zip", "gzip"})


def identify(source: Source) -> str:
    """The name of the format of `source`, a key of the table of readers, or zip or gzip.

    Raises Unreadable when it is empty, or of a kind that is not read.
    """
    head = source.head()
    if not head:
        raise Unreadable("empty")
    magic = _by_magic(head)
    if magic == "zip":
        return _zip_or_docx(source)
    if magic == "gzip":
        return _gzip_or_warc(source)
    if magic is not None:
        return magic
    name, advice = suffixes().get(source.suffix, ("plain", ""))
    if name in {"unsupported", "not-a-document"}:
        raise Unreadable(name, detail=source.suffix, advice=advice)
    if name in {"pdf", "docx", "zip", "warc"}:
        return _by_text(head) if _looks_like_text(head) else _lost(name)
    return _by_text(head) if name == "plain" else name


def _by_magic(head: bytes) -> str | None:
    for start, name, title, advice in magics():
        if head.startswith(start):
            if name == "unsupported":
                raise Unreadable(name, detail=title, advice=advice)
            return name
    return "pdf" if b"%PDF-" in head[:1024] else None


def _zip_or_docx(source: Source) -> str:
    if source.suffix == ".docx":
        return "docx"
    try:
        with source.open() as stream, zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, zlib.error):
        return "zip"  # its reader says what is wrong with it
    if "word/document.xml" in names:
        return "docx"
    if {"xl/workbook.xml", "ppt/presentation.xml"} & names:
        raise Unreadable("unsupported", detail="spreadsheet or presentation", advice="save it as CSV or PDF")
    return "zip"


def _gzip_or_warc(source: Source) -> str:
    try:
        with source.open() as stream, gzip.open(stream) as unpacked:
            start = unpacked.read(5)
    except (OSError, EOFError, zlib.error):
        return "warc" if ".warc" in source.path.lower() else "gzip"
    return "warc" if start == b"WARC/" else "gzip"


def _by_text(head: bytes) -> str:
    """HTML, JSON lines or plain text, by the first characters."""
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if HTML_START.match(start) or re.match(rb"<\?xml[^>]{0,200}>\s*<!doctype\s+html", start, re.IGNORECASE):
        return "html"
    if start.startswith(b"<!--") and HTML_START.search(start):
        return "html"
    if start.startswith((b'{"', b"{ ", b"[{")):
        return "json"
    return "plain"


def _looks_like_text(head: bytes) -> bool:
    return b"\0" not in head and HTML_START.search(head[:1024]) is not None


def _lost(name: str) -> str:
    raise Unreadable("broken", format=name.upper(), detail="it does not begin as such a file does")


@lru_cache(maxsize=1)
def suffixes() -> dict[str, tuple[str, str]]:
    """Format and advice by suffix."""
    with (TABLES / "formats.csv").open(encoding="utf-8", newline="") as handle:
        return {row["suffix"]: (row["format"], row["advice"]) for row in csv.DictReader(handle)}


@lru_cache(maxsize=1)
def magics() -> tuple[tuple[bytes, str, str, str], ...]:
    """First bytes, format, name and advice, as rows."""
    with (TABLES / "magic.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return tuple((bytes.fromhex(row["hex"]), row["format"], row["name"], row["advice"]) for row in rows)


__all__ = ["MULTIPLE", "identify", "unzipped"]
