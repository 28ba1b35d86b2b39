"""Generators of good files, one per format, and of the hostile ones; each returns the bytes of a file."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Iterable

from hostile.texts import BODY, PARAGRAPHS, TITLE


def page(body: str = BODY, title: str = TITLE, head: str = "") -> bytes:
    paragraphs = "\n".join(f"<p>{paragraph}</p>" for paragraph in body.split("\n\n"))
    return (
        f"<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head>\n"
        f"<body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav>\n<article><h1>{title}</h1>\n{paragraphs}\n"
        f"</article>\n<footer>All rights reserved.</footer></body></html>"
    ).encode()


def mhtml(data: bytes, url: str = "https://news.example/2024/05/16/report") -> bytes:
    from email.message import EmailMessage

    message = EmailMessage()
    message["Snapshot-Content-Location"] = url
    message["Subject"] = TITLE
    message.set_content(data.decode(), subtype="html", cte="quoted-printable")
    message.make_related(boundary="----parts")
    message.add_related(b"\x89PNG", maintype="image", subtype="png")
    return message.as_bytes()


def json_line(**fields: object) -> bytes:
    return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


def docx(paragraphs: Iterable[str] = PARAGRAPHS, title: str = TITLE) -> bytes:
    import docx as library

    document = library.Document()
    document.add_heading(title, level=1)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Signed", "a joint statement"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(pages: Iterable[Iterable[str]] = (PARAGRAPHS[:2], PARAGRAPHS[2:]), encrypt: bool = False) -> bytes:
    """A PDF by hand: each page a list of lines in Helvetica; no lines make a page without text."""
    streams = [_page_stream(lines) for lines in pages]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(streams)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 595] /Contents {5 + 2 * number} 0 R "
            f"/Resources << /Font << /F1 3 0 R >> >> >>".encode()
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    return _pdf_file(objects, encrypt)


def _page_stream(lines: Iterable[str]) -> bytes:
    shown = [line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)") for line in lines]
    if not shown:
        return b"0.5 g 50 50 300 300 re f"
    return ("BT /F1 9 Tf 14 TL 40 550 Td " + " ".join(f"({line}) Tj T*" for line in shown) + " ET").encode("latin-1")


def _pdf_file(objects: list[bytes], encrypt: bool) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    lock = b""
    if encrypt:  # keys that no password fits
        key = b"<" + b"5a" * 32 + b">"
        lock = b" /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O %s /U %s >> /ID [<00> <00>]" % (key, key)
    out += b"trailer\n<< /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, lock, start)
    return bytes(out)


def zipped(files: dict[str, bytes], flags: int = 0) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, compress_type=zipfile.ZIP_DEFLATED)
    data = bytearray(stream.getvalue())
    if flags:  # set general purpose flags (1: encrypted) in local and central headers
        for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
            at = data.find(mark)
            while at >= 0:
                data[at + place] |= flags
                at = data.find(mark, at + 4)
    return bytes(data)


def warc_record(
    url: str, body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", packed: bool = False
) -> bytes:
    coding = "Content-Encoding: gzip\r\n" if packed else ""
    length = f"Content-Length: {len(body)}\r\n\r\n"
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{coding}{length}".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"WARC-Target-URI: {url}\r\nWARC-Date: 2024-05-17T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def warc(records: Iterable[bytes], compress: bool = True) -> bytes:
    return b"".join(gzip.compress(record, mtime=0) if compress else record for record in records)
