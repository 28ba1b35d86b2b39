"""How long commands and the desk take over a very large chronicle: `python -m benchmarks.size DB [--engagements N]`.

A chronicle of a million engagements and twenty million accounts is made at DB (about 35 GB; a tenth of that with
`--engagements 100000`) unless it is there. Commands run in this process, after a first one has loaded what all need:
what is measured is their CPU time and the clock, the fastest of some; the start of a process comes on top. The file's
time is changed before each, so that the desk, which keeps answers as long as the file stays, works each out anew.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner
from starlette.testclient import TestClient

from benchmarks.bulk import fill
from summitry.cli.entry import cli
from summitry.store import Chronicle, Wanted
from summitry.web.app import application
from summitry.web.options import DeskOptions

TIMES, LIMIT = 3, 0.2
COMMANDS = (
    "list --limit 50", "list --limit 50 --since 2013 --kind visit", "list --between {a} {b} --since 2000 --limit 50",
    "list --between {a} {b}", "list --person {name} --limit 50", "list --between {c} {d}", "count {a} {b}",
    "count {c} {d} --since 2000", "show {id}", "show {largest}", "search pipeline grain", "search visas",
    "search \"Item 311\"", "list --limit 50 --status cancelled", "list --limit 50 --status scheduled --since 2013",
)  # fmt: skip
PAGES = (
    "/chronicle", "/chronicle?page=1500", "/chronicle?a={a}&b={b}", "/chronicle?kind=visit", "/chronicle?words=visas",
    "/chronicle?words=%22Item+311%22",
    "/chronicle?person={name}", "/chronicle?since=2013&until=2015&status=scheduled", "/engagement/{id}",
    "/engagement/{largest}", "/document?id=d000000007", "/documents", "/documents?words=grain",
    "/documents?publisher=Paper+7", "/queue", "/queue?doubt=disputed", "/claims", "/claims?words=billion",
    "/coverage?a={a}&b={b}", "/count?a={a}&b={b}", "/import", "/decisions", "/chronicle?page={far}",
    "/chronicle?status=cancelled", "/chronicle?status=scheduled", "/chronicle?disputed=1", "/chronicle?review=rejected",
    "/chronicle?a={a}&since=2010&kind=call", "/engagement/{largest}?all=1", "/documents?year=1999",
    "/documents?publisher=Paper+7&year=1999", "/queue?doubt=plan", "/queue?skip=5000", "/claims?party=CHN&type=figure",
    "/coverage", "/coverage?person={name}", "/count", "/import?outcome=read&page=50", "/changes", "/readouts/{id}",
    "/readouts/{largest}", "/pictures", "/pictures?a={c}&b={d}", "/pictures?a={a}&b={b}",
)  # fmt: skip


def subjects(db: Path) -> dict[str, str]:
    """The pair that met most (a, b), one of the middle (c, d), a name, an engagement, and one with most accounts."""
    with Chronicle.open(db) as chronicle:
        some, number = chronicle.page(Wanted(), 2_000).found, chronicle.number(Wanted())
    import sqlite3

    connection = sqlite3.connect(f"{db.absolute().as_uri()}?mode=ro", uri=True)
    pairs = connection.execute("SELECT one, other FROM pairs GROUP BY 1, 2 ORDER BY count(*) DESC").fetchall()
    (largest,) = connection.execute(
        "SELECT engagement_id FROM (SELECT engagement_id, count(*) AS told FROM engagement_accounts"
        " WHERE account_id < 'a0000500000' GROUP BY 1 ORDER BY told DESC LIMIT 1)"
    ).fetchone()
    connection.close()
    (a, b), (c, d) = pairs[0], pairs[len(pairs) // 2]
    name = str(some[7].participants[0].name).split()[1]
    return {
        "a": a,
        "b": b,
        "c": c,
        "d": d,
        "name": name,
        "id": some[7].id,
        "largest": largest,
        "far": str(number // 80),
    }


def measured(work: Callable[[], object], db: Path) -> tuple[float, float]:
    """Least CPU and wall seconds, with nothing kept from the time before."""
    found = []
    for _ in range(TIMES):
        os.utime(db)
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        found.append((time.process_time() - cpu, time.perf_counter() - wall))
    return min(cpu for cpu, _ in found), min(wall for _, wall in found)


def _command(line: str, db: Path) -> None:
    words = [word.replace("_", " ") for word in line.replace('"Item 311"', '"Item_311"').split()]
    done = CliRunner().invoke(cli, [*words, "--db", str(db)])
    if done.exit_code:
        raise SystemExit(f"{line}: {done.output or done.exception}")


def main() -> None:
    """Make the chronicle, run commands and pages, print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.size", description=__doc__)
    parser.add_argument("db", type=Path)
    parser.add_argument("--engagements", type=int, default=1_000_000)
    options = parser.parse_args()
    if not options.db.exists():
        fill(options.db, options.engagements)
    known = subjects(options.db)
    with Chronicle.open(options.db) as chronicle:
        accounts, _ = chronicle.size()
        number = chronicle.number(Wanted())
    size = f"{options.db.stat().st_size / 1e9:.1f} GB"
    print(f"{number:,} engagements, {accounts:,} accounts, {size}; load {os.getloadavg()[0]:.1f}")
    print(f"{'':58}{'CPU s':>8}{'wall s':>8}")
    browser = TestClient(application(DeskOptions(db=options.db)), base_url="http://127.0.0.1:8765")
    over = 0
    asked = [(line.format(**known), lambda line: _command(line, options.db)) for line in COMMANDS]
    asked += [(page.format(**known), lambda page: browser.get(page).raise_for_status()) for page in PAGES]
    for title, work in asked:
        cpu, wall = measured(lambda work=work, title=title: work(title), options.db)  # type: ignore[misc]
        over += cpu > LIMIT
        print(f"{title:58}{cpu:8.3f}{wall:8.3f}{'  over 0.2' if cpu > LIMIT else ''}", flush=True)
    print(f"{len(asked) - over} of {len(asked)} within {LIMIT} s of CPU")


if __name__ == "__main__":
    main()
