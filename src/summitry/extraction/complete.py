"""What the document as a whole adds to each reading: inherited dates and places, roles, hosts and parts.

A visit and the talks during it lend each other day and place; a read-out without a date has its day of
publication, flagged as such; who is at home where people meet is the host.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from summitry.extraction.belonging import belong, is_central, near
from summitry.extraction.draft import Draft, Side
from summitry.extraction.inherited_day import as_planned, dated
from summitry.extraction.placing import mention_place
from summitry.extraction.status import PLANNED, till_told, timed_status
from summitry.extraction.then import of_the_time
from summitry.lexicon import Lexicon
from summitry.model import IN_PERSON, Actor, Annotated, Place, Role

TRANSCRIPT = "meeting.remarks"  # the rules of titles that name who speaks side by side
OPENING = 120  # characters of a transcript in which its place is given
STAY = 12  # sentences within which talks of one person belong to the same stay
_HERE = re.compile(r" here\b(?! (?:to|that)\b)")
WEEK = 7  # days before publication that a report is about


def complete(drafts: Sequence[Draft], annotated: Annotated, lexicon: Lexicon) -> list[Draft]:
    """The drafts with what the rest of the document says of each."""
    found = [as_planned(draft, drafts) for draft in drafts]
    found = [dated(draft, found, annotated) for draft in found]
    found = [_placed(draft, found, annotated, lexicon) for draft in found]
    found = [_with_city(draft, found, annotated) for draft in found]
    found = [of_the_time(draft, lexicon) for draft in found]
    found = [_with_host(draft, found) for draft in found]
    found = [_with_roles(draft) for draft in found]
    published = annotated.written
    found = [replace(draft, status=timed_status(draft.status, draft.when, published)) for draft in found]
    found = [replace(draft, when=till_told(draft.status, draft.when, published)) for draft in found]
    return [draft for draft in found if len(draft.countries()) >= 2]


def many_sided(draft: Draft) -> Draft:
    """A meeting of three or more sides is a multilateral."""
    if draft.kind == "meeting" and len(draft.countries()) >= 3:
        return replace(draft, kind="multilateral")
    return draft


def _placed(draft: Draft, others: Sequence[Draft], annotated: Annotated, lexicon: Lexicon) -> Draft:
    if draft.kind not in IN_PERSON:
        return replace(draft, place=None, place_span=None)
    if draft.place is not None:
        return draft
    for other in others:
        if other.place is not None and belong(draft, other, lasting=True):
            return replace(draft, place=replace(other.place, venue=None), place_span=other.place_span)
    journey = next((other for other in others if other.kind == "visit" and _same_sentence(draft, other)), None)
    if draft.kind == "multilateral" and journey is not None and journey.place is not None:
        return replace(draft, place=journey.place, place_span=journey.place_span)
    dateline = annotated.dateline
    host = next((side.actor.country for side in draft.sides if side.role == "host"), None)
    at_home = dateline is not None and dateline.country in draft.countries() and host in (None, dateline.country)
    if at_home and _told_here(draft, annotated):
        return replace(draft, place=dateline)
    if at_home and draft.status not in PLANNED and (is_central(draft, annotated) or _stays(draft, others, annotated)):
        return replace(draft, place=dateline)
    if host is not None:
        return replace(draft, place=Place(host))
    if draft.rule.startswith(TRANSCRIPT):
        return _opening_place(draft, annotated, lexicon)
    return _same_stay(draft, others)


def _told_here(draft: Draft, annotated: Annotated) -> bool:
    """Whether the words say "here": where the report was written."""
    low, high = draft.span
    return _HERE.search(annotated.content, low, high + 30) is not None


def _stays(draft: Draft, others: Sequence[Draft], annotated: Annotated) -> bool:
    """Whether talks of the days before publication were held at the dateline: nobody from there is told abroad."""
    home, published = annotated.dateline, annotated.written
    day = draft.when.day if draft.when is not None else None
    if home is None or draft.background or published is None or day is None or (published - day).days > WEEK:
        return False
    here = {side.actor.name for side in draft.sides if side.actor.country == home.country}
    return not any(
        other.place is not None
        and other.place.country != home.country
        and other.kind in IN_PERSON
        and not other.background
        for other in others
        if here & {side.actor.name for side in other.sides}
    )


def _same_sentence(one: Draft, other: Draft) -> bool:
    """Whether one sentence tells of the journey and of the gathering it is made for."""
    names = {side.actor.name for side in one.sides if side.actor.name}
    travel = {side.actor.name for side in other.sides if side.role == "guest" and side.actor.name}
    return one.sentence == other.sentence and bool(names & travel)


def _opening_place(draft: Draft, annotated: Annotated, lexicon: Lexicon) -> Draft:
    """A transcript's place stands in its title's end or its first lines ("Oval Office, 11:06 A.M.")."""
    body = annotated.document.body_offset
    for mention in annotated.mentions:
        if draft.span[1] <= mention.start < body + OPENING and mention.kind in ("venue", "city"):
            span = (mention.start, mention.end)
            return replace(draft, place=mention_place(mention, lexicon), place_span=span)
    return draft


def _with_city(draft: Draft, others: Sequence[Draft], annotated: Annotated) -> Draft:
    """A country made a city: talks by the dateline, a visit by the talks during it."""
    place = draft.place
    if place is None or place.city is not None or place.country is None or draft.kind not in ("visit", "meeting"):
        return draft
    for other in others:
        if (
            other.place is not None
            and other.place.city
            and other.place.country == place.country
            and belong(draft, other)
        ):
            return replace(draft, place=replace(place, city=other.place.city))
    dateline = annotated.dateline
    if draft.kind == "meeting" and dateline is not None and dateline.country == place.country:
        return replace(draft, place=replace(place, city=dateline.city)) if is_central(draft, annotated) else draft
    return draft


def _same_stay(draft: Draft, others: Sequence[Draft]) -> Draft:
    """Talks without a place were held where the same person had the other talks of those days."""
    if draft.status in PLANNED or (draft.background and draft.kind != "multilateral"):
        return draft
    names = {side.actor.name for side in draft.sides if side.actor.name}
    for other in others:
        if (
            other.place is None
            or other.kind not in ("meeting", "multilateral")
            or other.status in PLANNED
            or other.background
        ):
            continue
        known = {side.actor.name for side in other.sides if side.actor.name}
        if draft.background and (draft.when is None or draft.when != other.when):
            continue  # a summit named in passing is where its day's talks were
        if names & known and near(draft.when, other.when) and 0 <= draft.sentence - other.sentence <= STAY:
            return replace(draft, place=replace(other.place, venue=None), place_span=other.place_span)
    return draft


def _with_host(draft: Draft, others: Sequence[Draft]) -> Draft:
    """The host of a gathering or visit: who receives there by another reading, else the country's delegation."""
    country = draft.place.country if draft.place else None
    if country is None or draft.kind not in ("visit", "multilateral"):
        return draft
    if draft.kind == "multilateral" and country not in draft.countries():
        return replace(draft, sides=(*draft.sides, Side(Actor(0, 0, None, country), "host")))
    if draft.kind != "visit":
        return draft
    for other in others:
        if other.kind == "meeting" and belong(draft, other):
            hosts = [Side(side.actor, "host") for side in other.sides if side.actor.country == country]
            named = [side for side in hosts if side.actor.name and _receives(side, draft)]
            if named:
                guests = tuple(side for side in draft.sides if side.role != "host")
                return replace(draft, sides=(*guests, *named))
    return draft


def _receives(host: Side, visit: Draft) -> bool:
    """Whether somebody is the host of a visit, not only a further partner: of the guest's rank, or head of state."""
    ranks = {side.actor.rank for side in visit.sides if side.role == "guest"}
    return host.actor.rank in {"head_of_state", "paramount_leader", "heir"} | ranks


def _with_roles(draft: Draft) -> Draft:
    if draft.kind not in IN_PERSON:
        return replace(draft, sides=tuple(Side(side.actor, "participant") for side in draft.sides))
    if draft.kind == "visit":
        return draft
    home = draft.place.country if draft.place else None
    at_home = home in draft.countries()
    sides = tuple(Side(side.actor, _role(side, home, at_home=at_home)) for side in draft.sides)
    if draft.kind == "multilateral":  # a state or body named without anybody takes part; only persons come as guests
        sides = tuple(Side(s.actor, "participant") if s.role == "guest" and s.actor.name is None else s for s in sides)
    return replace(draft, sides=sides)


def _role(side: Side, home: str | None, *, at_home: bool) -> Role:
    if home is not None:
        return ("host" if side.actor.country == home else "guest") if at_home else "participant"
    return side.role or "participant"
