"""The two sides and their people, named in three languages as far as the tables know them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summitry.counting import Side
from summitry.lexicon import Lexicon
from summitry.lexicon.records import Organisation, State
from summitry.model import Engagement, Participant
from summitry.present.pictures import Party
from summitry.present.report.material import Person


def party(side: Side, used: Iterable[str], known: Lexicon) -> Party:
    """A side with its names, predecessors first; of those only the ones that occur."""
    held = set(used)
    codes = [
        code
        for code in sorted(side.codes, key=lambda one: (one == side.state, one))
        if code in held or code == side.state
    ]
    rows = [known.states[code] for code in codes if code in known.states]
    bodies = [known.organisations[code] for code in codes if code in known.organisations]
    named: list[State | Organisation] = [*rows, *bodies]
    return Party(
        code=side.state,
        codes=side.codes,
        name=" / ".join(row.name_en for row in named) or side.state,
        short="/".join(_short(row.id, row.name_en, side, known) for row in named) or side.state,
        name_zh=" / ".join(row.name_zh for row in named if row.name_zh),
        name_ru=" / ".join(row.name_ru for row in named if row.name_ru),
    )


def _short(code: str, name: str, side: Side, known: Lexicon) -> str:
    """The usual abbreviation of a state that is no more; the name of others."""
    if code == side.state:
        return name
    forms = (
        row.text
        for row in known.tables.state_names
        if row.state == code and row.lang == "en" and row.form == "abbreviation"
    )
    return next(forms, name)


def state_names(found: Iterable[Engagement], known: Lexicon) -> dict[str, str]:
    """English names by code, of all that take part or host."""
    codes = {one.place.country for one in found if one.place and one.place.country}
    codes |= {party.country for one in found for party in one.participants if party.country}
    names = {row.id: row.name_en for row in known.tables.organisations}
    return {code: known.states[code].name_en if code in known.states else names.get(code, code) for code in codes}


def title_then(party: Participant, one: Engagement, known: Lexicon) -> str:
    """The office held on the first day by the tables, else as the source has it."""
    if party.office in known.offices:
        return known.offices[party.office].title_en
    if party.office:
        return party.office
    day = one.date.earliest if one.date else None
    if party.person is None or day is None:
        return ""
    held = [
        known.offices[term.office].title_en
        for term in known.terms_of(party.person, day)
        if term.office in known.offices
    ]
    return "; ".join(dict.fromkeys(held))


def people(found: Sequence[Engagement], sides: Sequence[Party], known: Lexicon) -> list[Person]:
    """Everybody of the two sides who takes part, those with most entries first, side by side."""
    told: list[Person] = []
    for side in sides:
        met: dict[str, list[tuple[Participant, Engagement]]] = {}
        for one in found:
            for party in one.participants:
                if party.name and party.country in side.codes:
                    met.setdefault(party.person or party.name, []).append((party, one))
        ranked = sorted(met.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        told += [_person(rows, known) for _, rows in ranked]
    return told


def _person(rows: Sequence[tuple[Participant, Engagement]], known: Lexicon) -> Person:
    party = rows[0][0]
    row = known.people.get(party.person or "")
    years = [one.date.earliest.year for _, one in rows if one.date and one.date.earliest]
    span = f"{min(years)}–{max(years)}" if years and min(years) != max(years) else "".join(map(str, years[:1]))
    return Person(
        name=party.name or "",
        country=party.country or "",
        name_zh=row.name_zh.split(";")[0] if row else "",
        name_ru=row.name_ru.split(";")[0] if row else "",
        offices=tuple(dict.fromkeys(title for each, one in rows if (title := title_then(each, one, known))))[:4],
        ids=tuple(one.id for _, one in rows),
        years=span,
    )
