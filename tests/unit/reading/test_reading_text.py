"""Decoding, passages with their places, boilerplate, and paragraphs found again in their page."""

from pathlib import Path

import pytest

from hostile.files import pdf
from summitry.reading import read
from summitry.reading.boilerplate import without_boilerplate
from summitry.reading.decode import decode
from summitry.reading.page import SOMEWHERE, page_passages
from summitry.reading.paragraphs import Line, joined
from summitry.reading.passages import LINE, MOST_SEGMENTS, PARAGRAPH, Passage, assemble, lines_of
from summitry.reading.pdf import passages_of
from summitry.reading.pdflines import cleaned
from summitry.reading.prose import title_of, whole
from summitry.reading.reasons import Unreadable

RUSSIAN = "Президенты встретились в Астане. " * 20
CHINESE = "两国元首在北京举行会谈。" * 20


@pytest.mark.parametrize(
    ("data", "charset", "text", "encoding"),
    [
        (b"plain\r\ntext\rhere", None, "plain\ntext\nhere", "utf-8"),
        (b"\xef\xbb\xbfwith a mark", None, "with a mark", "utf-8-sig"),
        (RUSSIAN.encode("utf-16"), None, RUSSIAN, "utf-16"),
        (("A long English text. " * 9).encode("utf-16-le"), None, "A long English text. " * 9, "utf-16-le"),
        (("A long English text. " * 9).encode("utf-16-be"), None, "A long English text. " * 9, "utf-16-be"),
        (RUSSIAN.encode("cp1251"), "windows-1251", RUSSIAN, "windows-1251"),
        (RUSSIAN.encode(), "windows-1251", RUSSIAN, "utf-8"),
        (b"<meta charset='gb2312'>" + CHINESE.encode("gb18030"), None, f"<meta charset='gb2312'>{CHINESE}", "gb18030"),
        (b"<meta charset=iso-8859-1>\x93caf\xe9\x94", None, "<meta charset=iso-8859-1>“café”", "cp1252"),
    ],
)
def test_decode(data: bytes, charset: str | None, text: str, encoding: str) -> None:
    decoded = decode(data, charset)
    assert (decoded.text, decoded.encoding, decoded.replaced) == (text, encoding, 0)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Les présidents se sont réunis à Astana hier. ", "cp1252"),
        ("Die Präsidenten haben sich für Gespräche über den Handel getroffen. ", "cp1252"),
        ("Los presidentes se reunieron en Astaná con los ministros de cooperación. ", "cp1252"),
        ("Prezydenci spotkali się w Warszawie i rozmawiali o handlu, że to jest ważne dla państw. ", "cp1250"),
        ("Президенты встретились в Астане и подписали заявление. ", "cp1251"),
    ],
)
def test_a_guess_gives_the_letters_of_the_text(text: str, encoding: str) -> None:
    assert decode((text * 20).encode(encoding)).text == text * 20


def test_characters_that_are_lost_are_counted() -> None:
    decoded = decode(RUSSIAN.encode() + b"\xff \xff")
    assert (decoded.replaced, decoded.text.count("\ufffd")) == (2, 2)


def test_replacement_characters_of_the_source_are_not_counted() -> None:
    assert decode((RUSSIAN + "\ufffd").encode()).replaced == 0


def test_an_unknown_charset_is_no_error() -> None:
    assert decode(RUSSIAN.encode("cp1251"), "x-no-such").text == RUSSIAN


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x00\x01\x02" * 50])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(data)
    assert caught.value.code == "binary"


def test_lines_keep_their_numbers_when_boilerplate_goes() -> None:
    source = "Title\n\nNo time to read?\nGet a summary\n\nFirst line\nsecond line.\n\nPrevious Article\n\nOther title\n"
    text, segments = assemble(without_boilerplate(lines_of(source)))
    assert text == "Title\n\n\nFirst line\nsecond line."
    assert [(text[s.start : s.end], s.where) for s in segments] == [
        ("Title", "line 1"),
        ("First line\nsecond line.", "lines 6-7"),
    ]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["Next Article", "", "A headline", "Text."], ["Text."]),
        (["Next Article", "This is a sentence."], ["This is a sentence."]),
        (["Next Article", "Previous Article", "A headline"], []),
        (["* Read more »", "READ MORE", "Read more about it"], ["Read more about it"]),
        (["Print · Share · Suggest to a friend", "Print | Radio", "Text."], ["Print | Radio", "Text."]),
        (["Read more | Next Article", "A headline", "Text."], ["Text."]),
        (["Share this " * 40], ["Share this " * 40]),
        (["上一篇", "访问结束", "正文。"], ["正文。"]),
    ],
)
def test_boilerplate(lines: list[str], kept: list[str]) -> None:
    assert [passage.text for passage in without_boilerplate(lines_of("\n".join(lines)))] == kept


def test_paragraphs_have_blank_lines_between_them() -> None:
    passages = [Passage("One", "page", 1, 1, 1), Passage(" ", "page", 1, 1, 1), Passage("Two", "page", 2, 2, 2)]
    text, segments = assemble(passages, PARAGRAPH)
    assert text == "One\n\nTwo"
    assert [(s.start, s.end, s.where) for s in segments] == [(0, 3, "page 1"), (5, 8, "page 2")]


