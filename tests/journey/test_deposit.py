"""From a chronicle to what is handed in: exports, a package for deposit and analyses, as a person runs them."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import icalendar
import pytest

from journey.conftest import Run


@pytest.fixture(scope="module")
def reference(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    db = tmp_path_factory.mktemp("deposit") / "chronicle.db"
    assert run("build", "--reference", "chn-rus", "--db", db).returncode == 0
    return db


def test_what_is_listed_is_what_is_exported(run: Run, reference: Path, tmp_path: Path) -> None:
    filters = ("--between", "CHN", "RUS", "--since", "2023", "--kind", "meeting", "--db", reference)
    listed = json.loads(run("list", *filters, "--format", "json").stdout)
    printed = run("export", "csv", *filters, "--out", "-")
    assert [row["id"] for row in csv.DictReader(io.StringIO(printed.stdout))] == [row["id"] for row in listed]
    done = run("export", "ical", *filters, "--out", tmp_path / "m.ics")
    assert f"m.ics: {len(listed)} events" in done.stderr
    assert len(icalendar.Calendar.from_ical((tmp_path / "m.ics").read_bytes()).walk("VEVENT")) == len(listed)


def test_a_package_is_made_checked_and_rebuilt(run: Run, reference: Path, tmp_path: Path) -> None:
    out = tmp_path / "deep" / "package"
    done = run(
        "export", "replication", "--db", reference, "--since", "2013", "--rule", "trips", "--share-safe", "--out", out,
        "--author", "A. Scholar",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "MISSING engagements that nobody reviewed" in done.stdout
    assert "not ready" in done.stderr
    rebuilt = subprocess.run(
        [sys.executable, out / "code" / "rebuild.py"], capture_output=True, text=True, cwd=tmp_path, timeout=60
    )
    assert rebuilt.stdout.endswith("everything agrees\n")
    assert 'id = "trips"' in (out / "rules" / "trips.toml").read_text("utf-8")
    again = run("export", "replication", "--db", reference, "--out", out)
    assert again.returncode == 1
    assert "not empty" in again.stderr


@pytest.mark.parametrize("spelt", ["analyze", "analyse"])
def test_an_analysis_says_its_rule_and_day(run: Run, spelt: str) -> None:
    found = json.loads(run(spelt, "cadence", "CHN", "RUS", "--reference", "chn-rus", "--format", "json").stdout)
    assert "counting rule in-person" in found["caption"]
    assert "As of 2026-05-31" in found["caption"]
    assert sum(row["contacts"] for row in found["rows"]) > 100


def test_tables_stay_within_the_screen_and_csv_is_csv(run: Run) -> None:
    for what in ("compare", "gaps", "outcomes"):
        lines = run("analyze", what, "CHN", "RUS", "--reference", "chn-rus").stdout.splitlines()
        assert max(map(len, lines)) <= 100, what
    done = run("analyze", "balance", "CHN", "RUS", "--reference", "chn-rus", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert rows[0]["year"] == "1949"
    assert "counting rule" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("export", "xls", "--out", "a"), "'xls' is not one of"),
        (("export", "csv", "--table", "nope", "--out", "a"), "the tables are engagements"),
        (("export", "csv", "--out", "no/such/folder/a.csv"), "cannot write no/such/folder/a.csv"),
        (("analyze", "gaps", "CHN"), "states come in pairs"),
        (("analyze", "gaps", "CHN", "XXX"), "XXX"),
    ],
)
def test_mistakes_are_told_with_a_hint(
    run: Run, reference: Path, arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    done = run(*arguments, "--db", reference, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "hint:" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []
