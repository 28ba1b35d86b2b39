"""The place that the text gives against that of the engagement, of what contains it and of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.checking.describe import described, quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.matching import Match
from summitry.checking.relation import related
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Verdict
from summitry.model import IN_PERSON, Engagement, Mention
from summitry.text.names import fold

_SHOWN = 6
_COMMON = frozenset({"palace", "house", "hall", "state", "the", "of", "grand", "great"})


def place_mentions(draft: Draft, line: Line) -> list[Mention]:
    """Where the text names the place of an account: its city or venue, else its country in the words of the account."""
    place = line.account.place
    if place is None:
        return []
    own = [draft.at(one) for one in line.account.evidence if one.supports == "place"]
    for low, high in [*own, draft.stretch(line.account)]:
        named = [one for one in draft.mentions(low, high, "city", "venue") if _is_place(one, place.city, place.venue)]
        if named:
            return list({(one.kind, one.value): one for one in reversed(named)}.values())
    if place.city or place.country is None:
        return []
    words = [draft.at(one) for one in line.account.evidence if one.supports == "engagement"]
    states = [one for low, high in words for one in draft.mentions(low, high, "state") if one.value == place.country]
    return states[:1]


def _is_place(mention: Mention, city: str | None, venue: str | None) -> bool:
    if mention.kind == "venue":
        return venue is not None and _share_words(mention.text, venue)
    return city is not None and fold(mention.value.split("/")[-1]) == fold(city)


def _share_words(one: str, other: str) -> bool:
    return bool((set(fold(one).split()) & set(fold(other).split())) - _COMMON)


def place_marks(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    """A mark wherever the text names the place."""
    match = line.match
    if match is None:
        return
    for mention in place_mentions(draft, line):
        verdict, found, where = _judged(mention, line, match)
        if match.rivals and verdict == "supported":
            verdict, found = "partly", f"the text gives no day; {several(match)}"
        evidence = quotes(known, where, "place") if where.place else quotes(known, where, "kind")
        yield draft.mark((mention.start, mention.end), "place", verdict, "engagement.place", found, evidence)


def several(match: Match) -> str:
    """That several engagements fit alike, and the first of them."""
    fitting = [match.engagement, *match.rivals]
    days = ", ".join(one.date.edtf if one.date else one.id for one in fitting[:_SHOWN])
    return f"{len(fitting)} engagements fit: {days}"


def _judged(mention: Mention, line: Line, match: Match) -> tuple[Verdict, str, Engagement]:
    for one in line.family:
        if one.place is not None and _fits(mention, one):
            return "supported", f"the chronicle has the {described(one)}", one
    verdict, found = _differing(mention, line, match)
    return verdict, found, match.engagement


def _fits(mention: Mention, one: Engagement) -> bool:
    place = one.place
    if place is None:
        return False
    if mention.kind == "state":
        return place.country == mention.value
    if mention.kind == "venue":
        return place.venue is not None and _share_words(mention.text, place.venue)
    return place.city is not None and fold(place.city) == fold(mention.value.split("/")[-1])


def _differing(mention: Mention, line: Line, match: Match) -> tuple[Verdict, str]:
    """A place that the engagement does not have: wrong, one beside it, or not known."""
    had, what = match.engagement.place, described(match.engagement)
    if had is None:
        remote = match.engagement.kind not in IN_PERSON
        why = "was no meeting in person" if remote else "has no place in the chronicle"
        return ("contradicted" if remote else "not-in-chronicle"), f"the {what} {why}"
    if getattr(had, mention.kind, had.country) is None:
        return "not-in-chronicle", f"the chronicle names no {mention.kind} for the {what}"
    country = line.account.place.country if line.account.place else None
    stays = match.engagement.kind == "visit" and match.had is not None and match.had.days > 1
    if mention.kind == "venue" or (stays and country == had.country):
        return "partly", f"the chronicle has another place in the same country: the {what}"
    if line.account.date is None:
        return "not-in-chronicle", f"without a day it cannot be told which is meant; the nearest is the {what}"
    if related(match.said, match.had) == "apart":
        return "not-in-chronicle", f"neither day nor place agree with the nearest, the {what}"
    return "contradicted", f"by its people and day it is the {what}"
