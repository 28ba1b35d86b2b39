"""How many units an expression counts, and how TIMEX3 writes it: P3D, PT2H, PXY."""

from __future__ import annotations

from summitry.annotation.dates.found import Found

_VALUES = {"WE": ("P", "WE"), "FN": ("P", "W"), "DE": ("P", "DE"), "CE": ("P", "CE"), "ML": ("P", "ML"),
           "TH": ("PT", "H"), "TM": ("PT", "M"), "TS": ("PT", "S")}  # fmt: skip


def spell(count: int | str, unit: str) -> str:
    """A length in TIMEX3's writing: P3D, PT2H, PXY."""
    head, letter = _VALUES.get(unit, ("P", unit))
    if unit == "FN" and isinstance(count, int):
        count *= 2
    return f"{head}{count}{letter}"


def count_of(found: Found, name: str) -> int | str:
    """The number of units that the part `name` and what follows it say: 3, "2.5", or "X" for a vague one."""
    total: int | str = 0
    for at in range(found.index(name), found.index("u")):
        value = found.tokens.value(at)
        if found.tokens.words[at] in ("a", "an") and at + 1 < found.index("u"):
            continue  # "a few", "a hundred": the article counts nothing
        if value == "X":
            return "X"
        if isinstance(value, str):
            total = _figure(value) if value[:1].isdigit() else total
        elif isinstance(total, int) and total and value < 100 and (total < 20 or total % 10):
            return total  # "five to seven", "2-3": the first
        elif isinstance(total, int):
            total = int(value) * max(1, total) if value in (12, 100, 1000, 1000000) else total + int(value)
    return total


def _figure(written: str) -> int | str:
    plain = written.replace(",", "")
    return plain if "." in plain else int(plain)
