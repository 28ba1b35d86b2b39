"""Rows of 1949, 1957 and 1989 read right: states and offices of the time, uncertain days shown as such."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitry.present.sheet import sheet_lines
from summitry.run import BuildOptions, build
from summitry.run.dossiers import dossier_of
from summitry.store import Chronicle


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("history")
    (folder / "note.txt").write_text("Nothing of note.", encoding="utf-8")
    build(folder / "note.txt", folder / "chronicle.db", BuildOptions(references=("chn-rus",)))
    return folder / "chronicle.db"


STALIN = "General Secretary of the CPSU Central Committee; Chairman of the Council of Ministers"
GORBACHEV = "General Secretary of the CPSU Central Committee; Chairman of the Presidium of the Supreme Soviet"
ROWS = [
    ("chn-sun-1949-12-16-visit", [
        "  visit · 1949-12-16…1950-02-17 · occurred · Moscow, SUN", f"  Joseph Stalin (SUN), {STALIN}, host",
    ]),
    ("chn-sun-1957-11-02-visit", [
        "  visit · 1957-11-02…~21 · occurred · Moscow, SUN",
        "  Nikita Khrushchev (SUN), First Secretary of the CPSU Central Committee, host",
    ]),
    ("chn-sun-1950-10-11-meeting", ["Date: 1950-10-11? (stated)"]),
    ("chn-sun-1989-05-16-meeting-ccdd", [f"  Mikhail Gorbachev (SUN), {GORBACHEV}, guest"]),
]  # fmt: skip


@pytest.mark.parametrize(("engagement", "lines"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_of_history_reads_right(chronicle: Path, engagement: str, lines: list[str]) -> None:
    with Chronicle.open(chronicle) as held:
        shown = sheet_lines(dossier_of(held, engagement))
    head = shown[: shown.index("Accounts (1):")]
    assert [line for line in lines if line not in head] == []
    assert not [line for line in head if "RUS" in line or "Russia" in line]
