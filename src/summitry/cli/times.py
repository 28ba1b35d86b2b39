"""The one place of the command line that looks at the clock."""

from __future__ import annotations

from datetime import UTC, datetime

import click


def moment(given: str | None) -> str:
    """The time given, else now, as ISO 8601 in UTC. Raises UsageError for what is no time."""
    try:
        found = datetime.fromisoformat(given) if given else datetime.now(UTC)
    except ValueError as problem:
        raise click.UsageError(f"{given!r} is no time; write 2026-11-22T10:00:00Z") from problem
    if found.tzinfo is None:
        found = found.replace(tzinfo=UTC)
    return found.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
