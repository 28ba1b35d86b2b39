"""How long `check` takes over a draft of 900 words against a chronicle of 100,000 engagements.

`python -m benchmarks.check_speed`. The chronicle is made up: leaders of many states, about 500 of the engagements
between the two of whom the draft tells. Wall time, since it waits for the file, and CPU time, since the machine may be
busy; with the lexicon loaded.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from time import perf_counter, process_time

from summitry.lexicon import load_lexicon
from summitry.lexicon.records import LEADER_RANKS
from summitry.model import Account, Document, Engagement, Evidence, Extraction, Kind, Participant, Place, When
from summitry.run.checking import CheckOptions, check_documents
from summitry.store import Chronicle

PAIR = (("Xi Jinping", "CHN", "xi-jinping"), ("Vladimir Putin", "RUS", "vladimir-putin"))
OF_THE_PAIR = 0.005
IN_A_DOCUMENT = 5
WORDS = 900
SENTENCES = (
    "Xi Jinping met Vladimir Putin in Moscow on {day} {month} {year} for talks about trade and energy.",
    "Vladimir Putin paid a state visit to China in {month} {year}, his first trip to Beijing since {before}.",
    "The two presidents, Xi Jinping and Vladimir Putin, have met more than {number} times in the past decade.",
    "Trade between China and Russia reached ${number}.8 billion in {year}, up 1.9 percent on the year before.",
    "President Xi Jinping spoke with Vladimir Putin by telephone on {day} {month} {year}.",
    "Both sides praised the comprehensive strategic partnership of coordination for a new era of China and Russia.",
    "Officials who were not named said that the harvest, the roads and the weather had also been on the agenda.",
)
MONTHS = ("January", "March", "May", "June", "September", "October")


def draft(words: int) -> str:
    """A text of about so many words."""
    chance, told, count = random.Random(1), [], 0
    while count < words:
        year = chance.randint(2014, 2024)
        day, month, number = chance.randint(1, 28), chance.choice(MONTHS), chance.randint(20, 60)
        sentence = SENTENCES[len(told) % len(SENTENCES)]
        told.append(sentence.format(day=day, month=month, year=year, before=year - 2, number=number))
        count += len(told[-1].split())
    return " ".join(told)


def leaders() -> list[tuple[str, str, str]]:
    """Leaders of the tables with their states."""
    known = load_lexicon()
    held = [one for one in known.tables.terms if one.start >= "2000" and known.offices[one.office].rank in LEADER_RANKS]
    return [(known.people[one.person].name_en, known.offices[one.office].polity, one.person) for one in held]


def made_up(number: int) -> Iterator[tuple[Document, Extraction, list[Engagement]]]:
    """Documents of five accounts each, with the engagements that they tell of."""
    chance, people = random.Random(2), leaders()
    for first in range(0, number, IN_A_DOCUMENT):
        accounts, engagements, text = [], [], ""
        for place in range(first, min(number, first + IN_A_DOCUMENT)):
            pair = PAIR if chance.random() < OF_THE_PAIR else tuple(chance.sample(people, 2))
            day = date(2013, 1, 1) + timedelta(days=chance.randint(0, 4500))
            words = f"{pair[0][0]} met {pair[1][0]} on {day.isoformat()}."
            accounts.append(_account(f"d{first}", f"a{place}", pair, day, (len(text), words)))
            engagements.append(_engagement(f"e{place}", accounts[-1]))
            text += words + " "
        document = Document(doc_id=f"d{first}", text=text, lang="en", path=f"d{first}", sha256=f"d{first}")
        yield document, Extraction(document.doc_id, accounts=tuple(accounts)), engagements


def _account(
    doc_id: str, account_id: str, pair: tuple[tuple[str, str, str], ...], day: date, told: tuple[int, str]
) -> Account:
    start, words = told
    kind: Kind = "visit" if day.day % 3 == 0 else "meeting"
    return Account(
        account_id=account_id,
        doc_id=doc_id,
        kind=kind,
        level="leader",
        status="occurred",
        participants=tuple(
            Participant(name, country, role, person)
            for (name, country, person), role in zip(pair, ("guest", "host"), strict=True)
        ),
        date=When.of(day.isoformat(), "stated"),
        place=Place(country=pair[1][1]),
        evidence=(Evidence(doc_id, "text", start, start + len(words), words, "engagement"),),
    )


def _engagement(name: str, account: Account) -> Engagement:
    return Engagement(
        id=name,
        kind=account.kind,
        level=account.level,
        status=account.status,
        participants=account.participants,
        date=account.date,
        place=account.place,
        accounts=(account.account_id,),
    )


def build(path: Path, number: int) -> None:
    """A chronicle of so many engagements."""
    with Chronicle.create(path) as chronicle:
        engagements: list[Engagement] = []
        batch: list[tuple[Document, Extraction]] = []
        with chronicle.transaction():
            for document, extraction, told in made_up(number):
                batch.append((document, extraction))
                engagements += told
            chronicle.write_documents(batch, "benchmark")
            chronicle.write_engagements(engagements)


def main() -> None:
    """Build the chronicle, check the draft, print the times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--engagements", type=int, default=100_000)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--db", type=Path, help="keep the chronicle here, and take it from here the next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        db = options.db or Path(folder) / "chronicle.db"
        if not db.exists():
            build(db, options.engagements)
        text = draft(WORDS)
        load_lexicon()
        list(check_documents([Document(doc_id="warm", text=text[:400], lang="en")], CheckOptions(db=db)))
        for _ in range(options.repeat):
            wall, cpu = perf_counter(), process_time()
            found = next(check_documents([Document(doc_id="draft", text=text, lang="en")], CheckOptions(db=db)))
            print(
                f"{len(text.split())} words, {len(found.marks)} marks: {perf_counter() - wall:.2f} s on the wall, "
                f"{process_time() - cpu:.2f} s CPU"
            )


if __name__ == "__main__":
    main()
