"""The ladder of designations: what the relationship was called, in exact words, each as long as it held.

No rank is given: the steps follow each other in time, and nothing here says that a later one is higher.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from summitry.lexicon.ladders import BEGINNING, StepKind
from summitry.present.pictures.lanes import decimal
from summitry.present.pictures.look import (
    HAIR,
    INK,
    MUTED,
    PAPER,
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
from summitry.present.pictures.picture import Framing, Picture, Row, Spec, long_day, some


class Designation(msgspec.Struct, frozen=True, kw_only=True):
    """What the relationship is called from `since` on, in the words of a source, until `until` (None: still).

    `kind` is a `lexicon.ladders.StepKind`; `unseen` are languages whose wording rests on general knowledge.
    """

    since: date
    text: str
    kind: StepKind = "designation"
    until: date | None = None
    text_zh: str = ""
    text_ru: str = ""
    id: str | None = None
    sources: str = ""
    note: str = ""
    unseen: tuple[str, ...] = ()


def ladder_picture(found: Sequence[Designation], framing: Framing) -> Picture:
    """The picture of the designations, oldest first."""
    ordered = sorted(found, key=lambda one: (one.since, one.text))
    return Picture(
        id="ladder",
        heading="What they called it",
        title=f"Designations of the relationship: {some(len(ordered), 'wording')} (no counting rule; {framing.until})",
        alt="Bars, one below the other, from the day of each designation to that of the next, with its exact words.",
        source=framing.source,
        columns=("from", "to", "what it is", "English", "中文", "русский", "source"),
        rows=tuple(_row(one) for one in ordered),
        spec=_spec(ordered, framing, WIDE, 105),
        tall=_spec(ordered, framing, TALL, 52),
        notes=(
            (
                "In time order; no rank is meant. Filled: treaties, relations, designations that began something new. "
                "Hollow: statements that use the designation in force in their own words, and slogans, which are none."
            ),
        ),
    )


def _row(one: Designation) -> Row:
    until = one.until.isoformat() if one.until else ""
    cells = (one.since.isoformat(), until, one.kind, one.text, one.text_zh, one.text_ru, one.sources)
    return Row(cells, (one.id,) if one.id else ())


def _spec(found: Sequence[Designation], framing: Framing, width: int, letters: int) -> Spec:
    last = framing.as_of or max((one.since for one in found), default=date(2000, 1, 1))
    low = found[0].since.year if found else last.year
    high = last.year + 1
    steps, lines, depth = _steps(found, decimal(last), (low, high), letters)
    time = number("from", low, high, axis=_axis(low, high, width))
    across = number("level", 0, depth, reverse=True)
    bars = {
        "data": values(steps),
        "mark": {"type": "rect", "stroke": TONES["first"], "cornerRadius": 2},
        "encoding": {"x": time, "x2": {"field": "to"}, "y": across, "y2": {"field": "below"}, "color": colour()}
        | linked(),
    }
    return chart(layer=[bars, *_words(lines, time, across)], width=width - 20, height=depth)


def _axis(low: int, high: int, width: int) -> dict[str, Any]:
    every = 10 if high - low > 20 else 2
    years = [year for year in range(low, high + 1) if year % every == 0]
    return {
        "values": years,
        "format": "d",
        "gridColor": HAIR,
        "domain": False,
        "ticks": False,
        "orient": "top",
        "labelAlign": "left" if width == WIDE else "center",
    }


def _steps(
    found: Sequence[Designation], last: float, span: tuple[int, int], letters: int
) -> tuple[list[dict[str, Any]], list[dict[str, Any]], float]:
    """Bars, lines of words above them, and the pixels needed."""
    steps: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []
    at = 4.0
    for one in found:
        begins = decimal(one.since)
        ends = max(decimal(one.until) if one.until else last, begins + (span[1] - span[0]) / 250)
        right = begins > span[0] + 0.45 * (span[1] - span[0])
        words = f"“{one.text}” (slogan)" if one.kind == "slogan" else one.text
        for text, head in ((long_day(one.since), True), *((line, False) for line in wrapped(words, letters))):
            lines.append(
                {"from": ends if right else begins, "level": at + 7, "text": text, "head": head, "right": right}
            )
            at += 14
        steps.append(
            {
                "from": begins,
                "to": ends,
                "level": at + 1,
                "below": at + 7,
                "tone": TONES["first"] if one.kind in BEGINNING else PAPER,
                "href": towards([one.id] if one.id else []),
                "said": f"{long_day(one.since)}: {one.text}",
            }
        )
        at += 19
    return steps, lines, at


def _words(lines: Sequence[dict[str, Any]], time: Any, across: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - channels
    return [
        {
            "data": values(line for line in lines if line["right"] is right and line["head"] is head),
            "mark": {
                "type": "text",
                "align": "right" if right else "left",
                "baseline": "middle",
                "fontSize": 10 if head else 11,
                **({"stroke": PAPER, "strokeWidth": 3} if halo else {"color": MUTED if head else INK}),
            },
            "encoding": {"x": time, "y": across, "text": {"field": "text"}},
        }
        for halo in (True, False)
        for right in (False, True)
        for head in (False, True)
    ]


def wrapped(text: str, width: int) -> list[str]:
    """Lines of at most about `width` letters, broken at spaces."""
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + 1 + len(word) > width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
