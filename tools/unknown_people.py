"""How many of the people who take part in extracted accounts does the lexicon know, with their office at the date?

    python tools/unknown_people.py CORPUS.jsonl ... [--top 50] [--limit 200]

Extracts every English document of the files and counts the participants that have a name: those with a person of the
lexicon, and those whom the lexicon has in office on one of the account's days (the day of publication where the account
has none). Counted for all, and for heads of state and government: by the title that the text gives or by the lexicon.
Prints the most frequent unknown names, each with the country and title that were read and one sentence; nothing of
the texts is written to a file.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path

from summitry.annotation import annotate
from summitry.errors import InvalidInput, SummitryError
from summitry.extraction import extract
from summitry.lexicon import Lexicon
from summitry.lexicon.periods import ALWAYS, NEVER, first_day, last_day
from summitry.model import Document
from summitry.model.account import Account, Participant
from summitry.model.mention import Annotated
from summitry.run.stages import lexicon, read

HEADS = frozenset({"head_of_state", "head_of_government", "paramount_leader"})
SHOWN = 220  # characters of an example sentence


@dataclass(frozen=True)
class Seen:
    """A named participant of one account. `rank` is the text's, `held` the lexicon's ranks on the day."""

    name: str
    country: str
    person: str | None
    title: str
    rank: str
    held: frozenset[str]
    doc_id: str
    example: str

    @property
    def head(self) -> bool:
        """Whether text or lexicon makes him a head of state or government."""
        return self.rank in HEADS or bool(self.held & HEADS)


@dataclass
class Share:
    """Participants of one group: all, those of the lexicon, those in office on the day."""

    label: str
    people: int = 0
    known: int = 0
    in_office: int = 0
    unknown: Counter[str] = field(default_factory=Counter)
    out_of_office: Counter[str] = field(default_factory=Counter)

    def add(self, seen: Seen) -> None:
        """Count one."""
        self.people += 1
        self.known += seen.person is not None
        self.in_office += bool(seen.held)
        if seen.person is None:
            self.unknown[seen.name] += 1
        elif not seen.held:
            self.out_of_office[seen.name] += 1

    def __str__(self) -> str:
        if not self.people:
            return f"{self.label}: none"
        return (
            f"{self.label}: {self.people} participants, {100 * self.known / self.people:.1f} % in the lexicon, "
            f"{100 * self.in_office / self.people:.1f} % with office at the date"
        )


def seen_in(document: Document, known: Lexicon) -> Iterator[Seen]:
    """The named participants of a document's accounts."""
    annotated = annotate(document, known)
    ranks = {actor.name: (actor.rank, actor.office or "") for actor in annotated.actors if actor.name and actor.rank}
    for account in extract(annotated, known).accounts:
        for one in account.participants:
            if one.name:
                rank, title = ranks.get(one.name, ("", ""))
                yield Seen(
                    one.name,
                    one.country or "?",
                    one.person,
                    one.office or title,
                    rank,
                    held_by(one, days_of(account, document), known),
                    document.doc_id,
                    example(annotated, one.name),
                )


def seen_or_told(document: Document, known: Lexicon) -> list[Seen]:
    """As `seen_in`; a document that cannot be extracted is told of and gives nobody."""
    try:
        return list(seen_in(document, known))
    except InvalidInput as problem:
        print(f"{document.doc_id}: {problem.message}", file=sys.stderr)
        return []


def days_of(account: Account, document: Document) -> tuple[date, date] | None:
    """First and last day that the account may mean, else the day of publication."""
    when = account.date
    if when is not None and when.earliest is not None and when.latest is not None:
        return when.earliest, when.latest
    return (document.published, document.published) if document.published else None


def held_by(one: Participant, days: tuple[date, date] | None, known: Lexicon) -> frozenset[str]:
    """The ranks that the lexicon gives a participant on one of the days."""
    if one.person is None:
        return frozenset()
    first, last = (ALWAYS, NEVER) if days is None else (days[0].toordinal(), days[1].toordinal())
    held = [t for t in known.terms_of(one.person) if first_day(t.start) <= last and last_day(t.end) >= first]
    return frozenset(known.offices[term.office].rank for term in held)


def example(annotated: Annotated, name: str) -> str:
    """The first sentence with the name, on one line."""
    at = annotated.content.find(name)
    for start, end in annotated.sentences:
        if start <= at < end:
            return " ".join(annotated.content[start:end].split())[:SHOWN]
    return ""


def report(everybody: Share, heads: Share, first: dict[str, Seen], top: int) -> None:
    """Print the shares and the names."""
    print(everybody)
    print(heads)
    for share in (heads, everybody):
        for label, names in (("unknown", share.unknown), ("known, without office at the date", share.out_of_office)):
            print(f"\n{share.label}, {label}: {len(names)} names, {sum(names.values())} times")
            for name, count in names.most_common(top):
                one = first[name]
                read_as = one.title or one.rank or "-"
                print(f"{count:5} {name} | {one.country} | {read_as} | {one.doc_id} | {one.example}")


def main() -> int:
    """Extract and count."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--top", type=int, default=50, help="names to print in each list")
    parser.add_argument("--limit", type=int, default=None, help="documents of each file; default: all")
    asked = parser.parse_args()
    everybody, heads, first = Share("all"), Share("heads of state and government"), {}
    try:
        known = lexicon()
        for path in asked.corpora:
            here = Share(path.stem), Share(f"{path.stem}, heads of state and government")
            for document in islice(read([path], lang="en"), asked.limit):
                for seen in seen_or_told(document, known):
                    first.setdefault(seen.name, seen)
                    for share in (everybody, here[0], *((heads, here[1]) if seen.head else ())):
                        share.add(seen)
            print(*here, sep="\n", flush=True)
    except SummitryError as problem:
        print(problem, file=sys.stderr)
        return 2
    report(everybody, heads, first, asked.top)
    return 0


if __name__ == "__main__":
    sys.exit(main())
