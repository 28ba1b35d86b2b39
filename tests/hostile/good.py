"""One good file per format: name, bytes, and how many documents are in it."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from typing import NamedTuple

from hostile.files import docx, json_line, mhtml, page, pdf, warc, warc_record, zipped
from hostile.texts import BODY, CHINESE, RUSSIAN, TITLE, numbered

PDF = "application/pdf"


class Good(NamedTuple):
    name: str
    make: Callable[[], bytes]
    documents: int = 1


def _lines() -> bytes:
    reports = ({"id": f"a{n}", "published": "2024-05-16", "title": f"No. {n}", "text": numbered(n)} for n in range(5))
    return b"".join(json_line(**report) for report in reports)


def _table() -> bytes:
    rows = "".join(f'b{n},2024-05-16,"{numbered(n)} Row."\r\n' for n in range(4))
    return f"ID,Date,Text\r\n{rows}".encode()


def _records() -> list[bytes]:
    texts = (page(numbered(n), f"Web report {n}") for n in range(3))
    pages = [warc_record(f"https://news.example/2024/05/1{n}/report", text) for n, text in enumerate(texts)]
    report = warc_record("https://news.example/a.pdf", pdf([["A report in a web archive, on one page."]]), kind=PDF)
    plain = warc_record("https://news.example/a.txt", f"Plain text in an archive. {BODY}".encode(), kind="text/plain")
    picture = warc_record("https://news.example/a.png", b"\x89PNG", kind="image/png")
    return [*pages, report, plain, picture]


def _other(record: bytes) -> bytes:
    """The record with other words of the same length, so that it is no copy."""
    return record.replace(b"number", b"numb.r").replace(b"archive", b"ARCHIVE")


GOOD = (
    Good("report.txt", f"{TITLE}\n\n{BODY}\n".encode),
    Good("report_utf16.txt", lambda: f"{TITLE}\n\n{BODY} In UTF-16.\n".encode("utf-16")),
    Good("report_cp1251.txt", lambda: (RUSSIAN * 5).encode("cp1251")),
    Good("report_gb18030.txt", lambda: (CHINESE * 5).encode("gb18030")),
    Good("report.md", f"---\ntitle: A title\ndate: 2024-05-16\n---\n\n# {TITLE}\n\n**A.** {BODY}\n".encode),
    Good("report.html", lambda: page(f"A page. {BODY}")),
    Good("page_called.txt", lambda: page(f"A page by another name. {BODY}")),
    Good("report.mhtml", lambda: mhtml(page(f"In one file. {BODY}"))),
    Good("report.pdf", pdf),
    Good("pdf_without_suffix", lambda: pdf([["No suffix here.", BODY[:90]]])),
    Good("report.docx", docx),
    Good("reports.jsonl", _lines, 5),
    Good("reports.jsonl.gz", lambda: gzip.compress(_lines().replace(b"report number", b"packed report"), mtime=0), 5),
    Good("one.json", lambda: json_line(id="one", text=f"One object. {BODY}")),
    Good("list.json", lambda: b"[" + b",".join(json_line(text=f"List {numbered(n)}") for n in range(3)) + b"]", 3),
    Good("wrapped.json", lambda: b'{"total": 1, "articles": [' + json_line(text=f"Wrapped. {BODY}") + b"]}"),
    Good("reports.csv", _table, 4),
    Good("reports.tsv", lambda: f"title\tbody\nOne\tTabs. {numbered(1)}".replace("\n\n", " ").encode()),
    Good("pile.zip", lambda: zipped({"a/one.txt": b"In a zip. " + BODY.encode(), "two.html": page(f"Zip. {BODY}")}), 2),
    Good("crawl.warc", lambda: warc(_records(), compress=False), 5),
    Good("crawl.warc.gz", lambda: warc(_other(record) for record in _records()), 5),
)


#: pages and texts that made parsers hang or recurse
ODD = (
    Good("deep.html", lambda: b"<html><body>" + b"<div>" * 10_000 + f"<p>{BODY}</p>".encode()),
    Good("deep_inline.html", lambda: f"<html><body><p>{BODY}".encode() + b"<b><i>" * 10_000 + BODY.encode()),
    Good("tables.html", lambda: b"<html><body>" + b"<table><tr><td>" * 2_000 + BODY.encode()),
    Good("brackets.html", lambda: b"<html><body>" + b"<" * 100_000 + f"<p>{BODY}</p>".encode()),
    Good("entities.html", lambda: b"<html><body><p>" + b"&#9999999999;&lt" * 5_000 + BODY.encode()),
    Good("attributes.html", lambda: b"<html><body " + b" a=b" * 50_000 + f"><p>{BODY}</p>".encode()),
    Good("open_comment.html", lambda: b"<html><body><!--" + b"-" * 300_000 + BODY.encode(), 0),
    Good("marks.md", lambda: b"[" * 50_000 + b"\n" + b"*a" * 50_000 + b"\n" + b"![a](" * 20_000),
    Good("lines.txt", lambda: b"a\n" * 100_000),
    Good("one_line.txt", lambda: b"word " * 1_000_000),
    Good("datelines.txt", lambda: b"MOSCOW, " + b"May 16, 2024 (" * 20_000),
    Good("quotes.csv", lambda: b"id,text\n1," + b'"' * 500_001, 1),
)
