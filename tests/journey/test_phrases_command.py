"""`summitry phrases` as a user meets it: the bundled statements, three languages, wrong words."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

STATEMENTS = Path(__file__).resolve().parents[2] / "examples" / "statements"


@pytest.mark.parametrize(
    ("lang", "totals"),
    [
        ("en", {"same": 3, "reworded": 5, "added": 1, "dropped": 1, "unknown": 0, "moved": 2}),
        ("zh", {"same": 1, "reworded": 3, "added": 1, "dropped": 1, "unknown": 0, "moved": 1}),
        ("ru", {"same": 0, "reworded": 4, "added": 1, "dropped": 1, "unknown": 0, "moved": 1}),
    ],
)
def test_diff_in_three_languages(run: Any, lang: str, totals: dict[str, int]) -> None:  # noqa: ANN401
    done = run("phrases", "diff", STATEMENTS / f"2022-{lang}.txt", STATEMENTS / f"2023-{lang}.txt", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["totals"] == totals


def test_diff_for_people(run: Any) -> None:  # noqa: ANN401
    shown = run("phrases", "diff", STATEMENTS / "2022-en.txt", STATEMENTS / "2023-en.txt").stdout
    assert "\n-   1. The two sides note that their friendship has no limits" in shown
    assert "\n~>  They [-oppose-]{+are gravely concerned about+} the further enlargement" in shown
    assert "\n=>  1. The two sides call for the central role" in shown
    assert "core interests" not in shown  # only a semicolon and a capital changed


def test_the_page_is_self_contained_and_escaped(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    for name, verb in (("a", "oppose"), ("b", "support")):
        row = {"text": f"They {verb} <script>alert(1)</script> & all of the war that was there.", "lang": "en"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row), encoding="utf-8")
    done = run("phrases", "diff", "a.jsonl", "b.jsonl", "--html", "d.html", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert re.findall(r"""(?:src|href)\s*=|url\(|@import|https?:""", page) == []
    assert "<del>oppose </del>&lt;script&gt;alert(1)&lt;/script&gt; &amp; all" in page


def test_documents_of_a_chronicle(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    texts = {"one": "The two sides oppose war. They met.", "two": "The two sides oppose war."}
    rows = [{"id": name, "text": text, "lang": "en", "published": "2022-02-04"} for name, text in texts.items()]
    (tmp_path / "pile.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert run("build", "pile.jsonl", cwd=tmp_path).returncode == 0
    assert "-   They met." in run("phrases", "diff", "one", "two", cwd=tmp_path).stdout
    done = run("phrases", "track", "oppose", "--db", "chronicle.db", "--format", "json", cwd=tmp_path)
    assert [line["cells"][0]["count"] for line in json.loads(done.stdout)["lines"]] == [1, 1]


def test_track(run: Any) -> None:  # noqa: ANN401
    words = ("phrases", "track", "no limits", "能源合作", "взаимодействие", STATEMENTS)
    rows = list(csv.DictReader(io.StringIO(run(*words, "--format", "csv").stdout)))
    assert len(rows) == 6 * 3
    searched = [row for row in rows if row["count"]]
    assert len(searched) == 6
    assert sum(int(row["count"]) for row in searched) == 1 + 2 + 2
    shown = run(*words, "--by", "year").stdout
    assert "per 1,000 words; for Chinese per 1,000 characters" in shown
    assert "–: not searched" in shown


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("diff", STATEMENTS / "2022-en.txt", STATEMENTS / "2022-zh.txt"), "nothing can be called dropped"),
        (("diff", STATEMENTS / "2022-en.txt", "nowhere.txt"), "no file 'nowhere.txt'"),
        (("diff", STATEMENTS, STATEMENTS / "2022-en.txt"), "holds 6 documents"),
        (("diff", STATEMENTS / "2022-en.txt", STATEMENTS / "2023-en.txt", "--incomplete", "C"), "takes A, B or one"),
        (("track", STATEMENTS), "no phrase"),
        (("track", "war"), "chronicle"),
        (("track", "war", STATEMENTS, "--since", "2030"), "no document to count in"),
    ],
    ids=str,
)
def test_wrong_words_are_answered(run: Any, tmp_path: Path, words: tuple[Any, ...], said: str) -> None:  # noqa: ANN401
    done = run("phrases", *words, cwd=tmp_path)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
