"""Double coding from the sample to the sentence: blind sheets, filled in, compared, with the machine beside them."""

from __future__ import annotations

import csv
import io
import json
import random
from pathlib import Path
from typing import Any

import pytest

from summitry.evaluate.sheets import FIELDS, GIVEN


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"))))


def fill(path: Path, key: Path, *, wrong: float, seed: int) -> None:
    """A coder who reads like the machine, but for a share of the cells."""
    draw = random.Random(seed)
    machine = {one["unit"]: one["machine"] for one in map(json.loads, key.read_text("utf-8").splitlines())}
    rows = rows_of(path)
    for row in rows:
        row |= {field: machine[row["unit"]][field] for field in FIELDS}
        for field, other in (("status", "expected"), ("kind", "meeting"), ("visit_type", "state")):
            if draw.random() < wrong:
                row[field] = other
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.DictWriter(handle, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)


@pytest.fixture(scope="module")
def coding(run: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401
    folder = tmp_path_factory.mktemp("coding")
    done = run("build", "--reference", "chn-rus", "--db", folder / "c.db")
    assert done.returncode == 0
    out = folder / "sheets"
    done = run(
        "agree", "sample", "--size", 60, "--seed", 7, "--out", out, "--coders", "ada,bob", "--db", folder / "c.db"
    )
    assert done.returncode == 0, done.stderr
    return out


def test_the_sheets_are_blind_and_differ_in_order_alone(coding: Path) -> None:
    ada, bob = (rows_of(coding / f"{name}.csv") for name in ("ada", "bob"))
    assert [*ada[0]] == [*GIVEN, *FIELDS, "blind"]
    assert not [row for row in ada + bob if any(row[field] for field in FIELDS)]
    assert [row["unit"] for row in ada] != [row["unit"] for row in bob]
    assert sorted(map(str, ada)) == sorted(map(str, bob))
    ids = [json.loads(line)["of"] for line in (coding / "key.jsonl").read_text("utf-8").splitlines()]
    assert len(set(ids)) == len(ada) == 60
    assert not any(given in str(ada) for given in ids), "an id tells day and kind"


def test_the_report(run: Any, coding: Path) -> None:  # noqa: ANN401
    fill(coding / "ada.csv", coding / "key.jsonl", wrong=0.05, seed=1)
    fill(coding / "bob.csv", coding / "key.jsonl", wrong=0.3, seed=2)
    args = ("agree", "report", coding / "ada.csv", coding / "bob.csv")
    found = json.loads(run(*args, "--format", "json").stdout)
    fields = {one["field"]: one for one in found["fields"]}
    assert list(fields) == list(FIELDS)
    assert (fields["date"]["alpha"], fields["date"]["percent"]) == (1.0, 1.0)
    assert 0 < fields["status"]["percent"] < 1
    assert (fields["visit_type"]["measure"], fields["signed"]["measure"]) == ("nominal", "ordinal")
    for one in fields.values():
        if one["alpha"] is not None:
            low, high = one["alpha_interval"]
            assert low <= one["alpha"] <= high
    assert found["blind"] is True
    assert all(name in found["sentence"] for name in FIELDS), "no field is left out of the sentence"
    text = run(*args, "--machine", coding / "key.jsonl").stdout
    assert text.startswith("ada and bob and machine: 60 units")
    assert "For the paper:" in text
    raw = list(csv.DictReader(io.StringIO(run(*args, "--machine", coding / "key.jsonl", "--format", "csv").stdout)))
    assert len(raw) == 60 * len(FIELDS)
    assert {"unit", "field", "ada", "bob", "machine"} == raw[0].keys()
    whole = json.loads(run(*args, "--machine", coding / "key.jsonl", "--format", "json").stdout)["raw"]
    assert [[one["unit"], one["field"], *(value or "" for value in one["values"])] for one in whole] == [
        [one[name] for name in ("unit", "field", "ada", "bob", "machine")] for one in raw
    ]
    assert run(*args, "--format", "json").stdout == run(*args, "--format", "json").stdout


def test_a_filled_sheet_is_no_measure(run: Any, coding: Path, tmp_path: Path) -> None:  # noqa: ANN401
    out = tmp_path / "filled"
    assert run("agree", "sample", "--size", 5, "--filled", "--out", out, "--db", coding.parent / "c.db").returncode == 0
    text = run("agree", "report", out / "coder-1.csv", out / "coder-2.csv").stdout
    assert "NOT BLIND" in text
    assert "no measure of reliability" in text


def test_documents(run: Any, built: Path, tmp_path: Path) -> None:  # noqa: ANN401
    out = tmp_path / "documents"
    assert run("agree", "sample", "--of", "documents", "--out", out, "--db", built).returncode == 0
    held = [json.loads(line) for line in (out / "coder-1.jsonl").read_text("utf-8").splitlines()]
    assert {one["doc_id"] for one in held} == {"n1", "e1", "s1", "w1", "z1"}
    assert all(one["engagements"] == [] and one["text"] for one in held)
    coded = tmp_path / "coded.jsonl"
    assert run("extract", out / "coder-1.jsonl", "--out", coded).returncode == 0
    done = run("agree", "report", coded, coded, "--machine", coded)
    assert done.returncode == 0, done.stderr
    assert "F1 1.000" in done.stdout
    args = ("agree", "report", coded, coded, "--machine", coded, "--format")
    table = list(csv.reader(io.StringIO(run(*args, "csv").stdout)))[1:]
    whole = json.loads(run(*args, "json").stdout)["raw"]
    assert table == [[one["unit"], one["field"], *(value or "" for value in one["values"])] for one in whole] != []


WRONG = [
    (("report", "a.csv", "b.jsonl"), "cannot be compared"),
    (("report", "a.csv", "a.csv"), "no coding sheet"),
    (("sample", "--out", "x", "--coders", "ada", "--db", "none.db"), "two coders"),
    (("sample", "--out", "x", "--db", "none.db"), "no chronicle"),
]


@pytest.mark.parametrize(("args", "said"), WRONG)
def test_wrong_input(run: Any, tmp_path: Path, args: tuple[str, ...], said: str) -> None:  # noqa: ANN401
    for name in ("a.csv", "b.jsonl"):
        (tmp_path / name).write_text("x\n1\n", "utf-8")
    done = run("agree", *args, cwd=tmp_path)
    assert done.returncode in (1, 2)
    assert said in done.stderr.lower() or said in done.stderr
    assert "Traceback" not in done.stderr


def test_sheets_that_were_written_are_not_overwritten(run: Any, coding: Path) -> None:  # noqa: ANN401
    done = run("agree", "sample", "--out", coding, "--coders", "ada,bob", "--db", coding.parent / "c.db")
    assert (done.returncode, "already" in done.stderr) == (1, True)
