"""WARC: archived answers as documents, on the fast path (fastwarc and resiliparse, light metadata).

Answers with HTML, plain text or PDF are documents. Pictures, scripts, requests and revisits are counted
in one line. The text layer of a crawl (conversion records, WET) is read as plain text.
"""

from __future__ import annotations

import io
import zlib
from typing import TYPE_CHECKING

import msgspec

from summitry.model import SourceSegment
from summitry.reading.boilerplate import article_lines
from summitry.reading.decode import decode
from summitry.reading.failures import line_for
from summitry.reading.light import light_draft
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Draft, Reading
from summitry.reading.passages import PARAGRAPH
from summitry.reading.pdf import read_pdf
from summitry.reading.prose import title_of
from summitry.reading.reasons import Unreadable, in_words, noted, skipped
from summitry.reading.source import Source

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = frozenset({"text/html", "application/xhtml+xml"})
PDF = "application/pdf"
DOCUMENTS = PAGES | {"text/plain", PDF}
CHUNK = 1 << 20


def read_warc(source: Source, options: ReadOptions) -> Reading:
    """Each archived document a record; `path` is `file#record`. A break ends the file with a line."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    others, number, last = 0, 0, 0
    with source.open() as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream, parse_http=True, auto_decode="all"), 1):
                last = record.stream_pos
                kind = _content_type(record)
                _check(record)
                if kind not in DOCUMENTS or record.record_type == WarcRecordType.request:
                    others += 1
                elif options.takes(number):
                    yield from _record(source, record, number, options)
        except (OSError, ValueError, zlib.error) as error:
            if options.part > 1:
                return
            source.count()
            yield skipped(f"{source.path}#{number + 1}", "truncated", format="WARC", detail=str(error))
            return
    if options.part > 1:
        return
    if others:
        yield noted(source.path, "other-records", detail=others)
    if source.head().startswith(b"\x1f\x8b") and not _ends_whole(source, last):
        source.count()
        path = f"{source.path}#{number + 1}"
        yield skipped(path, "truncated", format="WARC", detail="the last record is not complete")


def _check(record: WarcRecord) -> None:
    """Raise OSError for what the iterator passes on when a header breaks off."""
    if not record.content_length and "Content-Length" not in record.headers:
        raise OSError("a record whose header breaks off")


def _content_type(record: WarcRecord) -> str:
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type", "")
    return (kind or "").split(";", 1)[0].strip().lower()


def _record(source: Source, record: WarcRecord, number: int, options: ReadOptions) -> Reading:
    """What one archived answer gives; a record that cannot be coped with does not stop the archive."""
    source.count()
    path = f"{source.path}#{number}"
    try:
        data = _payload(record, options)
        if _content_type(record) == PDF:
            yield from _pdf(source, data, path, record, options)
            return
        decoded = decode(data, record.http_charset)
        yield from decoded.notes(path)
        yield _draft(decoded.text, path, record)
    except Exception as error:  # noqa: BLE001 - as in intake: it ends as a line, and the next record is read
        yield line_for(path, "WARC", error)


def _payload(record: WarcRecord, options: ReadOptions) -> bytes:
    """The bytes of an answer. Raises Unreadable when it is no answer with a document, too large or cut off."""
    limit = min(options.max_file_bytes, options.max_html_bytes)
    headers, length = record.http_headers, record.content_length
    if headers is not None and headers.status_code != 200:
        raise Unreadable("http-status", detail=headers.status_code)
    if length > limit:
        raise Unreadable("too-large", size=in_words(length), limit=in_words(limit))
    data: bytes = record.reader.read(limit)
    packed = headers is not None and headers.get("Content-Encoding")
    if len(data) < length and not packed:
        raise Unreadable("truncated", format="WARC", detail=f"{len(data)} of {length} bytes")
    return data


def _pdf(source: Source, data: bytes, path: str, record: WarcRecord, options: ReadOptions) -> Reading:
    inner = Source(path, lambda: io.BytesIO(data), len(data))
    for event in read_pdf(inner, options):
        given = isinstance(event, Draft)
        yield msgspec.structs.replace(event, url=record.headers.get("WARC-Target-URI")) if given else event
    source.found += inner.found - 1  # an export within a PDF holds several


def _draft(text: str, path: str, record: WarcRecord) -> Draft:
    url = record.headers.get("WARC-Target-URI")
    where = f"record at byte {record.stream_pos}"
    page = _content_type(record) in PAGES
    draft = light_draft(text, path, url) if page else Draft(text=text, path=path, url=url, title=title_of(text))
    body = PARAGRAPH.join(line for line in article_lines(draft.text.split("\n")) if line.strip())
    if not body:
        raise Unreadable("no-text", detail="the page holds no article", advice="nothing to do")
    return msgspec.structs.replace(draft, text=body, segments=(SourceSegment(0, len(body), where),))


def _ends_whole(source: Source, start: int) -> bool:
    """Whether the compressed members from `start` on all come to their end."""
    with source.open() as stream:
        stream.seek(start)
        unpacker = zlib.decompressobj(wbits=31)
        rest = b""
        while chunk := rest or stream.read(CHUNK):
            rest = b""
            try:
                unpacker.decompress(chunk, CHUNK)
                while unpacker.unconsumed_tail:
                    unpacker.decompress(unpacker.unconsumed_tail, CHUNK)
            except zlib.error:
                return False
            if unpacker.eof:
                rest = unpacker.unused_data
                if not (rest := rest.lstrip(b"\0")) and not (rest := stream.read(CHUNK)):
                    return True
                unpacker = zlib.decompressobj(wbits=31)
    return False
