"""Make the binary example documents from their text sources, byte for byte the same each time.

PDF, DOCX, ZIP and WARC files cannot be read in a diff, so the repository keeps what they say in
`examples/dispatches-src/` and this script packs it. Nothing here depends on the clock or on a
compressor's version: archives are stored without compression and carry fixed times.

    python tools/make_dispatches.py           write the files
    python tools/make_dispatches.py --check   exit 1 and name the files that differ
"""

from __future__ import annotations

import csv
import io
import struct
import sys
import textwrap
import uuid
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
SOURCES = EXAMPLES / "dispatches-src"
TARGET = EXAMPLES / "dispatches"

ZIP_NAME = "asmara-and-after.zip"
WARC_NAME = "saved-pages.warc.gz"

LINE = 84  # characters of 11 point Helvetica that fit between the margins in practice
LEADING, TOP, BOTTOM, LEFT = 15, 780, 60, 62
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a source: blank lines part them, line ends within are spaces."""
    return [" ".join(block.split()) for block in text.split("\n\n") if block.strip()]


# ---------------------------------------------------------------- PDF


def pdf_lines(text: str) -> list[str]:
    """Wrapped lines, with an empty line after each paragraph."""
    return [line for block in paragraphs(text) for line in [*textwrap.wrap(block, LINE, break_on_hyphens=False), ""]]


def pdf_pages(lines: list[str]) -> list[list[str]]:
    """The lines of each page."""
    per_page = (TOP - BOTTOM) // LEADING
    return [lines[start : start + per_page] for start in range(0, len(lines), per_page)]


def pdf_string(text: str) -> bytes:
    """A PDF literal string in the Windows Latin encoding."""
    raw = text.encode("cp1252")
    return b"(" + raw.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)") + b")"


def pdf_content(lines: Iterable[str]) -> bytes:
    """The content stream of one page."""
    shown = b"\n".join(pdf_string(line) + b" Tj T*" for line in lines)
    return b"BT /F1 11 Tf %d TL %d %d Td\n" % (LEADING, LEFT, TOP) + shown + b"\nET"


def pdf_objects(text: str) -> list[bytes]:
    """Objects 1 (catalogue), 2 (page tree), 3 (font), 4 (information), then page and content in turn."""
    pages = pdf_pages(pdf_lines(text))
    kids = b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [" + kids + b"] /Count %d >>" % len(pages),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title " + pdf_string(paragraphs(text)[0]) + b" >>",
    ]
    for i, lines in enumerate(pages):
        content = pdf_content(lines)
        box = b"/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
        objects.append(b"<< /Type /Page /Parent 2 0 R " + box + b" /Contents %d 0 R >>" % (6 + 2 * i))
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
    return objects


def make_pdf(text: str) -> bytes:
    """A PDF with a text layer."""
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(pdf_objects(text), start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(offsets) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\n" % (len(offsets) + 1)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


# ---------------------------------------------------------------- ZIP and DOCX


def make_zip(members: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of stored members with the format's earliest time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        for name, body in members:
            info = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            info.create_system = 3
            info.external_attr = 0o644 << 16
            archive.writestr(info, body)
    return out.getvalue()


def docx_document(text: str) -> str:
    """The main part: one paragraph of one run for each paragraph of the source."""
    runs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(block)}</w:t></w:r></w:p>' for block in paragraphs(text)
    )
    return f'{_XML}<w:document xmlns:w="{_W}"><w:body>{runs}</w:body></w:document>'


def docx_core(text: str) -> str:
    """The core properties: a title and no dates."""
    title = escape(paragraphs(text)[0])
    names = f'xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"{_XML}<cp:coreProperties {names}><dc:title>{title}</dc:title></cp:coreProperties>"


def docx_types() -> str:
    """The content types of the parts."""
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    rels = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="{rels}"/>'
        f'<Override PartName="/word/document.xml" ContentType="{word}"/>'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/></Types>'
    )


def docx_relations() -> str:
    """The package relationships: main part and core properties."""
    core = f"{_PACKAGE}/relationships/metadata/core-properties"
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{core}" Target="docProps/core.xml"/></Relationships>'
    )


def make_docx(text: str) -> bytes:
    """A word-processor file of plain paragraphs."""
    parts = {
        "[Content_Types].xml": docx_types(),
        "_rels/.rels": docx_relations(),
        "docProps/core.xml": docx_core(text),
        "word/document.xml": docx_document(text),
    }
    return make_zip((name, body.encode()) for name, body in parts.items())


# ---------------------------------------------------------------- WARC


def gzip_stored(body: bytes) -> bytes:
    """A gzip member that holds the bytes in stored blocks: the same with every compressor."""
    chunks = [body[i : i + 65535] for i in range(0, len(body), 65535)] or [b""]
    last = len(chunks) - 1
    blocks = b"".join(
        bytes([i == last]) + struct.pack("<HH", len(c), len(c) ^ 0xFFFF) + c for i, c in enumerate(chunks)
    )
    header = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\xff"
    return header + blocks + struct.pack("<II", zlib.crc32(body), len(body) & 0xFFFFFFFF)


def warc_record(kind: str, url: str, captured: str, block: bytes) -> bytes:
    """One record; its id follows from its address."""
    http = kind == "response"
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, kind + url)}>",
        "WARC-Date": captured,
        "Content-Type": "application/http; msgtype=response" if http else "application/warc-fields",
        "Content-Length": str(len(block)),
    }
    if http:
        fields["WARC-Target-URI"] = url
    head = "WARC/1.1\r\n" + "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return head.encode() + b"\r\n" + block + b"\r\n\r\n"


def http_response(page: bytes) -> bytes:
    """The page as a server would have sent it."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {len(page)}\r\n\r\n"
    return head.encode() + page


def make_warc(folder: Path) -> bytes:
    """A web archive of the pages that `captures.csv` lists."""
    with (folder / "captures.csv").open(encoding="utf-8", newline="") as rows:
        captures = list(csv.DictReader(rows))
    info = warc_record("warcinfo", "examples", captures[0]["captured"], b"software: make_dispatches\r\n")
    out = gzip_stored(info)
    for row in captures:
        page = (folder / row["file"]).read_bytes()
        out += gzip_stored(warc_record("response", row["url"], row["captured"], http_response(page)))
    return out


# ---------------------------------------------------------------- all


def build(sources: Path = SOURCES) -> dict[str, bytes]:
    """Every generated file: its name in `examples/dispatches` and its bytes."""
    out = {f"{path.stem}.pdf": make_pdf(path.read_text("utf-8")) for path in sorted((sources / "pdf").glob("*.txt"))}
    for path in sorted((sources / "docx").glob("*.txt")):
        out[f"{path.stem}.docx"] = make_docx(path.read_text("utf-8"))
    out[ZIP_NAME] = make_zip((path.name, path.read_bytes()) for path in sorted((sources / "zip").iterdir()))
    out[WARC_NAME] = make_warc(sources / "warc")
    return out


def differing(files: dict[str, bytes], target: Path = TARGET) -> list[str]:
    """Names of the files that are missing or not as they would be made."""
    return [n for n, body in files.items() if not (target / n).is_file() or (target / n).read_bytes() != body]


def main(arguments: list[str]) -> int:
    """Write the files, or with `--check` only compare them."""
    files = build()
    stale = differing(files)
    if arguments == ["--check"]:
        sys.stdout.write("".join(f"differs: {name}\n" for name in stale))
        return 1 if stale else 0
    for name in stale:
        (TARGET / name).write_bytes(files[name])
    sys.stdout.write(f"{len(files)} files made, {len(stale)} written\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
