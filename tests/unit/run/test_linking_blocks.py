"""Blocks linked by processes: the same rows as in one process, and accounts that end a process are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.pile import pile

from factories.chronicles import dump
from summitry.errors import SummitryError
from summitry.linking.blocks import partition
from summitry.model import Document, Extraction
from summitry.run.engine import Packed, Processes
from summitry.run.linking_blocks import LINKING
from summitry.run.relinking import relink
from summitry.store import Chronicle

TABLES = ("engagements", "parties", "engagement_accounts", "aliases", "links")


def test_neither_workers_nor_rounds_matter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summitry.run.linking_rounds._BATCH", 100)
    batch = [
        (
            Document(doc_id=told.doc_id, text=told.doc_id, published=told.published, publisher=told.publisher),
            Extraction(told.doc_id, (account,)),
        )
        for account, told in pile(600)
    ]
    found = []
    for workers in (1, 2):
        monkeypatch.setattr("summitry.run.linking_rounds._LARGE", 10_000 if workers == 1 else 20)
        with Chronicle.create(tmp_path / f"{workers}.db") as chronicle, chronicle.transaction():
            chronicle.write_documents(batch, "test")
            assert relink(chronicle, engine=Processes(workers, few=0)) > 0
        found.append(dump(tmp_path / f"{workers}.db", TABLES))
    assert found[0] == found[1]


def test_what_shares_no_key_and_no_decision_is_parted() -> None:
    keys = [("call|A|B", "1"), ("call|A|B", "2"), ("call|A|C", "3"), ("call|B|C", "4"), ("call|A|C", "5"), ("x", "6")]
    assert partition(keys) == [["1", "2"], ["3", "5"], ["4"], ["6"]]
    assert partition([*keys, ("call|A|C", "2")]) == [["1", "2", "3", "5"], ["4"], ["6"]]
    assert partition(reversed(keys), [{"4", "6"}]) == [["1", "2"], ["3", "5"], ["4", "6"]]
    assert partition([]) == []


def test_accounts_that_end_every_process_are_not_left_out() -> None:
    with pytest.raises(SummitryError, match="accounts could not be done"):
        Packed(LINKING).lost(b"{}", "its process was ended by SIGKILL")
