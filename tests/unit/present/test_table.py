"""The table fits its width whatever the names, and nothing in it acts on the terminal."""

from __future__ import annotations

import pytest

from factories.accounts import account, source
from summitry.linking import link
from summitry.present.table import display_width, table_lines, wrap


def plain(text: str, _look: str) -> str:
    return text


def lines(width: int, *people: str, place: str = "Kremlin, Moscow, RUS") -> list[str]:
    told = [account("meeting", who, "2025-05-08", doc=who, place=place) for who in people]
    found = link(told, {})
    sources = {one.id: [source("a"), source("b")] for one in found}
    return list(table_lines(found, {given: len(told) for given, told in sources.items()}, width, plain))


@pytest.mark.parametrize("width", [80, 100, 120, 200])
@pytest.mark.parametrize(
    "people",
    [
        "CHN:Xi Jinping, RUS:Vladimir Putin",
        "CHN:习近平国家主席习近平国家主席习近平国家主席, RUS:Владимир Владимирович Путин",
        "THA:" + "Krungthepmahanakhonamonrattanakosin" * 4 + ", RUS:P",
        ",".join(f"A{n}:Somebody With A Rather Long Name" for n in range(9)),
    ],
)
def test_no_line_is_too_long(width: int, people: str) -> None:
    found = lines(width, people, "IND:Modi, RUS:Putin")
    assert max(display_width(line) for line in found) <= width


def test_a_row() -> None:
    assert [line.rstrip() for line in lines(100, "CHN:Xi Jinping, RUS:Vladimir Putin")] == [
        "date        kind     who                                     where        status    src",
        "2025-05-08  meeting  Xi Jinping (CHN), Vladimir Putin (RUS)  Moscow, RUS  occurred    2",
        "                     chn-rus-2025-05-08-meeting",
    ]


def test_sources_below_with_whole_addresses() -> None:
    found = link([account("meeting", "CHN:Xi, RUS:Putin", "2025-05-08")], {})
    told = {found[0].id: [source("wire", "2025-05-09"), source("\x1b")]}
    listed = list(table_lines(found, {}, 60, plain, cited=told))
    assert listed[-2:] == ["  - wire 2025-05-09 https://example.org/wire", "  - \ufffd https://example.org/\ufffd"]


def test_control_characters_are_replaced() -> None:
    text = "\n".join(lines(100, "CHN:Xi \x1b[31m, RUS:\x07Putin"))
    assert "\x1b" not in text
    assert "\x07" not in text


@pytest.mark.parametrize(
    ("text", "size", "expected"),
    [
        ("", 5, [""]),
        ("one two", 7, ["one two"]),
        ("one two", 6, ["one", "two"]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("习近平", 4, ["习近", "平"]),
        ("a bcdefg", 3, ["a", "bcd", "efg"]),
    ],
)
def test_wrapping(text: str, size: int, expected: list[str]) -> None:
    assert wrap(text, size) == expected
