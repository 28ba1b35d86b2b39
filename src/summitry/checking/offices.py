"""Offices that the text gives to people, against the terms of the tables on the day of which it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.relation import stretch_of
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof, Verdict
from summitry.lexicon.facts import line
from summitry.lexicon.periods import covers
from summitry.lexicon.records import Term
from summitry.model import Actor, Mention

_PAST = re.compile(r"\b(?:former|ex|then|future|late|acting|deputy|vice|first)[- ]+(?:[a-z'-]+ ){0,3}$")
_LOOKED_UP = frozenset({"head_of_state", "head_of_government", "party_leader", "foreign_minister", "defence_minister"})
_NEAR_RANKS = {"head_of_state": frozenset({"head_of_state", "paramount_leader"}), "party_leader": frozenset({"party_leader"})}


def marks_of(draft: Draft, known: Known, story: Story) -> Iterator[Mark]:
    """A mark for every office word that stands with a name and is no past office."""
    for actor in draft.annotated.actors:
        if actor.form != "name" or actor.person is None or actor.members:
            continue
        for mention in draft.mentions(actor.start, actor.end, "office"):
            if mention.value in _LOOKED_UP and not _PAST.search(draft.plain[max(0, mention.start - 40) : mention.start]):
                yield _judged(draft, known, actor, mention, _day(draft, story, actor))


def _day(draft: Draft, story: Story, actor: Actor) -> tuple[date, date] | None:
    """The days of which the sentence speaks: those of the engagement told in it, else its date, else the text's."""
    low, high = draft.sentence(actor.start)
    for one in story.lines:
        told = any(low <= draft.at(each)[0] < high for each in one.account.evidence)
        present = any(party.person == actor.person for party in one.account.participants)
        if told and present:
            days = one.match.said if one.match else stretch_of(one.account.date)
            if days is not None:
                return days.first, days.last
    dated = [stretch_of(one.when) for one in draft.mentions(low, high, "date")]
    days = next((one for one in dated if one is not None and one.days < 400), None)
    if days is not None:
        return days.first, days.last
    return (draft.day, draft.day) if draft.day else None


def _judged(draft: Draft, known: Known, actor: Actor, mention: Mention, days: tuple[date, date] | None) -> Mark:
    span, person = (mention.start, mention.end), str(actor.person)
    terms = known.lexicon.terms_of(person)
    if not terms:
        return draft.mark(span, "office", "not-in-chronicle", "office.term", f"the tables hold no office of {actor.name}")
    if days is None:
        return _without_day(draft, known, actor, mention, terms)
    held = [one for one in terms if covers(one.start, one.end, days[0]) or covers(one.start, one.end, days[1])]
    fitting = [one for one in held if _rank(known, one) in _NEAR_RANKS.get(mention.value, {mention.value})]
    when = days[0].isoformat()
    if fitting:
        title = known.lexicon.offices[fitting[0].office].title_en
        return draft.mark(span, "office", "supported", "office.term", f"{title} on {when}", _proofs(fitting))
    ever = [one for one in terms if _rank(known, one) == mention.value]
    verdict: Verdict = "contradicted" if held or ever else "not-in-chronicle"
    shown = [f"{known.lexicon.offices[one.office].title_en} from {one.start}" for one in held] or ["no office in the tables"]
    past = [f"{known.lexicon.offices[one.office].title_en} {one.start} to {one.end or 'today'}" for one in ever[:2]]
    found = f"on {when} {actor.name} held {', '.join(shown)}" + (f"; {'; '.join(past)}" if past else "")
    return draft.mark(span, "office", verdict, "office.term", found, _proofs([*ever[:2], *held[:2]]))


def _without_day(draft: Draft, known: Known, actor: Actor, mention: Mention, terms: Sequence[Term]) -> Mark:
    """Where neither the text nor the sentence has a day: whether the office was ever held, and when."""
    ranks = _NEAR_RANKS.get(mention.value, {mention.value})
    ever = [one for one in terms if _rank(known, one) in ranks]
    told = [f"{known.lexicon.offices[one.office].title_en} {one.start} to {one.end or 'today'}" for one in ever]
    found = f"the text gives no day; {actor.name}: {'; '.join(told) or 'no such office in the tables'}"
    verdict: Verdict = "partly" if ever else "not-in-chronicle"
    return draft.mark((mention.start, mention.end), "office", verdict, "office.no-day", found, _proofs(ever))


def _rank(known: Known, term: Term) -> str:
    return known.lexicon.offices[term.office].rank if term.office in known.lexicon.offices else ""


def _proofs(terms: Sequence[Term]) -> tuple[Proof, ...]:
    return tuple(Proof(side="table", quote=line(one), source="tables of offices of Summitry") for one in dict.fromkeys(terms))
