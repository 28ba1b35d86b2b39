"""The count of two sides: all rules side by side, the list behind the number and what is left out, and why."""

from __future__ import annotations

import io
from datetime import date
from functools import lru_cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from summitry.counting import Count, counting_rules
from summitry.errors import InvalidInput, SummitryError
from summitry.model import bounds
from summitry.present.counting import write_count_csv
from summitry.run.counting import CountOptions, count
from summitry.web.desk import desk_of
from summitry.web.forms import Fields, asked
from summitry.web.pages.chronicle import download
from summitry.web.rendering import page


def count_page(request: Request) -> Response:
    """The form, and the count where two sides are given."""
    fields = asked(request)
    rules = counting_rules()
    found, problem = None, None
    try:
        options = _options(request, fields)
        found = _counted(options, desk_of(request).state()) if options is not None else None
    except SummitryError as fault:
        problem = fault
    shown = {"fields": fields, "rules": rules, "found": found, "problem": problem}
    return page(request, "count.html", shown, 400 if problem else 200)


def count_csv(request: Request) -> Response:
    """The count as `summitry count --format csv` prints it."""
    handle = io.StringIO()
    write_count_csv(handle, _required(request))
    return download(handle.getvalue().encode("utf-8-sig"), "count.csv", "text/csv; charset=utf-8")


def count_json(request: Request) -> Response:
    """The count as `summitry count --format json` prints it."""
    body = msgspec.json.format(msgspec.json.encode(_required(request)), indent=2)
    return download(body, "count.json", "application/json")


def _required(request: Request) -> Count:
    options = _options(request, asked(request))
    if options is None:
        raise InvalidInput("a count needs two sides", hint="give both, such as a=CHN and b=RUS")
    return _counted(options, desk_of(request).state())


@lru_cache(maxsize=32)
def _counted(options: CountOptions, _state: tuple[int, ...]) -> Count:
    """The count, kept as long as the chronicle's file stays as it is: all rules and told numbers take a second."""
    return count(options)


def _options(request: Request, fields: Fields) -> CountOptions | None:
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
