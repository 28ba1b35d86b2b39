"""What a form asks of two sides: their states, people, period and counting rule."""

from __future__ import annotations

from datetime import date

from starlette.requests import Request

from summitry.counting import counting_rules
from summitry.errors import InvalidInput
from summitry.model import bounds
from summitry.run.counting import CountOptions
from summitry.web.desk import desk_of
from summitry.web.forms import Fields


def count_options(request: Request, fields: Fields) -> CountOptions | None:
    """What is asked; None before two sides are given. Raises InvalidInput for what cannot be read.

    Only the rules that are shipped: a name from the address never opens a file.
    """
    if "a" not in fields or "b" not in fields:
        return None
    rule = fields.get("rule", "in-person")
    if rule not in {one.id for one in counting_rules()}:
        raise InvalidInput(f"no counting rule has the name {rule!r}", hint="choose one of the list")
    people = tuple(name.strip() for name in fields.get("people", "").split(",") if name.strip())
    if len(people) not in (0, 2):
        raise InvalidInput(
            f"a count is of two people, not of {len(people)}", hint="give two names with a comma, or none"
        )
    return CountOptions(
        states=(fields["a"].upper(), fields["b"].upper()), people=people, rule=rule, db=desk_of(request).options.db,
        since=_day(fields.get("since"), last=False), until=_day(fields.get("until"), last=True),
        strict="strict" in fields,
    )  # fmt: skip


def _day(text: str | None, *, last: bool) -> date | None:
    if text is None:
        return None
    span = bounds(text)
    return span.latest if last else span.earliest
