"""Composing the stages: read, extract, build and explain, as the command line and the Python API call them."""

from summitry.run.building import build, relink
from summitry.run.explanation import Explanation, explain
from summitry.run.offices import offices_at
from summitry.run.options import BuildOptions, BuildReport, Progress
from summitry.run.stages import as_document, extract, items, read

__all__ = [
    "BuildOptions", "BuildReport", "Explanation", "Progress", "as_document", "build", "explain",
    "extract", "items", "offices_at", "read", "relink",
]
