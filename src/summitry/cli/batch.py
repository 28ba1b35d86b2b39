"""`summitry batch`: more documents than one run of `build` should hold, in shards or on Spark."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.options import db_option, lang_option, lexicon_option, workers_option
from summitry.cli.output import note

if TYPE_CHECKING:
    from summitry.run.engine import Engine

_SOURCES = click.argument("sources", nargs=-1, required=True, metavar="SOURCE...")
_OUT = click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder of results."
)
_KEEP = click.option(
    "--keep",
    type=click.Choice(["told", "passed", "all"]),
    default="passed",
    show_default=True,
    help="Whose text is kept: documents that tell something, all that pass the prefilter, or all.",
)


@click.group()
def command() -> None:
    """Code large collections in shards or on Spark, and merge the results into a chronicle.

    SOURCE is a file or folder (WARC, Parquet, JSON lines and whatever `build` reads) or the URI of an object store.
    """


@command.command(short_help="Code one shard of the sources.")
@_SOURCES
@_OUT
@click.option("--shard", default="1/1", show_default=True, metavar="N/M", help="Do the N-th of M shards.")
@_KEEP
@lexicon_option
@lang_option
@workers_option
def run(
    sources: tuple[str, ...],
    out: Path,
    shard: str,
    keep: str,
    lexicon: Path | None,
    lang: str | None,
    workers: int | None,
) -> None:
    """Code one shard of the sources; again after an interruption, it goes on.

    \b
    Examples:
      summitry batch run crawl/ --out results
      summitry batch run crawl/ --out results --shard 3/8
    """
    from summitry.batch.plan import Shard
    from summitry.batch.running import BatchOptions, run_shard
    from summitry.cli.progress import watched

    options = BatchOptions(
        out=out, shard=Shard.parse(shard), workers=workers, tables=lexicon, lang=lang, keep=keep  # type: ignore[arg-type]
    )  # fmt: skip
    with watched() as progress:
        account = run_shard(sources, options, progress)
    for line in account.lines():
        note(line)
    nothing = options.shard.of == 1 and not account.documents  # a shard of several may well have none
    if account.failed or not account.balances or nothing:
        raise click.exceptions.Exit(1)


@command.command(short_help="Code all sources on Spark.")
@_SOURCES
@_OUT
@_KEEP
@lexicon_option
@lang_option
def spark(sources: tuple[str, ...], out: Path, keep: str, lexicon: Path | None, lang: str | None) -> None:
    """Code all sources on Spark: with `spark-submit` on a cluster, else on this machine.

    Sources and the folder of results must have the same names on all machines of the cluster.

    \b
    Example:
      summitry batch spark crawl/ --out results
    """
    from summitry.batch.running import BatchOptions
    from summitry.batch.spark import run_spark

    options = BatchOptions(out=out, tables=lexicon, lang=lang, keep=keep)  # type: ignore[arg-type]
    for line in run_spark(sources, options).lines():
        note(line)


@command.command(short_help="Merge the results into a chronicle.")
@click.argument("out", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR")
@db_option
@lexicon_option
@workers_option
@click.option(
    "--engine",
    type=click.Choice(["processes", "spark"]),
    default="processes",
    show_default=True,
    help="Who compares and links: processes of this machine, or Spark.",
)
def merge(out: Path, db: Path, lexicon: Path | None, workers: int | None, engine: str) -> None:
    """Merge the results of all shards into a chronicle: copies, near-copies and linking over all of them.

    With --engine spark this machine writes the chronicle and Spark does the rest: with `spark-submit` on a cluster.

    \b
    Examples:
      summitry batch merge results --db chronicle.db
      summitry batch merge results --db chronicle.db --engine spark
    """
    from summitry.batch.merging import merge as merge_all
    from summitry.cli.progress import watched
    from summitry.cli.summary import summary_lines

    if engine == "spark" and workers is not None:
        raise click.UsageError("--workers counts processes of this machine; with --engine spark leave it out")
    with watched() as progress:
        report = merge_all(out, db, lexicon, progress, _engine(engine, out, workers))
    for line in summary_lines(report):
        note(line)
    if report.account.documents == 0:
        raise click.exceptions.Exit(1)


def _engine(name: str, out: Path, workers: int | None) -> Engine:
    if name == "spark":
        from summitry.batch.spark_engine import Spark

        return Spark(out)
    from summitry.run.engine import Processes

    return Processes(workers)
