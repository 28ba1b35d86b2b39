"""Dates that differ as slips of the pen do: one part of the date is wrong, or two digits changed places."""

from __future__ import annotations


def is_slip(one: str, other: str) -> bool:
    """Whether two days written out differ in the year, the month or one digit of the day alone.

    A neighbouring day is no slip: that has more likely causes.
    """
    mine, theirs = one.split("-"), other.split("-")
    if len(mine) != 3 or len(theirs) != 3 or not all(part.isdigit() for part in (*mine, *theirs)):
        return False
    differ = [position for position in range(3) if mine[position] != theirs[position]]
    if differ in ([0], [1]):
        return True
    return differ == [2] and abs(int(mine[2]) - int(theirs[2])) > 1 and _one_digit(mine[2], theirs[2])


def _one_digit(one: str, other: str) -> bool:
    return one == other[::-1] or sum(left != right for left, right in zip(one, other, strict=True)) == 1
