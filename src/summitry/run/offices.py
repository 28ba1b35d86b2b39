"""Questions to the lexicon: who held which office on a day, what somebody's title was, is an overlay sound."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from summitry.errors import NotFound
from summitry.lexicon import Lexicon, load_lexicon
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


def holders_on(state: str, day: date, overlay: Path | None = None) -> list[dict[str, Any]]:
    """Office, holder and term of everybody in office in a state on a day. Raises NotFound for an unknown state."""
    known = lexicon(overlay)
    if state not in known.states and state not in known.organisations:
        raise NotFound(f"no state or organisation has the code {state!r}", hint="use ISO codes such as CHN, RUS, SUN")
    return [
        {
            "office": office.id, "title": office.title_en, "person": term.person,
            "name": known.people[term.person].name_en if term.person in known.people else term.person,
            "start": term.start, "end": term.end, "basis": term.basis,
        }
        for office in known.offices_of(state)
        for term in known.holders(office.id, day)
    ]  # fmt: skip


def check_overlay(folder: Path) -> Iterator[str]:
    """Load a folder of tables over the built-in ones. Raises InvalidLexicon with every problem."""
    built_in, merged = load_lexicon(None).tables, load_lexicon(folder).tables
    for name in merged.__struct_fields__:
        before, after = set(getattr(built_in, name)), set(getattr(merged, name))
        if before != after:
            yield f"{name}: {len(after - before)} rows added or changed, {len(after)} in all"
    yield f"{folder}: no problems"
