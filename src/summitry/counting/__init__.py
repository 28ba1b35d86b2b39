"""Counting contacts by a named rule: never a bare number, always with its rule, list and what was left out."""

from summitry.counting.candidates import find_people
from summitry.counting.count import count, counts
from summitry.counting.entry import Citation, Entry, Question, Said, Side
from summitry.counting.result import ClaimChecked, Count, Included, LeftOut
from summitry.counting.rules import CountingRule, counting_rule, counting_rules

__all__ = [
    "Citation", "ClaimChecked", "Count", "CountingRule", "Entry", "Included", "LeftOut", "Question", "Said", "Side",
    "count", "counting_rule", "counting_rules", "counts", "find_people",
]  # fmt: skip
