"""The day that the text gives against the day of the engagement: a slip, a drifted plan, or another occasion."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.matching import NEAR, Match, days_said
from summitry.checking.relation import Relation, distance, drift, related, same_day_of_year, shown, stretch_of
from summitry.checking.rules import check_rules
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Verdict
from summitry.text.names import fold

PLANNED = frozenset({"scheduled", "expected", "proposed"})
HELD = frozenset({"occurred", "ongoing"})
Judged = tuple[Verdict, str]
_WRITTEN = frozenset({"stated", "year-unknown"})
_SLIP = 3  # days by which a day reckoned from "yesterday" may be off and still be meant
_VAGUE = 15  # days beyond which a date is no exact one


def date_spans(draft: Draft, line: Line) -> list[tuple[int, int]]:
    """Where the text gives the day of an account."""
    when = line.account.date
    if when is None:
        return []
    told = {draft.sentence(draft.at(one)[0]) for one in line.account.evidence} | {draft.stretch(line.account)}
    dates = {one for low, high in told for one in draft.mentions(low, high, "date")}
    same = {(one.start, one.end) for one in dates if one.when and one.when.edtf == when.edtf}
    return sorted(same | {draft.at(one) for one in line.account.evidence if one.supports == "date"})


def date_marks(draft: Draft, known: Known, story: Story, line: Line) -> Iterator[Mark]:
    """A mark wherever the text gives the day."""
    if line.match is None:
        return
    for span in date_spans(draft, line):
        told, match = _as_said(draft, line, span)
        when, rule = told.account.date, "engagement.day"
        verdict, found = judged_day(draft, told, match)
        if when and when.basis == "year-unknown" and match.had:
            by = f"way of {story.why}" if story.why else "way of the other fields"
            rule, found = "engagement.year-found", f"{found}; the text gives no year: {match.had.first.year} by {by}"
        yield draft.mark(span, "date", verdict, rule, found, quotes(known, match.engagement, "date"))


def _as_said(draft: Draft, line: Line, span: tuple[int, int]) -> tuple[Line, Match]:
    """The account as this stretch dates it: "around May" and "late May" of one visit are each judged alone."""
    match = line.match
    assert match is not None
    own = next((one.when for one in draft.mentions(*span, "date") if one.when), None)
    if own is None or own == line.account.date:
        return line, match
    account = replace(line.account, date=own)
    match = replace(match, said=days_said(account, match.engagement, match.had.first.year if match.had else None))
    return replace(line, account=account, match=match), match


def judged_day(draft: Draft, line: Line, match: Match) -> Judged:
    """The verdict on the day said, and what the chronicle has."""
    said, had, what = match.said, match.had, described(match.engagement)
    if said is None or had is None:
        return "not-in-chronicle", f"the chronicle has no day for the {what}"
    relation = related(said, had)
    if line.account.status in PLANNED and match.engagement.status in HELD:
        return planned(relation, drift(said, had), what)
    edge = _edge(draft, line)
    if edge and relation in ("equal", "within", "overlaps") and match.engagement.kind == "visit":
        return _at_edge(edge, match, what)
    if _agrees(relation, said.days, line.account.date.edtf if line.account.date else ""):
        return "supported", f"the chronicle has the {what}"
    return _differing(line, match, what)


def planned(relation: Relation, drifted: str, what: str) -> Judged:
    """What a plan became: held within its days, or drifted."""
    held = f"what the text tells as a plan took place: the {what}"
    if relation in ("equal", "within", "around"):
        return "supported", f"{held}, {drifted}"
    return "partly", f"{held}; it drifted: {drifted}"


def _agrees(relation: Relation, days: int, edtf: str) -> bool:
    """Days "from 20 to 22 March" must be the very days; one day lies within, a month around or beside them."""
    if relation == "equal":
        return True
    if "/" in edtf and "~" not in edtf:
        return False
    return relation in ("within", "around") or (relation == "overlaps" and days > _VAGUE and "~" not in edtf)


def _edge(draft: Draft, line: Line) -> str | None:
    """Whether the text tells of the first or the last day of a stay: "arrived in Moscow on …"."""
    if line.account.date is not None and line.account.date.edtf.startswith("../"):
        return "end"
    own = [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]
    if line.account.kind != "visit" or not own:
        return None
    words = draft.plain[slice(*own[0])]
    return next((one.means for one in check_rules().arrivals if one.compiled.search(words)), None)


def _at_edge(edge: str, match: Match, what: str) -> Judged:
    assert match.said is not None
    assert match.had is not None
    day = match.had.first if edge == "start" else match.had.last
    fits = match.said.first <= day <= match.said.last
    word = "begins" if edge == "start" else "ends"
    return ("supported" if fits else "contradicted"), f"in the chronicle the {what} {word} on {day.isoformat()}"


def _differing(line: Line, match: Match, what: str) -> Judged:
    """Days that do not agree: a slip, or another occasion that the chronicle does not have."""
    said, had = match.said, match.had
    assert said is not None
    assert had is not None
    around = [one for one in line.family if related(said, stretch_of(one.date)) in ("equal", "within")]
    found = f"the engagement found by the other fields is the {what}, {shown(had)}, not {shown(said)}"
    if around:
        return "partly", f"{found}; the {described(around[0])} takes in the day"
    vague = said.days > _VAGUE or (line.account.date is not None and "~" in line.account.date.edtf)
    if vague and distance(said, had) <= 2 * NEAR:
        return "partly", found
    reckoned = line.account.date is not None and line.account.date.basis not in _WRITTEN
    if reckoned and distance(said, had) > _SLIP:
        return "not-in-chronicle", f"nothing was found for {shown(said)}; the nearest is the {what}, {shown(had)}"
    if distance(said, had) <= NEAR or same_day_of_year(said, had) or _pinned(line, match):
        return "contradicted", found
    return "not-in-chronicle", f"nothing was found for {shown(said)}; the nearest is the {what}, {shown(had)}"


def _pinned(line: Line, match: Match) -> bool:
    """Whether place and year leave only this engagement, of all of the same people, kind and city."""
    said, city = match.said, line.account.place.city if line.account.place else None
    own = match.engagement.place
    if said is None or match.had is None or not city or own is None or match.missing:
        return False
    if said.first.year != match.had.first.year or fold(own.city or "") != fold(city):
        return False
    like = [one for one in line.found if one.kind == match.engagement.kind and one.place and one.place.city]
    there = [one for one in like if one.place and fold(one.place.city or "") == fold(city)]
    days = [stretch_of(one.date) for one in there]
    return sum(one is not None and one.first.year == said.first.year for one in days) == 1
