"""The queries of docs/scale.md run as they stand there, over results of the bundled examples."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import get_args

import duckdb
import pytest

from factories.alone import Alone
from summitry.batch import running
from summitry.batch.function import code_batch
from summitry.batch.row import Fate, Kind, Row, row_schema
from summitry.batch.running import BatchOptions, run_shard
from summitry.model import Document

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/scale.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scale")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "Pool", Alone)
        run_shard([str(ROOT / "examples/dispatches/wire-desk.jsonl")], BatchOptions(out=folder / "results"))
    return folder


def test_every_query_finds_something(results: Path) -> None:
    before = Path.cwd()
    os.chdir(results)
    try:
        with duckdb.connect() as connection:
            for query in QUERIES:
                assert connection.execute(query).fetchall(), query
    finally:
        os.chdir(before)
    assert len(QUERIES) >= 6


def test_every_column_is_described() -> None:
    table = PAGE.partition("| column | what it is |")[2].partition("\n\n")[0]
    assert [name for name in row_schema().names if f"`{name}`" not in table] == []


def test_every_fate_and_kind_is_described() -> None:
    assert [word for word in (*get_args(Fate), *get_args(Kind)) if f"`{word}`" not in PAGE] == []


def test_the_schema_follows_the_values() -> None:
    assert set(row_schema().names) == set(Row.__struct_fields__)
    assert set(Document.__struct_fields__) <= set(Row.__struct_fields__)
    assert code_batch.__doc__
