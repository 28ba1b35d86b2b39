"""A package for deposit: whole, described, rebuilt to the byte by its own code, and without what may not be shared."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import frictionless
import pandas as pd
import pytest

from factories.hostile_chronicle import HUGE, QUOTE, write_hostile
from summitry.errors import InvalidInput
from summitry.export import schema
from summitry.export.base.accounts import QUOTE_LIMIT
from summitry.export.derive.derived import DERIVED
from summitry.export.licences import COUNTER_EXAMPLES, EXAMPLES, is_open
from summitry.export.replication.package import FILES
from summitry.run import BuildOptions, build
from summitry.run.exporting import ExportOptions, PackageOptions, replicate
from summitry.store import Wanted

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """One of the examples with the reference, share-safe; one of the hostile chronicle, whole."""
    folder = tmp_path_factory.mktemp("packages")
    build(ROOT / "examples" / "dispatches", folder / "demo.db", BuildOptions(references=("chn-rus",)))
    write_hostile(folder / "hostile.db")
    named = PackageOptions(title="China and Russia", authors=("A. Scholar",), ruled=True)
    wanted = Wanted(between=("CHN", ("RUS", "SUN")))
    replicate(folder / "shared", folder / "demo.db", ExportOptions(shared=True, wanted=wanted), named)
    replicate(folder / "hostile", folder / "hostile.db", ExportOptions(), PackageOptions(title=QUOTE))
    return {name: folder / name for name in ("shared", "hostile")}


BOTH = pytest.mark.parametrize("name", ["shared", "hostile"])


@BOTH
def test_its_own_code_rebuilds_every_table(name: str, packages: dict[str, Path]) -> None:
    """With nothing but Python: no site packages, no environment, from any folder."""
    script = packages[name] / "code" / "rebuild.py"
    done = subprocess.run(
        [sys.executable, "-E", "-s", "-S", script, "--write"], capture_output=True, text=True, timeout=120, cwd="/"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("the same to the byte") == len(DERIVED)
    for table in DERIVED:
        built = packages[name] / "rebuilt" / f"{table}.csv"
        assert built.read_bytes() == (packages[name] / "data" / "csv" / f"{table}.csv").read_bytes()


def test_a_changed_cell_is_noticed(packages: dict[str, Path]) -> None:
    path = packages["shared"] / "data" / "csv" / "participants.csv"
    before = path.read_bytes()
    path.write_bytes(before.replace(b"Xi Jinping", b"Xi Jinpin", 1))
    done = subprocess.run(
        [sys.executable, packages["shared"] / "code" / "rebuild.py"], capture_output=True, text=True, timeout=120
    )
    path.write_bytes(before)
    assert done.returncode == 1
    assert "participants.csv: its checksum" in done.stdout
    assert "dyad_events: what is built differs" in done.stdout


@BOTH
def test_it_is_a_valid_data_package(name: str, packages: dict[str, Path]) -> None:
    report = frictionless.Package(str(packages[name] / "datapackage.json")).validate()
    assert report.valid, report.flatten(["resource", "rowNumber", "fieldName", "type", "note"])[:5]
    assert len(report.tasks) == len(schema().tables)


@BOTH
def test_every_file_is_named_and_summed(name: str, packages: dict[str, Path]) -> None:
    folder = packages[name]
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    found = {one for one in found if not one.startswith("rebuilt/") and "__pycache__" not in one}
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {line.partition("  ")[2]: line.partition("  ")[0] for line in lines}
    assert set(sums) == found - {"SHA256SUMS"}
    assert all(sha256((folder / one).read_bytes()).hexdigest() == digest for one, digest in sums.items())
    readme = (folder / "README.md").read_text("utf-8")
    assert all(f"`{file}`" in readme for file in FILES)
    assert all((folder / file).exists() for file in FILES)


@BOTH
def test_formats_agree(name: str, packages: dict[str, Path]) -> None:
    data = packages[name] / "data"
    for table in schema().tables:
        rows = len(pd.read_csv(data / "csv" / f"{table}.csv", dtype=str))
        assert len(pd.read_parquet(data / "parquet" / f"{table}.parquet")) == rows
        assert len(pd.read_stata(data / "stata" / f"{table}.dta")) == rows


def test_no_variable_is_without_an_entry(packages: dict[str, Path]) -> None:
    with (packages["shared"] / "codebook.csv").open(encoding="utf-8", newline="") as handle:
        entries = {(row["table"], row["column"]) for row in csv.DictReader(handle) if row["meaning"]}
    for path in (packages["shared"] / "data" / "csv").iterdir():
        with path.open(encoding="utf-8", newline="") as handle:
            columns = next(csv.reader(handle))
        assert {(path.stem, column) for column in columns} <= entries
        assert f"## {path.stem}\n" in (packages["shared"] / "CODEBOOK.md").read_text("utf-8")


def test_share_safe_leaves_out_texts_and_long_quotes(packages: dict[str, Path]) -> None:
    texts = [json.loads(line) for line in (packages["shared"] / "data" / "texts.jsonl").read_text("utf-8").splitlines()]
    assert all(is_open(one["licence"]) for one in texts)
    rows = list(csv.DictReader((packages["shared"] / "data" / "csv" / "evidence.csv").open(encoding="utf-8")))
    opened = {one["doc_id"] for one in texts}
    assert all(len(row["quote"]) <= QUOTE_LIMIT + 1 or row["doc_id"] in opened for row in rows)
    assert any(row["quote_cut"] == "1" for row in rows)
    assert "Share-safe" in (packages["shared"] / "README.md").read_text("utf-8")


def test_a_whole_package_says_that_it_is_not_for_passing_on(packages: dict[str, Path]) -> None:
    assert len((packages["hostile"] / "data" / "texts.jsonl").read_text("utf-8")) > len(HUGE)
    assert "for your own archive" in " ".join((packages["hostile"] / "README.md").read_text("utf-8").split())
    assert "MISSING texts whose licence" in (packages["hostile"] / "READINESS.md").read_text("utf-8")


def test_readiness_names_what_is_missing(packages: dict[str, Path]) -> None:
    page = (packages["hostile"] / "READINESS.md").read_text("utf-8")
    assert page.splitlines()[2].startswith("Not ready: ")
    for said in ("counting rule not chosen: 1 of 1", "authors not named", "that nobody reviewed: 15 of 15"):
        assert said in page
    good = (packages["shared"] / "READINESS.md").read_text("utf-8")
    assert "ok      counting rule not chosen: 0 of 1" in good


def test_citation_names_title_and_authors(packages: dict[str, Path]) -> None:
    text = (packages["shared"] / "CITATION.cff").read_text("utf-8")
    assert 'title: "China and Russia"' in text
    assert '  - name: "A. Scholar"' in text
    assert "Author to be named" in (packages["hostile"] / "CITATION.cff").read_text("utf-8")


def test_a_folder_with_something_in_it_is_refused(tmp_path: Path) -> None:
    write_hostile(tmp_path / "a.db")
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    with pytest.raises(InvalidInput, match="not empty"):
        replicate(tmp_path / "full", tmp_path / "a.db")
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("licence", EXAMPLES)
def test_open_licences(licence: str) -> None:
    assert is_open(licence)


@pytest.mark.parametrize("licence", COUNTER_EXAMPLES)
def test_other_licences(licence: str) -> None:
    assert not is_open(licence)
