"""From a pile of files to a cited answer, and every way in which that can go wrong for a user."""

from __future__ import annotations

import csv
import io
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import ARTICLES, many_articles, write_articles

Run = Callable[..., "subprocess.CompletedProcess[str]"]
MEETING = "chn-rus-2025-05-08-meeting"
GUIDE_FIELDS = [
    "kind", "level", "status", "participants", "date", "place", "visit_type", "occasion", "documents", "central",
]  # fmt: skip


def loaded(done: subprocess.CompletedProcess[str]) -> Any:  # noqa: ANN401
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


# -- the way through


def test_build_says_what_it_did(run: Run, tmp_path: Path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    write_articles(tmp_path / "pile.jsonl")
    done = run("build", tmp_path, "--db", tmp_path / "no" / "such" / "c.db")
    assert done.returncode == 1
    assert "check that the folder exists" in done.stderr
    done = run("build", tmp_path, "--db", tmp_path / "c.db")
    assert done.returncode == 0
    assert f"= {len(ARTICLES)} documents read + 0 exact copies + 1 skipped: balances" in done.stderr
    assert "broken.pdf" in done.stderr
    assert done.stdout == ""


def test_list_as_json_has_the_guides_fields(run: Run, built: Path) -> None:
    rows = loaded(run("list", "--db", built, "--format", "json"))
    assert rows
    for row in rows:
        told = ["part_of", "history", "chosen", "conflicts", "review", "corrections", "sources", "independent_sources"]
        assert [name for name in row if name not in ("id", *GUIDE_FIELDS)] == told
        assert all(list(source) == ["doc_id", "url", "publisher", "published"] for source in row["sources"])
    (meeting,) = [row for row in rows if row["id"] == MEETING]
    assert [source["doc_id"] for source in meeting["sources"]] == ["n1", "e1"]
    assert (meeting["kind"], meeting["status"], meeting["date"]) == ("meeting", "occurred", "2025-05-08")


@pytest.mark.parametrize(
    ("filters", "inside", "outside"),
    [
        (["--between", "CHN", "RUS"], MEETING, "ind-usa-2023-09-08-meeting"),
        (["--between", "USA", "IND"], "ind-usa-2023-09-08-meeting", MEETING),
        (["--person", "putin"], MEETING, "ind-usa-2023-09-08-meeting"),
        (["--since", "2025"], MEETING, "chn-rus-2024-02-08-call"),
        (["--until", "2024-02"], "chn-rus-2024-02-08-call", MEETING),
        (["--kind", "call"], "chn-rus-2024-02-08-call", MEETING),
        (["--status", "occurred", "--level", "leader"], MEETING, "none"),
    ],
)
def test_list_filters(run: Run, built: Path, filters: list[str], inside: str, outside: str) -> None:
    ids = [row["id"] for row in loaded(run("list", "--db", built, "--format", "json", *filters))]
    assert inside in ids
    assert outside not in ids


@pytest.mark.parametrize("columns", [80, 120])
def test_the_table_fits_and_names_every_id(run: Run, built: Path, columns: int) -> None:
    done = run("list", "--db", built, COLUMNS=str(columns))
    assert max(len(line) for line in done.stdout.splitlines()) <= columns
    assert MEETING in done.stdout
    assert "\x1b" not in done.stdout  # no colours where there is no terminal
    assert "Xi Jinping (CHN)" in done.stdout


def test_list_as_csv_opens_as_a_table(run: Run, built: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("list", "--db", built, "--format", "csv").stdout)))
    (meeting,) = [row for row in rows if row["id"] == MEETING]
    assert (meeting["date_earliest"], meeting["countries"], meeting["sources"]) == ("2025-05-08", "CHN;RUS", "2")
    assert meeting["publishers"] == "Northern Post; Eastern Wire"


