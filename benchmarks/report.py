"""How long a report takes to be made and to open: `python -m benchmarks.report [NUMBER]`.

The reference's report and one of many engagements made for the purpose are written, then opened offline in a browser
without a window, five times each: the middle time until the page has loaded is printed, what it asked of anybody, what
its console said, and how large it is. Making is measured as CPU time, and so is what the page's own thread did to load,
since other work on the machine makes the time by the clock longer.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import msgspec

from summitry.model import Account, Document, Engagement, Evidence, Extraction, Participant, Place, When
from summitry.present.report.page import page
from summitry.run.counting import CountOptions
from summitry.run.reporting import report
from summitry.store import Chronicle

NUMBER = 5_000
OPENINGS = 5
_KINDS = ("meeting", "visit", "meeting", "call", "multilateral", "video", "message")
_PLACES = (("RUS", "Moscow"), ("CHN", "Beijing"), ("KAZ", "Astana"), ("UZB", "Samarkand"), ("RUS", "Kazan"))
_PEOPLE = (("Xi Jinping", "Vladimir Putin"), ("Hu Jintao", "Dmitry Medvedev"), ("Jiang Zemin", "Boris Yeltsin"))


class Opened(msgspec.Struct, frozen=True):
    """One opening: milliseconds by the clock and of the page's thread, and what it asked for or complained of."""

    loaded: float
    worked: float
    requests: tuple[str, ...]
    console: tuple[str, ...]


def made(db: Path, number: int) -> None:
    """A chronicle of so many engagements of two states, each told by one or two documents."""
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        told = [list(_told(n, number)) for n in range(number)]
        chronicle.write_documents([one for each in told for one in each], "bench")
        chronicle.write_engagements([_engagement(n, each) for n, each in enumerate(told)])


def _told(n: int, number: int) -> Iterator[tuple[Document, Extraction]]:
    day = date(1992, 1, 1) + timedelta(days=n * 12_500 // number)
    (country, city), kind, people = _PLACES[n % 5], _KINDS[n % 7], _PEOPLE[n * 3 // number]
    for copy in range(1 + (n % 3 == 0)):
        text = f"{people[1]} and {people[0]} met in {city} on {day:%d %B %Y}. They spoke of pipeline {n % 90}. " * 3
        doc_id = f"d{n}-{copy}"
        said = Evidence(doc_id, "text", 0, 40, text[:40], "engagement", "bench")
        document = Document(
            doc_id=doc_id, text=text, title=f"Talks number {n}", published=day, publisher=f"Paper {n % 40}",
            path=f"{doc_id}.txt", sha256=f"{n:032x}{copy:032x}", lang="en", url=f"https://example.org/{doc_id}",
        )  # fmt: skip
        account = Account(
            account_id=f"a{n}-{copy}", doc_id=doc_id, kind=kind, level="leader", status="occurred",
            participants=(Participant(people[0], "CHN"), Participant(people[1], "RUS")),
            date=When.of(day.isoformat(), "stated"), place=Place(country, city), evidence=(said,),
        )  # fmt: skip
        yield document, Extraction(doc_id, (account,), ())


def _engagement(n: int, told: list[tuple[Document, Extraction]]) -> Engagement:
    accounts = [extraction.accounts[0] for _, extraction in told]
    first = accounts[0]
    return Engagement(
        id=f"chn-rus-{first.date.edtf if first.date else n}-{first.kind}-{n}", kind=first.kind, level="leader",
        status="occurred", participants=first.participants, date=first.date, place=first.place,
        accounts=tuple(one.account_id for one in accounts),
    )  # fmt: skip


def written(options: CountOptions, file: Path) -> tuple[float, float]:
    """Write a report; seconds of CPU to compose it and to lay it out."""
    started = process_time()
    composed = report(options)
    between = process_time()
    file.write_text(page(composed), encoding="utf-8")
    return between - started, process_time() - between


def opened(browser: Any, file: Path) -> Opened:  # noqa: ANN401 - the driver is no dependency
    """Open the file once, offline, in a browser that knows nothing yet."""
    context = browser.new_context(offline=True)
    tab = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda one: asked.append(one.url))
    tab.on("console", lambda one: said.append(one.text))
    tab.on("pageerror", lambda one: said.append(str(one)))
    session = context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(file.as_uri(), wait_until="load")
    loaded = tab.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")
    spent = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    worked = 1000 * spent["TaskDuration"]
    outward = tuple(url for url in asked if not url.startswith(("file:", "data:", "blob:")))
    return Opened(loaded, worked, outward, tuple(said))


def main() -> None:
    """Write both reports, open them, and print what was measured."""
    from playwright.sync_api import sync_playwright

    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    found = shutil.which("chromium") or shutil.which("google-chrome")
    print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        db = Path(folder) / "large.db"
        made(db, number)
        asked = {"the reference": CountOptions(states=("CHN", "RUS")),
                 f"{number:,} engagements": CountOptions(states=("CHN", "RUS"), db=db)}  # fmt: skip
        for name, options in asked.items():
            file = Path(folder) / "report.html"
            composing, laying = written(options, file)
            times = [opened(browser, file) for _ in range(OPENINGS)]
            size, middle = file.stat().st_size / 1e6, statistics.median(one.loaded for one in times)
            print(f"{name}, {size:.1f} MB: composed in {composing:.1f} s CPU, laid out in {laying:.1f}")
            own = statistics.median(one.worked for one in times)
            print(f"  loaded in {middle:.0f} ms by the clock, {own:.0f} ms of its own thread (middle of {OPENINGS})")
            print(f"  {len(times[0].requests)} requests")
            print(f"  console: {list(times[0].console) or 'silent'}")
        browser.close()


if __name__ == "__main__":
    main()
