"""A count of very many lists the first entries with their sources and says how many more there are."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from click.testing import CliRunner

from factories.chronicles import write_articles
from factories.desks import desk
from summitry.cli.entry import cli
from summitry.present.counting import count_lines
from summitry.run import BuildOptions, build
from summitry.run import counting as run_counting
from summitry.run.counting import CountOptions, count

NUMBER = 9
#: A meeting a month, each told twice, each time with a number.
ARTICLES = [
    {"id": f"m{n}-{paper}", "publisher": f"{paper} {n}", "published": f"2025-{n + 1:02}-{day}",
     "text": "Chinese President Xi Jinping met with Russian President Vladimir Putin in Moscow on"
     f" {date(2025, n + 1, 9):%B} 9, 2025. Item {n} of {paper}. Xi and Putin have met 40 times, Putin said."}
    for n in range(NUMBER) for paper, day in (("Early", 10), ("Late", 11))
]  # fmt: skip


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("counted")
    build(
        write_articles(folder / "pile.jsonl", ARTICLES), folder / "chronicle.db", BuildOptions(references=("chn-rus",))
    )
    return folder / "chronicle.db"


@pytest.mark.parametrize("cited", [0, 1, 4, 10_000])
def test_the_first_have_the_sources_that_they_have_in_full(db: Path, cited: int) -> None:
    options = CountOptions(states=("CHN", "RUS"), since=date(2025, 1, 1), db=db)
    whole, some = count(options), count(msgspec.structs.replace(options, cited=cited))
    assert whole.count >= NUMBER
    assert all(one.sources for one in whole.included)
    assert some.included[:cited] == whole.included[:cited]
    bare = [msgspec.structs.replace(one, sources=()) for one in whole.included]
    assert [msgspec.structs.replace(one, sources=()) for one in some.included] == bare
    kept = {"included": (), "excluded": ()}
    assert msgspec.structs.replace(some, **kept) == msgspec.structs.replace(whole, **kept)
    assert [one.id for one in some.excluded] == [one.id for one in whole.excluded]


def test_numbers_told_in_the_documents_are_held_against_the_list(db: Path) -> None:
    found = count(CountOptions(states=("CHN", "RUS"), db=db, cited=1))
    told = [one for one in found.claims if one.value == 40]
    assert len(told) == len(ARTICLES)
    assert all(one.sources[0].publisher for one in told)


def test_a_long_list_is_cut_aloud(db: Path) -> None:
    found = count(CountOptions(states=("CHN", "RUS"), since=date(2025, 1, 1), db=db))
    lines = list(count_lines(found, 2))
    assert f"  and {len(found.included) - 2} more, in full with --all or --format csv" in lines
    assert f"Counted ({len(found.included)}):" in lines
    assert not any("more, in full" in line for line in count_lines(found))


def test_the_command_and_the_desk_say_how_many_more(db: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_counting, "SHOWN", 3)
    monkeypatch.setattr("summitry.web.pages.counting.SHOWN", 3)
    asked = ["count", "CHN", "RUS", "--since", "2025", "--db", str(db)]
    number = count(CountOptions(states=("CHN", "RUS"), since=date(2025, 1, 1), db=db)).count
    some, everything = (CliRunner().invoke(cli, [*asked, *more]).output for more in ((), ("--all",)))
    assert f"and {number - 3} more, in full" in some
    assert "more, in full" not in everything
    assert f"{number:4}. 202" not in some
    assert f"{number:4}. 202" in everything
    page = desk(db).get("/count?a=CHN&b=RUS&since=2025").text
    assert f"and {number - 3} more." in page
    assert "all=1" in page
    last = f'<td class="num">{number}</td>'
    assert last not in page
    assert last in desk(db).get("/count?a=CHN&b=RUS&since=2025&all=1").text
