"""What does not agree within the text, or with calendar, map and tables: weekdays, anniversaries, bearings, sums.

These are findings of one document: "contradicted" says that two of its statements, or a statement and a table, do not
go together. What does agree is marked only where a reader would check it: anniversaries and spans of years.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from summitry.checking.draft import Draft
from summitry.checking.figures import amounts
from summitry.checking.known import Known
from summitry.checking.relation import stretch_of
from summitry.checking.rules import check_rules, number_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import Anniversary, line
from summitry.lexicon.records import City, Edition
from summitry.model import Mention
from summitry.text.names import fold

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b({'|'.join(_DAYS)})\b")
_WEEKDAY_REACH = 14
_APART = 2.0  # degrees of latitude or longitude by which capitals must differ to be called north, south, east or west
_PERCENT = 0.06


def weekdays(draft: Draft, _known: Known, _story: Story) -> Iterator[Mark]:
    """A weekday that stands with a full date and is not its weekday."""
    for mention in draft.annotated.mentions:
        day = mention.when.day if mention.kind == "date" and mention.when else None
        if day is None or not re.search(r"\d", mention.text) or mention.when is None or mention.when.basis == "year-unknown":
            continue
        low = max(draft.sentence(mention.start)[0], mention.start - _WEEKDAY_REACH)
        beside = draft.plain[mention.end : mention.end + _WEEKDAY_REACH]
        for match in _WEEKDAY.finditer(draft.plain, low, mention.end + (len(beside) if beside.startswith((", ", " (")) else 0)):
            if match.group() != _DAYS[day.weekday()] and re.search(r"\d{4}", mention.text):
                found = f"{day.isoformat()} was a {_DAYS[day.weekday()].capitalize()}"
                proof = Proof(side="table", quote=found, source="calendar")
                yield draft.mark(match.span(), "consistency", "contradicted", "consistency.weekday", found, (proof,))


# ---------------------------------------------------------------- anniversaries, ages, spans


def anniversaries(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """"the 75th anniversary of relations": the number against the year and what is remembered."""
    for rule in check_rules().anniversaries:
        for match in draft.find(rule.compiled):
            number = number_of(match["n"])
            low, high = draft.sentence(match.start())
            founded, proof = _founded(draft, known, match, low, high)
            year = _year_of(draft, match, low, high, founded)
            if number is None or founded is None or year is None:
                found = "what is remembered, or the year, is not known: it cannot be reckoned"
                yield draft.mark(match.span(), "consistency", "not-in-chronicle", rule.id, found)
                continue
            verdict: Verdict = "supported" if year - founded == number else "contradicted"
            found = f"{founded} to {year} are {year - founded} years"
            yield draft.mark(match.span(), "consistency", verdict, "consistency.anniversary", found, proof)


def _founded(
    draft: Draft, known: Known, match: re.Match[str], low: int, high: int
) -> tuple[int | None, tuple[Proof, ...]]:
    """The year of what is remembered: said in the sentence beside "established", or from the table."""
    said = re.compile(r"(?:established|founded|signed|concluded|recognised|recognized|normalised|normalized)[^.;]{0,30}?\b(1[89]\d\d|20\d\d)")
    own = said.search(draft.plain, low, high)
    states = {one.value for one in draft.mentions(low, high, "state", "adjective")}
    if not states:
        most = Counter(one.value for one in draft.annotated.mentions if one.kind == "state")
        states = {state for state, _ in most.most_common(2)}
    row = _remembered(known, draft.plain[match.end() : high], states)
    if own:
        quote = draft.content[own.start() : own.end()]
        proofs = [Proof(side="table", quote=f"{own[1]}: {quote}", source="the text itself, and the calendar")]
        return int(own[1]), tuple(proofs + ([_row(row)] if row else []))
    return (int(row.date[:4]), (_row(row),)) if row else (None, ())


def _remembered(known: Known, words: str, states: set[str]) -> Anniversary | None:
    """The row that the words behind "anniversary" name, for the states named; the longest name first."""
    rows = [
        (len(name), row)
        for row in known.facts.anniversaries
        for name in row.names.split(";")
        if name in words and (not row.parties or len(states & set(row.parties.split(";"))) >= min(2, len(row.parties.split(";"))))
    ]
    return max(rows, key=lambda pair: pair[0])[1] if rows else None


def _row(row: Anniversary) -> Proof:
    return Proof(side="table", quote=line(row), source="anniversaries.csv of Summitry")


def _year_of(draft: Draft, match: re.Match[str], low: int, high: int, founded: int | None) -> int | None:
    """The year in which it is marked: in the sentence, in what is told before, or that of the text."""
    own = [_year(one) for one in draft.mentions(low, high, "date")]
    years = [year for year in own if year is not None and year != founded]
    if years:
        return years[0]
    before = [_year(one) for one in draft.mentions(0, match.start(), "date")]
    near = [year for year in before[-3:] if year is not None and year != founded]
    return near[-1] if near else draft.day.year if draft.day else None


def _year(mention: Mention) -> int | None:
    days = stretch_of(mention.when)
    return days.first.year if days is not None and days.days < 400 and re.search(r"\d", mention.text) else None


def ages(draft: Draft, _known: Known, _story: Story) -> Iterator[Mark]:
    """Years of birth and ages told together, and spans of years with their two ends."""
    rules = check_rules()
    for rule in rules.ages:
        for match in draft.find(rule.compiled):
            low, high = draft.sentence(match.start())
            years = [_year(one) for one in draft.mentions(low, high, "date")]
            born, age = int(match["year"]), int(match["n"])
            now = next((year for year in years if year is not None and year != born), draft.day.year if draft.day else None)
            if now is not None and age not in (now - born, now - born - 1):
                found = f"born in {born}, in {now} the age is {now - born - 1} or {now - born}"
                proof = Proof(side="table", quote=found, source="calendar")
                yield draft.mark(match.span(), "consistency", "contradicted", rule.id, found, (proof,))
    for rule in rules.spans:
        for match in draft.find(rule.compiled):
            first, last, number = int(match["a"]), int(match["b"]), number_of(match["n"])
            fits = number in (last - first, last - first + 1)
            found = f"from {first} to {last} are {last - first} years, {last - first + 1} with both counted"
            proof = Proof(side="table", quote=found, source="calendar")
            yield draft.mark(match.span(), "consistency", "supported" if fits else "contradicted", rule.id, found, (proof,))


# ---------------------------------------------------------------- the map


def neighbours(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """"its large northern neighbor": the capitals of both must lie so."""
    for rule in check_rules().neighbours:
        for match in draft.find(rule.compiled):
            owner, other = _two(draft, match)
            one, beside = (_capital(known, state) for state in (owner, other))
            if one is None or beside is None:
                found = "which two states are meant, or where they lie, is not known"
                yield draft.mark(match.span(), "consistency", "not-in-chronicle", rule.id, found)
                continue
            north, east = float(beside.lat) - float(one.lat), float(beside.lon) - float(one.lon)
            by = {"north": north, "south": -north, "east": east, "west": -east}[match["dir"]]
            verdict: Verdict = "supported" if by >= _APART else "contradicted" if by <= -_APART else "partly"
            side = ("north" if north > 0 else "south") if match["dir"] in ("north", "south") else ("east" if east > 0 else "west")
            found = f"{beside.name_en} ({other}) lies {side} of {one.name_en} ({owner})"
            proofs = tuple(Proof(side="table", quote=line(city), source="cities.csv, from GeoNames") for city in (one, beside))
            yield draft.mark(match.span(), "consistency", verdict, "consistency.bearing", found, proofs)


def _two(draft: Draft, match: re.Match[str]) -> tuple[str | None, str | None]:
    """The state whose neighbour is meant, and the neighbour."""
    low, high = draft.sentence(match.start())
    states = [one for one in draft.mentions(low, high, "state")]
    before = [one for one in states if one.end <= match.start()]
    owner = before[-1].value if before else None
    rest = [one.value for one in states if one.value != owner]
    if rest:
        near = min((one for one in states if one.value != owner), key=lambda one: abs(one.start - match.start()))
        return owner, near.value
    most = Counter(one.value for one in draft.annotated.mentions if one.kind in ("state", "adjective") and one.value != owner)
    return owner, next((state for state, _ in most.most_common(1)), None)


def _capital(known: Known, state: str | None) -> City | None:
    names = [row.city for row in known.lexicon.tables.capitals if row.state == state and not row.until]
    cities = [city for name in names for city in known.lexicon.cities_named(name) if city.state == state]
    return cities[0] if cities else None


# ---------------------------------------------------------------- gatherings and sums


def gatherings(draft: Draft, known: Known, _story: Story) -> Iterator[Mark]:
    """A summit of a year, or of a number, that was held in another city than the sentence says."""
    for mention in draft.annotated.mentions:
        if mention.kind != "gathering":
            continue
        low, high = draft.sentence(mention.start)
        editions = _editions(draft, known, mention, low, high)
        held = {fold(one.city) for one in editions if one.city}
        cities = [one for one in draft.mentions(mention.end, min(high, mention.end + 60), "city") if _directly(draft, mention, one)]
        for city in cities[:1]:
            if len(held) and fold(city.value.split("/")[-1]) not in held:
                found = "; ".join(f"{mention.text} {one.year}: {one.city}" for one in editions[:3])
                proofs = tuple(Proof(side="table", quote=line(one), source="tables of editions of Summitry") for one in editions[:3])
                yield draft.mark((city.start, city.end), "consistency", "contradicted", "consistency.gathering", found, proofs)


def _directly(draft: Draft, gathering: Mention, city: Mention) -> bool:
    return re.fullmatch(r"[\w\s-]{0,30}\bin (?:[\w-]+ ){0,3}", draft.plain[gathering.end : city.start]) is not None


def _editions(draft: Draft, known: Known, mention: Mention, low: int, high: int) -> list[Edition]:
    rows = [row for row in known.lexicon.tables.editions if row.gathering == mention.value.partition("/")[0]]
    years = [_year(one) for one in draft.mentions(low, high, "date")]
    year = next((one for one in years if one is not None), None)
    return [row for row in rows if year is not None and row.start[:4] == str(year)]


def percentages(draft: Draft, _known: Known, _story: Story) -> Iterator[Mark]:
    """"from 100 to 120 billion, up 25 per cent": the percentage must follow from the two amounts."""
    for low, high in draft.annotated.sentences:
        sums = list(amounts(draft, low, high))
        if len(sums) != 2 or "from" not in draft.plain[low:high]:
            continue
        before = draft.plain[max(low, sums[0].span[0] - 6) : sums[0].span[0]]
        old, new = (sums[0], sums[1]) if "from" in before else (sums[1], sums[0])
        true = (new.value - old.value) / old.value * 100
        for rule in check_rules().changes:
            for match in draft.find(rule.compiled, low, high):
                falls = re.fullmatch(check_rules().macros["down"], match["dir"]) is not None
                said = -float(match["n"]) if falls else float(match["n"])
                slack = 0.5 * 10.0 ** -len(match["n"].partition(".")[2]) + 100 * (old.step + new.step) / 2 / old.value
                if abs(said - true) > slack:
                    found = f"from {old.value:g} to {new.value:g} is {true:+.1f} per cent"
                    proof = Proof(side="table", quote=found, source="reckoned from the two amounts of the text")
                    yield draft.mark(match.span(), "consistency", "contradicted", "consistency.percentage", found, (proof,))
