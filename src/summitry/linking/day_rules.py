"""The rules by which the chronicle chooses a date, in their order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from summitry.linking.choosing import CHECKED, HELD, MAJORITY, OFFICIAL, ORIGINAL, Choice, Rank, Rule, choose
from summitry.linking.stays import is_stay
from summitry.linking.told import Told, by_value
from summitry.model import Kind, When

_MONTH = 31  # days; beyond, a date is too vague to be preferred for who tells it
_BASIS = ("stated", "weekday", "relative", "inferred", "publication", "year-unknown")
#: How each basis is said, for the reason of a choice.
_FOUNDED = {
    "stated": "written out", "weekday": "by the day of the week", "relative": "told from the day of publication",
    "inferred": "worked out", "publication": "the day of publication", "year-unknown": "without a year",
}  # fmt: skip


def choose_date(told: Sequence[Told], kind: Kind) -> Choice[When]:
    """The date of an engagement of this kind."""
    values = by_value(told, lambda account: account.date)
    chosen = choose(values, _rules(values, kind))
    if chosen.value is None or chosen.rule == "alone":
        return chosen
    if all(within(chosen.value, other) for other in values):
        return Choice(chosen.value, "specific", "it is the most specific")
    if chosen.rule != "basis":
        return chosen
    return Choice(chosen.value, chosen.rule, chosen.why.format(basis=_FOUNDED[chosen.value.basis]))


def _rules(values: Mapping[When, Sequence[Told]], kind: Kind) -> tuple[Rule, ...]:
    """Who gives the month speaks for a day in it, too: `among` counts those."""

    def among(rank: Rank) -> Rank:
        return lambda when, _: rank(
            when, [one for other, said in values.items() if within(when, other) for one in said]
        )

    def whole(when: When, _told: Sequence[Told]) -> float:
        return not (kind in ("visit", "multilateral") and is_stay(when))

    return (
        HELD,
        Rule("specific", "it is the most specific", lambda when, _: length(when) > _MONTH and not is_stay(when)),
        ORIGINAL,
        Rule("event day", "the other is the day of publication", lambda when, _: when.basis == "publication"),
        Rule(CHECKED.name, CHECKED.why, among(CHECKED.rank)),
        Rule("whole stay", "it gives first and last day", whole),
        Rule(OFFICIAL.name, OFFICIAL.why, among(OFFICIAL.rank)),
        Rule("majority", "more independent publishers fit it", among(MAJORITY.rank)),
        Rule("specific", "it is the most specific", lambda when, _: length(when)),
        Rule("basis", "its day is the best founded ({{basis}})", lambda when, _: _BASIS.index(when.basis)),
        Rule("order", "nothing parts it from the others: the earliest", lambda when, _: cast("When", when).edtf),
    )


def length(when: When) -> int:
    """Days that the date may be; very many where an end is open."""
    return (when.latest - when.earliest).days + 1 if when.latest and when.earliest else 10**6


def within(one: When, other: When) -> bool:
    """Whether all days that one date may be are among those of the other."""
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return one == other
    return other.earliest <= one.earliest and one.latest <= other.latest
