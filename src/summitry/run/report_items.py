"""The chronology of a report: each engagement in words, with everything behind it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from summitry.counting import Entry
from summitry.lexicon import Lexicon
from summitry.model import Engagement, Participant
from summitry.present.phrases import signed
from summitry.present.report.days import in_words
from summitry.present.report.material import Item
from summitry.present.report.sentences import located, sentence
from summitry.run.report_people import title_then
from summitry.run.report_voices import voices_of
from summitry.store import Chronicle


def items(found: Sequence[Entry], chronicle: Chronicle | None, states: Mapping[str, str], known: Lexicon) -> list[Item]:
    """One item an entry, in the order given."""
    ids = {entry.engagement.id for entry in found}
    parts: dict[str, list[str]] = {}
    for entry in found:
        if entry.engagement.part_of in ids:
            parts.setdefault(entry.engagement.part_of or "", []).append(entry.engagement.id)
    return [_item(entry, chronicle, states, known, parts) for entry in found]


def _item(
    entry: Entry, chronicle: Chronicle | None, states: Mapping[str, str], known: Lexicon, parts: Mapping[str, list[str]]
) -> Item:
    one = entry.engagement
    return Item(
        engagement=one,
        day=in_words(one.date),
        sentence=sentence(one, states),
        signed=tuple(signed(document) for document in one.documents),
        place=located(one.place, states),
        people=tuple(_participant(party, one, states, known) for party in one.participants),
        voices=voices_of(one, chronicle),
        reviewed=entry.reviewed,
        within=one.part_of if any(one.id in inner for inner in parts.values()) else None,
        parts=tuple(parts.get(one.id, ())),
    )


def _participant(party: Participant, one: Engagement, states: Mapping[str, str], known: Lexicon) -> str:
    """ "Xi Jinping · 习近平 · Си Цзиньпин — President; China, host"."""
    row = known.people.get(party.person or "")
    others = [row.name_zh.split(";")[0], row.name_ru.split(";")[0]] if row else []
    name = " · ".join(part for part in (party.name or "delegation", *others) if part)
    title = title_then(party, one, known)
    state = states.get(party.country or "", party.country or "")
    role = "" if party.role == "participant" else party.role
    return f"{name} — " + ", ".join(part for part in (title, state, role) if part)
