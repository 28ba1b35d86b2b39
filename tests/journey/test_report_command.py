"""`summitry report` as a user meets it: a brief to read, pictures as files, and words where something is missing."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from journey.conftest import Run

pytest.importorskip("vl_convert", reason="extra: report")
pytest.importorskip("jinja2", reason="extra: report")


def test_a_brief_goes_to_stdout_with_every_source_numbered(run: Run, built: Path) -> None:
    done = run("report", "--between", "CHN", "RUS", "--db", built, "--format", "md", "--out", "-")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# China and Russia\n")
    assert "## Chronology (2)" in done.stdout
    assert "[^1]: " in done.stdout
    assert "https://example.org/" in done.stdout


def test_pictures_are_written_as_files(run: Run, built: Path, tmp_path: Path) -> None:
    done = run("report", "--between", "CHN", "RUS", "--db", built, "--pictures", "pictures", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "report.html").stat().st_size > 10_000
    for name in ("timeline", "balance", "rules"):
        assert (tmp_path / "pictures" / f"{name}.png").read_bytes().startswith(b"\x89PNG")
        assert (tmp_path / "pictures" / f"{name}.svg").read_text(encoding="utf-8").startswith("<svg")
        assert len(list(csv.reader((tmp_path / "pictures" / f"{name}.csv").open(encoding="utf-8-sig")))) > 1


def test_without_a_browser_a_pdf_is_refused_with_the_way_out(run: Run, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    done = run("report", "--between", "CHN", "RUS", "--db", built, "--format", "pdf", "--out", out, PATH=str(tmp_path))
    assert done.returncode == 1
    assert "none was found" in done.stderr
    assert "SUMMITRY_BROWSER" in done.stderr
    assert not out.exists()
