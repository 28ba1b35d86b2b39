"""A progress line on stderr while a build runs, where stderr is a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summitry.cli.output import console

if TYPE_CHECKING:
    from summitry.run import Progress
    from summitry.run.options import ProgressCallback

_EVERY = 20


@contextmanager
def watched() -> Iterator[ProgressCallback | None]:
    """A callback that moves the line, or None where nobody would see it."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn())
    with Bar(*columns, console=console(err=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, told="")

        def tell(progress: Progress) -> None:
            if progress.documents % _EVERY == 0 or progress.stage != "reading":
                told = f"{progress.documents:,} documents, {progress.accounts:,} accounts  {progress.path[-40:]}"
                bar.update(task, description=progress.stage, told=told)

        yield tell
