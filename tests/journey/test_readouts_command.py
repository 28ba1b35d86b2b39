"""`summitry readouts` over the bundled read-outs: two columns, a third text by hand, wrong words."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "examples" / "readouts"
CALL = "chn-rus-2024-02-08-call"


@pytest.fixture(scope="module")
def db(run: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401
    path = tmp_path_factory.mktemp("readouts") / "c.db"
    done = run("build", FOLDER / "readouts.jsonl", "--db", path)
    assert done.returncode == 0, done.stderr
    return path


def states(run: Any, db: Path, topic: str, *args: object) -> dict[str, str]:  # noqa: ANN401
    done = run("readouts", CALL, "--db", db, *args, "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    sides = [column["side"].split("/")[0] for column in found["columns"]]
    (row,) = [one for one in found["topics"] if one["id"] == topic]
    return dict(zip(sides, (cell["state"] for cell in row["cells"]), strict=True))


def test_two_sides(run: Any, db: Path) -> None:  # noqa: ANN401
    assert states(run, db, "ukraine") == {"CHN": "not mentioned", "RUS": "mentioned"}
    assert states(run, db, "culture") == {"CHN": "mentioned", "RUS": "not mentioned"}
    assert states(run, db, "taiwan") == {"CHN": "mentioned", "RUS": "mentioned"}


def test_a_side_without_a_text(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    first = (FOLDER / "readouts.jsonl").read_text(encoding="utf-8").splitlines()[0]
    (tmp_path / "one.jsonl").write_text(first, encoding="utf-8")
    assert run("build", "one.jsonl", "--db", "c.db", cwd=tmp_path).returncode == 0
    db = tmp_path / "c.db"
    assert states(run, db, "culture", "--text", f"CHN={FOLDER / 'xinhua-zh.txt'}")["CHN"] == "mentioned"
    shown = run("readouts", CALL, "--db", db).stdout
    assert "not mentioned" not in shown.partition("=====")[0].replace("no text of this side imported", "")
    assert shown.count("no text of this") > 3


def test_the_page(run: Any, db: Path, tmp_path: Path) -> None:  # noqa: ANN401
    done = run("readouts", CALL, "--db", db, "--html", tmp_path / "r.html")
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert re.findall(r"""<script|(?:src|href)\s*=|url\(|@import""", page) == []
    assert '<td class="empty" data-side="RUS">not mentioned</td>' in page


def test_topics_of_ones_own(run: Any, db: Path, tmp_path: Path) -> None:  # noqa: ANN401
    path = tmp_path / "mine.toml"
    path.write_text('[[topic]]\nid = "chains"\nname = "Supply chains"\nen = ["supply chains?"]\n', encoding="utf-8")
    assert states(run, db, "chains", "--topics", path) == {"CHN": "mentioned", "RUS": "not mentioned"}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nothing-there",), "no engagement has the id 'nothing-there'"),
        ((CALL, "--text", "CHN"), "is not of the form"),
        ((CALL, "--text", "CHN=nowhere.txt"), "nowhere.txt"),
        ((CALL, "--topics", "nowhere.toml"), "nowhere.toml"),
    ],
    ids=str,
)
def test_wrong_words_are_answered(run: Any, db: Path, words: tuple[str, ...], said: str) -> None:  # noqa: ANN401
    done = run("readouts", *words, "--db", db)
    assert done.returncode != 0
    assert said in done.stderr
    assert "Traceback" not in done.stderr
