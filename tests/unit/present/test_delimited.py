"""CSV rows: one line each, and nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

from factories.accounts import account, source
from summitry.linking import link
from summitry.present.delimited import COLUMNS, write_csv


def rows(*accounts: object) -> list[dict[str, str]]:
    sources = {"doc-a": source("doc-a", "2025-05-09", "=cmd|' /C calc'!A0")}
    found = link(accounts, sources)  # type: ignore[arg-type]
    out = io.StringIO()
    write_csv(out, found, {one.id: list(sources.values()) for one in found})
    return list(csv.DictReader(io.StringIO(out.getvalue())))


def test_a_row() -> None:
    (row,) = rows(account("visit", "CHN:Xi > RUS:Putin", "2025-05-07/2025-05-10", place="Moscow, RUS"))
    assert tuple(row) == COLUMNS
    assert (row["date_earliest"], row["date_latest"], row["date_basis"]) == ("2025-05-07", "2025-05-10", "stated")
    assert (row["participants"], row["countries"]) == ("Putin (RUS); Xi (CHN)", "CHN;RUS")
    assert (row["place_city"], row["sources"]) == ("Moscow", "1")


def test_nothing_said_is_an_empty_cell() -> None:
    (row,) = rows(account("call", "CHN:Xi, RUS:Putin", None))
    assert [row[name] for name in ("date", "date_earliest", "place_city", "occasion", "documents")] == [""] * 5


def test_text_never_begins_a_formula() -> None:
    (row,) = rows(account("meeting", "CHN:=HYPERLINK, RUS:+7", "2025-05-08", occasion="@SUM(A1)"))
    assert row["publishers"].startswith("'=cmd")
    assert row["occasion"] == "'@SUM(A1)"
    assert all(not cell.startswith(("=", "+", "@")) for cell in row.values())
