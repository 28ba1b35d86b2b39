"""Which engagements a command is about: the filters that `list` and `export` share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar, get_args

import click

from summitry.cli.options import Day
from summitry.cli.output import note
from summitry.model import Kind, Level, Status

if TYPE_CHECKING:
    from summitry.store import Wanted

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.option(
        "--between", nargs=2, metavar="STATE STATE", help="Two parties that both take part (ISO codes: CHN RUS)."
    ),
    click.option(
        "--strict-states", "strict", is_flag=True, help="Take no predecessor with a state: SUN is not taken with RUS."
    ),
    click.option(
        "--person", "--people", "people", multiple=True, metavar="NAME", help="Who takes part; repeat for several."
    ),
    click.option("--since", type=Day(), metavar="DAY", help="First day: 2013, 2013-05 or 2013-05-08."),
    click.option("--until", type=Day(last=True), metavar="DAY", help="Last day."),
    click.option("--kind", "kinds", multiple=True, type=click.Choice(get_args(Kind)), help="Repeat for several."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(get_args(Status)), help="As --kind."),
    click.option("--level", type=click.Choice(get_args(Level)), help="Leaders, or ministers and envoys."),
)


def filter_options(function: Function) -> Function:
    """The options, in the order of the table above."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def wanted_of(*, strict: bool, between: tuple[str, ...] | None, **filters: Any) -> Wanted:  # noqa: ANN401
    """The filters as one wish; each state is taken with its predecessors, and that is told."""
    from summitry.store import Wanted

    sides = _between(between or (), strict=strict, since=filters["since"])
    return Wanted(between=sides, **{name: value for name, value in filters.items() if value is not None})


def _between(states: tuple[str, ...], *, strict: bool, since: date | None) -> tuple[tuple[str, ...], ...]:
    from summitry.lexicon.succession import codes, told_of

    if not strict:
        for remark in told_of(states, since):
            note(f"note: {remark}")
    return tuple((state.upper(),) if strict else codes(state) for state in states)
