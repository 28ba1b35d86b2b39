"""Coverage by year: entries checked and not, over the number of sources. Where nobody looked, nothing is found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summitry.analysis import Coverage, CoverageYear
from summitry.present.pictures.look import HAIR, PAPER, TALL, TONES, chart, colour, linked, number, towards, values
from summitry.present.pictures.picture import Absent, Framing, Picture, Row, Spec, some
from summitry.present.pictures.sheet import Sheet

_GAP = 0.1


def coverage_picture(found: Coverage, said: Mapping[str, str], framing: Framing) -> Picture:
    """The picture of a coverage; `said` are the words of each entry by its id."""
    low, high = (found.years[0].year, found.years[-1].year) if found.years else (0, 0)
    checked = sum(len(year.reviewed) for year in found.years)
    total = checked + sum(len(year.unreviewed) for year in found.years)
    empty = [year.year for year in found.years if not year.sources]
    return Picture(
        id="coverage",
        heading="What this rests on",
        title=f"Entries and their sources by year: {some(total, 'entry', 'entries')}, {checked:,} checked against "
        f"a source (every entry, no counting rule; {framing.until})",
        alt=f"Bars by year. Years without any source: {', '.join(map(str, empty)) or 'none'}.",
        source=framing.source,
        columns=("year", "entries checked", "entries not checked", "distinct sources"),
        rows=tuple(_row(year) for year in found.years),
        spec=_spec(found, Sheet(tall=False, low=low, high=high)),
        tall=_spec(found, Sheet(tall=True, low=low, high=high)),
        notes=(
            (
                "Dark: a person found a source that supports the entry, or accepted it. Hollow: not checked yet. "
                "A year without entries was not necessarily a year without contacts."
            ),
        ),
        not_shown=tuple(Absent(said.get(one, one), "no year is told", one) for one in found.not_shown),
    )


def _row(year: CoverageYear) -> Row:
    return Row(
        (year.year, len(year.reviewed), len(year.unreviewed), len(year.sources)), (*year.reviewed, *year.unreviewed)
    )


def _spec(found: Coverage, sheet: Sheet) -> Spec:
    entries = max((len(year.reviewed) + len(year.unreviewed) for year in found.years), default=0) or 1
    sources = max((len(year.sources) for year in found.years), default=0) or 1
    room = (TALL - 90) / 2 if sheet.tall else 110
    axis = {"grid": True, "gridColor": HAIR, "domain": False, "ticks": False, "tickCount": 3, "format": "d",
            "orient": "top" if sheet.tall else "left"}  # fmt: skip
    length = sheet.length(60)
    upper = _panel(list(_bars(found)), sheet, number("base", 0, entries, axis=axis), labels=sheet.tall)
    lower = _panel(list(_sources(found)), sheet, number("base", 0, sources, axis=axis), labels=not sheet.tall)
    panels = [
        upper | {"title": {"text": "Entries"}, **sheet.size(length, room)},
        lower | {"title": {"text": "Distinct sources"}, **sheet.size(length, room if sheet.tall else 70)},
    ]
    return chart(hconcat=panels) if sheet.tall else chart(vconcat=panels)


def _panel(rows: list[dict[str, Any]], sheet: Sheet, stack: dict[str, Any], *, labels: bool) -> dict[str, Any]:
    channels = sheet.channels(sheet.time("from", labels=labels), stack, "to", "top")
    return {
        "data": values(rows),
        "mark": {"type": "rect", "strokeWidth": 1},
        "encoding": channels | {"color": colour(), "stroke": colour("edge")} | linked(),
    }


def _bars(found: Coverage) -> Iterator[dict[str, Any]]:
    for year in found.years:
        for ids, base, tone in ((year.reviewed, 0, TONES["first"]), (year.unreviewed, len(year.reviewed), PAPER)):
            if ids:
                word = "not checked" if base or tone == PAPER else "checked"
                yield {
                    "from": year.year + _GAP, "to": year.year + 1 - _GAP, "base": base, "top": base + len(ids),
                    "tone": tone, "edge": TONES["first"], "href": towards(ids),
                    "said": f"{year.year}: {some(len(ids), 'entry', 'entries')} {word}",
                }  # fmt: skip


def _sources(found: Coverage) -> Iterator[dict[str, Any]]:
    for year in found.years:
        ids = (*year.reviewed, *year.unreviewed)
        if year.sources:
            yield {
                "from": year.year + _GAP, "to": year.year + 1 - _GAP, "base": 0, "top": len(year.sources),
                "tone": TONES["third"], "edge": TONES["third"], "href": towards(ids),
                "said": f"{year.year}: {some(len(year.sources), 'distinct source')}",
            }  # fmt: skip
