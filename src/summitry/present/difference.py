"""The difference of two versions as lines and as rows for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from summitry.comparing import Difference, Moved

COLUMNS = ("what", "id", "field", "before", "after", "other_id", "remark")


def difference_lines(found: Difference) -> Iterator[str]:
    """A line of numbers, then each entry that differs."""
    numbers = (len(found.new), len(found.changed), len(found.merged), len(found.withdrawn), found.unchanged)
    told = zip(numbers, ("new", "changed", "merged", "withdrawn", "unchanged"), strict=True)
    yield f"{found.before} → {found.after}: {', '.join(f'{number} {what}' for number, what in told)}"
    yield from _section("New", found.new)
    if found.changed:
        yield from ("", f"Changed ({len(found.changed)}):")
    for one in found.changed:
        yield f"  {one.id}"
        yield from (
            f"    {each.field}: {each.before or 'not said'} → {each.after or 'not said'}" for each in one.fields
        )
    yield from _section("Merged", found.merged)
    yield from _section("Withdrawn", found.withdrawn)


def _section(title: str, entries: Sequence[Moved]) -> Iterator[str]:
    if entries:
        yield from ("", f"{title} ({len(entries)}):")
    for one in entries:
        yield f"  {one.id}"
        yield f"    {one.what}"


def write_difference_csv(handle: TextIO, found: Difference) -> None:
    """One row for each new, merged or withdrawn entry and each changed field."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    for what, entries in (("new", found.new), ("merged", found.merged), ("withdrawn", found.withdrawn)):
        writer.writerows((what, one.id, "", "", "", one.into or "", one.what) for one in entries)
    for one in found.changed:
        writer.writerows(("changed", one.id, each.field, each.before or "", each.after or "", "", "")
                         for each in one.fields)  # fmt: skip
