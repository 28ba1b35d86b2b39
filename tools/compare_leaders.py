"""Compare our holders with published lists of effective leaders: is each of them, month by month, among ours?

    python tools/compare_leaders.py [--leaders DIR] [--states USA,CHN] [--sample 200 [--seed 7]]

Reads `archigos_1945_2015.csv` and `reign_2021.csv` in DIR (default: ../shared/leaders beside the project; nothing
of them enters it). For each state and the 15th of each month from 1945 to 2021 the leader listed there must be, by a
name that folds alike or nearly so, among our holders of a leader's rank. Prints coverage by state and each stretch
that differs, with the people whom we have then. Stretches in `known_leader_differences.csv` are counted as explained.
Exit status 1 when anything differs unexplained.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from pathlib import Path

from rapidfuzz.distance import DamerauLevenshtein

from summitry.errors import SummitryError
from summitry.lexicon import Lexicon, load_lexicon
from summitry.lexicon.lexicon import split
from summitry.lexicon.periods import covers
from summitry.lexicon.records import LEADER_RANKS
from summitry.lexicon.who import code_index, who, who_then
from summitry.text.names import squash, words_of

ROOT = Path(__file__).resolve().parent.parent
KNOWN = Path(__file__).parent / "known_leader_differences.csv"
WEEK = 7  # days by which lists may date a hand-over otherwise: vote, appointment or oath
NEAR = 0.80  # similarity from which two folded words are one name in two romanisations


@dataclass(frozen=True)
class Listed:
    """A leader's stretch in a published list."""

    source: str
    code: str
    leader: str
    start: date
    end: date


@dataclass
class Tally:
    """Months of one state: agreed, explained, differing, and the stretches that differ."""

    months: int = 0
    agreed: int = 0
    explained: int = 0
    differing: list[tuple[Listed, date, list[str]]] = field(default_factory=list)


def archigos(folder: Path) -> Iterator[Listed]:
    """Rows of Archigos with exact days."""
    with (folder / "archigos_1945_2015.csv").open(encoding="utf-8", errors="replace", newline="") as handle:
        for row in csv.DictReader(handle):
            start, end = date.fromisoformat(row["startdate"]), date.fromisoformat(row["enddate"])
            yield Listed("archigos", row["ccode"], row["leader"], start, end)


def reign(folder: Path) -> Iterator[Listed]:
    """Rows of REIGN from 2015 on; a stretch ends with the month before its last, whose day is not given."""
    with (folder / "reign_2021.csv").open(encoding="utf-8", errors="replace", newline="") as handle:
        for row in csv.DictReader(handle):
            if not row["syear"] or not row["smonth"]:
                continue
            start = date(int(row["syear"]), int(row["smonth"]), int(row["sdate"] or 1) or 1)
            end = date(2021, 3, 31)
            if row["eyear"] and row["emonth"]:
                end = date(int(row["eyear"]), int(row["emonth"]), 1) - timedelta(days=1)
            if end >= date(2016, 1, 1):
                yield Listed("reign", row["ccode"], row["leader"], max(start, date(2016, 1, 1)), end)


def middles(start: date, end: date) -> Iterator[date]:
    """The 15th of each month in a stretch, from 1945 on."""
    year, month = max(start, date(1945, 1, 1)).year, max(start, date(1945, 1, 1)).month
    while (middle := date(year, month, 15)) <= end:
        if middle >= start:
            yield middle
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def forms(lexicon: Lexicon, person: str) -> tuple[str, ...]:
    """Every Latin spelling of a person's name."""
    row = lexicon.people[person]
    return (row.name_en, row.short_en, *split(row.variants), *split(row.short_variants))


def same(listed: str, ours: tuple[str, ...]) -> bool:
    """Whether a listed name is a spelling of one of ours: a word in common, nearly, or all of it run together."""
    theirs, whole = {word for word in words_of(listed) if len(word) > 2}, squash(listed)
    for form in ours:
        if DamerauLevenshtein.normalized_similarity(whole, squash(form)) >= NEAR:
            return True
        mine = {word for word in words_of(form) if len(word) > 2}
        if theirs & mine or any(DamerauLevenshtein.normalized_similarity(a, b) >= NEAR for a in theirs for b in mine):
            return True
    return False


def leaders(lexicon: Lexicon, state: str, day: date) -> list[str]:
    """Ids of our people in a leader's rank, without those elected and not yet in office."""
    held = who(lexicon, state, day)
    return list(dict.fromkeys(h.person.id for h in held if h.office.rank in LEADER_RANKS and h.term.basis != "elect"))


def known() -> list[dict[str, str]]:
    """The explained differences: state, from, to, reason."""
    if not KNOWN.is_file():
        return []
    with KNOWN.open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


class Codes:
    """Numbers of states, looked up once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._index = {"archigos": code_index(lexicon, "gw"), "reign": code_index(lexicon, "cow")}

    def meant(self, row: Listed, day: date) -> tuple[str, bool]:
        """The state that a row's number meant on a day, else one that it means at another time; and whether then."""
        rows = self._index[row.source].get(row.code, [])
        then = [s.id for s, since, until in rows if covers(s.since, s.until, day) and covers(since, until, day)]
        if then:
            return then[0], True
        return (rows[0][0].id if rows else f"code {row.code}"), False


