"""How the command line ends: usage errors in words, readers that go away, defects, empty lists."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from journey.conftest import Run

MISUSED = [
    (["lst"], "error: there is no command 'lst'. Did you mean 'list'?"),
    (["list", "--wrong"], "error: no such option '--wrong'"),
    (["list", "--between", "CHN"], "error: option '--between' requires 2 arguments"),
    (["show"], "error: missing argument 'ID'"),
    (["list", "--since", "soon"], "error: invalid value for '--since'"),
]


@pytest.mark.parametrize(("words", "said"), MISUSED, ids=[" ".join(words) for words, _ in MISUSED])
def test_usage_errors_look_like_all_others(run: Run, words: list[str], said: str) -> None:
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(said)
    assert "\nhint: `summitry" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_a_reader_that_goes_away_is_no_failure(built: Path, form: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "summitry", "list", "--db", str(built), "--format", form]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, timeout=60)
    os.close(writing)
    assert done.returncode == 0
    assert "Error" not in done.stderr


def test_a_defect_is_told_without_a_traceback() -> None:
    program = "from summitry.cli import entry; entry.cli.main = lambda **_: 1 / 0; entry.main([])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("error: a defect of Summitry: ZeroDivisionError: division by zero\nhint: please")
    shown = {**os.environ, "SUMMITRY_TRACEBACK": "1"}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, env=shown)
    assert "Traceback" in done.stderr


def test_an_empty_list_says_what_it_is_not(run: Run, built: Path) -> None:
    done = run("list", "--between", "XXX", "CHN", "--db", built)
    assert (done.returncode, done.stdout) == (0, "")
    assert "no state or organisation has the code 'XXX'" in done.stderr
    assert "what is not in its documents is not known" in done.stderr
    assert "China has the code CHN" in run("list", "--between", "China", "RUS", "--db", built).stderr


def test_where_nothing_could_be_read_no_chronicle_is_named(run: Run, tmp_path: Path) -> None:
    done = run("build", "missing.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1] == "nothing could be read, so no chronicle was made"
    assert list(tmp_path.iterdir()) == []


def test_a_language_without_rules_is_told(run: Run) -> None:
    done = run("explain", "Владимир Путин провёл переговоры с Си Цзиньпином в Пекине.")
    assert "Accounts (0):" in done.stdout
    assert "looks like 'ru'; there are rules for engagements in en, zh only" in done.stderr
    done = run("dates", "双方将于5月8日举行会谈。", "--published", "2025-05-10")
    assert "2025-05-08" in done.stdout


def test_a_chinese_text_is_explained_as_an_english_one_is(run: Run) -> None:
    done = run("explain", "国家主席习近平6日在北京会见法国总统马克龙。", "--published", "2023-04-07")
    assert (done.returncode, done.stderr) == (0, "")
    assert "meeting · leader · occurred · 2023-04-06" in done.stdout
    assert "Emmanuel Macron (FRA)" in done.stdout


def test_a_chinese_document_is_built_listed_shown_and_found(run: Run, tmp_path: Path) -> None:
    (tmp_path / "news.txt").write_text("国家主席习近平2023年4月6日在北京同法国总统马克龙举行会谈。", encoding="utf-8")
    assert run("build", "news.txt", "--db", "c.db", cwd=tmp_path).returncode == 0
    listed = run("list", "--db", "c.db", "--format", "json", cwd=tmp_path).stdout
    assert "2023-04-06" in listed
    assert "Emmanuel Macron" in listed
    shown = run("show", "chn-fra-2023-04-06-meeting", "--db", "c.db", cwd=tmp_path).stdout
    assert "国家主席习近平2023年4月6日在北京同法国总统马克龙举行会谈" in shown
    assert "**马克龙**" in run("search", "马克龙", "--db", "c.db", cwd=tmp_path).stdout


def test_a_text_without_dates_says_so(run: Run) -> None:
    done = run("dates", "They met.")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "no dates\n")
