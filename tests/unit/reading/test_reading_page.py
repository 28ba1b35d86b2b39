"""The saved page: the article and its metadata, none of the page around it; no script, no network."""

import socket
from pathlib import Path

import pytest

from hostile.files import page, warc, warc_record
from hostile.texts import BODY
from summitry.model import Document
from summitry.reading import read
from summitry.reading.boilerplate import taken_by

SAVED = Path(__file__).parents[2] / "cases" / "reading" / "saved_page.html"
AROUND = (
    "cookie",
    "No time to read",
    "Get a summary",
    "Previous Article",
    "Next Article",
    "rowing cup",
    "Used car prices",
    "Related articles",
    "Five charts",
    "Most Read",
    "noodles",
    "written by a script",
    "All rights reserved",
    "Share",
    "A reader writes",
    "newsletter",
    "Log in",
)
URL = "https://meridianpost.example/world/2024/05/17/two-days-in-beijing-and-harbin"


@pytest.fixture(scope="module", params=["html", "warc"])
def document(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Document:
    path = SAVED
    if request.param == "warc":
        path = tmp_path_factory.mktemp("warc") / "a.warc.gz"
        path.write_bytes(warc([warc_record(URL, SAVED.read_bytes())]))
    documents, account = read([path])
    assert (len(documents), account.skipped) == (1, ())
    return documents[0]


@pytest.mark.parametrize("words", AROUND)
def test_nothing_of_the_page_around_it(words: str, document: Document) -> None:
    assert words not in document.text


@pytest.mark.parametrize(
    "words",
    [
        "Vladimir Putin ended a two-day state visit",
        "signed a joint statement",
        "$240\u00a0billion|$240 billion",
        "What comes next\n\nThe two presidents",
        "“in the near future”.",
    ],
)
def test_all_of_the_article(words: str, document: Document) -> None:
    assert any(choice in document.text for choice in words.split("|"))


def test_metadata(document: Document) -> None:
    assert document.title == "Two days in Beijing and Harbin: what the leaders agreed"
    assert (document.publisher, document.url, document.lang) == ("The Meridian Post", URL, "en")
    assert (str(document.published), document.published_basis) == ("2024-05-17", "markup")


def test_lines_of_the_page() -> None:
    (document,) = read([SAVED])[0]
    lines = SAVED.read_text().split("\n")
    for segment in document.source_map:
        first, _, last = segment.where.split(" ")[1].partition("-")
        source = " ".join(lines[int(first) - 1 : int(last or first)])
        words = document.text[segment.start : segment.end].split()
        assert words[0] in source
        assert words[-1].strip("”.") in source


@pytest.mark.parametrize(
    ("head", "published", "basis"),
    [
        ("<meta property='article:published_time' content='2024-05-16T09:00:00Z'>", "2024-05-16", "markup"),
        ("<link rel='canonical' href='https://e.org/2024/05/16/a'>", "2024-05-16", "url"),
        ('<script type=\'application/ld+json\'>{"datePublished": "2024-05-16"}</script>', "2024-05-16", "markup"),
        ("", "None", "none"),
    ],
)
def test_day_of_a_page(head: str, published: str, basis: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(head=head))
    (document,) = read([tmp_path])[0]
    assert (str(document.published), document.published_basis) == (published, basis)


def test_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a call to the network")

    monkeypatch.setattr(socket, "socket", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    head = "<link rel=stylesheet href='https://e.org/a.css'><script src='https://e.org/a.js'></script>"
    (tmp_path / "a.html").write_bytes(page(f"<img src='https://e.org/a.png'>{BODY}", head=head))
    assert len(read([tmp_path])[0]) == 1


def test_text_is_that_of_the_benchmark_settings() -> None:
    from trafilatura import extract

    expected = [line for line in (extract(SAVED.read_text(), include_comments=False) or "").split("\n") if line]
    (document,) = read([SAVED])[0]
    assert document.text.split("\n\n") == [line for line in expected if taken_by(line) is None]


DATELINE = f"LAHORE, May 16, 2024 – {BODY}"
PROSE = f"The first such visit since 2004 took place. {BODY}"


@pytest.mark.parametrize(
    ("text", "head", "published", "basis", "reasons"),
    [
        (DATELINE, "", "2024-05-16", "dateline", []),
        (f"{DATELINE}\n\nThe last was on 3 July 2019, they said.", "", "2024-05-16", "dateline", []),
        (DATELINE, "<meta name='date' content='2024-05-17'>", "2024-05-17", "markup", []),
        (DATELINE, "<link rel='canonical' href='https://e.org/2024/05/17/a'>", "2024-05-17", "url", []),
        (PROSE, "", "None", "none", []),
        (f"On 3 July 2019 they met for the first time. {BODY}", "", "2019-07-03", "dateline", ["day-in-words"]),
        (BODY, "<meta name='date' content='1972-02-28'>", "1972-02-28", "markup", []),
    ],
)
def test_markup_before_dateline_before_prose(
    text: str, head: str, published: str, basis: str, reasons: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_bytes(page(text, head=head))
    (document,), account = read([tmp_path])
    assert (str(document.published), document.published_basis) == (published, basis)
    assert [note.reason for note in account.notes] == reasons


@pytest.mark.parametrize(
    ("before", "after", "reasons"),
    [
        ("<i>a</i>" * 9_000, "", ["fast-extractor"]),
        ("<div>" * 900, "", ["fast-extractor"]),
        ("<p>The presidents talked of trade and of nothing else at all.</p>" * 40_000, "", ["fast-extractor"]),
        ("<div></div>" * 900, "", []),
        ("<li>a<p>b" * 900, "", []),
        (f"<img src='data:image/png;base64,{'iVBORw0K' * 400_000}'>", "", []),
        (f"<script>{'var a = 1;' * 300_000}</script>", "", []),
        ("", "<script>" * 100_000, ["fast-extractor"]),
    ],
    ids=["tags", "deep", "long", "flat", "open", "picture", "script", "open-scripts"],
)
def test_pages_beyond_the_careful_extractor_are_read_all_the_same(
    before: str, after: str, reasons: list[str], tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_bytes(page(f"{before}{BODY}{after}"))
    (document,), account = read([tmp_path])
    assert "agreed to open a second railway crossing" in document.text
    assert [note.reason for note in account.notes] == reasons
