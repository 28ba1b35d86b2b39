"""Paper on which time runs: to the right on wide paper, downwards on a telephone. One drawing serves both."""

from __future__ import annotations

from typing import Any

import msgspec

from summitry.present.pictures.look import HAIR, TALL, WIDE, number

Channel = dict[str, Any]


class Sheet(msgspec.Struct, frozen=True):
    """`tall` paper has time from top to bottom. `low` and `high` are the years, both shown whole."""

    tall: bool
    low: int
    high: int

    @property
    def years(self) -> int:
        """How many years there are."""
        return self.high - self.low + 1

    @property
    def breadth(self) -> int:
        """Pixels across the paper."""
        return TALL if self.tall else WIDE

    def length(self, wide_margin: int, tall_year: float = 11) -> float:
        """Pixels that time takes."""
        return max(240.0, tall_year * self.years) if self.tall else WIDE - wide_margin

    def time(self, field: str, *, labels: bool, every: int = 5) -> Channel:
        """The channel of time, as decimal years; labelled or with its lines alone."""
        step = every if self.years > every * 2 else 1
        step = step * 2 if not self.tall and self.years > 55 else step
        axis = {
            "values": [year for year in range(self.low, self.high + 1) if year % step == 0],
            "format": "d", "grid": True, "gridColor": HAIR, "domain": False, "ticks": False, "labels": labels,
        }  # fmt: skip
        if not self.tall:
            axis |= {"labelAlign": "left", "labelPadding": 2}
        else:
            axis |= {"labelBaseline": "top"}
        return number(field, self.low, self.high + 1, reverse=self.tall, axis=axis)

    def channels(self, time: Channel, stack: Channel, until: str | None = None, top: str | None = None) -> Channel:
        """Time and what stands across it as x and y, whichever is which."""
        along, across = ("y", "x") if self.tall else ("x", "y")
        given: Channel = {along: time, across: stack}
        if until:
            given[f"{along}2"] = {"field": until}
        if top:
            given[f"{across}2"] = {"field": top}
        return given

    def size(self, length: float, depth: float) -> dict[str, float]:
        """Width and height of a panel in which time takes `length` pixels."""
        return {"width": depth, "height": length} if self.tall else {"width": length, "height": depth}
