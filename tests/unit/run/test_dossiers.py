"""Of an engagement that very many tell of the first accounts are shown, and how many more there are; never fewer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from factories.chronicles import write_articles
from factories.desks import desk
from summitry.cli.entry import cli
from summitry.present.sheet import dossier_to_plain, sheet_lines
from summitry.run import build
from summitry.run.dossiers import SHOWN, dossier_of
from summitry.store import Chronicle

NUMBER = SHOWN + 7
ARTICLES = [
    {"id": f"t{n:02}", "publisher": f"Paper {n}", "published": str(date(2025, 5, 9) + timedelta(n)),
     "text": f"Chinese President Xi Jinping met with Russian President Vladimir Putin in Moscow on May 8, 2025."
     f" Item {n}."}
    for n in range(NUMBER)
]  # fmt: skip
MEETING = "chn-rus-2025-05-08-meeting"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dossiers")
    build(write_articles(folder / "pile.jsonl", ARTICLES), folder / "chronicle.db")
    return folder / "chronicle.db"


@pytest.fixture
def chronicle(db: Path) -> Iterator[Chronicle]:
    with Chronicle.open(db) as held:
        yield held


@pytest.mark.parametrize("most", [1, SHOWN, NUMBER, NUMBER + 1, None])
def test_the_first_are_those_of_all(chronicle: Chronicle, most: int | None) -> None:
    some, everything = dossier_of(chronicle, MEETING, most), dossier_of(chronicle, MEETING)
    assert len(everything.accounts) == NUMBER
    assert some.numbered == everything.numbered[:most]
    assert (some.number, some.number - some.more) == (NUMBER, min(most or NUMBER, NUMBER))
    assert some.sources == everything.sources
    assert some.voices == everything.voices


def test_an_account_that_the_history_names_is_there_under_its_number(tmp_path: Path) -> None:
    plan = "Chinese President Xi Jinping will meet with Russian President Vladimir Putin in Moscow on May 8, 2025."
    articles = [{**one, "published": "2025-05-09"} for one in ARTICLES[:5]]
    early = {"id": "a", "publisher": "Early", "published": "2025-05-01", "text": plan}
    build(write_articles(tmp_path / "pile.jsonl", [early, *articles]), tmp_path / "c.db")
    with Chronicle.open(tmp_path / "c.db") as chronicle:
        found = dossier_of(chronicle, MEETING, 1)
        everything = dossier_of(chronicle, MEETING).numbered
        assert set(found.numbered) < set(everything)
        assert len(found.numbered) == 2 < len(everything)
        assert [one.status for _, one in found.numbered] == ["scheduled", "occurred"]
        assert any("scheduled for 2025-05-08" in line for line in sheet_lines(found))


def test_the_sheet_says_how_many_more(chronicle: Chronicle) -> None:
    lines = sheet_lines(dossier_of(chronicle, MEETING, SHOWN))
    assert f"Accounts ({NUMBER}):" in lines
    assert f"Sources: {NUMBER}, " in next(line for line in lines if line.startswith("Sources"))
    assert f"  and {NUMBER - SHOWN} more accounts, in full with: summitry show {MEETING} --all" in lines
    assert not any("more accounts" in line for line in sheet_lines(dossier_of(chronicle, MEETING)))


@pytest.mark.parametrize(
    ("options", "shown"), [((), SHOWN), (("--all",), NUMBER), (("--format", "json"), NUMBER)], ids=str
)
def test_the_command_shows_the_first_or_all(db: Path, options: tuple[str, ...], shown: int) -> None:
    done = CliRunner().invoke(cli, ["show", MEETING, "--db", str(db), *options])
    assert done.exit_code == 0
    assert len(set(re.findall(r"Item \d+|Paper \d+", done.output)) & {f"Paper {n}" for n in range(NUMBER)}) == shown


def test_a_program_gets_every_account(chronicle: Chronicle) -> None:
    assert len(dossier_to_plain(dossier_of(chronicle, MEETING))["accounts"]) == NUMBER


@pytest.mark.parametrize(
    ("path", "shown"), [(f"/engagement/{MEETING}", SHOWN), (f"/engagement/{MEETING}?all=1", NUMBER), ("/queue", SHOWN)]
)
def test_the_desk_shows_the_first_and_leads_to_all(db: Path, path: str, shown: int) -> None:
    page = desk(db).get(path).text
    assert page.count('class="telling"') == shown
    assert page.count('type="checkbox"') == shown
    assert f"{NUMBER} accounts, in the exact words" in page
    assert (f'?all=1#accounts">Show all {NUMBER}' in page) == (shown < NUMBER)
