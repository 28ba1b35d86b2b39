"""The count: one rule's number with its list, what it leaves out, the other rules' numbers and what officials said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from summitry.counting.candidates import Candidates, candidates
from summitry.counting.caption import caption
from summitry.counting.entry import Entry, Question, Said
from summitry.counting.listed import included, left_out
from summitry.counting.reconcile import reconcile
from summitry.counting.result import ClaimChecked, Count, Included
from summitry.counting.rules import CountingRule, counting_rules
from summitry.counting.stays import Trips
from summitry.counting.tally import Tally, tally


def count(
    entries: Iterable[Entry], question: Question, rule: CountingRule, said: Sequence[Said] = (),
    rules: Sequence[CountingRule] | None = None, notes: Sequence[str] = (),
) -> Count:  # fmt: skip
    """Count the contacts that `question` asks for.

    `entries` must hold, besides the engagements of the two sides, whatever contains them (`part_of`). `rules` are
    those that stand beside (those shipped), `said` the numbers that others told. Raises NotFound for a person who
    takes part nowhere, InvalidInput for a name that fits several people.
    """
    shipped = counting_rules() if rules is None else tuple(rules)
    beside = [other for other in shipped if other.id != rule.id]
    sorted_out = _sorted_out(entries, question, [rule, *beside])
    return _counted(sorted_out, rule, reconcile(said, sorted_out.held, sorted_out.known, question, shipped), notes)


def counts(entries: Iterable[Entry], question: Question, rules: Sequence[CountingRule]) -> tuple[Count, ...]:
    """The count by each of these rules, each with the others' numbers beside it; nobody's numbers are looked at.

    Raises as `count` does. The entries are sorted out once, so that eight rules take hardly longer than one count.
    """
    sorted_out = _sorted_out(entries, question, rules)
    return tuple(_counted(sorted_out, rule, ()) for rule in rules)


class _SortedOut(msgspec.Struct, frozen=True):
    """The entries as every rule has tallied them."""

    held: tuple[Entry, ...]
    known: Mapping[str, Entry]
    found: Candidates
    question: Question
    tallies: Mapping[str, Tally]


def _sorted_out(entries: Iterable[Entry], question: Question, rules: Sequence[CountingRule]) -> _SortedOut:
    held = tuple(entries)
    known = {entry.engagement.id: entry for entry in held}
    found = candidates(held, question)
    trips = Trips(known, question.sides)
    tallies = {rule.id: tally(found, trips, rule, question) for rule in rules}
    return _SortedOut(held, known, found, question, tallies)


def _counted(
    by_all: _SortedOut, rule: CountingRule, claims: tuple[ClaimChecked, ...], notes: Sequence[str] = ()
) -> Count:  # fmt: skip
    found, question, tallied = by_all.found, by_all.question, by_all.tallies[rule.id]
    listed = included(tallied.groups)
    share = round(sum(one.reviewed for one in listed) / len(listed), 4) if listed else None
    people = tuple(person.name for person in found.people)
    return Count(
        count=len(listed),
        rule=rule.id,
        statement=rule.statement,
        as_of=question.last,
        reviewed_share=share,
        states=tuple(side.state for side in question.sides),
        people=people,
        since=question.since,
        until=question.until,
        notes=(*notes, *_remarks(found, question, listed)),
        included=listed,
        excluded=left_out(tallied.left),
        by_year=dict(sorted(Counter(one.date[:4] for one in listed).items())),
        other_rules={other: len(each.groups) for other, each in by_all.tallies.items() if other != rule.id},
        claims=claims,
        caption=caption(len(listed), rule, question, people, share),
    )


def _remarks(found: Candidates, question: Question, listed: Sequence[Included]) -> list[str]:
    """What a reader must know besides: nothing found, a period beyond what is covered, entries that may be one."""
    remarks = []
    if not listed:
        remarks.append("nothing that counts is in this chronicle; that does not mean that there was none")
    if question.until and question.as_of and question.until > question.as_of:
        remarks.append(f"the chronicle ends on {question.as_of.isoformat()}; nothing later was looked at")
    if not found.people:
        remarks.append("no people were named: contacts of any leaders of the two sides are counted together")
    disputed = [one.id for one in listed if one.conflicts]
    if disputed:
        remarks.append(f"sources disagree on {len(disputed)} of the entries: {', '.join(disputed)}")
    return remarks
