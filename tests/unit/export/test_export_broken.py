"""A chronicle whose build was broken off is exported with a word about it."""

from __future__ import annotations

from pathlib import Path

from factories.accounts import account, document
from summitry.model import Extraction
from summitry.run.exporting import replicate, write_export
from summitry.store import Chronicle


def test_it_is_told(tmp_path: Path) -> None:
    told = account("meeting", "CHN:Xi Jinping, RUS:Vladimir Putin", "2025-05-08", doc="a")
    with Chronicle.create(tmp_path / "a.db") as chronicle, chronicle.transaction():
        chronicle.write_documents([(document("a"), Extraction("a", (told,)))], "x")
    written = write_export("csv", tmp_path / "a.csv", tmp_path / "a.db")
    assert any("broken off" in note for note in written.notes)
    packed = replicate(tmp_path / "package", tmp_path / "a.db")
    assert [one.open for one in packed.checks if one.what == "last build broken off"] == [1]
    assert not packed.ready
