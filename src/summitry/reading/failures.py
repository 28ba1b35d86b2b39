"""The line for whatever was raised: our own conditions, the system's refusals, broken formats, and the unforeseen."""

from __future__ import annotations

import zipfile
import zlib

from summitry.reading.outcome import Skipped
from summitry.reading.reasons import Unreadable, skipped

BROKEN = (OSError, EOFError, zipfile.BadZipFile, zlib.error)


def line_for(path: str, name: str, error: Exception) -> Skipped:
    """The account's line for `error`, met while `path` was read as the format `name`."""
    if isinstance(error, Unreadable):
        return error.at(path)
    if isinstance(error, OSError) and error.errno is not None:
        return refused(path, error)
    detail = " ".join(str(error).split())[:200]
    if isinstance(error, BROKEN):
        return skipped(path, "broken", format=name, detail=detail)
    return skipped(path, "failed", format=name, detail=f"{type(error).__name__}: {detail}")


def refused(path: str, error: OSError) -> Skipped:
    """The line for a path that the system does not open."""
    if isinstance(error, FileNotFoundError):
        return skipped(path, "missing")
    return skipped(path, "no-permission", detail=error.strerror or type(error).__name__)
