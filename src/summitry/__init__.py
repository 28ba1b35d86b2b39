"""Summitry: a cited chronicle of leader-to-leader diplomacy from a pile of documents.

The names below are the public interface; each is imported when first used, so that `import summitry` is quick.

    report = summitry.build("documents/", "chronicle.db")
    with summitry.Chronicle.open("chronicle.db") as chronicle:
        for engagement in chronicle.engagements(summitry.Wanted(between=("CHN", "RUS"))):
            print(engagement.id, engagement.status)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.counting import Count
    from summitry.errors import SummitryError
    from summitry.linking import link
    from summitry.model import Account, Claim, Document, Engagement, Evidence
    from summitry.reading import ImportAccount
    from summitry.run import BuildOptions, BuildReport, build, explain, extract, read
    from summitry.run.analysing import analyze
    from summitry.run.analysing_pairs import AnalysisOptions
    from summitry.run.counting import CountOptions, count
    from summitry.run.exporting import ExportOptions, replicate, tables, write_export
    from summitry.store import Chronicle, Wanted

__version__ = "0.1.0"

_HOMES = {
    "Account": "model", "AnalysisOptions": "run.analysing_pairs", "BuildOptions": "run", "BuildReport": "run",
    "Chronicle": "store", "Claim": "model",
    "Count": "counting", "CountOptions": "run.counting", "count": "run.counting",
    "Document": "model", "Engagement": "model", "Evidence": "model", "ImportAccount": "reading",
    "ExportOptions": "run.exporting", "SummitryError": "errors", "Wanted": "store", "analyze": "run.analysing",
    "build": "run", "explain": "run", "extract": "run", "link": "linking", "read": "run",
    "replicate": "run.exporting", "tables": "run.exporting", "write_export": "run.exporting",
}  # fmt: skip

__all__ = [
    "Account", "AnalysisOptions", "BuildOptions", "BuildReport", "Chronicle", "Claim", "Count", "CountOptions",
    "Document", "Engagement", "Evidence", "ExportOptions", "ImportAccount", "SummitryError", "Wanted", "analyze",
    "build", "count", "explain", "extract", "link", "read", "replicate", "tables", "write_export",
]  # fmt: skip


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module 'summitry' has no attribute {name!r}")
    value: object = getattr(import_module(f"summitry.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return [*globals(), *_HOMES]