def compare(lexicon: Lexicon, listed: Iterator[Listed], only: frozenset[str]) -> dict[str, Tally]:
    """Tallies by state. A leader listed while our state did not stand is explained by that alone."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    codes, reasons = Codes(lexicon), known()
    alike = Alike(lexicon)
    for row in listed:
        for day in middles(row.start, row.end):
            state, stood = codes.meant(row, day)
            if only and state not in only:
                continue
            tally = tallies[state]
            tally.months += 1
            ours = leaders(lexicon, state, day)
            if any(alike(row.leader, person) for person in ours):
                tally.agreed += 1
            elif not stood or any(r["state"] == state and r["from"] <= f"{day:%Y-%m}" <= r["to"] for r in reasons):
                tally.explained += 1
            else:
                tally.differing.append((row, day, ours))
    return dict(tallies)


class Alike:
    """`same` for a listed name and one of our people, remembered."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._known: dict[tuple[str, str], bool] = {}

    def __call__(self, listed: str, person: str) -> bool:
        """Whether they are one."""
        if (listed, person) not in self._known:
            self._known[listed, person] = same(listed, forms(self._lexicon, person))
        return self._known[listed, person]


def report(tallies: dict[str, Tally]) -> int:
    """Print all; the number of differing months."""
    for state, tally in sorted(tallies.items()):
        share = 100 * tally.agreed / tally.months if tally.months else 0
        print(
            f"{state}: {tally.agreed} of {tally.months} months agree ({share:.1f} %), {tally.explained} explained, "
            f"{len(tally.differing)} differ"
        )
        for (row, ours), group in groupby(tally.differing, key=lambda item: (item[0], item[2])):
            days = [day for _, day, _ in group]
            print(
                f"    {days[0]:%Y-%m}..{days[-1]:%Y-%m} {row.source} {row.leader!r} ({row.start}..{row.end}); "
                f"ours: {', '.join(ours) or 'nobody'}"
            )
    total = Tally()
    total.months = sum(t.months for t in tallies.values())
    total.agreed = sum(t.agreed for t in tallies.values())
    total.explained = sum(t.explained for t in tallies.values())
    differing = sum(len(t.differing) for t in tallies.values())
    print(
        f"all: {total.agreed} of {total.months} months agree, {total.explained} explained, {differing} differ; "
        f"{sum(1 for t in tallies.values() if not t.differing)} of {len(tallies)} states without difference"
    )
    return differing


def outcome(lexicon: Lexicon, row: Listed, state: str, day: date, alike: Alike) -> tuple[str, set[str]]:
    """Whether the leader listed is among ours that day ("agree"), within a week of it ("hand-over"), or not."""
    people: set[str] = set()
    for away in sorted(range(-WEEK, WEEK + 1), key=abs):
        held = who_then(lexicon, state, day + timedelta(days=away)).holdings
        found = {one.person.id for one in held if one.office.rank in LEADER_RANKS}
        people = people or found
        if any(alike(row.leader, person) for person in found):
            return ("hand-over" if away else "agree"), people
    return "differ", people


def sample(lexicon: Lexicon, rows: list[Listed], size: int, seed: int) -> int:
    """Ask `who_then` for random days of random rows, the same ones for a seed; print those that differ."""
    chance = random.Random(seed)
    counts = dict.fromkeys(("agree", "explained", "hand-over", "differ"), 0)
    codes, alike, reasons = Codes(lexicon), Alike(lexicon), known()
    for row in chance.sample([row for row in rows if row.end >= date(1945, 1, 1)], size):
        first = max(row.start, date(1945, 1, 1))
        day = first + timedelta(days=chance.randint(0, max(0, (row.end - first).days)))
        state, stood = codes.meant(row, day)
        found, people = outcome(lexicon, row, state, day, alike)
        explained = not stood or any(r["state"] == state and r["from"] <= f"{day:%Y-%m}" <= r["to"] for r in reasons)
        found = "explained" if explained and found != "agree" else found
        counts[found] += 1
        if found in ("hand-over", "differ"):
            print(
                f"{found}: {state} {day}: {row.source} has {row.leader!r} from {row.start} to {row.end}, "
                f"we {', '.join(sorted(people)) or 'nobody'}"
            )
    print(
        f"{size} random pairs: {counts['agree']} agree, {counts['explained']} explained, "
        f"{counts['hand-over']} within a week of a hand-over, {counts['differ']} differ"
    )
    return 1 if counts["differ"] else 0


def main() -> int:
    """Run the comparison."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--leaders", type=Path, default=ROOT.parent / "shared" / "leaders")
    parser.add_argument("--states", default="", help="ids, separated by commas; default: all")
    parser.add_argument("--sample", type=int, default=0, help="instead: so many random days of random rows")
    parser.add_argument("--seed", type=int, default=19450101, help="of --sample: another one, other days")
    asked = parser.parse_args()
    if not asked.leaders.is_dir():
        print(f"no such folder: {asked.leaders}; give --leaders DIR", file=sys.stderr)
        return 2
    try:
        lexicon = load_lexicon()
    except SummitryError as problem:
        print(problem, file=sys.stderr)
        return 2
    rows = [*archigos(asked.leaders), *reign(asked.leaders)]
    if asked.sample:
        return sample(lexicon, rows, asked.sample, asked.seed)
    return 1 if report(compare(lexicon, iter(rows), frozenset(filter(None, asked.states.split(","))))) else 0


if __name__ == "__main__":
    sys.exit(main())
