"""The same contacts under every counting rule, side by side: the number depends on what is counted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from summitry.counting import Count
from summitry.present.pictures.look import (
    HAIR,
    INK,
    MUTED,
    TALL,
    TONES,
    WIDE,
    chart,
    colour,
    linked,
    number,
    towards,
    values,
)
from summitry.present.pictures.picture import Framing, Picture, Row, Spec


def rules_picture(counts: Sequence[Count], framing: Framing) -> Picture:
    """The picture of the counts; the rule of the report is dark."""
    return Picture(
        id="rules",
        heading="The number under each rule",
        title=f"The same period counted by {len(counts)} rules: {_span(counts)} ({framing.until})",
        alt="Bars: " + ", ".join(f"{one.rule} {one.count}" for one in counts),
        source=framing.source,
        columns=("rule", "number", "what counts as one"),
        rows=tuple(
            Row((one.rule, one.count, one.statement), tuple(each.id for each in one.included)) for one in counts
        ),
        spec=_spec(counts, framing, WIDE - 190),
        tall=_spec(counts, framing, TALL - 150),
        notes=(f"Dark: rule {framing.rule}, by which the pictures of this report count. {framing.statement}",),
    )


def _span(counts: Sequence[Count]) -> str:
    numbers = sorted(one.count for one in counts) or [0]
    return f"{numbers[0]:,} to {numbers[-1]:,}" if numbers[0] != numbers[-1] else f"{numbers[0]:,}"


def _spec(counts: Sequence[Count], framing: Framing, width: int) -> Spec:
    rows: list[dict[str, Any]] = [
        {"from": 0, "number": one.count, "above": place + 0.15, "below": place + 0.85, "middle": place + 0.5,
         "rule": one.rule, "tone": TONES["first"] if one.rule == framing.rule else TONES["third"],
         "href": towards([f"rule-{one.rule}"]), "said": f"{one.rule}: {one.count}. {one.statement}"}
        for place, one in enumerate(counts)
    ]  # fmt: skip
    top = max((one.count for one in counts), default=1) * 1.12 or 1
    x, y = number("from", 0, top), number("above", 0, len(counts), reverse=True)
    bars = {
        "mark": {"type": "rect", "cornerRadius": 2},
        "encoding": {"x": x, "x2": {"field": "number"}, "y": y, "y2": {"field": "below"}, "color": colour()} | linked(),
    }
    sums = {
        "mark": {"type": "text", "align": "left", "dx": 5, "fontSize": 12, "fontWeight": 600, "color": INK},
        "encoding": {"x": x | {"field": "number"}, "y": y | {"field": "middle"}, "text": {"field": "number"}},
    }
    names = {
        "mark": {"type": "text", "align": "right", "fontSize": 12, "color": MUTED},
        "encoding": {"x": {"value": -8}, "y": y | {"field": "middle"}, "text": {"field": "rule"}},
    }
    line = {
        "data": values([{"at": 0}]),
        "mark": {"type": "rule", "color": HAIR},
        "encoding": {"x": x | {"field": "at"}},
    }
    return chart(data=values(rows), layer=[line, bars, sums, names], width=width, height=24 * max(1, len(counts)))
