"""Numbers and figures for checking: counts under every rule, what others told, and amounts by year."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from summitry.checking import Asked, Proof, Told, Tried
from summitry.counting import CountingRule, Entry, Question, Side, counting_rule, counting_rules
from summitry.counting import count as count_entries
from summitry.errors import NotFound
from summitry.lexicon.reference import Reference
from summitry.lexicon.succession import codes
from summitry.model import Claim
from summitry.run.quoting import documents_of
from summitry.run.references import reference_said
from summitry.store import Chronicle, Wanted

_RULE = "in-person"


def _sides(asked: Asked) -> tuple[Side, Side]:
    first, second = (Side.of(*codes(state)) for state in asked.states)
    return first, second


def tried_in(chronicle: Chronicle, asked: Asked, as_of: date | None) -> list[Tried]:
    """The number under every rule, over a chronicle's file."""
    sides = _sides(asked)
    between = tuple(tuple(sorted(side.codes)) for side in sides)
    held = {one.id: one for one in chronicle.engagements(Wanted(between=between))}
    missing = {one.part_of for one in held.values() if one.part_of} - held.keys()
    while missing:  # what contains them, so that sessions of one trip are one
        above = chronicle.engagements_by_id(sorted(missing))
        held |= {one.id: one for one in above}
        missing = {one.part_of for one in above if one.part_of} - held.keys()
    return tried([Entry(one) for one in held.values()], asked, as_of)


def tried(entries: Sequence[Entry], asked: Asked, as_of: date | None) -> list[Tried]:
    """The number under every rule; nothing where a person takes part nowhere."""
    question = Question(sides=_sides(asked), people=asked.people, since=asked.since, until=asked.until, as_of=as_of)
    try:
        rules = [rule for rule in counting_rules() if asked.unit in rule.claim_units]
        found = count_entries(entries, question, counting_rule(_RULE), rules=rules)
    except NotFound:
        return []
    numbers = {_RULE: found.count, **found.other_rules}
    ids = tuple(one.id for one in found.included)
    return [_under(rule, numbers[rule.id], ids) for rule in counting_rules() if rule.id in numbers]


def _under(rule: CountingRule, number: int, ids: tuple[str, ...]) -> Tried:
    listed = ids if rule.id == _RULE else ()
    return Tried(rule=rule.id, statement=rule.statement, units=rule.claim_units, number=number, ids=listed)


def told_of(reference: Reference, asked: Asked) -> list[Told]:
    """Numbers that others told of the people asked for."""
    said = reference_said(reference, asked.people) if asked.people else ()
    found = []
    for one in said:
        source = "; ".join(filter(None, (one.claim.speaker, *(each.title for each in one.sources[:1]))))
        url = one.sources[0].url if one.sources else None
        proof = Proof(side="reference", quote=one.claim.text, source=source, url=url, value=f"{one.claim.value:g}")
        found.append(Told(claim=one.claim, day=one.day, proof=proof))
    return found


def figures_of(reference: Reference, states: frozenset[str], year: int) -> list[Told]:
    """The trade of two states in a year, as the reference holds it."""
    wanted = {code for state in states for code in codes(state)}
    figures = [one for one in reference.claims if one.type == "figure" and one.period == str(year)]
    return [
        Told(claim=one, day=date(year, 12, 31), proof=_proof(reference, one))
        for one in figures
        if set(one.parties) <= wanted
    ]


def _proof(reference: Reference, claim: Claim) -> Proof:
    document = documents_of(reference.id)[claim.doc_id]
    cited = tuple(part.removeprefix("- ") for part in document.text.partition("Sources:\n")[2].split("\n") if part)
    source = cited[0] if cited else f"{document.publisher}, not verified"
    value = f"{(claim.value or 0) / 1e9:g} billion"
    return Proof(side="reference", quote=claim.text, source=source, url=document.url, value=value, cited=cited)
