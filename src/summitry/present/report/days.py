"""Dates in words as a chronology prints them: "16 December 1949 – 17 February 1950", "about 18 November 1998"."""

from __future__ import annotations

from summitry.model import When

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
_DOUBT = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}


def in_words(when: When | None) -> str:
    """A date in words; "undated" where there is none."""
    if when is None:
        return "undated"
    left, slash, right = when.edtf.partition("/")
    if not slash:
        return _one(left)
    if left in ("", ".."):
        return f"until {_one(right)}"
    if right in ("", ".."):
        return f"from {_one(left)}"
    return _span(left, right)


def _span(left: str, right: str) -> str:
    """Two ends, what both share said once: "7–10 May 2025"."""
    plain = not set(left + right) & set("~?%X")
    if plain and len(left) == len(right) == 10 and left[:4] == right[:4]:
        first = str(int(left[8:])) + ("" if left[:7] == right[:7] else f" {MONTHS[int(left[5:7]) - 1]}")
        return f"{first}{'–' if left[:7] == right[:7] else ' – '}{_one(right)}"
    return f"{_one(left)} – {_one(right)}"


def _one(edtf: str) -> str:
    doubt = _DOUBT.get(edtf[-1:], "")
    year, month, day = ([*edtf.rstrip("~?%").split("-"), "", ""])[:3]
    year = year.replace("XXXX", "year unknown").replace("X", "0s") if "X" in year else year
    if not month or "X" in month:
        return f"{doubt}{year}"
    if month in _SEASONS:
        return f"{doubt}{_SEASONS[month]} {year}"
    named = MONTHS[int(month) - 1]
    return f"{doubt}{named} {year}" if not day or "X" in day else f"{doubt}{int(day)} {named} {year}"
