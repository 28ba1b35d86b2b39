"""What the document as a whole adds to each reading: inherited dates and places, roles, hosts and parts.

A visit and the talks during it lend each other day and place; a read-out without a date has its day of
publication, flagged as such; who is at home where people meet is the host.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.draft import Draft, Side
from summitry.extraction.merge import specificity
from summitry.extraction.placing import mention_place
from summitry.extraction.status import PLANNED, timed_status
from summitry.extraction.then import of_the_time
from summitry.lexicon import Lexicon
from summitry.lexicon.wording import alternatives
from summitry.model import IN_PERSON, Actor, Annotated, Place, Role, When, compatible

TRANSCRIPT = "meeting.remarks-title"
OPENING = 120  # characters of a transcript in which its place is given
STAY = 12  # sentences within which talks of one person belong to the same stay
MONTH = 31  # days; a longer stretch does not date talks
LEAD = 2  # sentences after the title that tell what a document is about


def complete(drafts: Sequence[Draft], annotated: Annotated, lexicon: Lexicon) -> list[Draft]:
    """The drafts with what the rest of the document says of each."""
    found = [_as_planned(draft, drafts) for draft in drafts]
    found = [_dated(draft, found, annotated) for draft in found]
    found = [_placed(draft, found, annotated, lexicon) for draft in found]
    found = [_with_city(draft, found, annotated) for draft in found]
    found = [of_the_time(draft, lexicon) for draft in found]
    found = [_with_host(draft, found) for draft in found]
    found = [_with_roles(draft) for draft in found]
    published = annotated.document.published
    found = [replace(draft, status=timed_status(draft.status, draft.when, published)) for draft in found]
    return [draft for draft in found if len(draft.countries()) >= 2]


def is_central(draft: Draft, annotated: Annotated) -> bool:
    """Whether the document is about it: told in the title or in the first sentences."""
    titled = annotated.document.body_offset > 0
    return not draft.background and draft.sentence <= LEAD - (not titled)


def many_sided(draft: Draft) -> Draft:
    """A meeting of three or more sides is a multilateral."""
    if draft.kind == "meeting" and len(draft.countries()) >= 3:
        return replace(draft, kind="multilateral")
    return draft


def _as_planned(draft: Draft, others: Sequence[Draft]) -> Draft:
    """A visit that only a noun names ("Statement on the visit of ...") is as planned as its talks are."""
    if draft.kind != "visit" or not draft.weak or draft.when is not None:
        return draft
    for other in others:
        if other.status in PLANNED and _belong(draft, replace(other, status=draft.status)):
            return replace(draft, status=other.status, when=other.when, date_span=other.date_span)
    return draft


def _dated(draft: Draft, others: Sequence[Draft], annotated: Annotated) -> Draft:
    if draft.when is not None and not _too_coarse(draft, annotated):
        return draft
    if draft.weak and _in_passing().search(annotated.content, max(0, draft.span[0] - 12), draft.span[1]):
        return replace(draft, background=True)  # "his recent trip" is not what the document reports
    for other in others:
        if other.when is not None and _belong(draft, other):
            return replace(draft, when=other.when, date_span=other.date_span)
    same_day = _same_day(draft, others, annotated)
    if same_day is not None:
        return replace(draft, when=same_day.when, date_span=same_day.date_span)
    published = annotated.document.published
    if draft.kind == "message" and annotated.home in draft.countries() and published and draft.status == "occurred":
        return replace(draft, when=When.of(published.isoformat(), "publication"))
    if published is None or draft.status not in ("occurred", "ongoing") or not is_central(draft, annotated):
        return draft
    said = _day_of_lead(annotated, others)
    if said is not None:
        return replace(draft, when=said[0], date_span=said[1])
    dispatched = _day_of_dispatch(draft, annotated)
    if dispatched is not None:
        return replace(draft, when=dispatched[0], date_span=dispatched[1])
    if annotated.home is not None or draft.status == "ongoing":
        return replace(draft, when=When.of(published.isoformat(), "publication"))
    return draft


@lru_cache(maxsize=1)
def _in_passing() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives('passing')})\b", re.IGNORECASE)


def _too_coarse(draft: Draft, annotated: Annotated) -> bool:
    """ "In 2022" beside the talks that a leader's own page reports is not their date."""
    published = annotated.document.published
    if annotated.home is None or draft.when is None or draft.status != "occurred" or not is_central(draft, annotated):
        return False
    earliest, latest = draft.when.earliest, draft.when.latest
    if published is None or (earliest is not None and earliest > published):
        return False
    return (latest is None or latest >= published) and specificity(draft.when) > MONTH


