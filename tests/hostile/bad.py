"""Hostile and broken input: how it is put into a folder, and the line that it must give."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from hostile.files import docx, json_line, page, pdf, warc, warc_record, zipped
from hostile.texts import BODY, numbered
from summitry.reading import ReadOptions

SMALL = ReadOptions(max_file_bytes=20_000, max_html_bytes=20_000, max_pdf_pages=3)


class Bad(NamedTuple):
    name: str
    reason: str
    place: Callable[[Path], object]
    documents: int = 0
    options: ReadOptions | None = None


def _file(name: str, data: bytes) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_bytes(data)


def _loop(folder: Path) -> None:
    (folder / "in").mkdir()
    (folder / "in" / "again").symlink_to(folder, target_is_directory=True)


def _record(number: int) -> bytes:
    return warc_record(f"https://news.example/{number}", page(numbered(number)))


TWO_RECORDS = warc([_record(1), _record(2)])
ONE_AND_A_HALF = TWO_RECORDS[: len(warc([_record(1)])) + 40]
WHOLE = warc([_record(2)])
DAMAGED = WHOLE[: len(WHOLE) // 2] + bytes(30) + WHOLE[len(WHOLE) // 2 + 30 :]
MIXED = page() + b"\xff\xfe" * 9
BOMB = warc_record("u:bomb", gzip.compress(b"<p>a" * 90_000), packed=True)
FRENCH = ("Les présidents se sont réunis à Astana. " * 20).encode("cp1252")
GARBAGE = bytes((n * 37 + 11) % 256 for n in range(3000))

BAD = (
    Bad("empty", "empty", _file("a.txt", b"")),
    Bad("blank", "blank", _file("a.txt", b" \n\t\n \xc2\xa0 \n")),
    Bad("binary", "binary", _file("a.txt", GARBAGE)),
    Bad("picture", "unsupported", _file("a.txt", b"\x89PNG\r\n\x1a\n" + GARBAGE)),
    Bad("old word file", "unsupported", _file("a.doc", bytes.fromhex("d0cf11e0a1b11ae1") + GARBAGE)),
    Bad("style sheet", "not-a-document", _file("a.css", b"body { color: red }")),
    Bad("some bytes lost", "replaced", _file("a.txt", "Встреча в Астане. ".encode() * 40 + b"\xff\xfe\xfd"), 1),
    Bad(
        "no utf-8",
        "guessed-encoding",
        _file("a.txt", FRENCH),
        1,
    ),
    Bad("huge text", "too-large", _file("a.txt", BODY.encode() * 100), 0, SMALL),
    Bad("huge page", "too-large", _file("a.html", page(BODY * 100)), 0, SMALL),
    Bad(
        "document without end",
        "too-large",
        _file("a.txt", BODY.encode() * 5),
        0,
        ReadOptions(max_characters=2 * len(BODY)),
    ),
    Bad(
        "record without end",
        "too-large",
        _file("a.jsonl", json_line(text=BODY * 5) + json_line(text=numbered(1))),
        1,
        ReadOptions(max_characters=2 * len(BODY)),
    ),
    Bad("deep page", "fast-extractor", _file("a.html", b"<html><body>" + b"<div>" * 9_000 + page()), 1),
    Bad("page of nothing but tags", "no-text", _file("a.html", b"<html><body>" + b"<i></i>" * 9_000)),
    Bad("hidden", "hidden", _file(".a.txt", b"x")),
    Bad(
        "page without article",
        "no-text",
        _file("a.html", b"<!doctype html><html><body><script>x()</script></body></html>"),
    ),
    Bad("mhtml without a page", "broken", _file("a.mhtml", b"Subject: x\r\n\r\nwords")),
    Bad("truncated zip", "broken", _file("a.zip", zipped({"a.txt": BODY.encode() * 3})[:-40])),
    Bad("encrypted zip", "encrypted", _file("a.zip", zipped({"a.txt": BODY.encode()}, flags=1))),
    Bad("zip bomb", "zip-bomb", _file("a.zip", zipped({"a.txt": b"a" * 9_000_000}))),
    Bad(
        "much in a zip",
        "zip-bomb",
        _file("a.zip", zipped({"a.txt": BODY.encode()})),
        0,
        ReadOptions(max_unpacked_bytes=100),
    ),
    Bad("nested zip", "nested-archive", _file("a.zip", zipped({"b.zip": zipped({"a.txt": BODY.encode()})}))),
    Bad("zip member above", "unsafe-path", _file("a.zip", zipped({"../../etc/a.txt": BODY.encode()}))),
    Bad("zip member absolute", "unsafe-path", _file("a.zip", zipped({"/etc/a.txt": BODY.encode()}))),
    Bad("zip member on a drive", "unsafe-path", _file("a.zip", zipped({"C:\\a.txt": BODY.encode()}))),
    Bad("zip without files", "no-records", _file("a.zip", zipped({}))),
    Bad("gzip bomb", "too-large", _file("a.txt.gz", gzip.compress(b"a" * 90_000)), 0, SMALL),
    Bad("endless gzip", "zip-bomb", _file("a.jsonl.gz", gzip.compress(b"a" * 70 * 1024 * 1024))),
    Bad("gzip in gzip", "nested-archive", _file("a.txt.gz", gzip.compress(gzip.compress(BODY.encode())))),
    Bad("truncated gzip", "broken", _file("a.txt.gz", gzip.compress(BODY.encode())[:-40])),
    Bad("truncated pdf", "broken", _file("a.pdf", pdf()[:300])),
    Bad("no pdf", "broken", _file("a.pdf", b"just words")),
    Bad("encrypted pdf", "encrypted", _file("a.pdf", pdf(encrypt=True))),
    Bad("scanned pdf", "no-text", _file("a.pdf", pdf([[], []]))),
    Bad("half scanned pdf", "pages-without-text", _file("a.pdf", pdf([["Some words on this page, enough."], []])), 1),
    Bad("long pdf", "pages-left-out", _file("a.pdf", pdf([[f"Page {n} has words"] for n in range(9)])), 1, SMALL),
    Bad("truncated docx", "broken", _file("a.docx", docx()[:-2000])),
    Bad("zip called docx", "broken", _file("a.docx", zipped({"a.txt": BODY.encode()}))),
    Bad("line no object", "not-an-object", _file("a.jsonl", b'[1, 2]\n"a"\n7\n' + json_line(text=numbered(1))), 1),
    Bad("line no json", "not-json", _file("a.jsonl", b'{"text": "broken\n' + json_line(text=numbered(1))), 1),
    Bad("line with text a list", "not-text", _file("a.jsonl", json_line(text=["a"]) + json_line(text=numbered(1))), 1),
    Bad("line without text", "no-text-field", _file("a.jsonl", json_line(title="a") + json_line(text=numbered(1))), 1),
    Bad("line with blank text", "blank", _file("a.jsonl", json_line(text=" ") + json_line(text=numbered(1))), 1),
    Bad("line with text a number", "not-text", _file("a.jsonl", json_line(text=7) + json_line(text=numbered(1))), 1),
    Bad(
        "line too long",
        "too-large",
        _file("a.jsonl", json_line(text="a" * 50_000) + json_line(text=numbered(1))),
        1,
        SMALL,
    ),
    Bad("line nested deep", "not-json", _file("a.jsonl", b"[" * 50_000 + b"\n" + json_line(text=numbered(1))), 1),
    Bad("line with odd date", "bad-date", _file("a.jsonl", json_line(text=numbered(1), date="soon")), 1),
    Bad(
        "two texts, one id",
        "renamed",
        _file("a.jsonl", b"".join(json_line(id="x", text=numbered(n)) for n in (1, 2))),
        2,
    ),
    Bad(
        "line with bytes lost",
        "replaced",
        _file("a.jsonl", json_line(text="Встреча. " * 30)[:-3] + b'\xff"}\n'),
        1,
    ),
    Bad(
        "list with bytes lost",
        "replaced",
        _file("a.json", b"[" + json_line(text="Встреча. " * 30)[:-3] + b'\xff"}]'),
        1,
    ),
    Bad("csv with bytes lost", "replaced", _file("a.csv", b"text\n" + "Встреча. ".encode() * 9999 + b"\n\xff a\n"), 2),
    Bad("blank lines only", "no-records", _file("a.jsonl", b"\n\n\n")),
    Bad("csv without text", "no-text-column", _file("a.csv", b"id,title\n1,A\n")),
    Bad("csv with a huge field", "bad-row", _file("a.csv", b'id,text\n1,"' + b"a" * 60_000), 0, SMALL),
    Bad("csv with many cells", "bad-row", _file("a.csv", b"id,text\n1,a,b,c\n2,Some words\n"), 1),
    Bad("csv with a header only", "no-records", _file("a.csv", b"id,text\n")),
    Bad("truncated warc", "truncated", _file("a.warc.gz", ONE_AND_A_HALF), 1),
    Bad("truncated plain warc", "truncated", _file("a.warc", (_record(1) + _record(2))[:-300]), 1),
    Bad("garbage in warc", "damaged", _file("a.warc", _record(1) + b"garbage\r\n" * 9 + _record(2)), 2),
    Bad("damaged warc", "damaged", _file("a.warc.gz", warc([_record(1)]) + DAMAGED + warc([_record(3)])), 2),
    Bad("damaged from the start", "damaged", _file("a.warc.gz", DAMAGED + warc([_record(3)])), 1),
    Bad("nothing but damage", "truncated", _file("a.warc.gz", DAMAGED)),
    Bad("bomb in warc", "too-large", _file("a.warc.gz", warc([BOMB, _record(2)])), 1, SMALL),
    Bad("bomb in plain warc", "too-large", _file("a.warc", BOMB + _record(2)), 1, SMALL),
    Bad("record of another charset", "guessed-encoding", _file("a.warc", warc_record("u:x", MIXED)), 1),
    Bad(
        "record of a charset that is none",
        "guessed-encoding",
        _file("a.warc", warc_record("u:x", FRENCH, kind="text/plain; charset=klingon")),
        1,
    ),
    Bad(
        "answer not found",
        "http-status",
        _file("a.warc", warc_record("https://news.example/", b"gone", "404 Not Found")),
    ),
    Bad(
        "pictures in warc",
        "other-records",
        _file("a.warc", _record(1) + warc_record("u:x", b"\x89PNG", kind="image/png")),
        1,
    ),
    Bad("link in a circle", "linked-folder", _loop),
    Bad("link to nothing", "missing", lambda folder: (folder / "a.txt").symlink_to(folder / "gone.txt")),
    Bad("pipe", "not-a-file", lambda folder: os.mkfifo(folder / "a.txt")),
    Bad("device", "not-a-file", lambda folder: (folder / "a.txt").symlink_to("/dev/null")),
)
