"""From paths to a chronicle: read, annotate, extract, store, link. Running it twice changes nothing."""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from summitry.lexicon.reference import Reference, load_reference
from summitry.model import Document
from summitry.reading import Copy, Item
from summitry.run.coding import Coding
from summitry.run.engine import Processes
from summitry.run.fingerprint import fingerprint
from summitry.run.intake import Intake, Work
from summitry.run.metering import Meter
from summitry.run.options import BuildOptions, BuildReport, Progress, ProgressCallback
from summitry.run.relinking import relink
from summitry.run.roots import hashes_of, remember
from summitry.run.stages import PathLikeStr, as_paths, items, lexicon
from summitry.store import Chronicle


def build(
    paths: PathLikeStr | Iterable[PathLikeStr],
    db: PathLikeStr = "chronicle.db",
    options: BuildOptions | None = None,
    progress: ProgressCallback | None = None,
) -> BuildReport:
    """Read `paths` into the chronicle at `db`, making it or adding to it.

    Raises StoreError when the chronicle cannot be opened or written, InvalidLexicon for a bad overlay.
    Files that cannot be read are lines of the report's account, not errors; where nothing at all can be read,
    no new chronicle is left behind.
    """
    options, given = options or BuildOptions(), as_paths(paths)
    hashes = hashes_of(given, Path(db))  # before reading: what changes in between is seen by the next update
    report = build_from(given, db, options, progress)
    if report.db.exists():
        with Chronicle.create(report.db) as chronicle:
            remember(chronicle, given, options, hashes)
    return report


def build_from(
    paths: Sequence[Path], db: PathLikeStr, options: BuildOptions, progress: ProgressCallback | None = None
) -> BuildReport:
    """As `build`, without noting the paths for `update`."""
    references = [load_reference(name) for name in options.references]  # an unknown one is told before anything is done
    lexicon(options.lexicon)  # and a bad overlay
    path = Path(db)
    engine = Processes(options.workers)
    work = Work(Coding(options.lexicon), fingerprint(options.lexicon), options.batch, options.workers, engine)
    given = as_paths(paths)
    found = _without(items(given, options.lang), path)
    if progress is None:
        return assemble(found, path, work, references)
    meter = Meter(given, progress)
    return assemble(meter.passed(found), path, work, references, meter.told)


def assemble(
    found: Iterable[Item],
    path: Path,
    work: Work,
    references: Sequence[Reference] = (),
    progress: ProgressCallback | None = None,
) -> BuildReport:
    """Take what reading met into the chronicle at `path` and link it; as `build`, for items from anywhere."""
    tell = progress or _quiet
    started = time.perf_counter()
    fresh = not path.exists()
    with Chronicle.create(path) as chronicle:
        intake = Intake(chronicle, work, tell)
        intake.take_all(found)
        for reference in references:
            intake.take_reference(reference)
        read = time.perf_counter()
        tell(Progress("", intake.documents, intake.accounts, "linking"))
        with chronicle.transaction():  # around the reading too: of two builds at once the second sees the first's ids
            changed = relink(chronicle, engine=work.engine)
        report = _report(chronicle, intake, changed, (started, read))
    if fresh and report.account.documents == 0:
        path.unlink()  # nothing could be read: an empty chronicle would only puzzle
    return report


def _without(found: Iterable[Item], db: Path) -> Iterator[Item]:
    """What reading met, but for the chronicle itself where it lies in a folder that is read."""
    own = {os.path.abspath(f"{db}{suffix}") for suffix in ("", "-wal", "-shm", "-journal")}
    for item in found:
        if isinstance(item, Document | Copy) or os.path.abspath(item.path) not in own:
            yield item


def _quiet(_progress: Progress) -> None:
    """Nobody is watching."""


def _report(chronicle: Chronicle, intake: Intake, changed: int, times: tuple[float, float]) -> BuildReport:
    counts = chronicle.counts()
    accounts, claims = chronicle.size()
    return BuildReport(
        db=Path(chronicle.path),
        account=intake.account(),
        new=intake.new,
        passed_over=intake.passed_over,
        unchanged=intake.unchanged,
        known_copies=intake.known_copies,
        accounts=accounts,
        claims=claims,
        engagements=sum(counts.values()),
        changed=changed,
        counts=counts,
        seconds=time.perf_counter() - times[0],
        reading_seconds=times[1] - times[0],
    )
