"""The same tasks on Spark: each partition one task, `mapInArrow` over it, the results committed once at the end.

Spark gives a task that was lost to another executor. From the second attempt on, documents are coded in a process of
their own, so that one that kills whoever reads it is found, named, and does not fail the job.
"""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from summitry.batch.account import BatchAccount, account_of
from summitry.batch.manifest import Manifest, begun
from summitry.batch.plan import Task, tasks
from summitry.batch.row import row_schema
from summitry.batch.running import BatchOptions, coder_for
from summitry.batch.shard import Job, counted_again, done
from summitry.batch.sources import listed
from summitry.batch.spark_session import spark_session
from summitry.run.fingerprint import fingerprint
from summitry.run.stages import lexicon

if TYPE_CHECKING:
    import pyarrow as pa

_A_CORE = 4  # tasks for each core, so that one that lasts long does not hold up the rest


def run_spark(sources: Sequence[str], options: BatchOptions, session: Any = None) -> BatchAccount:  # noqa: ANN401
    """Code all sources on Spark into the folder `options.out`; the account.

    `session` is a SparkSession; without one the session that there is, or a local one, is taken. Raises InvalidInput
    without PySpark or Java. Folders and files must be reachable under the same names from every executor.
    """
    lexicon(options.tables)
    spark = session or spark_session()
    job = Job(out=options.out, tables=options.tables, lang=options.lang, keep=options.keep)
    wanted = tasks(listed(sources), _A_CORE * spark.sparkContext.defaultParallelism)
    manifest = begun(
        Manifest(
            sources=tuple(sources), shard=options.shard, extractor=fingerprint(options.tables), lang=options.lang,
            keep=options.keep, tasks=tuple(wanted),
        ),
        options.out,
    )  # fmt: skip
    missing = [task for task in manifest.tasks if not job.result(task).exists()]
    if missing:
        _run(spark, missing, job)
    counts: Counter[str] = Counter()
    for task in manifest.tasks:
        counts.update(counted_again(job.result(task)))
    before = len(manifest.tasks) - len(missing)
    account = account_of(counts, tasks=len(manifest.tasks), found_done=before, failed={})
    msgspec.structs.replace(manifest, account=account).write(options.out)
    return account


def _run(spark: Any, missing: Sequence[Task], job: Job) -> None:  # noqa: ANN401 - pyspark is not typed here
    """All missing tasks as one job; Spark's committer moves the results together once every task is done."""
    from pyspark.sql.pandas.types import from_arrow_schema

    written = job.out / ".spark"
    rows = spark.range(0, len(missing), 1, len(missing)).mapInArrow(
        _coding(missing, job), from_arrow_schema(row_schema())
    )
    rows.write.mode("overwrite").option("compression", "zstd").parquet(written.absolute().as_uri())
    for path in written.glob("part-*.parquet"):
        target = job.result(missing[int(path.name.split("-")[1])])
        target.parent.mkdir(parents=True, exist_ok=True)
        path.replace(target)
    shutil.rmtree(written)


def _coding(missing: Sequence[Task], job: Job) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """What each partition does with the numbers of its tasks."""
    held = list(missing)

    def code_tasks(numbers: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        from pyspark import TaskContext

        context = TaskContext.get()
        again = context is not None and context.attemptNumber() > 0
        with coder_for(job.tables, careful=again) as coder:
            for batch in numbers:
                for number in batch["id"].to_pylist():
                    yield from done(held[number], job, coder)

    return code_tasks
