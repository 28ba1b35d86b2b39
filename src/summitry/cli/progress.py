"""A progress line on stderr while a build runs, where stderr is a terminal."""

from __future__ import annotations

import sys
import time
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
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    told_column, left = TextColumn("{task.fields[told]}"), TimeRemainingColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), told_column, TimeElapsedColumn(), left)
    started = time.monotonic()
    with Bar(*columns, console=console(err=True), transient=True) as bar:
        task = bar.add_task("reading", total=None, told="")

        def tell(progress: Progress) -> None:
            if progress.documents % _EVERY == 0 or progress.stage != "reading":
                rate = progress.documents / max(0.001, time.monotonic() - started)
                counted = f"{progress.documents:,} documents ({rate:,.0f}/s), {progress.accounts:,} accounts"
                told = f"{counted}  {progress.path[-30:]}"
                total = None if progress.share is None else 1.0
                bar.update(task, description=progress.stage, told=told, total=total, completed=progress.share or 0.0)

        yield tell
