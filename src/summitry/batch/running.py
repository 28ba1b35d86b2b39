"""Running a shard: its tasks dealt out to processes, each result kept once it is whole, the rest done next time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from summitry.batch.account import BatchAccount, account_of
from summitry.batch.function import Coder, Keep
from summitry.batch.manifest import Manifest, begun
from summitry.batch.plan import Shard, Task, dealt
from summitry.batch.shard import Job, counted_again, write_task
from summitry.batch.sources import listed
from summitry.model import Document
from summitry.run.coding import Coded, Coding, cores
from summitry.run.fingerprint import fingerprint
from summitry.run.options import Progress, ProgressCallback
from summitry.run.pool import Pool
from summitry.run.stages import lexicon


class BatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`out` is the folder of results; `workers` None takes all cores; `keep` says whose text is kept."""

    out: Path
    shard: Shard = Shard()
    workers: int | None = None
    tables: Path | None = None
    lang: str | None = None
    keep: Keep = "passed"


class Outcome(msgspec.Struct, frozen=True):
    """What came of a task: counts, or why there are none."""

    counts: dict[str, int]
    failed: str | None = None


class Tasks(msgspec.Struct, frozen=True):
    """What a worker does with the tasks that it is given."""

    job: Job

    def prepare(self) -> None:
        """Compile the lexicon."""
        Coding(self.job.tables).prepare()

    def run(self, items: Sequence[Task], attempt: int = 1) -> list[Outcome]:
        """Do tasks; after a death each document in a process of its own, so that the one that kills is found."""
        with coder_for(self.job.tables, careful=attempt > 1) as coder:
            return [Outcome(dict(write_task(task, self.job, coder))) for task in items]

    def lost(self, item: Task, why: str) -> Outcome:
        """A task that nobody lives through."""
        return Outcome({}, f"{item.file} (part {item.part} of {item.parts}) was not finished: {why}")


@contextmanager
def coder_for(tables: Path | None, *, careful: bool) -> Iterator[Coder]:
    """How documents are coded: here, or carefully, in a process of their own."""
    if not careful:
        yield Coding(tables).run
        return
    with Pool[Document, Coded](Coding(tables), 1) as pool:
        yield lambda documents: next(iter(pool.mapped([documents])))[1]


def run_shard(sources: Sequence[str], options: BatchOptions, progress: ProgressCallback | None = None) -> BatchAccount:
    """Do what is left of a shard; the account of all of it.

    Raises InvalidInput for sources that cannot be listed or a folder with other results, OSError when nothing more
    can be written. Running it again does what is missing and nothing else.
    """
    lexicon(options.tables)  # a bad overlay is told before anything is done
    job = Job(out=options.out, tables=options.tables, lang=options.lang, keep=options.keep)
    workers = options.workers or cores()
    found = listed(sources)
    wanted = Manifest(
        sources=tuple(sources), shard=options.shard, extractor=fingerprint(options.tables), lang=options.lang,
        keep=options.keep, tasks=tuple(dealt(found, options.shard, workers)),
    )  # fmt: skip
    manifest = begun(wanted, options.out)
    there = [task for task in manifest.tasks if job.result(task).exists()]
    missing = [task for task in manifest.tasks if not job.result(task).exists()]
    counts: Counter[str] = Counter()
    for task in there:
        counts.update(counted_again(job.result(task)))
    failed = _do(missing, Tasks(job), workers, _Watch(manifest.tasks, there, counts, progress))
    account = account_of(counts, tasks=len(manifest.tasks), found_done=len(there), failed=failed)
    if not failed:
        for task in manifest.tasks:
            job.forget_parts(task)
        msgspec.structs.replace(manifest, account=account).write(options.out)
    return account


def _do(missing: Sequence[Task], work: Tasks, workers: int, watch: _Watch) -> dict[str, str]:
    """Do the tasks; those that failed, with why."""
    failed: dict[str, str] = {}
    with Pool[Task, Outcome](work, min(workers, max(1, len(missing)))) as pool:
        for (task,), (outcome,) in pool.mapped([task] for task in missing):
            if outcome.failed is not None:
                failed[task.name] = outcome.failed
            watch.saw(task, outcome)
    return failed


class _Watch:
    """Adds up what the tasks tell, and tells who watches how far it has come."""

    def __init__(
        self,
        tasks: Sequence[Task],
        there: Sequence[Task],
        counts: Counter[str],
        tell: ProgressCallback | None,
    ) -> None:
        self._counts, self._tell = counts, tell
        self._all = sum(task.size + 1 for task in tasks)
        self._done = sum(task.size + 1 for task in there)

    def saw(self, task: Task, outcome: Outcome) -> None:
        """A task is done."""
        self._counts.update(outcome.counts)
        self._done += task.size + 1
        if self._tell is not None:
            documents = sum(number for name, number in self._counts.items() if name.startswith("document "))
            accounts, share = self._counts["accounts"], self._done / self._all
            self._tell(Progress(task.file, documents, accounts, "coding", share))
