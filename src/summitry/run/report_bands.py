"""Bands of a timeline: who led each side, and the designations of the relationship."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from summitry.lexicon import Lexicon
from summitry.lexicon.ladders import BEGINNING, ladder_between
from summitry.lexicon.records import LEADER_RANKS, Office, Term
from summitry.model import Engagement, bounds
from summitry.present.pictures import Framing, Party
from summitry.present.pictures.bands import Band
from summitry.present.pictures.ladder import Designation
from summitry.present.report.material import Source


def leader_bands(found: Sequence[Engagement], framing: Framing, known: Lexicon) -> Iterator[Band]:
    """For each side the holders of the office whose holders take part most, state by state."""
    span = (framing.since or date(1900, 1, 1), framing.as_of or date(2100, 1, 1))
    for side in (framing.first, framing.second):
        for code in sorted(side.codes):
            yield from _of_state(code, side, found, span, known)


def _of_state(
    code: str, side: Party, found: Sequence[Engagement], span: tuple[date, date], known: Lexicon
) -> Iterator[Band]:
    rank = _rank(code, found, known)
    state = known.states.get(code)
    low = max(span[0], _day(state.since, span[0]) if state else span[0])
    high = min(span[1], _day(state.until, span[1]) if state else span[1])
    terms = [term for office in known.offices_of(code) if office.rank == rank for term in known.holders(office.id)]
    for person, since, until in _joined(terms):
        if since < high and (until is None or until > low) and person in known.people:
            row = known.people[person]
            end = high if until is None or until > high else until
            yield Band(track=side.short, label=row.name_en, short=row.short_en, since=max(since, low), until=end)


def _rank(code: str, found: Sequence[Engagement], known: Lexicon) -> str:
    """The leaders' rank that most engagements have on this side."""
    offices: dict[str, Office] = {office.id: office for office in known.offices_of(code) if office.rank in LEADER_RANKS}
    met: Counter[str] = Counter()
    for one in found:
        day = one.date.earliest if one.date else None
        people = [party.person for party in one.participants if party.country == code and party.person]
        terms = [term for person in people for term in known.terms_of(person, day)]
        met.update({offices[term.office].rank for term in terms if term.office in offices})
    return max(met, key=lambda rank: (met[rank], rank), default="head_of_state")


def _joined(terms: Iterable[Term]) -> list[tuple[str, date, date | None]]:
    """Terms of one person that follow or overlap each other as one; those that are only elected are left out."""
    found: list[tuple[str, date, date | None]] = []
    regular = [term for term in terms if term.start and term.basis != "elect"]
    for term in sorted(regular, key=lambda one: (_day(one.start, date.min), one.person)):
        since, until = _day(term.start, date.min), _day(term.end, date.max) if term.end else None
        last = next((place for place in range(len(found) - 1, -1, -1) if found[place][0] == term.person), None)
        if last is not None and _touch(found[last][2], since):
            begun, ended = found[last][1], found[last][2]
            found[last] = (term.person, begun, None if until is None or ended is None else max(until, ended))
        else:
            found.append((term.person, since, until))
    return found


def _touch(ended: date | None, since: date) -> bool:
    return ended is None or (since - ended).days < 60


def _day(edtf: str, otherwise: date) -> date:
    return bounds(edtf).earliest or otherwise if edtf else otherwise


def designations(framing: Framing) -> list[Designation]:
    """The steps of the ladder that the program knows for the two, up to the day that is covered."""
    ladder = ladder_between(framing.first.code, framing.second.code)
    found = []
    for step in ladder.steps if ladder else ():
        since = _day(step.since, date.min)
        words = {lang: forms[0] for lang, forms in step.wordings.items()}
        row = step.row
        if framing.as_of and since > framing.as_of:
            continue
        found.append(
            Designation(
                since=since,
                until=_day(step.until, date.max) if step.until else None,
                kind=step.kind,
                text=words.get("en", ""),
                text_zh=words.get("zh", ""),
                text_ru=words.get("ru", ""),
                note=(row.notes or "") if row else "",
                sources="; ".join(one.publisher or one.title for one in row.sources) if row else "",
                id=f"{step.kind}-{step.since}",
                unseen=tuple(step.unseen),
            )
        )
    return found


def designation_bands(found: Sequence[Designation]) -> Iterator[Band]:
    """The designations in force, one after the other; statements and slogans are none."""
    for one in found:
        if one.kind in BEGINNING:
            yield Band(track="Designation", label=one.text, since=one.since, until=one.until, id=one.id)


def designation_sources(framing: Framing) -> list[Source]:
    """What the ladder rests on."""
    ladder = ladder_between(framing.first.code, framing.second.code)
    rows = [step.row for step in ladder.steps if step.row] if ladder else []
    return [Source(one.title, one.publisher, one.url) for row in rows for one in row.sources]
