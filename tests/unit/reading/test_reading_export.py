"""Exports of news databases: every article, none swallowed by the cover page, the declared number compared."""

from pathlib import Path

import pytest

from hostile.files import docx, pdf
from hostile.texts import numbered
from summitry.reading import read

COVER = [
    "User Name: A. Reader",
    "Date and Time: Friday, May 24, 2024 10:00:00 AM",
    "Documents (3)",
    "1. Visit one",
    "2. Visit two",
    "3. Visit three",
    "Client/Matter: -None-",
]


def article(number: int, name: str) -> list[str]:
    return [
        f"Visit {name}",
        "The Meridian Post",
        f"May 1{number}, 2024 Thursday",
        "Copyright 2024 All Rights Reserved",
        "Length: 100 words",
        "Dateline: MOSCOW",
        "Body",
        *numbered(number).split("\n\n"),
        "Load-Date: May 20, 2024",
        "End of Document",
    ]


ARTICLES = [*article(1, "one"), *article(2, "two"), *article(3, "three")]


def _text(lines: list[str]) -> bytes:
    return "\n\n".join(lines).encode()


@pytest.mark.parametrize(("name", "make"), [("a.txt", _text), ("a.docx", docx), ("a.pdf", lambda lines: pdf([lines]))])
@pytest.mark.parametrize("cover", [[], COVER])
def test_every_article_of_an_export(name: str, make: object, cover: list[str], tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(make([*cover, *ARTICLES]))  # type: ignore[operator]
    documents, account = read([tmp_path])
    documents = documents[:3]  # the maker of DOCX files adds a table behind the last article
    assert [document.title for document in documents] == ["Visit one", "Visit two", "Visit three"]
    assert [str(document.published) for document in documents] == ["2024-05-11", "2024-05-12", "2024-05-13"]
    assert {document.publisher for document in documents} == {"The Meridian Post"}
    assert {document.published_basis for document in documents} == {"given"}
    assert [document.path.rsplit("#")[-1] for document in documents] == ["1", "2", "3"]
    for document in documents:
        assert document.text.startswith(("It was", "They signed", "Trade between", "The presidents"))
        assert "Load-Date" not in document.text
    assert account.balances


def test_a_number_that_does_not_agree_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(_text([*COVER, *ARTICLES[: len(ARTICLES) // 3 * 2]]))
    _, account = read([tmp_path])
    assert (account.documents, [note.reason for note in account.notes]) == (2, ["declared"])


def test_an_empty_article_is_a_line(tmp_path: Path) -> None:
    empty = ["Visit four", "The Post", "May 14, 2024", "Body", "End of Document"]
    (tmp_path / "a.txt").write_bytes(_text([*ARTICLES, *empty]))
    documents, account = read([tmp_path])
    assert (len(documents), [line.reason for line in account.skipped], account.balances) == (3, ["blank"], True)
