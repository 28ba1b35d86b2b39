"""The fields of one account against its engagement: day, place, format, rank of the visit, status, papers, people."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.matching import NEAR, Match
from summitry.checking.relation import distance, drift, related, same_day_of_year, shown, stretch_of
from summitry.checking.rules import check_rules
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.model import IN_PERSON, Engagement, Mention
from summitry.text.names import fold

PLANNED = frozenset({"scheduled", "expected", "proposed"})
HELD = frozenset({"occurred", "ongoing"})
Judged = tuple[Verdict, str]


def marks_of(draft: Draft, known: Known, story: Story, line: Line) -> Iterator[Mark]:
    """All marks of one account."""
    if line.match is None:
        yield from _nothing_found(draft, known, line)
        return
    for one in (_date, _place, _format, _visit_type, _status, _papers, _people):
        yield from one(draft, known, story, line)


def quotes(known: Known, engagement: Engagement, value: str) -> tuple[Proof, ...]:
    """The words behind an engagement, with what the chronicle has for the field in question."""
    from msgspec.structs import replace

    return tuple(replace(proof, value=value) for proof in known.quotes(engagement))


def date_spans(draft: Draft, line: Line) -> list[tuple[int, int]]:
    """Where the text gives the day of an account."""
    if line.account.date is None:
        return []
    sentences = {draft.sentence(draft.at(one)[0]) for one in line.account.evidence} | {draft.stretch(line.account)}
    dates = {one for low, high in sentences for one in draft.mentions(low, high, "date")}
    same = sorted((one.start, one.end) for one in dates if one.when and one.when.edtf == line.account.date.edtf)
    return same or [draft.at(one) for one in line.account.evidence if one.supports == "date"]


def described(engagement: Engagement) -> str:
    """The engagement in a few words: kind, people, place, day, id."""
    people = " and ".join(dict.fromkeys(one.name or one.country or "" for one in engagement.participants))
    place = engagement.place.city or engagement.place.country if engagement.place else None
    where = f" in {place}" if place else ""
    when = f", {engagement.date.edtf}" if engagement.date else ""
    return f"{engagement.kind} of {people}{where}{when} ({engagement.id})"


def _nothing_found(draft: Draft, known: Known, line: Line) -> Iterator[Mark]:
    people = " and ".join(one.name or one.country or "" for one in line.account.participants)
    found = f"no engagement of {people} that fits was found in {known.covered}; that does not mean that there was none"
    for span in date_spans(draft, line):
        yield draft.mark(span, "date", "not-in-chronicle", "engagement.none", found)
    for mention in place_mentions(draft, line):
        yield draft.mark((mention.start, mention.end), "place", "not-in-chronicle", "engagement.none", found)


# ---------------------------------------------------------------- the day


def _date(draft: Draft, known: Known, story: Story, line: Line) -> Iterator[Mark]:
    match = line.match
    assert match is not None
    for start, end in date_spans(draft, line):
        verdict, said = judged_day(draft, line, match)
        rule = "engagement.day"
        if line.account.date and line.account.date.basis == "year-unknown" and match.had:
            rule, said = "engagement.day-year-found", f"{said}; the text gives no year, {match.had.first.year} by {_why(story)}"
        value = line.match.engagement.date.edtf if line.match and line.match.engagement.date else ""
        evidence = quotes(known, match.engagement, f"date: {value}")
        yield draft.mark((start, end), "date", verdict, rule, said, evidence)


def _why(story: Story) -> str:
    return f"way of {story.why}" if story.why else "way of the other fields"


def judged_day(draft: Draft, line: Line, match: Match) -> Judged:
    """The verdict on the day said, and what the chronicle has."""
    said, had, account = match.said, match.had, line.account
    what = described(match.engagement)
    if said is None or had is None:
        return "not-in-chronicle", f"the chronicle has no day for the {what}"
    relation = related(said, had)
    if account.status in PLANNED and match.engagement.status in HELD:
        return _planned(account.date.edtf if account.date else "", relation, drift(said, had), what)
    edge = _edge(draft, line)
    if edge and relation in ("equal", "within", "overlaps") and match.engagement.kind == "visit":
        return _at_edge(edge, match, what)
    exact_range = "/" in (account.date.edtf if account.date else "") and "~" not in (account.date.edtf if account.date else "")
    if relation == "equal" or (relation in ("within", "around") and not exact_range):
        return "supported", f"the chronicle has the {what}"
    if said.days > 15 and not exact_range and relation == "overlaps" and "~" not in (account.date.edtf if account.date else ""):
        return "supported", f"the chronicle has the {what}"
    return _differing(line, match, what)


def _planned(edtf: str, relation: str, drifted: str, what: str) -> Judged:
    held = f"what the text tells as a plan took place: the {what}"
    if relation in ("equal", "within", "around"):
        return "supported", f"{held}, {drifted}"
    return "partly", f"{held}; it drifted: {drifted}"


def _edge(draft: Draft, line: Line) -> str | None:
    """Whether the text tells of the first or the last day of a stay: "arrived in Moscow on …"."""
    own = [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]
    if line.account.kind != "visit" or not own:
        return None
    start, end = own[0]
    words = draft.plain[start:end]
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
    vague = said.days > 15 or (line.account.date is not None and "~" in line.account.date.edtf)
    around = [one for one in line.family if related(said, stretch_of(one.date)) in ("equal", "within")]
    found = f"the engagement found by the other fields is the {what}, {shown(had)}, not {shown(said)}"
    if around:
        return "partly", f"{found}; the {described(around[0])} takes in the day"
    if vague and distance(said, had) <= 31:
        return "partly", found
    pinned = distance(said, had) <= NEAR or same_day_of_year(said, had) or _pinned(line, match)
    if pinned:
        return "contradicted", found
    return "not-in-chronicle", f"nothing was found for {shown(said)}; the nearest is the {what}, {shown(had)}"


def _pinned(line: Line, match: Match) -> bool:
    """Whether place and year leave only this engagement, of all of the same people, kind and city."""
    said, city = match.said, line.account.place.city if line.account.place else None
    own = match.engagement.place
    if said is None or match.had is None or said.first.year != match.had.first.year or not city or own is None:
        return False
    like = [
        one
        for one in line.found
        if one.place and one.place.city and fold(one.place.city) == fold(city) and one.kind == match.engagement.kind
        and (days := stretch_of(one.date)) is not None and days.first.year == said.first.year
    ]  # fmt: skip
    return fold(own.city or "") == fold(city) and len(like) == 1 and not match.missing


# ---------------------------------------------------------------- the place


def place_mentions(draft: Draft, line: Line) -> list[Mention]:
    """Where the text names the place of an account: its city or venue, else its country in the words of the account."""
    place = line.account.place
    if place is None:
        return []
    start, end = draft.stretch(line.account)
    own = [draft.at(one) for one in line.account.evidence if one.supports == "place"]
    spans = [*own, (start, end)]
    for low, high in spans:
        named = [
            one
            for one in draft.mentions(low, high, "city", "venue")
            if _is_place(one, place.city, place.venue)
        ]
        if named:
            return _one_each(named)
    if place.city or place.country is None:
        return []
    words = [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]
    states = [one for low, high in words for one in draft.mentions(low, high, "state") if one.value == place.country]
    return states[:1]


def _is_place(mention: Mention, city: str | None, venue: str | None) -> bool:
    if mention.kind == "venue":
        return venue is not None and bool(set(fold(mention.text).split()) & set(fold(venue).split()))
    return city is not None and fold(mention.value.split("/")[-1]) == fold(city)


def _one_each(mentions: list[Mention]) -> list[Mention]:
    return list({(one.kind, one.value): one for one in reversed(mentions)}.values())


def _place(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    match = line.match
    assert match is not None
    for mention in place_mentions(draft, line):
        verdict, said, where = _judged_place(mention, line, match)
        had = where.place
        value = ", ".join(part for part in (had.venue, had.city, had.country) if part) if had else ""
        if match.rivals and verdict == "supported":
            verdict, said = "partly", f"the text gives no day; {_several(match)}"
        yield draft.mark(
            (mention.start, mention.end), "place", verdict, "engagement.place", said,
            quotes(known, where, f"place: {value}") if had else (),
        )  # fmt: skip


def _several(match: Match) -> str:
    """That several engagements fit alike, and the first of them."""
    fitting = [match.engagement, *match.rivals]
    shown_ = ", ".join(one.date.edtf if one.date else one.id for one in fitting[:6])
    return f"{len(fitting)} engagements fit: {shown_}"


def _judged_place(mention: Mention, line: Line, match: Match) -> tuple[Verdict, str, Engagement]:
    engagement = match.engagement
    for one in line.family:
        if one.place is not None and _fits_place(mention, one):
            return "supported", f"the chronicle has the {described(one)}", one
    had, what = engagement.place, described(engagement)
    if had is None:
        kind = "has no place: it was no meeting in person" if engagement.kind not in IN_PERSON else "has no place"
        return ("contradicted" if engagement.kind not in IN_PERSON else "not-in-chronicle"), f"the {what} {kind}", engagement
    if mention.kind == "venue" and had.venue is None:
        return "not-in-chronicle", f"the chronicle names no venue for the {what}", engagement
    if mention.kind == "city" and had.city is None:
        return "not-in-chronicle", f"the chronicle names no city for the {what}", engagement
    country = line.account.place.country if line.account.place else None
    stays = engagement.kind == "visit" and match.had is not None and match.had.days > 1
    if mention.kind == "venue" or (stays and country == had.country):
        return "partly", f"the chronicle has another place in the same country: the {what}", engagement
    if match.said is None and line.account.date is None:
        return "not-in-chronicle", f"without a day it cannot be told which engagement is meant; nearest is the {what}", engagement
    if related(match.said, match.had) == "apart":
        return "not-in-chronicle", f"neither day nor place agree with the nearest, the {what}", engagement
    return "contradicted", f"by its people and day it is the {what}", engagement


def _fits_place(mention: Mention, one: Engagement) -> bool:
    place = one.place
    assert place is not None
    if mention.kind == "state":
        return place.country == mention.value
    if mention.kind == "venue":
        return place.venue is not None and bool(
            (set(fold(mention.text).split()) & set(fold(place.venue).split())) - {"palace", "house", "hall", "state"}
        )
    return place.city is not None and fold(place.city) == fold(mention.value.split("/")[-1])


# ---------------------------------------------------------------- format, rank, status


def _words(draft: Draft, line: Line, pattern: re.Pattern[str]) -> tuple[int, int] | None:
    """Where a wording stands within the account's own words, or else its sentence."""
    own = [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]
    for start, end in [*own, draft.stretch(line.account)]:
        match = pattern.search(draft.plain, start, end)
        if match:
            return match.span()
    return None


