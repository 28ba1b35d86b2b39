"""Percentages that do not follow from the two amounts told with them."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.checking.amounts import Amount, amounts, changes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.story import Story
from summitry.checking.verdict import Mark, Proof

_TWO = 2


def percentages(draft: Draft, _known: Known, _story: Story) -> Iterator[Mark]:
    """ "from 100 to 120 billion, up 25 per cent": the percentage must follow, as far as the rounding allows."""
    for low, high in draft.annotated.sentences:
        sums = list(amounts(draft, low, high))
        if len(sums) != _TWO or " from " not in draft.plain[low:high]:
            continue
        old, new = _in_order(draft, low, sums)
        if old.value:
            yield from _followed(draft, (low, high), old, new)


def _in_order(draft: Draft, low: int, sums: list[Amount]) -> tuple[Amount, Amount]:
    """The amount behind "from", and the other."""
    before = draft.plain[max(low, sums[0].span[0] - 6) : sums[0].span[0]]
    return (sums[0], sums[1]) if "from" in before else (sums[1], sums[0])


def _followed(draft: Draft, sentence: tuple[int, int], old: Amount, new: Amount) -> Iterator[Mark]:
    true = (new.value - old.value) / old.value * 100
    for change in changes(draft, *sentence):
        slack = 0.5 * 10.0**-change.places + 100 * (old.step + new.step) / 2 / old.value
        if abs(change.percent - true) > slack:
            found = f"from {old.value:g} to {new.value:g} is {true:+.1f} per cent"
            proof = Proof(side="table", quote=found, source="reckoned from the two amounts of the sentence")
            yield draft.mark(change.span, "consistency", "contradicted", "consistency.percentage", found, (proof,))
