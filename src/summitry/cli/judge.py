"""`summitry judge`: people's decisions, recorded with name, day and reason, and never lost in a rebuild."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from summitry.cli.options import Function, db_option, format_option
from summitry.cli.output import note, print_json, print_lines
from summitry.cli.times import moment

if TYPE_CHECKING:
    from summitry.run.judging import Judged, Signature
    from summitry.store import Chronicle


@click.group(name="judge")
def command() -> None:
    """Record what a person decides: same, different, right, wrong, another value.

    Judgements are added, never changed: what does not hold is undone by another one. They are bound to the words of
    the documents, so they outlive new builds, new versions of the program and new files (export and import).
    """


def _signed(function: Function) -> Function:
    """The options that every judgement takes."""
    for option in reversed(
        [
            click.option("--by", envvar="SUMMITRY_BY", required=True, metavar="NAME", help="Who decides."),
            click.option("--why", metavar="TEXT", help="The reason, for those who look at it later."),
            click.option("--at", metavar="TIME", help="When, as 2026-11-22T10:00:00Z; now if not given."),
            click.option("--seen", type=int, metavar="N", help="The version that you looked at, as `show` tells it."),
            db_option,
        ]
    ):
        function = option(function)
    return function


def _signature(by: str, why: str | None, at: str | None, seen: int | None) -> Signature:
    from summitry.run.judging import Signature

    return Signature(by, moment(at), why, seen)


def _judged(db: Path, decide: Callable[[Chronicle], Judged]) -> None:
    """Decide, and say what is on record and what stands now."""
    from summitry.present.phrases import when, who
    from summitry.store import Chronicle

    Chronicle.open(db).close()  # a mistyped name makes no new file
    with Chronicle.create(db) as chronicle:
        done = decide(chronicle)
    note(f"judgement {done.judgement.n} is on record")
    for one in done.engagements:
        mark = f" [{one.review.verdict} by {one.review.by}]" if one.review else ""
        told = f"{len(one.accounts)} account{'' if len(one.accounts) == 1 else 's'}"
        print_lines([f"{one.id}  {when(one)} {one.kind}, {who(one)}, {told}{mark}"])


@command.command()
@click.argument("ids", nargs=-1, required=True, metavar="ID ID...")
@_signed
def same(ids: tuple[str, ...], db: Path, **signed: Any) -> None:  # noqa: ANN401 - the fields of a signature
    """These engagements are one. The id with the most accounts stays; the others go on to answer."""
    from summitry.run import judging

    _judged(db, lambda chronicle: judging.same(chronicle, ids, _signature(**signed)))


@command.command()
@click.argument("ids", nargs=2, metavar="ID ID")
@_signed
def different(ids: tuple[str, str], db: Path, **signed: Any) -> None:  # noqa: ANN401
    """These two engagements are not one, and never will be by a later document."""
    from summitry.run import judging

    _judged(db, lambda chronicle: judging.different(chronicle, ids, _signature(**signed)))


@command.command()
@click.argument("given", metavar="ID")
@_signed
def accept(given: str, db: Path, **signed: Any) -> None:  # noqa: ANN401
    """The engagement is right as it stands; counts show it as reviewed."""
    from summitry.run import judging

    _judged(db, lambda chronicle: judging.accept(chronicle, given, _signature(**signed)))


@command.command()
@click.argument("given", metavar="ID")
@_signed
def reject(given: str, db: Path, **signed: Any) -> None:  # noqa: ANN401
    """There was no such engagement: it leaves lists, and counts name it among what is left out."""
    from summitry.run import judging

    _judged(db, lambda chronicle: judging.reject(chronicle, given, _signature(**signed)))


@command.command()
@click.argument("given", metavar="ID")
@click.argument("change", metavar="FIELD=VALUE")
@_signed
def correct(given: str, change: str, db: Path, **signed: Any) -> None:  # noqa: ANN401
    """Set a field; what the machine found is kept beside it, and the id stays.

    FIELD is kind, level, status, participants, date, country, city, venue, visit_type or occasion; an empty VALUE means
    that nothing is said.

    \b
    Example:
      summitry judge correct chn-rus-2022-09-15-meeting city=Samarkand --by Ada --why "the joint statement"
    """
    from summitry.run import judging

    field, equals, value = change.partition("=")
    if not equals:
        raise click.UsageError(f"{change!r} is no change; write FIELD=VALUE, as in city=Samarkand")
    pair = (field.strip(), value.strip() or None)
    _judged(db, lambda chronicle: judging.correct(chronicle, given, pair, _signature(**signed)))


@command.command()
@click.argument("given", metavar="ID")
@click.argument("accounts", nargs=-1, required=True, metavar="ACCOUNT...")
@_signed
def split(given: str, accounts: tuple[str, ...], db: Path, **signed: Any) -> None:  # noqa: ANN401
    """ACCOUNT... tell of another engagement than the rest of ID.

    An account is its number in `summitry show ID`, its id, or its document's id.
    """
    from summitry.run import judging
    from summitry.run.dossiers import dossier_of

    def decide(chronicle: Chronicle) -> Judged:
        told = dossier_of(chronicle, given).told
        numbered = {str(number): account.account_id for number, account in enumerate(told, 1)}
        return judging.split(chronicle, given, [numbered.get(one, one) for one in accounts], _signature(**signed))

    _judged(db, decide)


@command.command()
@click.argument("n", type=int)
@_signed
def undo(n: int, db: Path, **signed: Any) -> None:  # noqa: ANN401
    """Judgement N no longer holds; both stay on record."""
    from summitry.run import judging

    _judged(db, lambda chronicle: judging.undo(chronicle, n, _signature(**signed)))


@command.command(name="list")
@click.argument("given", required=False, metavar="[ID]")
@db_option
@format_option("table", "json")
def list_(given: str | None, db: Path, form: str) -> None:
    """All judgements, or those on one engagement, oldest first; those whose accounts are gone say so."""
    from summitry.present.judgements import judgement_lines, judgement_to_plain
    from summitry.run.assembling import idle_rejections, lost_judgements
    from summitry.store import Chronicle

    with Chronicle.open(db) as chronicle:
        found = chronicle.judgements(chronicle.engagement(given) if given else None)
        gone = {lost.judgement.key: lost.accounts for lost in lost_judgements(chronicle)}
        idle = {one.key for one in idle_rejections(chronicle)}
    if form == "json":
        print_json([judgement_to_plain(one, found, gone.get(one.key, ())) for one in found])
        return
    print_lines(judgement_lines(found, gone, idle))
    if not found:
        note("no judgement is on record")


@command.command(name="export")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@db_option
def export(file: Path, db: Path) -> None:
    """Write all judgements and every id ever given to FILE, as JSON lines, for a chronicle built anew."""
    from summitry.run.judgement_file import export_judgements
    from summitry.store import Chronicle

    with Chronicle.open(db) as chronicle, file.open("wb") as handle:
        handle.writelines(export_judgements(chronicle))
        number = len(chronicle.judgements())
    note(f"{number} judgements and all ids are in {file}")


@command.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@db_option
def import_(file: Path, db: Path) -> None:
    """Take in the judgements and ids of FILE, before or after the documents are built."""
    from summitry.run.judgement_file import import_judgements
    from summitry.store import Chronicle

    with Chronicle.create(db) as chronicle:
        done = import_judgements(chronicle, file)
        for line in _gone(chronicle):
            note(line)
    note(f"{done.new} judgements taken in, {done.known} were on record; {done.ids} ids taken over")


def _gone(chronicle: Chronicle) -> Iterator[str]:
    """A remark where judgements name accounts that are not there."""
    from summitry.run.assembling import lost_judgements

    lost = lost_judgements(chronicle)
    if lost:
        yield f"note: {len(lost)} judgements name accounts that are not in this chronicle; see `summitry judge list`"
