"""Killed at any moment, out of room, two at once: the file opens, nothing confirmed is lost, the rest is done again.

Each run is a child of this process (much quicker than a new interpreter) and is killed with SIGKILL after a random part
of the time that it takes.
"""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from factories.chronicles import TABLES, dump, many_articles, write_articles
from summitry.errors import StoreError
from summitry.run import BuildOptions, build, judging
from summitry.run.judging import Signature
from summitry.run.releasing import release
from summitry.run.stages import lexicon
from summitry.store import Chronicle, Wanted

pytestmark = pytest.mark.skipif(not hasattr(os, "fork") or sys.platform == "darwin", reason="forks and kills processes")
KILLS, MOST_ROUNDS, EACH = 50, 30, 6  # at least, at most, tries in a round


def sign(n: int) -> Signature:
    return Signature("Ada", f"2026-01-01T00:00:{n:02}Z")


def work(pile: Path, db: Path, confirm: Callable[[str], object]) -> None:
    """Build, judge, release; what is done already is passed over, so that it can be run again after a kill."""
    build([pile], db, BuildOptions(batch=4, workers=1))
    confirm("built")
    with Chronicle.create(db) as chronicle:
        ids = sorted(one.id for one in chronicle.engagements(Wanted(rejected=True)))
        done = {one.made_at for one in chronicle.judgements()}
        for n, decide in enumerate((judging.accept, judging.reject, judging.accept, judging.accept)):
            if sign(n).at not in done:
                decide(chronicle, chronicle.engagement(ids[n]).id, sign(n))
            confirm(f"judged {sign(n).at}")
        if sign(9).at not in done:
            judging.same(chronicle, [ids[4], ids[5]], sign(9))
        confirm(f"judged {sign(9).at}")
        if not chronicle.releases():
            release(chronicle, "2026.1", "2026-01-02T00:00:00Z")
        confirm("released")


def child(action: Callable[[Callable[[str], object]], None]) -> tuple[int, int]:
    """A process that does something and tells what it has confirmed; its id and the end of the pipe to read from."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return pid, reading
    try:
        os.close(reading)
        action(lambda said: os.write(writing, f"{said}\n".encode()))
        os._exit(0)
    except BaseException as problem:  # noqa: BLE001 - a child must never come back into the test
        os.write(writing, f"failed {type(problem).__name__}: {problem}\n".encode())
        os._exit(1)


def await_stage(reading: int, stage: int) -> str:
    """What the child says until it has confirmed so many steps, or has ended."""
    heard = ""
    while heard.count("\n") < stage and (said := os.read(reading, 1)):
        heard += said.decode()
    return heard


def confirmed(reading: int, heard: str = "") -> list[str]:
    """Everything that the child said, to the end of the pipe."""
    with os.fdopen(reading) as pipe:
        return (heard + pipe.read()).splitlines()


def check(db: Path, said: list[str]) -> None:
    """The file opens, is whole, and holds what was confirmed."""
    assert [line for line in said if line.startswith("failed")] == []
    if not db.exists():
        assert said == []
        return
    connection = sqlite3.connect(db)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    layout = connection.execute("PRAGMA user_version").fetchone()[0]
    connection.close()
    if layout == 0:  # killed before the first table was made
        assert said == []
        return
    with Chronicle.open(db) as chronicle:
        held = {one.made_at for one in chronicle.judgements()}
        assert {line.split()[1] for line in said if line.startswith("judged")} <= held
        assert "built" not in said or chronicle.complete
        assert "released" not in said or [one.name for one in chronicle.releases()] == ["2026.1"]


def everything(db: Path) -> dict[str, object]:
    held: dict[str, object] = dict(dump(db))
    with Chronicle.open(db) as chronicle:
        held["releases"] = chronicle.releases()
        held["splits"] = chronicle.splits()
    assert set(TABLES) < held.keys()
    return held


@pytest.mark.slow
def test_killed_at_any_moment(tmp_path: Path) -> None:
    pile = write_articles(tmp_path / "pile.jsonl", many_articles(24))
    lexicon()  # compiled before the fork, so that the kills fall on the work
    quiet = tmp_path / "quiet.db"
    work(pile, quiet, lambda _: None)
    wanted, draw, kills = everything(quiet), random.Random(20261122), 0
    started = time.perf_counter()
    work(pile, tmp_path / "timed.db", lambda _: None)
    full = time.perf_counter() - started
    stages: set[int] = set()
    for number in range(MOST_ROUNDS):
        if kills >= KILLS:
            break
        db = tmp_path / f"{number}.db"
        for attempt in range(EACH):
            pid, reading = child(lambda confirm, db=db: work(pile, db, confirm))  # type: ignore[misc]
            heard = await_stage(reading, attempt)  # the first kill of a round falls on the build, the next ones later
            time.sleep(draw.uniform(0, full if attempt == 0 else full / 20))
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            kills += os.WIFSIGNALED(status)
            said = confirmed(reading, heard)
            stages.add(len(said))
            check(db, said)
        work(pile, db, lambda _: None)
        assert everything(db) == wanted
    assert kills >= KILLS
    assert len(stages) >= 4, "the kills fell on different stages of the work"


def test_out_of_room_the_old_chronicle_stays(tmp_path: Path) -> None:
    """A limit on the size of files, as a full disk gives it: an error in words, and the file as it was."""
    db, first = tmp_path / "c.db", write_articles(tmp_path / "first.jsonl", many_articles(4))
    build([first], db, BuildOptions(workers=1))
    before, size = dump(db), db.stat().st_size
    articles = [{**one, "text": one["text"] + " word" * 20_000} for one in many_articles(20)[4:]]
    more = write_articles(tmp_path / "more.jsonl", articles)

    def action(confirm: Callable[[str], object]) -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100_000, resource.RLIM_INFINITY))
        try:
            build([more], db, BuildOptions(workers=1))
        except StoreError as problem:
            confirm(f"{problem.message} | {problem.hint}")

    pid, reading = child(action)
    os.waitpid(pid, 0)
    (said,) = confirmed(reading)
    assert "full" in said
    assert "free some space" in said
    assert dump(db) == before
    build([more], db, BuildOptions(workers=1))
    undisturbed = tmp_path / "undisturbed.db"
    for part in (first, more):
        build([part], undisturbed, BuildOptions(workers=1))
    assert dump(db) == dump(undisturbed)


def test_two_builds_at_once(tmp_path: Path) -> None:
    lexicon()
    articles = many_articles(30)
    parts = [write_articles(tmp_path / f"{n}.jsonl", articles[n::2]) for n in range(2)]
    db = tmp_path / "c.db"
    children = [child(lambda confirm, part=part: confirm(str(build([part], db, BuildOptions(batch=3, workers=1)).new)))
                for part in parts]  # type: ignore[misc]  # fmt: skip
    said = []
    for pid, reading in children:
        os.waitpid(pid, 0)
        said += confirmed(reading)
    assert said == ["15", "15"]
    with Chronicle.open(db) as chronicle:
        assert chronicle.complete
        assert len([*chronicle.documents()]) == 30
    before = dump(db)
    build(parts, db, BuildOptions(workers=1))
    assert dump(db)["engagements"] == before["engagements"]
