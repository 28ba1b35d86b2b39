"""Papers: their record is kept and shown, and their milestones join the dated engagements of the reference."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from summitry.store import Chronicle

PAPERS = Path(__file__).resolve().parents[2] / "examples" / "papers"
MILESTONES = {
    "hinges.txt": {"1949": "1949-12-16", "1989": "1989-05-16", "1996": "1996-04-25", "2013": "2013-03-22"},
    "frequency.html": {"1949": "1949-12-16", "1989": "1989-05-16"},
}


@pytest.fixture(scope="module")
def db(run: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:  # noqa: ANN401
    path = tmp_path_factory.mktemp("papers") / "c.db"
    done = run("build", PAPERS, "--reference", "chn-rus", "--db", path)
    assert done.returncode == 0, done.stderr
    return path


@pytest.mark.parametrize("name", MILESTONES)
def test_milestones_of_a_year_join_dated_engagements(db: Path, name: str) -> None:
    with Chronicle.open(db) as chronicle:
        engagement_of = {account: one for one in chronicle.engagements() for account in one.accounts}
        (document,) = [one for one in chronicle.documents() if one.path.endswith(name)]
        accounts = chronicle.extraction(document.doc_id).accounts
    joined = {}
    for account in accounts:
        engagement = engagement_of[account.account_id]
        dated = [one for one in engagement.accounts if one.startswith("ref:")]
        assert account.date is not None
        assert (len(account.date.edtf), len(dated)) == (4, 1), engagement.id
        joined[account.date.edtf] = dated[0].removeprefix("ref:chn-rus:")[:10]
    assert joined == MILESTONES[name]


def test_the_record_is_kept_and_shown(run: Any, db: Path) -> None:  # noqa: ANN401
    with Chronicle.open(db) as chronicle:
        records = [one.bibliography for one in chronicle.documents() if one.bibliography is not None]
    assert sorted(one.doi or "" for one in records) == [
        "10.9999/invented.2020.8.1.15",
        "10.9999/invented.2021.12.3.201",
    ]
    found = json.loads(
        run(
            "list",
            "--db",
            db,
            "--since",
            "1989-05-16",
            "--until",
            "1989-05-16",
            "--kind",
            "meeting",
            "--format",
            "json",
        ).stdout
    )
    shown = "".join(run("show", one["id"], "--db", db).stdout for one in found)  # Deng and Zhao, on one day
    assert "record: Okafor, Adaeze; Lindqvist, Jonas (2021) Hinges of a Relationship" in " ".join(shown.split())


def test_read_prints_the_record(run: Any) -> None:  # noqa: ANN401
    rows = json.loads(run("read", PAPERS, "--format", "json").stdout)
    assert {row["bibliography"]["found_in"] for row in rows} == {"markup", "text"}
    assert "doi:10.9999/invented.2021.12.3.201" in run("read", PAPERS).stdout.replace("\n", "")
