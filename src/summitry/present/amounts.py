"""Amounts as people read them: 244.8 billion USD."""

from __future__ import annotations

from summitry.model import Qualifier

_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
_LEADING = frozenset({"over", "about", "under"})


def amount(value: float | None, unit: str | None, qualifier: Qualifier | None = None) -> str:
    """A value with its unit; "over", "about" and "under" stand before it, "record" after."""
    if value is None:
        return "not read"
    shown = _scaled(value) + (f"{'' if unit == '%' else ' '}{unit}" if unit else "")
    if qualifier in _LEADING:
        return f"{qualifier} {shown}"
    return f"{shown} ({qualifier})" if qualifier else shown


def _scaled(value: float) -> str:
    for size, word in _SCALES:
        if abs(value) >= size:
            return f"{_plain(value / size)} {word}"
    return _plain(value)


def _plain(value: float) -> str:
    return f"{round(value, 6):,.6f}".rstrip("0").rstrip(".")


def cell(value: float | None) -> str | int | float:
    """A number for a table's cell: whole ones without a point, an empty cell for none."""
    if value is None:
        return ""
    return int(value) if value.is_integer() else value
