"""A text, a file or standard input."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from summitry.errors import InvalidInput
from summitry.run import read
from summitry.run.intake import container
from summitry.run.texts import documents_of

DAY = date(2025, 5, 9)


def test_a_text_is_itself() -> None:
    (found,) = documents_of("Xi met Putin. They talked.", DAY)
    assert (found.text, found.published, found.published_basis) == ("Xi met Putin. They talked.", DAY, "given")


def test_a_file_is_read_and_its_own_day_stands(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "published": "2020-01-01", "text": "Xi met Putin."}\n{"id": "b", "text": "More."}\n')
    assert [one.published for one in documents_of(str(path), DAY)] == [date(2020, 1, 1), DAY]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("From a pipe."))
    assert [one.text for one in documents_of("-")] == ["From a pipe."]


@pytest.mark.parametrize("source", ["", "  ", "no/such/file.txt", "missing.html"])
def test_what_is_neither(source: str) -> None:
    with pytest.raises(InvalidInput) as caught:
        list(documents_of(source))
    assert caught.value.hint


def test_reading_keeps_its_account(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Xi met Putin in Moscow.", encoding="utf-8")
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 nothing")
    found = read(tmp_path)
    assert [one.text for one in found] == ["Xi met Putin in Moscow."]
    assert found.account.balances
    assert [one.path.rsplit("/")[-1] for one in found.account.skipped] == ["b.pdf"]


@pytest.mark.parametrize(
    ("path", "file"),
    [("a.jsonl#17", "a.jsonl"), ("a.zip!b/c.txt", "a.zip"), ("a.zip!b.jsonl#3", "a.zip"), ("a.txt", "a.txt")],
)
def test_the_file_that_a_record_stands_in(path: str, file: str) -> None:
    assert container(path) == file
