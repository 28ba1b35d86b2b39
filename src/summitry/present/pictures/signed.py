"""Documents signed: one column an engagement, one square a document, in time order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from summitry.model import Engagement
from summitry.present.phrases import PLANNED, signed
from summitry.present.pictures.look import (
    HAIR,
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
from summitry.present.pictures.picture import Framing, Picture, Row, Spec, some

_GAP = 0.1


def signed_picture(found: Sequence[Engagement], said: Mapping[str, str], framing: Framing) -> Picture:
    """The picture of what was signed at the engagements held, those without a document left out."""
    held = [one for one in found if one.documents and one.status not in PLANNED]
    number_of = sum(len(one.documents) for one in held)
    return Picture(
        id="signed",
        heading="What they signed",
        title=f"Documents signed: {some(number_of, 'entry', 'entries')} at {some(len(held), 'engagement')} "
        f"(every entry, no counting rule; {framing.until})",
        alt=f"Columns of squares, one column an engagement: the most at {_most(held, said)}.",
        source=framing.source,
        columns=("date", "type", "number", "title", "signed at"),
        rows=tuple(_rows(held, said)),
        spec=_spec(held, said, framing, tall=False),
        tall=_spec(held, said, framing, tall=True),
        notes=(
            (
                "One square is one document, or one lot of which the sources give only a number. Its tone "
                "says where. A document stands at the most specific engagement that the sources name."
            ),
        ),
    )


def _most(held: Sequence[Engagement], said: Mapping[str, str]) -> str:
    top = max(held, key=lambda one: (len(one.documents), one.id), default=None)
    return f"{said.get(top.id, top.id)} ({len(top.documents)})" if top else "none"


def _rows(held: Sequence[Engagement], said: Mapping[str, str]) -> Iterator[Row]:
    for one in held:
        day = one.date.edtf if one.date else ""
        for document in one.documents:
            yield Row((day, document.type, document.count, document.title or "", said.get(one.id, one.id)), (one.id,))


def _spec(held: Sequence[Engagement], said: Mapping[str, str], framing: Framing, *, tall: bool) -> Spec:
    peak = max((len(one.documents) for one in held), default=1)
    step = 13.0 if tall else max(4.0, min(16.0, (WIDE - 40) / max(1, len(held))))
    high = 14.0 if peak <= 12 else 160 / peak
    place = number("from", 0, max(1, len(held)), reverse=tall)
    stack = number(
        "base",
        0,
        peak,
        axis={
            "grid": True,
            "gridColor": HAIR,
            "domain": False,
            "ticks": False,
            "tickMinStep": 1,
            "tickCount": min(peak, 5),
            "format": "d",
            "orient": "top" if tall else "left",
        },
    )
    along, across = ("y", "x") if tall else ("x", "y")
    squares = {
        "data": values(_squares(held, said, framing)),
        "mark": {"type": "rect", "cornerRadius": 1},
        "encoding": {
            along: place,
            f"{along}2": {"field": "to"},
            across: stack,
            f"{across}2": {"field": "top"},
            "color": colour(),
        }
        | linked(),
    }
    length = step * max(1, len(held))
    depth = min(TALL - 60, 20.0 * peak) if tall else high * peak
    size = {"width": depth, "height": length} if tall else {"width": length, "height": depth}
    return chart(layer=[squares, _years(held, place, tall=tall)], **size)


def _squares(held: Sequence[Engagement], said: Mapping[str, str], framing: Framing) -> Iterator[dict[str, Any]]:
    for position, one in enumerate(held):
        tone = TONES[framing.place(one.place.country if one.place else None)]
        for level, document in enumerate(one.documents):
            yield {
                "from": position + _GAP,
                "to": position + 1 - _GAP,
                "base": level + _GAP,
                "top": level + 1 - _GAP,
                "tone": tone,
                "href": towards([one.id]),
                "said": f"{signed(document)} — {said.get(one.id, one.id)}",
            }


def _years(held: Sequence[Engagement], place: Any, *, tall: bool) -> dict[str, Any]:  # noqa: ANN401 - a channel
    """The year under the first engagement of every year, where it does not touch the one before."""
    rows: list[dict[str, Any]] = []
    seen = last = None
    for position, one in enumerate(held):
        year = one.date.edtf[:4] if one.date else ""
        if year != seen and (last is None or position - last >= (1 if tall else 3)):
            rows.append({"at": position + 0.5, "text": year})
            last = position
        seen = year
    fixed = {"value": -5} if tall else {"value": {"expr": "height + 11"}}
    channels = {"y": place | {"field": "at"}, "x": fixed} if tall else {"x": place | {"field": "at"}, "y": fixed}
    look = {"align": "right" if tall else "center", "baseline": "middle", "fontSize": 10, "color": MUTED}
    return {"data": values(rows), "mark": {"type": "text", **look}, "encoding": channels | {"text": {"field": "text"}}}
