"""The grid of months by years: gaps and seasons at a glance. A pale cell is "none known", a blank one "not covered"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from summitry.analysis import Month, Rhythm
from summitry.present.pictures.look import FAINT, INK, MUTED, PAPER, chart, colour, linked, number, towards, values
from summitry.present.pictures.picture import Absent, Framing, Picture, Row, Spec
from summitry.present.pictures.sheet import Sheet

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
#: One contact, two, three, four and more: light to dark, apart in grey as well.
STEPS = ("#a9c6de", "#5f97c2", "#1d4f7c", "#0b2740")


def rhythm_picture(found: Rhythm, said: Mapping[str, str], framing: Framing) -> Picture:
    """The picture of a grid; `said` are the words of each contact by its id."""
    years = sorted({cell.year for cell in found.months}) or [0]
    sheets = [Sheet(tall=tall, low=years[0], high=years[-1]) for tall in (False, True)]
    wide, tall = (_spec(found, said, sheet) for sheet in sheets)
    gap = found.longest_gap()
    return Picture(
        id="rhythm",
        heading="When in the year",
        title=f"Contacts by month and year: {found.shown:,} ({framing.by_rule})",
        alt=f"A grid of 12 months by {len(years)} years. The longest run of months without a known contact is {gap}.",
        source=framing.source,
        columns=("year", *MONTHS),
        rows=tuple(_row(found, year) for year in years if found.months),
        spec=wide,
        tall=tall,
        notes=(
            framing.statement,
            "A contact stands in the month in which it began. Pale: none known. Blank: outside the days covered.",
            f"The longest run of months without a known contact between the first and the last: {gap}.",
        ),
        not_shown=tuple(
            Absent(said.get(one, one), "the date leaves more than one month", one) for one in found.not_shown
        ),
    )


def _row(found: Rhythm, year: int) -> Row:
    cells = [cell for cell in found.months if cell.year == year]
    ids = tuple(one for cell in cells for one in cell.ids)
    return Row((year, *(len(cell.ids) if cell.covered else None for cell in cells)), ids)


def _spec(found: Rhythm, said: Mapping[str, str], sheet: Sheet) -> Spec:
    month = number("month", 0, 12, reverse=not sheet.tall)
    time = sheet.time("from", labels=True)
    time["axis"]["grid"] = False
    channels = sheet.channels(time, month, "to", "below")
    size = sheet.size(sheet.length(60, 16), (sheet.breadth - 60) if sheet.tall else 215)
    filled = list(_cells(found, said))
    covered = [cell for cell in found.months if cell.covered]
    layers = [
        {"data": values(_ground(covered)), "mark": {"type": "rect", "color": FAINT}, "encoding": channels},
        _lines(sheet, month),
        {"data": values(filled), "mark": {"type": "rect", "cornerRadius": 1},
         "encoding": channels | {"color": colour()} | linked()},
        _numbers([cell for cell in filled if cell["n"] > 1], time, month, sheet),
        _names(sheet, month),
        _sums(found, sheet, month),
    ]  # fmt: skip
    return chart(layer=layers, **size)


def _ground(covered: list[Month]) -> Iterator[dict[str, Any]]:
    """One pale strip a year under the months that are covered."""
    for year in sorted({cell.year for cell in covered}):
        months = [cell.month for cell in covered if cell.year == year]
        yield {"from": year + 0.06, "to": year + 0.94, "month": min(months) - 1, "below": max(months)}


def _lines(sheet: Sheet, month: Any) -> dict[str, Any]:  # noqa: ANN401 - a channel
    """White lines that part the months."""
    return {
        "data": values({"m": place} for place in range(1, 12)),
        "mark": {"type": "rule", "color": PAPER, "strokeWidth": 2},
        "encoding": {"x" if sheet.tall else "y": month | {"field": "m"}},
    }


def _square(cell: Month) -> dict[str, Any]:
    gap = 0.06
    return {
        "from": cell.year + gap,
        "to": cell.year + 1 - gap,
        "month": cell.month - 1 + gap,
        "below": cell.month - gap,
    }


def _cells(found: Rhythm, said: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for cell in found.months:
        if cell.ids:
            n = len(cell.ids)
            told = "; ".join(said.get(one, one) for one in cell.ids)
            yield _square(cell) | {
                "n": n, "t": cell.year + 0.5, "m": cell.month - 0.5, "tone": STEPS[min(n, len(STEPS)) - 1],
                "href": towards(cell.ids), "said": f"{MONTHS[cell.month - 1]} {cell.year}, {n}: {told}",
            }  # fmt: skip


def _numbers(cells: list[dict[str, Any]], time: Any, month: Any, sheet: Sheet) -> dict[str, Any]:  # noqa: ANN401
    where = sheet.channels(time | {"field": "t"}, month | {"field": "m"})
    return {
        "data": values(cells),
        "mark": {"type": "text", "fontSize": 9, "color": PAPER, "fontWeight": 600},
        "encoding": where | {"text": {"field": "n"}},
    }


def _margin(sheet: Sheet, at: float, rows: list[dict[str, Any]], month: Any, look: Mapping[str, Any]) -> dict[str, Any]:  # noqa: ANN401
    """Words that stand beside the grid, at a fixed place along time."""
    edge = {"value": at}
    channels = {"x": month, "y": edge} if sheet.tall else {"x": edge, "y": month}
    return {
        "data": values(rows),
        "mark": {"type": "text", "fontSize": 10, **look},
        "encoding": channels | {"text": {"field": "text"}},
    }


def _names(sheet: Sheet, month: Any) -> dict[str, Any]:  # noqa: ANN401 - a channel
    rows = [{"m": place + 0.5, "text": name[:1] if sheet.tall else name} for place, name in enumerate(MONTHS)]
    look = {
        "color": MUTED,
        "align": "center" if sheet.tall else "right",
        "baseline": "bottom" if sheet.tall else "middle",
    }
    return _margin(sheet, -4, rows, month | {"field": "m"}, look)


def _sums(found: Rhythm, sheet: Sheet, month: Any) -> dict[str, Any]:  # noqa: ANN401 - a channel
    rows = [{"m": place + 0.5, "text": str(total)} for place, total in enumerate(found.by_month())]
    end = sheet.length(60, 16) + (14 if sheet.tall else 6)
    look = {"color": INK, "fontWeight": 600, "align": "center" if sheet.tall else "left", "baseline": "middle"}
    return _margin(sheet, end, rows, month | {"field": "m"}, look)
