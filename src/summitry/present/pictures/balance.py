"""Visit balance: one square a contact, above the axis in the second side's country, below in the first's.

The band between holds what took place in third countries, so that reciprocity is seen by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summitry.analysis import Balance, BalanceYear
from summitry.present.pictures.look import MUTED, TONES, chart, linked, number, towards, values
from summitry.present.pictures.picture import Absent, Framing, Picture, Row, Spec, some
from summitry.present.pictures.sheet import Sheet

_GAP = 0.1
#: Field of a year, and on whose soil that is, from top to bottom.
WAYS = (("outward", "second"), ("elsewhere", "third"), ("inward", "first"))


def balance_picture(found: Balance, said: Mapping[str, str], framing: Framing) -> Picture:
    """The picture of a balance; `said` are the words of each contact by its id."""
    first, second = framing.first.name, framing.second.name
    low, high = (found.years[0].year, found.years[-1].year) if found.years else (0, 0)
    return Picture(
        id="balance",
        heading="Who went to whom",
        title=f"Visit balance: {some(found.shown, 'contact')} by year and by where they took place ({framing.by_rule})",
        alt=_alt(found, framing),
        source=framing.source,
        columns=("year", f"in {second}", "in third countries", f"in {first}"),
        rows=tuple(_row(year) for year in found.years),
        spec=_spec(found, said, framing, Sheet(tall=False, low=low, high=high)),
        tall=_spec(found, said, framing, Sheet(tall=True, low=low, high=high)),
        notes=(
            f"One square is one contact. {framing.statement}",
            "A contact stands in the year in which it began. An empty year means that none is known.",
        ),
        not_shown=tuple(Absent(said.get(one, one), "no year or no country is told", one) for one in found.not_shown),
    )


def _sums(found: Balance) -> dict[str, int]:
    return {way: sum(len(getattr(year, way)) for year in found.years) for way, _ in WAYS}


def _alt(found: Balance, framing: Framing) -> str:
    sums = _sums(found)
    return (
        f"Squares by year: {sums['outward']} in {framing.second.name}, {sums['inward']} in {framing.first.name}, "
        f"{sums['elsewhere']} in third countries."
    )


def _row(year: BalanceYear) -> Row:
    counts = (len(year.outward), len(year.elsewhere), len(year.inward))
    return Row((year.year, *counts), (*year.outward, *year.elsewhere, *year.inward))


def _spec(found: Balance, said: Mapping[str, str], framing: Framing, sheet: Sheet) -> Spec:
    peaks = {way: max((len(getattr(year, way)) for year in found.years), default=0) or 1 for way, _ in WAYS}
    room = sheet.breadth - 90 if sheet.tall else 330
    unit = min(15.0, room / sum(peaks.values()))
    order = reversed(WAYS) if sheet.tall else WAYS
    panels = [
        _panel(way, tone, list(_squares(found, way, said)), peaks[way], sheet)
        | {"title": _heading(found, way, framing, sheet), **sheet.size(sheet.length(30), unit * peaks[way])}
        for way, tone in order
    ]
    return chart(hconcat=panels) if sheet.tall else chart(vconcat=panels)


def _squares(found: Balance, way: str, said: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """Stacked from the axis; in the middle band around its centre line."""
    for year in found.years:
        ids = getattr(year, way)
        lift = -len(ids) / 2 if way == "elsewhere" else 0.0
        for place, one in enumerate(ids):
            base = place + lift
            yield {
                "from": year.year + _GAP, "to": year.year + 1 - _GAP, "base": base + _GAP, "top": base + 1 - _GAP,
                "href": towards([one]), "said": said.get(one, one),
            }  # fmt: skip


def _panel(way: str, tone: str, squares: list[dict[str, Any]], peak: int, sheet: Sheet) -> dict[str, Any]:
    middle = way == "elsewhere"
    low, high = (-peak / 2, peak / 2) if middle else (0, peak)
    stack = number("base", low, high, reverse=way == "inward")
    time = sheet.time("from", labels=way == "inward")
    return {
        "data": values(squares),
        "mark": {"type": "rect", "color": TONES[tone], "cornerRadius": 1},
        "encoding": sheet.channels(time, stack, "to", "top") | linked(),
    }


def _heading(found: Balance, way: str, framing: Framing, sheet: Sheet) -> dict[str, Any]:
    number_of = _sums(found)[way]
    host, guest = (framing.second, framing.first) if way == "outward" else (framing.first, framing.second)
    if sheet.tall:
        words = ["third", f"countries: {number_of}"] if way == "elsewhere" else ["in " + host.name, f"{number_of}"]
        return {"text": words, "fontSize": 11}
    if way == "elsewhere":
        return {"text": f"In third countries: {number_of}"}
    return {"text": f"In {host.name}: {number_of}", "subtitle": f"travelling from {guest.name}", "subtitleColor": MUTED}
