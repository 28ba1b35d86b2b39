"""What the tagger finds: a stretch of text with its TIMEX3 value and, where it has one, its date."""

from __future__ import annotations

from typing import Literal

import msgspec

from summitry.model import When

DateType = Literal["date", "time", "duration", "set"]


class DateMention(msgspec.Struct, frozen=True, gc=False):
    """A temporal expression; offsets count code points of the text that was searched.

    `when` is None where the text names no day, month or period that can be known ("recently", "for two weeks").
    `timex` is the value that TIMEX3 gives the expression (2024-05-16, 2024-W20, P3D, PRESENT_REF).
    """

    start: int
    end: int
    text: str
    when: When | None
    type: DateType
    timex: str
    rule: str