def _same_day(draft: Draft, others: Sequence[Draft], annotated: Annotated) -> Draft | None:
    """The talks told just before, when these followed "in the afternoon" or "later in the day"."""
    start, end = annotated.sentences[draft.sentence]
    if re.search(rf"\b(?:{alternatives('same_day')})\b", annotated.content[start:end].lower()) is None:
        return None
    names = {side.actor.name for side in draft.sides if side.actor.name}
    for other in reversed(others):
        known = {side.actor.name for side in other.sides if side.actor.name}
        near = 0 <= draft.sentence - other.sentence <= 3 and other is not draft
        if near and other.kind == "meeting" and other.when is not None and other.when.day and names & known:
            return other
    return None


def _day_of_lead(annotated: Annotated, others: Sequence[Draft]) -> tuple[When, tuple[int, int]] | None:
    """The single day, close before publication, that the first sentences give ("said on Tuesday")."""
    published = annotated.document.published
    elsewhere = {other.date_span for other in others} if annotated.home is not None else set()
    last = annotated.sentences[min(LEAD, len(annotated.sentences) - 1)][1]
    for mention in annotated.mentions:
        if mention.start >= last or published is None:
            return None
        day = mention.when.day if mention.when is not None else None
        if (mention.start, mention.end) in elsewhere:
            continue
        if day is not None and 0 <= (published - day).days <= 7 and mention.rule != "dateline":
            assert mention.when is not None
            return mention.when, (mention.start, mention.end)
    return None


def _day_of_dispatch(draft: Draft, annotated: Annotated) -> tuple[When, tuple[int, int]] | None:
    """The dateline's day, for what an agency's title or first sentence tells as held without a day of its own."""
    titled = annotated.document.body_offset > 0
    if annotated.dateline is None or draft.sentence > titled or draft.weak:
        return None
    for mention in annotated.mentions:
        if mention.rule == "dateline" and mention.when is not None:
            return When.of(mention.when.edtf, "inferred"), (mention.start, mention.end)
    return None


def _belong(one: Draft, other: Draft, *, lasting: bool = False) -> bool:
    """Whether one is the visit and the other the talks held during it.

    `lasting`: for what outlasts a change of status (the place), a noun's status ("ahead of his trip") is no bar.
    """
    if {one.kind, other.kind} != {"visit", "meeting"}:
        return False
    if (one.status in PLANNED) != (other.status in PLANNED):
        firm = {one.status, other.status} <= {"scheduled", "occurred", "ongoing"}
        if not (lasting and firm and (one.weak or other.weak)):
            return False
    names = {side.actor.name for side in one.sides if side.actor.name}
    shared = names & {side.actor.name for side in other.sides if side.actor.name}
    return bool(shared) and len(one.countries() & other.countries()) >= 2


def _placed(draft: Draft, others: Sequence[Draft], annotated: Annotated, lexicon: Lexicon) -> Draft:
    if draft.kind not in IN_PERSON:
        return replace(draft, place=None, place_span=None)
    if draft.place is not None:
        return draft
    for other in others:
        if other.place is not None and _belong(draft, other, lasting=True):
            return replace(draft, place=replace(other.place, venue=None), place_span=other.place_span)
    journey = next((other for other in others if other.kind == "visit" and _same_sentence(draft, other)), None)
    if draft.kind == "multilateral" and journey is not None and journey.place is not None:
        return replace(draft, place=journey.place, place_span=journey.place_span)
    dateline = annotated.dateline
    host = next((side.actor.country for side in draft.sides if side.role == "host"), None)
    at_home = dateline is not None and dateline.country in draft.countries() and host in (None, dateline.country)
    if at_home and is_central(draft, annotated) and draft.status not in PLANNED:
        return replace(draft, place=dateline)
    if host is not None:
        return replace(draft, place=Place(host))
    if draft.rule == TRANSCRIPT:
        return _opening_place(draft, annotated, lexicon)
    return _same_stay(draft, others)


def _same_sentence(one: Draft, other: Draft) -> bool:
    """Whether one sentence tells of the journey and of the gathering it is made for."""
    names = {side.actor.name for side in one.sides if side.actor.name}
    travel = {side.actor.name for side in other.sides if side.role == "guest" and side.actor.name}
    return one.sentence == other.sentence and bool(names & travel)


def _opening_place(draft: Draft, annotated: Annotated, lexicon: Lexicon) -> Draft:
    """A transcript's place stands in its first lines ("Oval Office, 11:06 A.M.")."""
    body = annotated.document.body_offset
    for mention in annotated.mentions:
        if body <= mention.start < body + OPENING and mention.kind in ("venue", "city"):
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
            and _belong(draft, other)
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
        if names & known and _near(draft.when, other.when) and 0 <= draft.sentence - other.sentence <= STAY:
            return replace(draft, place=replace(other.place, venue=None), place_span=other.place_span)
    return draft


def _near(one: When | None, other: When | None) -> bool:
    return one is None or other is None or compatible(one.edtf, other.edtf, slack=2)


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
        if other.kind == "meeting" and _belong(draft, other):
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
