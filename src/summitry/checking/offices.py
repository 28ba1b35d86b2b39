"""Offices that the text gives to people, against the terms of the tables on the day of which it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import Stretch, stretch_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import line
from summitry.lexicon.periods import covers
from summitry.lexicon.records import Term
from summitry.model import Actor, Mention, bounds

_PAST = re.compile(r"\b(?:former|ex|then|future|late|acting|deputy|vice|first)[- ]+(?:[a-z.'-]+ ){0,4}$")
_LOOKED_UP = frozenset({"head_of_state", "head_of_government", "party_leader", "foreign_minister", "defence_minister"})
_ALIKE = {"head_of_state": frozenset({"head_of_state", "paramount_leader"})}
_LONG = 400  # days beyond which a date says nothing of an office
_MONTH = 31
_BEFORE = 40
_JUST = timedelta(days=365)  # after leaving an office, within which texts still call people by it


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """A mark for every office word that stands with a name and is no past office."""
    for actor in draft.annotated.actors:
        if actor.form != "name" or actor.person is None or actor.members:
            continue
        for mention in draft.mentions(actor.start, actor.end, "office"):
            past = _PAST.search(draft.plain[max(0, mention.start - _BEFORE) : mention.start])
            if mention.value in _LOOKED_UP and not past:
                verdict, rule, found, terms = _judged(known, actor, mention, _days(draft, story, actor))
                yield draft.mark((mention.start, mention.end), "office", verdict, rule, found, _proofs(terms))


def _days(draft: Draft, story: Story, actor: Actor) -> Stretch | None:
    """The days of which the sentence speaks: those of the engagement told in it, else its date, else the text's."""
    low, high = draft.sentence(actor.start)
    for one in story.lines:
        told = any(low <= draft.at(each)[0] < high for each in one.account.evidence)
        if told and any(party.person == actor.person for party in one.account.participants):
            days = one.match.said if one.match else stretch_of(one.account.date)
            if days is not None:
                return days
    if draft.day is not None:
        exact = [one for one in _dated(draft, low, high) if one.days <= _MONTH]
        return next(iter(exact), Stretch(draft.day, draft.day))
    return next((one for one in _dated(draft, low, high) if one.days < _LONG), None)


def _dated(draft: Draft, low: int, high: int) -> list[Stretch]:
    dated = [stretch_of(one.when) for one in draft.mentions(low, high, "date")]
    return [one for one in dated if one is not None]


Judged = tuple[Verdict, str, str, Sequence[Term]]


def _judged(known: Known, actor: Actor, mention: Mention, days: Stretch | None) -> Judged:
    terms, ranks = known.lexicon.terms_of(str(actor.person)), _ALIKE.get(mention.value, {mention.value})
    ever = [one for one in terms if _rank(known, one) in ranks or _titled(known, one, mention.text)]
    if not terms:
        return "not-in-chronicle", "office.term", f"the tables hold no office of {actor.name}", ()
    if days is None:
        told = "; ".join(f"{_title(known, one)} {one.start} to {one.end or 'today'}" for one in ever)
        found = f"the text gives no day; {actor.name}: {told or 'no such office in the tables'}"
        return ("partly" if ever else "not-in-chronicle"), "office.no-day", found, ever
    held = [one for one in terms if covers(one.start, one.end, days.first) or covers(one.start, one.end, days.last)]
    fitting = [one for one in held if one in ever]
    when = days.first.isoformat()
    if fitting:
        return "supported", "office.term", f"{_title(known, fitting[0])} on {when}", fitting
    now = ", ".join(f"{_title(known, one)} from {one.start}" for one in held) or "no office of the tables"
    then = "".join(f"; {_title(known, one)} {one.start} to {one.end or 'today'}" for one in ever[:2])
    verdict: Verdict = "contradicted" if held or ever else "not-in-chronicle"
    if any(one.end and 0 <= (days.first - _last(one)).days <= _JUST.days for one in ever):
        verdict = "partly"
    return verdict, "office.term", f"on {when} {actor.name} held {now}{then}", [*ever[:2], *held[:2]]


def _last(term: Term) -> date:
    """The last day of a term, as far as it is known."""
    return bounds(term.end).latest or date.max


def _titled(known: Known, term: Term, word: str) -> bool:
    """Whether the office is called so, whatever its rank: in Iran the president is head of government."""
    return term.office in known.lexicon.offices and _title(known, term).casefold().startswith(word.casefold())


def _title(known: Known, term: Term) -> str:
    return known.lexicon.offices[term.office].title_en


def _rank(known: Known, term: Term) -> str:
    return known.lexicon.offices[term.office].rank if term.office in known.lexicon.offices else ""


def _proofs(terms: Sequence[Term]) -> tuple[Proof, ...]:
    rows = dict.fromkeys(terms)
    return tuple(Proof(side="table", quote=line(one), source="terms of office, tables of Summitry") for one in rows)
