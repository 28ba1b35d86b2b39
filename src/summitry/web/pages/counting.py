"""The count of two sides: all rules side by side, the list behind the number and what is left out, and why."""

from __future__ import annotations

import io
from functools import lru_cache

import msgspec
from starlette.requests import Request
from starlette.responses import Response

from summitry.counting import Count, counting_rules
from summitry.errors import InvalidInput, SummitryError
from summitry.present.counting import write_count_csv
from summitry.run.counting import SHOWN, CountOptions, count
from summitry.web.desk import desk_of
from summitry.web.forms import asked
from summitry.web.pages.between import count_options
from summitry.web.pages.chronicle import download
from summitry.web.rendering import page


def count_page(request: Request) -> Response:
    """The form, and the count where two sides are given."""
    fields = asked(request)
    rules = counting_rules()
    found, problem = None, None
    try:
        options = count_options(request, fields)
        if options is not None:
            some = msgspec.structs.replace(options, cited=None if "all" in fields else SHOWN)
            found = _counted(some, desk_of(request).state())
    except SummitryError as fault:
        problem = fault
    most = None if "all" in fields else SHOWN
    shown = {"fields": fields, "rules": rules, "found": found, "problem": problem, "most": most}
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
    options = count_options(request, asked(request))
    if options is None:
        raise InvalidInput("a count needs two sides", hint="give both, such as a=CHN and b=RUS")
    return _counted(options, desk_of(request).state())


@lru_cache(maxsize=32)
def _counted(options: CountOptions, _state: tuple[int, ...]) -> Count:
    """The count, kept as long as the chronicle's file stays as it is: all rules and told numbers take a second."""
    return count(options)
