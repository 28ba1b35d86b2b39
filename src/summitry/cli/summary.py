"""What a build says when it is done: the account of the import, and what the chronicle now holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from summitry.reading import account_text
from summitry.run import BuildReport


def summary_lines(report: BuildReport) -> Iterator[str]:
    """The report in lines; skipped files come with their reason and what to do."""
    yield account_text(report.account, lines=20)
    if not report.db.exists():
        yield "nothing could be read, so no chronicle was made"
        return
    known = f", {report.known_copies} copies of stored documents" if report.known_copies else ""
    over = f" ({report.passed_over} of them rejected by the prefilter: no two parties)" if report.passed_over else ""
    yield f"of the documents read: {report.new} new or changed{over}, {report.unchanged} unchanged{known}"
    yield (
        f"{report.db}: {report.accounts} accounts and {report.claims} claims in the documents,"
        f" {report.engagements} engagements ({report.changed} written by this run)"
    )
    yield from count_lines(report.counts)
    yield (
        f"{report.documents_per_second:,.0f} documents a second; {report.seconds:.1f} s,"
        f" of which linking {report.seconds - report.reading_seconds:.1f} s"
    )


def count_lines(counts: dict[tuple[str, str], int]) -> Iterator[str]:
    """Engagements by kind, each with its statuses."""
    kinds: Counter[str] = Counter()
    for (kind, _), number in counts.items():
        kinds[kind] += number
    for kind, total in sorted(kinds.items(), key=lambda one: (-one[1], one[0])):
        statuses = {status: number for (of, status), number in counts.items() if of == kind}
        ordered = sorted(statuses.items(), key=lambda one: (-one[1], one[0]))
        yield f"  {kind:13}{total:6}  " + ", ".join(f"{status} {number}" for status, number in ordered)
