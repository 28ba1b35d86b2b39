"""Composing the stages: read, extract, build, count and explain, as the command line and the Python API call them.

The names are imported when they are first used: who only counts or lists need not load what extracts.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.run.building import build
    from summitry.run.explanation import Explanation, explain
    from summitry.run.offices import offices_at
    from summitry.run.options import BuildOptions, BuildReport, Progress
    from summitry.run.relinking import relink
    from summitry.run.stages import as_document, extract, items, read

_HOMES = {
    "BuildOptions": "options", "BuildReport": "options", "Explanation": "explanation", "Progress": "options",
    "as_document": "stages", "build": "building", "explain": "explanation", "extract": "stages", "items": "stages",
    "offices_at": "offices", "read": "stages", "relink": "relinking",
}  # fmt: skip

__all__ = [
    "BuildOptions",
    "BuildReport",
    "Explanation",
    "Progress",
    "as_document",
    "build",
    "explain",
    "extract",
    "items",
    "offices_at",
    "read",
    "relink",
]


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'summitry.run' has no attribute {name!r}")
    value: object = getattr(import_module(f"summitry.run.{_HOMES[name]}"), name)
    return value