def test_a_very_long_map_is_thinned_but_still_covers_everything() -> None:
    text, segments = assemble(lines_of("word\n\n" * 9 * MOST_SEGMENTS), LINE)
    assert len(segments) < 2 * MOST_SEGMENTS
    assert (segments[0].start, segments[-1].end) == (0, len(text))
    assert (segments[0].where.split("-")[0], segments[-1].where[-5:]) == ("lines 1", "35999")


def test_a_whole_text_is_one_passage() -> None:
    assert [(p.first, p.last) for p in whole("a\nb\nc")] == [(1, 3)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Presidents meet in Astana\n\nThey met.", "Presidents meet in Astana"),
        ("Presidents meet\n" + "They met and talked for a long time. " * 3, "Presidents meet"),
        ("They met on Monday.\n\nThey talked.", None),
        ("One line only", None),
        ("word " * 60 + "\n\nText.", None),
        ("short\nlines\nof a poem", None),
    ],
)
def test_title_of_plain_text(text: str, title: str | None) -> None:
    assert title_of(text) == title


PAGE = """<html><body>
<p>The presidents
met in <b>Astana</b> &amp; spoke.</p>
<p>They signed a statement.</p>
<p>They signed a statement.</p>
</body></html>"""


def test_paragraphs_are_found_in_their_page() -> None:
    text = "The presidents met in Astana & spoke.\n" + "They signed a statement.\n" * 2 + "Nobody wrote this."
    places = [(passage.first, passage.last) for passage in page_passages(text, PAGE)]
    assert places == [(2, 3), (4, 4), (5, 5), (0, 0)]
    assert page_passages("Nobody wrote this.", PAGE)[0].unit == SOMEWHERE


def paragraphs(*lines: str) -> list[str]:
    return list(joined([Line(line) for line in lines]))


@pytest.mark.parametrize(
    ("first", "second", "gap"),
    [
        ("A full line of the page that goes on", "in the next one and ends.", " "),
        ("A full line about diplomacy leader-to-", "leader, which keeps its hyphen.", ""),
        ("两国元首在北京举行会谈并就能源合作交换意见和看法双方同意一起", "签署声明。", ""),
    ],
)
def test_lines_of_a_pdf_are_joined(first: str, second: str, gap: str) -> None:
    assert paragraphs(first, second) == [f"{first}{gap}{second}"]
    assert paragraphs("Heading", first, second) == ["Heading", f"{first}{gap}{second}"]


def test_a_divided_word_is_joined() -> None:
    assert paragraphs("A line with a word that is divi-", "ded.") == ["A line with a word that is divided."]


def test_hyphens_at_line_ends_of_pdfium() -> None:
    lines = ["They met in Sino-", "Russian talks.", "Next-", "line"]
    text = "They met in Sino\ufffeRussian talks.\r\nNext\x02line"
    assert [line for line, _ in cleaned(text)] == lines
    assert [text[start] for _, start in cleaned(text)] == ["T", "R", "N", "l"]
    assert [line for line, _ in cleaned("a soft\u00ad\r\nhyphen, in\u00adside\n \n\0")] == ["a soft-", "hyphen, inside"]


def test_running_heads_go_and_page_numbers_too() -> None:
    pages = [["Journal of Visits", f"Text of its own {chr(96 + n)}.", f"Page {n} of 12"] for n in range(1, 13)]
    texts = [passage.text for passage in passages_of([[Line(line) for line in page] for page in pages])]
    assert texts == [f"Text of its own {chr(96 + n)}." for n in range(1, 13)]


FIRST = "The presidents met in Moscow and signed a treaty of friendship."
SECOND = "They will meet again in Beijing, the spokesman of one said today."


def line(text: str, base: float, left: float = 50, height: float = 10, right: float = 400) -> Line:
    return Line(text, left, right, base, height)


@pytest.mark.parametrize(
    ("after", "number"),
    [
        (line(SECOND, 488), 1),
        (line(SECOND, 476), 2),
        (line(SECOND, 488, left=65), 2),
        (line(SECOND, 488, height=14), 2),
        (line(SECOND, 700, left=450), 2),
        (Line(SECOND), 1),
    ],
    ids=["goes on", "space", "indent", "size", "next column", "place unknown"],
)
def test_paragraphs_are_told_by_the_place_of_their_lines(after: Line, number: int) -> None:
    lines = [line(FIRST[:-1], 524), line(FIRST[:-1], 512), line(FIRST, 500), after]
    assert len(list(joined(lines))) == number


def test_a_line_with_room_for_the_next_word_ends_its_paragraph() -> None:
    full, ended = line(FIRST[:-1], 512), line(FIRST, 500, right=330)
    assert len(list(joined([full, ended, line(SECOND, 488)]))) == 2
    assert len(list(joined([full, ended, line("Internationalisation" + SECOND, 488)]))) == 1


def test_places_of_the_lines_of_a_real_pdf(tmp_path: Path) -> None:
    pages = [[FIRST, SECOND, SECOND[:-1], "It was the third meeting in three years."], [FIRST]]
    (tmp_path / "a.pdf").write_bytes(pdf(pages))
    (document,), _ = read([tmp_path])
    assert document.text.split("\n\n")[-1] == FIRST
    assert [segment.where for segment in document.source_map] == ["page 1", "page 2"]
