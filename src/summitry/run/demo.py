"""The demo: bundled examples into a chronicle and the files that a newcomer wants to open."""

from __future__ import annotations

from pathlib import Path

import msgspec

from summitry.errors import NotFound
from summitry.present.delimited import write_csv
from summitry.present.guide import engagement_to_guide
from summitry.reading import account_json
from summitry.run.building import build
from summitry.run.options import BuildOptions, BuildReport, ProgressCallback
from summitry.store import Chronicle

_PACKAGE = Path(__file__).parents[1]


def examples() -> Path:
    """The folder of example documents: in the installed package, or beside the source tree.

    Raises NotFound when there is neither.
    """
    for folder in (_PACKAGE / "_examples", _PACKAGE.parents[1] / "examples" / "dispatches"):
        if folder.is_dir():
            return folder
    raise NotFound("the bundled examples are missing", hint="install Summitry again, or build from your own documents")


def run_demo(out: Path, progress: ProgressCallback | None = None) -> tuple[BuildReport, list[Path]]:
    """Build `out`/chronicle.db from the examples; the report and the files written."""
    out.mkdir(parents=True, exist_ok=True)
    report = build(examples(), out / "chronicle.db", BuildOptions(references=("chn-rus",)), progress)
    written = [report.db, out / "list.csv", out / "list.json", out / "import.json"]
    with Chronicle.open(report.db) as chronicle:
        found = chronicle.engagements()
        sources = chronicle.sources(found)
    with written[1].open("w", encoding="utf-8", newline="") as handle:
        write_csv(handle, found, sources)
    plain = [engagement_to_guide(one, sources[one.id]) for one in found]
    written[2].write_bytes(msgspec.json.format(msgspec.json.encode(plain), indent=2))
    written[3].write_bytes(account_json(report.account))
    return report, written
