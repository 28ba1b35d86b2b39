"""A synthetic pile of accounts, as like real ones as linking needs: pairs of states, bursts of reports around summits.

Sizes follow what the shared corpora show: few reports of most calls, hundreds of a summit; names cut to surnames or
left out, days missing, a day late or vague, plans told before and moved. The same seed gives the same pile.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

import msgspec

from summitry.linking import Source
from summitry.model import Account, Kind, Participant, Place, Status, When

STATES, PAIRS, FIRST = 80, 300, date(2005, 1, 1)
YEARS, FULL = 20, 1_000_000  # accounts of that many years; smaller piles cover less time, as densely
PUBLISHERS = [f"Publisher {number}" for number in range(120)]
_KINDS: tuple[tuple[Kind, float], ...] = (
    ("meeting", 0.45), ("call", 0.27), ("visit", 0.16), ("video", 0.05), ("multilateral", 0.07),
)  # fmt: skip


class Occasion(msgspec.Struct, frozen=True):
    """What happened, before anybody tells of it. `reports` is the number of accounts."""

    kind: Kind
    states: tuple[str, ...]
    day: date
    length: int
    name: str | None
    reports: int
    called_off: bool


def pile(accounts: int, seed: int = 1) -> Iterator[tuple[Account, Source]]:
    """About `accounts` accounts, each of a document of its own, in no helpful order within an occasion."""
    told, number, random = 0, 0, Random(seed)
    pairs, days = _pairs(random), max(60, round(365 * YEARS * accounts / FULL))
    while told < accounts:
        occasion = _occasion(random, pairs, number, days)
        number += 1
        for _ in range(min(occasion.reports, accounts - told)):
            yield _report(random, occasion, told)
            told += 1


def _pairs(random: Random) -> list[tuple[str, str]]:
    states = [f"{chr(65 + number // 26)}{chr(65 + number % 26)}X" for number in range(STATES)]
    found: dict[tuple[str, str], None] = {}
    while len(found) < PAIRS:
        one, other = random.choices(states, weights=[1 / (rank + 3) for rank in range(STATES)], k=2)
        if one != other:
            found[one, other] = None
    return list(found)


def _occasion(random: Random, pairs: list[tuple[str, str]], number: int, days: int) -> Occasion:
    pair = pairs[int(PAIRS * random.random() ** 1.7)]  # some pairs meet often, most seldom
    kind = random.choices([name for name, _ in _KINDS], weights=[share for _, share in _KINDS])[0]
    states: tuple[str, ...] = pair
    if kind == "multilateral" or random.random() < 0.03:
        others = random.sample(sorted({state for each in pairs for state in each} - set(pair)), random.randint(1, 9))
        states = (*pair, *(others if kind == "multilateral" else others[:1]))
    length = random.choice((1, 2, 2, 3, 4)) if kind in ("visit", "multilateral") else 1
    day = FIRST + timedelta(days=random.randrange(days))
    reports = min(1 + int(random.paretovariate(1.05) * random.uniform(1, 12)), 400)
    name = f"{_name(number % 400)} summit" if kind == "multilateral" else None
    return Occasion(kind, states, day, length, name, reports, random.random() < 0.03)


def _name(number: int) -> str:
    """A word for each number: gatherings are told from each other by words, not by numbers."""
    signs = [number // 12**place for place in range(3)]
    return "".join(f"{'bdfgklmnprst'[sign % 12]}{'aeiou'[sign % 5]}" for sign in signs)


def _report(random: Random, of: Occasion, number: int) -> tuple[Account, Source]:
    plan = of.called_off or random.random() < 0.12
    published = of.day + timedelta(days=-random.randint(1, 30) if plan else random.choice((0, 0, 0, 1, 1, 2, 3)))
    status: Status = random.choice(("scheduled", "scheduled", "expected", "proposed")) if plan else "occurred"
    doc = f"d{number:07}"
    account = Account(
        account_id=f"a{random.getrandbits(40):010x}{number:x}",
        doc_id=doc,
        kind="call" if of.kind == "video" and random.random() < 0.2 else of.kind,
        level="leader",
        status=status,
        participants=_people(random, of),
        date=_when(random, of, published, plan=plan),
        place=_place(random, of),
        occasion=of.name if random.random() < 0.8 else None,
        central=random.random() < 0.6,
    )
    return account, Source(doc, random.choice(PUBLISHERS), published, f"https://example.org/{doc}")


def _people(random: Random, of: Occasion) -> tuple[Participant, ...]:
    told = of.states
    if of.kind == "multilateral":
        named = random.choice((2, 2, 3, len(of.states), len(of.states)))  # the great ones, or all
        told = tuple(sorted({*of.states[:named], random.choice(of.states)}))
    return tuple(_person(random, of, state, position) for position, state in enumerate(told))


def _person(random: Random, of: Occasion, state: str, position: int) -> Participant:
    term = (of.day.year - FIRST.year) // 5
    family = f"{state.title()}{'abcd'[term % 4]}ov"
    drawn = random.random()
    name = f"Name{term} {family}" if drawn < 0.75 else family if drawn < 0.88 else None
    known = name and random.random() < 0.9
    role = ("guest", "host")[position % 2] if of.kind == "visit" else "participant"
    return Participant(name, state, role, f"{state}-{term}" if known else None)  # type: ignore[arg-type]


def _when(random: Random, of: Occasion, published: date, *, plan: bool) -> When | None:
    drawn, day = random.random(), of.day
    if plan and random.random() < 0.3:
        day += timedelta(days=random.randint(-9, 9))
    if drawn < 0.04:
        return None
    if drawn < 0.07:
        return When.of(day.strftime("%Y-%m"), "stated")
    if drawn < 0.075:
        return When.of(str(day.year), "stated")
    if drawn < 0.08:
        return When.of(day.strftime("XXXX-%m-%d"), "year-unknown")
    if drawn < 0.13 and not plan:
        return When.of(published.isoformat(), "publication")
    if of.length > 1 and drawn < 0.7:
        return When.of(f"{day}/{day + timedelta(days=of.length - 1)}", "stated")
    return When.of(day.isoformat(), random.choice(("stated", "weekday", "relative")))


def _place(random: Random, of: Occasion) -> Place | None:
    if of.kind in ("call", "video") or random.random() < 0.25:
        return None
    host = of.states[1]
    return Place(host, f"Capital of {host}" if random.random() < 0.7 else None)
