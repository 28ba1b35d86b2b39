"""How long the desk's pages take over a large chronicle made for the purpose: `python -m benchmarks.desk [NUMBER]`.

Pages are asked for in the process, without a network: what is measured is the CPU time of the desk and its file, so
that other work on the machine counts for little. The fastest and the middle of several askings are printed, and the
ratio to the same page over a chronicle of 1,000. With a file's name beside the number the large chronicle is kept.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from time import process_time

from starlette.testclient import TestClient

from summitry.linking import link_rules
from summitry.model import (
    Account,
    Claim,
    Conflict,
    Document,
    Engagement,
    Evidence,
    Extraction,
    FieldValue,
    Participant,
    Place,
    When,
)
from summitry.run.stages import lexicon
from summitry.store import Chronicle
from summitry.web.app import application
from summitry.web.options import DeskOptions

NUMBER = 100_000
ASKINGS = 7
_STATES = ("CHN", "RUS", "USA", "IND", "FRA", "DEU", "GBR", "JPN", "BRA", "ZAF", "TUR", "EGY", "KAZ", "VNM", "KOR")
_KINDS = ("meeting", "visit", "call", "video", "multilateral")
PAGES = (
    "/chronicle", "/chronicle?page=1500", "/chronicle?page=1500&after={id}", "/chronicle?a=CHN&b=RUS",
    "/chronicle?a=CHN", "/chronicle?person=Leader+311", "/chronicle?person=Leader+7", "/chronicle?kind=visit",
    "/chronicle?since=2013&until=2015&status=scheduled", "/chronicle?words=pipeline&a=CHN&b=RUS",
    "/chronicle?words=trade", "/chronicle?words=pipeline+31", "/chronicle?disputed=1", "/chronicle?review=open",
    "/engagement/{id}", "/document?id={doc}", "/documents", "/documents?words=pipeline+31", "/documents?words=trade",
    "/documents?publisher=Paper+7&page=9", "/queue", "/queue?skip=400", "/queue?doubt=disputed", "/queue?doubt=plan",
    "/claims", "/claims?page=900", "/claims?party=CHN", "/claims?words=pipeline&speaker=7", "/import",
    "/pictures?a=CHN&b=RUS&picture=balance", "/readouts/{id}", "/changes",
    "/coverage?a=CHN&b=RUS", "/decisions", "/count", "/count?a=CHN&b=RUS",
)  # fmt: skip


def made(db: Path, number: int) -> tuple[str, str]:
    """A chronicle of so many engagements, each with one or two documents; ids of one engagement and one document."""
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        batch: list[tuple[Document, Extraction]] = []
        engagements = []
        for n in range(number):
            told = list(_told(n))
            batch += told
            engagements.append(_engagement(n, [extraction.accounts[0] for _, extraction in told]))
            if len(batch) > 2000:
                chronicle.write_documents(batch, "bench")
                batch = []
        chronicle.write_documents(batch, "bench")
        chronicle.write_engagements(engagements)
    return engagements[number // 2].id, f"d{number // 2}-0"


def _day(n: int) -> date:
    return date(1950, 1, 1) + timedelta(days=n * 37 % 27_700)


def _told(n: int) -> Iterator[tuple[Document, Extraction]]:
    one, other = _STATES[n % 15], _STATES[(n // 15 + n) % 14 if n % 15 > (n // 15 + n) % 14 else (n // 15 + n) % 14 + 1]
    for copy in range(1 + (n % 3 == 0)):
        who = f"Leader {n % 400} and Leader {n % 397}"
        told = f"{who} met in Capital {n % 50} on {_day(n):%d %B %Y}."
        text = f"{told} They spoke of pipeline {n % 90} and of trade. " * 3
        doc_id = f"d{n}-{copy}"
        evidence = (Evidence(doc_id, "text", 0, len(who) + 4, text[: len(who) + 4], "engagement", "bench"),)
        document = Document(
            doc_id=doc_id, text=text, title=f"Talks number {n}", published=_day(n), publisher=f"Paper {n % 40}",
            path=f"{doc_id}.txt", sha256=sha256(f"{doc_id}{text}".encode()).hexdigest(), lang="en",
        )  # fmt: skip
        account = Account(
            account_id=f"a{n}-{copy}", doc_id=doc_id, kind=_KINDS[n % 5], level="leader", status="occurred",
            participants=(Participant(f"Leader {n % 400}", one), Participant(f"Leader {n % 397}", other)),
            date=When.of(_day(n).isoformat(), "stated"), place=Place(other, f"Capital {n % 50}"), evidence=evidence,
        )  # fmt: skip
        claim = Claim(
            claim_id=f"c{n}-{copy}", doc_id=doc_id, type="figure", text=f"They spoke of pipeline {n % 90}",
            speaker=f"Leader {n % 400}", parties=(one, other), value=float(n), unit="USD",
        )  # fmt: skip
        yield document, Extraction(doc_id, (account,), (claim,))


def _engagement(n: int, accounts: list[Account]) -> Engagement:
    first = accounts[0]
    values = (FieldValue("Capital 1", (first.account_id,)), FieldValue("Capital 2", (first.account_id,)))
    dispute = (Conflict("city", "Capital 1", "most publishers say so", values),)
    codes = "-".join(party.country.lower() for party in first.participants if party.country)
    return Engagement(
        id=f"{codes}-{_day(n)}-{first.kind}-{n}", kind=first.kind, level="leader" if n % 4 else "ministerial",
        status="scheduled" if n % 11 == 0 else "occurred", participants=first.participants, date=first.date,
        place=first.place, accounts=tuple(one.account_id for one in accounts), conflicts=dispute if n % 40 == 0 else (),
    )  # fmt: skip


def measured(db: Path, engagement: str, document: str) -> dict[str, tuple[float, float]]:
    """Page → fastest and middle time in milliseconds."""
    browser = TestClient(application(DeskOptions(db=db)), base_url="http://127.0.0.1:8765")
    found = {}
    for page in PAGES:
        path = page.format(id=engagement, doc=document)
        times = []
        for _ in range(ASKINGS):
            started = process_time()
            answer = browser.get(path)
            times.append((process_time() - started) * 1000)
            assert answer.status_code == 200, f"{path}: {answer.status_code}"
        found[page] = min(times), statistics.median(times)
    return found


def main() -> None:
    """Make two chronicles, ask for each page and print the times."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else NUMBER
    lexicon(None), link_rules()
    with tempfile.TemporaryDirectory() as folder:
        small = Path(folder) / "small.db"
        large = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "large.db"
        few, many = measured(small, *made(small, 1000)), measured(large, *_kept(large, number))
        print(f"chronicle of {number:,} engagements, {large.stat().st_size / 1e6:,.0f} MB; milliseconds of CPU")
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        print(f"{'page':52}{'fastest':>9}{'middle':>9}{'to 1,000':>10}")
        for page in PAGES:
            print(f"{page:52}{many[page][0]:9.0f}{many[page][1]:9.0f}{many[page][1] / few[page][1]:9.1f}x")


def _kept(db: Path, number: int) -> tuple[str, str]:
    """The chronicle of an earlier run, or a new one."""
    if not db.exists():
        return made(db, number)
    middle = number // 2
    told = next(iter(_told(middle)))[1].accounts
    return _engagement(middle, list(told)).id, f"d{middle}-0"


if __name__ == "__main__":
    main()
