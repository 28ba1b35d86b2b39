"""MHTML, one page saved with its pictures in a single file (browsers, Hunchly): its first HTML part is the page."""

from __future__ import annotations

from summitry.reading.decode import decode
from summitry.reading.html import read_page
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.reasons import Unreadable
from summitry.reading.source import Source


def read_mhtml(source: Source, options: ReadOptions) -> Reading:
    """One document. Raises Unreadable when no part is a page."""
    from email import message_from_bytes
    from email.message import Message

    message = message_from_bytes(source.read(options.max_file_bytes))
    source.count()
    pages = [part for part in message.walk() if part.get_content_type() in {"text/html", "application/xhtml+xml"}]
    if not pages:
        raise Unreadable("broken", format="MHTML", detail="no part of it is a page")
    page: Message = pages[0]
    data = page.get_payload(decode=True)
    decoded = decode(data if isinstance(data, bytes) else b"", page.get_content_charset())
    yield from decoded.notes(source.path)
    url = page.get("Content-Location") or message.get("Snapshot-Content-Location")
    yield from read_page(decoded.text, source.path, options, url)
