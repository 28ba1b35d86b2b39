"""Text that wants to act does not, and nothing of it is lost."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.export.base.addresses import address
from summitry.export.derive.safe import MARK, cell, inert, line, uncell
from summitry.export.formats.ical import folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"), ("+1", "'+1"), ("-1", "'-1"), ("@SUM(1)", "'@SUM(1)"), ("\tx", "'\tx"),
        ("\rx", f"'{MARK}x"), ("＝1", "'＝1"), ("'=1", "''=1"), ("plain", "plain"), ("'quoted'", "'quoted'"), ("", ""),
        ("a=1", "a=1"), ("Xi \u202ejp", f"Xi {MARK}jp"), ("bell\x07", f"bell{MARK}"), ("峰会", "峰会"),
    ],
)  # fmt: skip
def test_cells(text: str, expected: str) -> None:
    assert cell(text) == expected


@given(st.text())
def test_no_cell_begins_a_formula_and_each_can_be_read_back(text: str) -> None:
    """Law: a cell never begins with a formula's sign, and `uncell` gives the inert text back."""
    made = cell(text)
    assert not made.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert uncell(made) == inert(text)


@given(st.text(st.characters()))
def test_inert_text_keeps_its_length(text: str) -> None:
    """Law: marks are replaced one for one, so that offsets still fit; doing it twice changes nothing."""
    assert len(inert(text)) == len(text)
    assert inert(inert(text)) == inert(text)


@given(st.text())
def test_a_line_is_a_line(text: str) -> None:
    made = line(text)
    assert len(made.splitlines()) <= 1
    handle = io.StringIO(newline="")
    csv.writer(handle).writerow([cell(made)])
    assert next(csv.reader(io.StringIO(handle.getvalue(), newline=""))) == [cell(made)]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("https://example.org/a?b=1", False), ("javascript:alert(1)", True), (" JavaScript:alert(1)", True),
        ("java\nscript:alert(1)", True), ("data:text/html,x", True), ("FOND 45, opis 1", False), ("", False),
        ("mailto:a@example.org", False), ("urn:isbn:123", False),
    ],
)  # fmt: skip
def test_addresses_that_would_run_are_marked(text: str, runs: bool) -> None:
    assert address(text).startswith(MARK) == runs


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_calendar_lines_are_folded_at_75_octets(text: str) -> None:
    """RFC 5545, 3.1: lines are no longer than 75 octets; unfolding gives the line back."""
    pieces = folded(text).split("\r\n")
    assert all(len(piece.encode()) <= 75 for piece in pieces)
    assert pieces[0] + "".join(piece[1:] for piece in pieces[1:]) == text