def _format(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    match = line.match
    assert match is not None
    had = "in person" if match.engagement.kind in IN_PERSON else match.engagement.kind
    own = [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]
    evidence = quotes(known, match.engagement, f"kind: {match.engagement.kind}")
    for rule in check_rules().formats:
        span = _words(draft, line, rule.compiled)
        kind = "in person" if line.account.kind in IN_PERSON else line.account.kind
        if span is not None and kind == rule.means and had != "message":
            fits = had == rule.means
            said = f"the chronicle has the {described(match.engagement)}"
            verdict: Verdict = "supported" if fits else "contradicted"
            if related(match.said, match.had) == "apart":
                verdict = "not-in-chronicle"
            yield draft.mark(span, "format", verdict, rule.id, said, evidence)
            return
    said_kind = "in person" if line.account.kind in IN_PERSON else line.account.kind
    if own and said_kind != had and "message" not in (said_kind, had) and related(match.said, match.had) != "apart":
        found = f"the chronicle has that day the {described(match.engagement)}"
        yield draft.mark(own[0], "format", "contradicted", "engagement.format", found, evidence)


def _visit_type(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    match, said = line.match, line.account.visit_type
    assert match is not None
    if said is None:
        return
    span = _words(draft, line, re.compile(rf"\b{said} visit"))
    root = next((one for one in line.family if one.kind == "visit"), match.engagement)
    if span is None:
        return
    evidence = quotes(known, root, f"rank of the visit: {root.visit_type or 'not told'}")
    if root.visit_type is None:
        yield draft.mark(span, "visit", "not-in-chronicle", "engagement.rank", f"no rank is told of the {described(root)}", evidence)
        return
    verdict: Verdict = "supported" if root.visit_type == said else "contradicted"
    found = f"the chronicle has a {root.visit_type} visit: {described(root)}"
    yield draft.mark(span, "visit", verdict, "engagement.rank", found, evidence)


def _status(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    match, said = line.match, line.account.status
    assert match is not None
    had = match.engagement.status
    own = [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]
    if not own or (said in HELD and had in HELD) or said == had:
        return
    what = described(match.engagement)
    evidence = quotes(known, match.engagement, f"status: {had}")
    if said in PLANNED and had in HELD:
        if match.said is None or match.had is None:
            told = _several(match) if match.rivals else f"it may be the {what}"
            yield draft.mark(own[0], "status", "partly", "plan.held", f"a plan, without a day; {told}", evidence)
            return
        verdict, found = _planned("", related(match.said, match.had), drift(match.said, match.had), what)
        yield draft.mark(own[0], "status", verdict, "plan.held", found, evidence)
    else:
        verdict = "contradicted" if (said in HELD) != (had in HELD) else "partly"
        found = f"the text tells it as {said}, the chronicle has it as {had}: the {what}"
        yield draft.mark(own[0], "status", verdict, "engagement.status", found, evidence)


# ---------------------------------------------------------------- papers and people


def _papers(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    spans = [draft.at(one) for one in line.account.evidence if one.supports == "documents"]
    if not spans or not line.account.documents:
        return
    said = line.account.documents[0]
    signed = [(one, paper) for one in line.family for paper in one.documents]
    like = [(one, paper) for one, paper in signed if paper.type == said.type]
    total = sum(paper.count or 1 for _, paper in like)
    titles = "; ".join(f"{paper.type}: {paper.title or 'untitled'}" for _, paper in signed)
    holders = list({one.id: one for one, _ in (like or signed)}.values())
    evidence = tuple(proof for one in holders for proof in quotes(known, one, f"signed: {titles}"))
    if not signed:
        verdict, found = "not-in-chronicle", "the chronicle names nothing that was signed there; its list of papers is not complete"
    elif not like:
        verdict, found = "not-in-chronicle", f"the chronicle names other papers: {titles}"
    elif said.count and said.count > 1 and total != said.count:
        verdict, found = ("contradicted" if total > said.count else "partly"), f"the chronicle has {total}: {titles}"
    else:
        verdict, found = "supported", f"the chronicle has {total}: {titles}"
    yield draft.mark(spans[0], "document", verdict, "engagement.papers", found, evidence)  # type: ignore[arg-type]


def _people(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    match = line.match
    assert match is not None
    start, end = draft.stretch(line.account)
    for person in match.missing:
        others = [one.name for one in match.engagement.participants if one.country == person.country and one.name]
        named = [one for one in draft.mentions(start, end, "person") if one.value == person.person]
        if not named or not others:
            continue
        sure = related(match.said, match.had) in ("equal", "within", "around") and match.hits > 0
        verdict: Verdict = "contradicted" if sure and len(others) == 1 else "not-in-chronicle"
        found = f"the chronicle names {' and '.join(others)}: {described(match.engagement)}"
        evidence = quotes(known, match.engagement, f"participants: {', '.join(others)}")
        yield draft.mark((named[0].start, named[0].end), "person", verdict, "engagement.people", found, evidence)


#: The fields in their order, each a function that gives marks.
Field = Callable[[Draft, Known, Story, Line], Iterator[Mark]]
