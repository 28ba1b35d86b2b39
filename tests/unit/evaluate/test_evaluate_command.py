"""`summitry evaluate` on small files, and the program as a coder of documents."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from codings import document, meeting

from summitry.cli.entry import cli
from summitry.evaluate.coded import CodedDocument
from summitry.evaluate.prediction import documents_of
from summitry.model import Document

TEXT = "President Vladimir Putin met with Chinese President Xi Jinping in Moscow on May 8, 2025."


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def run(*args: object) -> Result:
    return CliRunner().invoke(cli, ["evaluate", *(str(arg) for arg in args)])


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return lines(tmp_path / "gold.jsonl", {"doc_id": "a", "engagements": [meeting()]})


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    return lines(tmp_path / "docs.jsonl", {"id": "a", "published": "2025-05-09", "lang": "en", "text": TEXT})


def test_predictions(gold: Path, tmp_path: Path) -> None:
    guess = lines(tmp_path / "guess.jsonl", {"doc_id": "a", "engagements": [meeting(status="denied")]})
    done = run(gold, guess, "--errors")
    assert done.exit_code == 0, done.output
    assert "engagements leader       P 1.000  R 1.000  F1 1.000   gold    1  predicted    1" in done.stdout
    assert "wrong status: denied for occurred" in done.stdout
    assert "wrong status" not in run(gold, guess).stdout


def test_documents_are_extracted_and_linked(gold: Path, documents: Path) -> None:
    done = run(gold, "--documents", documents, "--format", "json")
    assert done.exit_code == 0, done.output
    figures = json.loads(done.stdout)["figures"]
    assert figures["engagements"]["leader"]["f1"] == 1.0
    assert figures["fields"]["date_exact"] == {"accuracy": 1.0, "n": 1}


def test_against_a_saved_run(gold: Path, documents: Path, tmp_path: Path) -> None:
    saved = tmp_path / "saved.json"
    saved.write_text(run(gold, lines(tmp_path / "none.jsonl", {"doc_id": "a"}), "--format", "json").stdout, "utf-8")
    done = run(gold, "--documents", documents, "--against", saved)
    assert "+ missed meeting: not read" in done.stdout
    assert "engagements.leader.f1                    0.000 → 1.000" in done.stdout
    told = run(gold, "--documents", documents, "--against", saved, "--format", "json").stdout
    assert json.loads(told)["against"]["gains"][0]["what"] == "missed meeting"
    saved.write_text(told, "utf-8")  # what was compared can be compared with
    assert "0 gains and 0 losses" in run(gold, "--documents", documents, "--against", saved).stdout


def test_a_language_without_rules_is_said(gold: Path, tmp_path: Path) -> None:
    speech = lines(tmp_path / "docs.jsonl", {"id": "a", "lang": "sw", "text": TEXT})
    done = run(gold, "--documents", speech)
    assert done.exit_code == 0
    assert "no rules yet" in done.stderr
    assert "R 0.000" in done.stdout


def test_gold_documents_without_predictions_are_said(tmp_path: Path, documents: Path) -> None:
    gold = lines(tmp_path / "more.jsonl", *({"doc_id": name} for name in "abcdefgh"))
    done = run(gold, "--documents", documents)
    assert "7 of 8 gold documents are not among the predictions: b, c, d, e, f and 2 more" in done.stderr
    assert "gold documents" not in run(gold, gold).stderr


@pytest.mark.parametrize("extra", [[], ["{guess}", "--documents", "{docs}"]])
def test_predictions_or_documents(gold: Path, documents: Path, extra: list[str]) -> None:
    done = run(gold, *(part.format(guess=gold, docs=documents) for part in extra))
    assert done.exit_code == 2
    assert "either PREDICTIONS or --documents" in done.output


@pytest.mark.parametrize(
    ("row", "path", "url", "found"),
    [
        ({"doc_id": "d1"}, "x/any.jsonl#1", None, True),
        ({"doc_id": "n", "path": "pile/note.txt"}, "x/pile/note.txt", None, True),
        ({"doc_id": "n", "path": "pile/note.txt"}, "x/pile/another-note.txt", None, False),
        ({"doc_id": "n", "path": "note.txt"}, "x/foot-note.txt", None, False),
        ({"doc_id": "n", "path": "p.zip", "member": "a.txt"}, "x/p.zip!a.txt", None, True),
        ({"doc_id": "n", "path": "p.zip", "member": "a.txt"}, "x/p.zip!b.txt", None, False),
        ({"doc_id": "n", "path": "p.warc", "member": "https://n.example/1"}, "x/p.warc#2", "https://n.example/1", True),
        ({"doc_id": "n"}, "x/p.txt", None, False),
    ],
)
def test_documents_are_found_by_id_file_or_address(
    row: dict[str, Any], path: str, url: str | None, found: bool
) -> None:
    held = Document(doc_id="d1", text=TEXT, published=date(2025, 5, 9), path=path, url=url)
    assert list(documents_of([CodedDocument(**row)], [held])) == ([(row["doc_id"], held)] if found else [])


def test_makers_make_what_they_say() -> None:
    assert document(meeting()).engagements[0].participants[1].country == "RUS"
