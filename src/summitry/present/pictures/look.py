"""The look that all pictures share: ink, three tones that differ in grey as well, thin axes, one typeface.

Tones say where something took place: in the first side's country, in the second's, in a third. They differ in
lightness, so that they stay apart in a grey print.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from summitry.present.pictures.picture import Spec

INK, MUTED, HAIR, FAINT, PAPER = "#1d2833", "#5c6873", "#dde2e6", "#f1f3f5", "#ffffff"
#: By place, see `Framing.place`; "none" is what has no place: calls, letters.
TONES: Mapping[str, str] = {"first": "#1d4f7c", "second": "#cb772f", "third": "#a3b5b0", "none": "#6f7780"}
WIDE, TALL = 900, 350
AT = "https://summitry.invalid/#"
#: By which words are measured: it comes with vl-convert, so that pictures are the same everywhere.
_FONT = "Liberation Sans, Arial, sans-serif"

_CONFIG: Mapping[str, Any] = {
    "font": _FONT,
    "background": "transparent",
    "view": {"stroke": None},
    "axis": {
        "labelColor": MUTED, "titleColor": MUTED, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal",
        "domainColor": HAIR, "tickColor": HAIR, "gridColor": HAIR, "labelPadding": 4, "tickSize": 4,
    },
    "title": {"color": INK, "fontSize": 12, "fontWeight": 600, "anchor": "start", "offset": 6},
    "text": {"color": INK, "fontSize": 11},
    "concat": {"spacing": 10},
}  # fmt: skip


def chart(**parts: Any) -> Spec:  # noqa: ANN401 - parts of Vega-Lite
    """A specification of these parts with the common look."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
        "config": _CONFIG,
        "padding": 4,
        **parts,
    }


def values(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Inline data."""
    return {"values": [dict(row) for row in rows]}


def number(field: str, low: float, high: float, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - parts of Vega-Lite
    """A quantitative channel over a fixed range; `axis` None unless given, `reverse` for top to bottom."""
    scale = {"domain": [low, high], "nice": False, "zero": False, "reverse": more.pop("reverse", False)}
    return {"field": field, "type": "quantitative", "scale": scale, "title": None, "axis": None, **more}


def years_axis(low: int, high: int, every: int) -> dict[str, Any]:
    """An axis of years, labelled at round ones."""
    ticks = [year for year in range(low, high + 1) if year % every == 0]
    return {"values": ticks, "format": "d", "grid": True, "domain": False, "ticks": False}


def colour(field: str = "tone") -> dict[str, Any]:
    """Fill as the row says it."""
    return {"field": field, "type": "nominal", "scale": None, "legend": None}


def linked() -> dict[str, Any]:
    """The channels that make marks open their evidence and be read aloud."""
    return {
        "href": {"field": "href", "type": "nominal"},
        "description": {"field": "said", "type": "nominal"},
        "tooltip": None,
    }


def towards(ids: Iterable[str]) -> str:
    """The `href` of a mark for these engagements."""
    return AT + "+".join(ids)
