"""The list of engagements as a table for the terminal, for 80 columns and wider."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.table import Table
from rich.text import Text

from summitry.linking import Source
from summitry.model import Engagement
from summitry.present.phrases import when, where_short, who

_WIDE, _ROOMY = 150, 100
_STATUS_STYLE = {"occurred": "", "ongoing": "green", "cancelled": "red", "postponed": "yellow", "denied": "red"}


def engagements_table(found: Sequence[Engagement], sources: Mapping[str, Sequence[Source]], width: int) -> Table:
    """One row for each engagement; the id stands in its own column, or under the participants where it is narrow."""
    wide = width >= _WIDE
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0), expand=False)
    table.add_column("date", no_wrap=True)
    table.add_column("kind", no_wrap=True)
    table.add_column("who", overflow="fold")
    table.add_column("where", overflow="fold", max_width=24 if width >= _ROOMY else 14)
    table.add_column("status", no_wrap=True)
    table.add_column("src", justify="right", no_wrap=True)
    if wide:
        table.add_column("id", no_wrap=True, style="dim")
    for one in found:
        table.add_row(*_cells(one, len(sources.get(one.id, ())), wide=wide))
    return table


def _cells(one: Engagement, told: int, *, wide: bool) -> list[Text]:
    people = Text(who(one))
    if not wide:
        people.append(f"\n{one.id}", style="dim")
    status = Text(one.status, style=_STATUS_STYLE.get(one.status, "cyan"))
    if one.conflicts:
        status.append(" !", style="bold red")
    cells = [Text(when(one)), Text(one.kind), people, Text(where_short(one.place)), status, Text(str(told))]
    return [*cells, Text(one.id)] if wide else cells
