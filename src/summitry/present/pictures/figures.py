"""Figures as series: what somebody reported of one measure, year by year. Who says so stands in the title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from summitry.present.pictures.look import HAIR, INK, TALL, TONES, WIDE, chart, linked, number, towards, values
from summitry.present.pictures.picture import Absent, Framing, Picture, Row, Spec, some

#: With fewer values a series is no line.
FEWEST = 3


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a series, with the change on the year before as it was published, and its claim's anchor."""

    year: int
    value: float
    change_pct: float | None = None
    id: str = ""
    sources: str = ""


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """What one teller says of one measure; `values` by year."""

    measure: str
    unit: str
    teller: str
    values: tuple[Told, ...]


def figures_picture(series: Sequence[Series], framing: Framing) -> Picture:
    """The picture of one or several series, each under the other with its own scale; shorter ones are listed alone."""
    drawn = [one for one in series if len(one.values) >= FEWEST]
    told = sum(len(one.values) for one in drawn)
    names = "; ".join(f"{one.measure}, as reported by {one.teller}" for one in drawn)
    return Picture(
        id="figures",
        heading="Figures that were told",
        title=f"{names or 'Figures'}: {some(told, 'value')} (claims, not counted by a rule; {framing.until})",
        alt="; ".join(_alt(one) for one in drawn) or "No series is long enough to be drawn.",
        source=framing.source,
        columns=("measure", "year", "value", "unit", "change in per cent as published", "reported by", "source"),
        rows=tuple(
            Row((one.measure, each.year, each.value, one.unit, each.change_pct, one.teller, each.sources))
            for one in series
            for each in one.values
        ),
        spec=chart(vconcat=[_panel(one, WIDE - 90, 190) for one in drawn]),
        tall=chart(vconcat=[_panel(one, TALL - 60, 170) for one in drawn]),
        notes=(
            "A figure is what its teller says; Summitry does not judge it. Years without a dot have no known value.",
        ),
        not_shown=tuple(_lone(series)),
    )


def _lone(series: Sequence[Series]) -> Iterator[Absent]:
    """Values of series that are too short for a line."""
    for one in series:
        for each in one.values if len(one.values) < FEWEST else ():
            yield Absent(
                f"{each.year}: {amount(each.value, one.unit)}, {one.measure}, as reported by {one.teller}",
                f"a series of fewer than {FEWEST} values",
                each.id or None,
            )


def _alt(one: Series) -> str:
    first, last = one.values[0], one.values[-1]
    return (
        f"{one.measure}: {amount(first.value, one.unit)} in {first.year}, {amount(last.value, one.unit)} in {last.year}"
    )


def amount(value: float, unit: str) -> str:
    """ "8.0 bn USD"."""
    for size, name in ((1e9, "bn"), (1e6, "m")):
        if value >= size:
            return f"{value / size:,.1f} {name} {unit}"
    return f"{value:,g} {unit}"


def _panel(one: Series, width: int, height: int) -> Spec:
    size, name = (1e9, "bn ") if max(each.value for each in one.values) >= 1e9 else (1.0, "")
    rows: list[dict[str, Any]] = [
        {"year": each.year, "value": each.value / size, "href": towards([each.id] if each.id else []),
         "said": f"{each.year}: {amount(each.value, one.unit)}, as reported by {one.teller}"}
        for each in one.values
    ]  # fmt: skip
    top = max(row["value"] for row in rows)
    low, high = one.values[0].year, one.values[-1].year
    axis = {
        "values": list(range(low, high + 1, 5 if high - low > 8 else 1)),
        "format": "d",
        "grid": False,
        "ticks": False,
    }
    channels = {
        "x": number("year", low - 0.5, high + 0.5, axis=axis),
        "y": number(
            "value",
            0,
            top * 1.08,
            axis={"grid": True, "gridColor": HAIR, "tickCount": 5, "domain": False, "ticks": False},
        ),
    }
    line = {"mark": {"type": "line", "color": TONES["first"], "strokeWidth": 1.5}, "encoding": channels}
    dots = {
        "mark": {"type": "circle", "color": TONES["first"], "size": 42, "opacity": 1},
        "encoding": channels | linked(),
    }
    ends = {
        "data": values([{**row, "text": f"{row['value']:,.1f}"} for row in (rows[0], rows[-1])]),
        "mark": {"type": "text", "dy": -11, "fontSize": 11, "fontWeight": 600, "color": INK},
        "encoding": channels | {"text": {"field": "text"}},
    }
    heading = {"text": f"{one.measure}, {name}{one.unit}"}
    return {"title": heading, "data": values(rows), "layer": [line, dots, ends], "width": width, "height": height}
