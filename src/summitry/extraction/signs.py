"""The signs of a skeleton: which class each kind of recognised stretch is folded to.

The letters are those of the rule files: A actor, L "the two leaders", S state, P city, O organisation,
G gathering, V venue, D date, H possessive pronoun.
"""

from __future__ import annotations

from summitry.text.skeleton import class_range

ACTOR, PAIR, STATE, CITY, ORGANISATION, GATHERING, VENUE, DATE, POSSESSOR = range(9)
_CLASSES = {
    "A": (ACTOR, POSSESSOR), "L": (PAIR,), "S": (STATE,), "P": (CITY,), "O": (ORGANISATION,), "G": (GATHERING,),
    "V": (VENUE,), "D": (DATE,), "H": (POSSESSOR,), "N": (ACTOR,),
}  # fmt: skip


def span(letters: str) -> str:
    """The signs of these letters as ranges, to stand inside a regular expression's brackets."""
    return "".join(class_range(number) for letter in letters for number in _CLASSES[letter])


def sign(letters: str) -> str:
    """A character class that matches one sign of any of these letters."""
    return f"[{span(letters)}]"
