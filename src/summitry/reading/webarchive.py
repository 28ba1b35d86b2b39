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
from summitry.reading.outcome import Draft, Reading, Skipped
from summitry.reading.passages import PARAGRAPH
from summitry.reading.pdf import read_pdf
from summitry.reading.prose import title_of
from summitry.reading.reasons import Unreadable, in_words, noted, skipped
from summitry.reading.source import Source
from summitry.reading.warcrecords import Damage, Records

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

PAGES = frozenset({"text/html", "application/xhtml+xml"})
PDF = "application/pdf"
DOCUMENTS = PAGES | {"text/plain", PDF}
CHUNK = 1 << 20


def read_warc(source: Source, options: ReadOptions) -> Reading:
    """Each archived document a record; `path` is `file#record`. A damaged stretch is a line, then reading goes on."""
    from fastwarc.warc import WarcRecordType

    others, number, records, ended = 0, 0, Records(source), False
    for number, record in records:
        if isinstance(record, Damage):
            ended = record.last
            if options.part == 1:
                yield _damage(source, record, number)
        elif (kind := _content_type(record)) not in DOCUMENTS or record.record_type == WarcRecordType.request:
            others += 1
        elif options.takes(number):
            yield from _record(source, records, (number, record, kind), options)
    if options.part > 1:
        return
    if others:
        yield noted(source.path, "other-records", detail=others)
    if not ended and records.packed and not _ends_whole(source, records.start):
        yield _damage(source, Damage("the last record is not complete", last=True), number + 1)


def _damage(source: Source, damage: Damage, number: int) -> Skipped:
    """The line for what could not be read; it counts as a record."""
    source.count()
    code = "truncated" if damage.last else "damaged"
    return skipped(f"{source.path}#{number}", code, format="WARC", detail=damage.detail)


def _content_type(record: WarcRecord) -> str:
    kind = record.http_content_type if record.is_http else record.headers.get("Content-Type", "")
    return (kind or "").split(";", 1)[0].strip().lower()


def _record(source: Source, records: Records, met: tuple[int, WarcRecord, str], options: ReadOptions) -> Reading:
    """What one archived answer gives; a record that cannot be coped with does not stop the archive."""
    source.count()
    number, record, kind = met
    path = f"{source.path}#{number}"
    try:
        data = _payload(records, record, options)
        if kind == PDF:
            yield from _pdf(source, data, path, record, options)
            return
        decoded = decode(data, record.http_charset)
        yield from decoded.notes(path)
        yield _draft(decoded.text, path, record)
    except Exception as error:  # noqa: BLE001 - as in intake: it ends as a line, and the next record is read
        yield line_for(path, "WARC", error)


def _payload(records: Records, record: WarcRecord, options: ReadOptions) -> bytes:
    """The bytes of an answer. Raises Unreadable when it is no answer with a document, too large or cut off."""
    limit = min(options.max_file_bytes, options.max_html_bytes)
    headers, length = record.http_headers, record.content_length
    if headers is not None and headers.status_code != 200:
        raise Unreadable("http-status", detail=headers.status_code)
    if length > limit:
        raise Unreadable("too-large", size=in_words(length), limit=in_words(limit))
    packed = headers is not None and headers.get("Content-Encoding")
    data: bytes = records.unpacked(limit + 1) if packed else record.reader.read(limit + 1)
    if len(data) > limit:
        raise Unreadable("too-large", size=f"more than {in_words(limit)}", limit=in_words(limit))
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
