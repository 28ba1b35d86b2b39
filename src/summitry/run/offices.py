"""Questions to the lexicon: who held which office on a day, and what somebody's title was."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from summitry.lexicon import Answer, Lexicon, who_then
from summitry.model import Engagement, Participant
from summitry.run.stages import lexicon


def offices_at(engagement: Engagement) -> dict[str, str]:
    """Titles held on the engagement's first day, by participant's name; the sources' own title where unknown."""
    known = lexicon()
    day = engagement.date.earliest if engagement.date else None
    titles = {one.name: _title(one, day, known) for one in engagement.participants if one.name}
    return {name: title for name, title in titles.items() if title}


def _title(one: Participant, day: date | None, known: Lexicon) -> str:
    if one.office in known.offices:
        return known.offices[one.office].title_en
    if one.person is not None and day is not None:
        held = [term.office for term in known.terms_of(one.person, day) if term.office in known.offices]
        return "; ".join(dict.fromkeys(known.offices[office].title_en for office in held))
    return one.office or ""


def holders_on(asked: str, day: date, overlay: Path | None = None) -> Answer:
    """Who held office on a day in a state or organisation, or in the state that stood then in its place.

    `asked` is an id in any case, or the English name. Raises NotFound for neither.
    """
    known = lexicon(overlay)
    return who_then(known, _polity(known, asked), day)


def _polity(known: Lexicon, asked: str) -> str:
    names = {row.id: row.name_en for row in known.tables.states}
    names |= {row.id: row.name_en for row in known.tables.organisations}
    wanted = asked.casefold()
    found = [ident for ident in names if ident.casefold() == wanted]
    return next(iter(found or [ident for ident, name in names.items() if name.casefold() == wanted]), asked)