def test_show_leads_back_to_the_words(run: Run, built: Path) -> None:
    text = run("show", MEETING, "--db", built).stdout
    for part in ("Northern Post", "Eastern Wire", "https://example.org/n1", "“", "published 2025-05-08"):
        assert part in text
    shown = loaded(run("show", MEETING, "--db", built, "--format", "json"))
    texts = {row["id"]: row["text"] for row in ARTICLES}
    for told in shown["accounts"]:
        for span in told["spans"]:
            if span["field"] == "text":
                assert texts[span["doc_id"]][span["start"] : span["end"]] == span["quote"]


def test_extract_writes_the_guides_format(run: Run, built: Path, tmp_path: Path) -> None:
    out = tmp_path / "coded.jsonl"
    done = run("extract", built.parent / "pile.jsonl", "--out", out, "--link")
    assert done.returncode == 0, done.stderr
    rows = {row["doc_id"]: row for row in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert list(rows) == [row["id"] for row in ARTICLES]
    assert all(list(row) == ["doc_id", "published", "engagements", "claims"] for row in rows.values())
    (north,), (east,) = rows["n1"]["engagements"], rows["e1"]["engagements"]
    assert list(north) == [*GUIDE_FIELDS, "evidence", "rules", "chronicle_id"]
    assert north["chronicle_id"] == east["chronicle_id"] == MEETING
    assert all(quote in ARTICLES[0]["text"] or quote in ARTICLES[0]["title"] for quote in north["evidence"])
    plain = run("extract", built.parent / "pile.jsonl", "--out", "-")
    assert "chronicle_id" not in plain.stdout
    stored = run("extract", built.parent / "pile.jsonl", "--out", "-", "--db", built)
    assert MEETING in stored.stdout


def test_read_prints_what_was_read(run: Run, built: Path) -> None:
    rows = loaded(run("read", built.parent / "pile.jsonl", "--format", "json"))
    assert [row["text"] for row in rows] == [row["text"] for row in ARTICLES]
    for field in ("path", "title", "published", "publisher", "lang", "url", "text"):
        assert field in rows[0]


def test_search_marks_what_it_found(run: Run, built: Path) -> None:
    assert "gas **pipeline**" in run("search", "pipeline", "--db", built).stdout
    (found,) = loaded(run("search", "天然气", "--db", built, "--format", "json"))
    assert (found["doc_id"], "**天然气**" in found["passage"]) == ("z1", True)


def test_explain_a_text_a_file_and_standard_input(run: Run, tmp_path: Path) -> None:
    text = "Xi Jinping held talks with Vladimir Putin in Moscow on Thursday."
    (tmp_path / "note.txt").write_text(text, encoding="utf-8")
    for source in (text, tmp_path / "note.txt"):
        done = run("explain", source, "--published", "2025-05-09")
        assert "meeting · leader · occurred · 2025-05-08" in done.stdout, done.stderr
    assert run("explain", tmp_path / "none.txt").returncode == 1


def test_dates(run: Run) -> None:
    (found,) = loaded(run("dates", "They met last Thursday.", "--published", "2025-05-12", "--format", "json"))
    assert list(found) == ["start", "end", "text", "edtf", "earliest", "latest", "basis"]
    assert (found["edtf"], found["basis"]) == ("2025-05-08", "weekday")


@pytest.mark.slow
def test_demo_writes_its_files(run: Run, tmp_path: Path) -> None:
    done = run("demo", "--out", tmp_path / "demo")
    assert done.returncode == 0, done.stderr
    for name in ("chronicle.db", "list.csv", "list.json", "import.json"):
        assert (tmp_path / "demo" / name).stat().st_size > 100
        assert name in done.stderr
    listed = json.loads((tmp_path / "demo" / "list.json").read_text(encoding="utf-8"))
    assert len(listed) >= 40
    assert json.loads((tmp_path / "demo" / "import.json").read_text(encoding="utf-8"))["balances"] is True


# -- the ways in which it goes wrong

MISTAKES = [
    (["lst"], 2, "Did you mean 'list'?"),
    (["list", "--lvel", "leader"], 2, "--level"),
    (["list", "--kind", "dinner"], 2, "'dinner' is not one of"),
    (["list", "--since", "yesterday"], 2, "not a date in the EDTF subset: 'yesterday'"),
    (["list", "--since", "XXXX-05-08"], 2, "has no first day"),
    (["build"], 2, "PATH"),
    (["list", "--db", "nowhere.db"], 1, "hint: make one with `summitry build FOLDER`"),
    (["show", "x", "--db", "nowhere.db"], 1, "there is no chronicle at nowhere.db"),
    (["build", "nowhere"], 1, "nowhere: no such file or folder"),
    (["read", "nowhere"], 1, "nowhere: no such file or folder"),
    (["explain", ""], 1, "the text is empty"),
    (["build", "pile.jsonl", "--db", "pile.jsonl"], 1, "pile.jsonl is not a chronicle"),
    (["lexicon", "check", "pile.jsonl"], 2, "is a file"),
]


@pytest.mark.parametrize(("args", "code", "message"), MISTAKES, ids=[" ".join(case[0]) for case in MISTAKES])
def test_mistakes_are_explained(run: Run, tmp_path: Path, args: list[str], code: int, message: str) -> None:
    write_articles(tmp_path / "pile.jsonl")
    done = run(*args, cwd=tmp_path)
    assert done.returncode == code
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["pile.jsonl"]


def test_an_id_that_is_nearly_right(run: Run, built: Path) -> None:
    done = run("show", "chn-rus-2025-05-09-meeting", "--db", built)
    assert done.returncode == 1
    assert MEETING in done.stderr


def test_interruption_is_one_line_and_leaves_a_chronicle_that_a_rerun_completes(run: Run, tmp_path: Path) -> None:
    pile, db = write_articles(tmp_path / "many.jsonl", many_articles(3000)), tmp_path / "c.db"
    command = [sys.executable, "-m", "summitry", "build", str(pile), "--db", str(db)]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    while not db.exists() and process.poll() is None:
        time.sleep(0.02)
    time.sleep(0.3)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert [line for line in told.splitlines() if line] == [
        "error: interrupted; what was committed stays, and the same command goes on from there"
    ]
    assert run("list", "--db", db).returncode == 0


def test_a_reader_that_goes_away_is_no_error(built: Path, tmp_path: Path) -> None:
    pile, told = built.parent / "pile.jsonl", tmp_path / "err"
    command = f"{sys.executable} -m summitry read {pile} --format jsonl 2> {told} | true"
    assert subprocess.run(command, shell=True).returncode == 0
    assert "Traceback" not in told.read_text()


def test_documents_cannot_write_to_the_terminal(run: Run) -> None:
    text = "Xi Jinping \x1b[31mheld talks with Vladimir Putin in Moscow on May 8, 2025.\x07"
    done = run("explain", text)
    assert "\x1b" not in done.stdout
    assert "\x07" not in done.stdout


# -- quick to start


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, summitry.cli.group as g\n"
        "from click.testing import CliRunner\n"
        "from summitry.cli import cli\n"
        "done = CliRunner().invoke(cli, ['--help'])\n"
        "assert done.exit_code == 0, done.output\n"
        "assert all(name in done.output for name in g.COMMANDS)\n"
        "print(sorted({'msgspec', 'rich', 'sqlite3', 'lxml', 'summitry.model'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


def test_the_public_names_are_there() -> None:
    import summitry

    for name in summitry.__all__:
        assert getattr(summitry, name).__doc__, name
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        summitry.nonsense  # noqa: B018


@pytest.mark.parametrize("command", ["build", "list", "show", "search", "read", "extract", "explain", "dates", "demo"])
def test_every_help_has_an_example_or_says_what_is_written(run: Run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert "summitry " in done.stdout or "Written are" in done.stdout


def test_a_list_may_be_cut_and_says_so(run: Run, tmp_path: Path) -> None:
    db = tmp_path / "c.db"
    run("build", write_articles(tmp_path / "pile.jsonl", many_articles(6)), "--db", db)
    whole, cut = run("list", "--db", db), run("list", "--db", db, "--limit", 2)
    assert whole.stderr.strip() == "3 engagements"
    assert cut.stderr.strip() == "2 of 3 engagements"
    assert whole.stdout.startswith(cut.stdout)
    assert len(cut.stdout) < len(whole.stdout)
