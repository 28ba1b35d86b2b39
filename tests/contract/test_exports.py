"""One suite for all exporters: every chronicle is read back by somebody else's reader, and everything is there."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias
from xml.etree import ElementTree as ET

import bibtexparser
import icalendar
import networkx as nx
import openpyxl
import pandas as pd
import pyarrow.parquet
import pytest
import rispy

from factories.hostile_chronicle import QUOTE, write_hostile
from summitry.errors import SummitryError
from summitry.export import EXPORTERS, Content, schema
from summitry.export.derive.safe import MARK
from summitry.run import BuildOptions, build
from summitry.run.exporting import ExportOptions, tables
from summitry.run.exporting import write_export as export

ROOT = Path(__file__).resolve().parents[2]
CHRONICLES = ("empty", "demo", "chn-rus", "hostile")
#: Tables that every tabular format is tried with, beside its own.
TABLES = ("evidence", "dyad_years", "documents")
Read: TypeAlias = Callable[[Path, Content], int]


@pytest.fixture(scope="session")
def chronicles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exports")
    (folder / "nothing.txt").write_text("The garden was quiet all day.", encoding="utf-8")
    found = {name: folder / f"{name}.db" for name in CHRONICLES}
    build(folder / "nothing.txt", found["empty"])
    build(ROOT / "examples" / "dispatches", found["demo"])
    build(folder / "nothing.txt", found["chn-rus"], BuildOptions(references=("chn-rus",)))
    write_hostile(found["hostile"])
    return found


@pytest.fixture(scope="session")
def contents(chronicles: dict[str, Path]) -> dict[str, Content]:
    return {name: tables(db) for name, db in chronicles.items()}


# ---------------------------------------------------------------- the readers


def table_of(name: str) -> str:
    return EXPORTERS[name].table or "engagements"


def read_csv(path: Path, _: Content) -> int:
    frame = pd.read_csv(path, dtype=str, keep_default_na=False)
    with path.open(encoding="utf-8", newline="") as handle:
        assert len(list(csv.DictReader(handle))) == len(frame)
    assert not frame.map(lambda cell: cell[:1] in tuple("=+@\t\r") or cell[:2] == "-c").any().any()
    return len(frame)


def read_xlsx(path: Path, held: Content) -> int:
    book = openpyxl.load_workbook(path)
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert formulas == []
    assert book.sheetnames[0] == "about"
    assert {sheet.title: sheet.max_row - 1 for sheet in book} == {name: len(held[name]) for name in held}
    return sum(sheet.max_row - 1 for sheet in book)


def read_jsonl(path: Path, held: Content) -> int:
    rows = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
    quotes = [one for row in rows for account in row["accounts"] for one in account["evidence"]]
    assert len(quotes) == len(held["evidence"])
    assert [row["id"] for row in rows] == [row["id"] for row in held["engagements"]]
    return len(rows)


def read_parquet(path: Path, _: Content) -> int:
    read = pyarrow.parquet.read_table(path)
    assert all(field.metadata[b"description"] for field in read.schema)
    return int(read.num_rows)


def read_stata(path: Path, _: Content) -> int:
    with pd.read_stata(path, iterator=True) as reader:
        labels = reader.variable_labels()
        frame = reader.read()
    assert all(labels[name] for name in frame.columns)
    return len(frame)


def read_sqlite(path: Path, held: Content) -> int:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        counted = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in held}
        for view in ("chronology", "plans", "quotes", "sources_of_engagements"):
            connection.execute(f"SELECT * FROM {view}").fetchall()
        shown = connection.execute("SELECT (SELECT count(*) FROM chronology) + (SELECT count(*) FROM plans)").fetchone()
    assert counted == {name: len(held[name]) for name in held}
    assert shown == (len(held["engagements"]),)
    return sum(counted.values())


def read_geojson(path: Path, _: Content) -> int:
    whole = json.loads(path.read_text("utf-8"))
    assert whole["type"] == "FeatureCollection"
    for feature in whole["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"] is not None:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert (-180 <= longitude <= 180, -90 <= latitude <= 90) == (True, True)
    return len(whole["features"])


def read_ical(path: Path, held: Content) -> int:
    data = path.read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    states = {f"{row['id']}@summitry": row for row in held["engagements"]}
    assert len({str(event["UID"]) for event in events}) == len(events)
    for event in events:
        row = states[str(event["UID"])]
        assert event.decoded("DTSTART").isoformat() == row["date_earliest"]
        assert event.decoded("DTEND") == dt.date.fromisoformat(row["date_latest"]) + dt.timedelta(days=1)
        assert (str(event["STATUS"]) == "CONFIRMED") == (row["held"] == "1")
    return len(events)


def read_bibtex(path: Path, _: Content) -> int:
    library = bibtexparser.parse_string(path.read_text("utf-8"))
    assert library.failed_blocks == []
    assert all(entry["title"] for entry in library.entries)
    return len(library.entries)


def read_ris(path: Path, _: Content) -> int:
    entries = rispy.loads(path.read_text("utf-8"))
    assert {entry["type_of_reference"] for entry in entries} <= {"ELEC", "GEN"}
    assert len({entry["id"] for entry in entries}) == len(entries)
    return len(entries)


def read_csl(path: Path, _: Content) -> int:
    items = json.loads(path.read_text("utf-8"))
    assert all(item["id"] and item["type"] in ("webpage", "document") for item in items)
    assert [item["URL"] for item in items if item.get("URL", "").startswith("javascript:")] == []
    return len(items)


def read_ftm(path: Path, held: Content) -> int:
    entities = [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]
    by_id = {one["id"]: one for one in entities}
    assert len(by_id) == len(entities)
    events = [one for one in entities if one["schema"] == "Event"]
    assert len(events) == sum(row["held"] == "1" for row in held["engagements"])
    for one in events:
        assert all(by_id[ident]["schema"] == "Person" for ident in one["properties"].get("involved", []))
        assert all(by_id[ident]["schema"] == "Document" for ident in one["properties"]["proof"])
    assert all(isinstance(value, list) for one in entities for value in one["properties"].values())
    return len(entities)


def read_schema_org(path: Path, held: Content) -> int:
    whole = json.loads(path.read_text("utf-8"))
    assert whole["@context"] == "https://schema.org"
    planned = sum("Not known to have taken place" in one["description"] for one in whole["@graph"])
    assert planned == sum(row["held"] == "0" for row in held["engagements"])
    return len(whole["@graph"])


def read_gexf(path: Path, held: Content) -> int:
    graph = nx.read_gexf(path, version="1.3")
    partners = {row["id"]: int(row["partners"]) for row in held["nodes"]}
    assert dict(graph.degree()) == partners
    assert dict(graph.degree(weight="weight")) == {row["id"]: int(row["contacts"]) for row in held["nodes"]}
    return int(graph.number_of_edges())


READERS: dict[str, Read] = {
    "csv": read_csv, "xlsx": read_xlsx, "jsonl": read_jsonl, "parquet": read_parquet, "stata": read_stata,
    "sqlite": read_sqlite, "geojson": read_geojson, "ical": read_ical, "bibtex": read_bibtex, "ris": read_ris,
    "csl-json": read_csl, "cameo": read_csv, "plover": read_csv, "colt": read_csv, "ftm": read_ftm,
    "schema-org": read_schema_org, "gexf": read_gexf, "nodes": read_csv, "edges": read_csv, "dyad-event": read_csv,
    "dyad-year": read_csv, "monad-year": read_csv,
}  # fmt: skip


def test_every_exporter_has_a_reader() -> None:
    assert set(READERS) == set(EXPORTERS)


# ---------------------------------------------------------------- what every export promises


@pytest.mark.parametrize("chronicle", CHRONICLES)
@pytest.mark.parametrize("name", list(EXPORTERS))
def test_it_is_read_back_with_equal_counts(
    name: str, chronicle: str, chronicles: dict[str, Path], contents: dict[str, Content], tmp_path: Path
) -> None:
    out = tmp_path / f"export{EXPORTERS[name].ending}"
    written = export(name, out, chronicles[chronicle])
    assert READERS[name](out, contents[chronicle]) == written.count
    assert [path.name for path in tmp_path.iterdir()] == [out.name]
    if EXPORTERS[name].table:
        assert written.count == len(contents[chronicle][table_of(name)])


@pytest.mark.parametrize("name", list(EXPORTERS))
def test_two_exports_are_equal(name: str, chronicles: dict[str, Path], tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    export(name, first, chronicles["hostile"])
    if name in ("xlsx", "stata"):  # both know the time, to the second or the minute
        time.sleep(1.1)
    export(name, second, chronicles["hostile"])
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("name", ["csv", "parquet", "stata"])
def test_any_table_can_be_chosen(
    name: str, table: str, chronicles: dict[str, Path], contents: dict[str, Content], tmp_path: Path
) -> None:
    out = tmp_path / "export"
    written = export(name, out, chronicles["hostile"], ExportOptions(table=table))
    assert READERS[name](out, contents["hostile"]) == written.count == len(contents["hostile"][table])


@pytest.mark.parametrize(("name", "table"), [("geojson", "evidence"), ("csv", "no-such-table"), ("bibtex", "sources")])
def test_a_table_that_cannot_be_chosen_is_refused(
    name: str, table: str, chronicles: dict[str, Path], tmp_path: Path
) -> None:
    with pytest.raises(SummitryError, match=r"table"):
        export(name, tmp_path / "export", chronicles["empty"], ExportOptions(table=table))
    assert list(tmp_path.iterdir()) == []


# ---------------------------------------------------------------- values


@pytest.mark.parametrize("chronicle", CHRONICLES)
def test_rows_keep_to_the_schema(chronicle: str, contents: dict[str, Content]) -> None:
    held = contents[chronicle]
    for table in schema().tables.values():
        keys = set()
        for row in held[table.name]:
            assert tuple(sorted(row)) == tuple(sorted(table.columns))
            for field in table.fields:
                field.typed(row[field.name])
                assert row[field.name] or not field.required, (table.name, field.name, row)
                vocabulary = schema().values[field.values] if field.values else None
                assert vocabulary is None or row[field.name] in {"", *vocabulary}, (table.name, row)
            keys.add(tuple(row[name] for name in table.key))
        assert len(keys) == len(held[table.name]), table.name


@pytest.mark.parametrize("chronicle", CHRONICLES)
def test_offsets_and_quotes_are_intact(chronicle: str, chronicles: dict[str, Path], tmp_path: Path) -> None:
    from summitry.store import Chronicle

    export("jsonl", tmp_path / "a", chronicles[chronicle])
    export("parquet", tmp_path / "b", chronicles[chronicle], ExportOptions(table="evidence"))
    quoted = [
        one for line in (tmp_path / "a").read_text("utf-8").split("\n")[:-1]
        for account in json.loads(line)["accounts"] for one in account["evidence"]
    ]  # fmt: skip
    rows: list[dict[str, Any]] = pyarrow.parquet.read_table(tmp_path / "b").to_pylist()
    with Chronicle.open(chronicles[chronicle]) as opened:
        for one in [*quoted, *rows]:
            stored = opened.document(one["doc_id"]).field(one["field"])
            assert stored[one["quote_start"] : one["quote_end"]] == one["quote"]
    assert len(quoted) == len(rows)


def test_hostile_quotes_keep_their_length_in_csv(chronicles: dict[str, Path], tmp_path: Path) -> None:
    export("csv", tmp_path / "a", chronicles["hostile"], ExportOptions(table="evidence"))
    with (tmp_path / "a").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    for row in rows:
        assert row["quote"].startswith("'=")
        assert len(row["quote"]) - 1 == int(row["quote_end"]) - int(row["quote_start"]) == len(QUOTE)
        assert row["quote"].count(MARK) == 2


@pytest.mark.parametrize("name", ["csv", "xlsx", "ical", "bibtex", "ris", "csl-json", "colt", "schema-org", "geojson"])
def test_marks_of_direction_do_not_reach_a_reader(name: str, chronicles: dict[str, Path], tmp_path: Path) -> None:
    export(name, tmp_path / "a", chronicles["hostile"])
    if name == "xlsx":
        book = openpyxl.load_workbook(BytesIO((tmp_path / "a").read_bytes()))
        text = "".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value)
    else:
        text = (tmp_path / "a").read_text("utf-8")
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x07") & set(text)
    assert MARK in text


def test_csv_has_a_mark_for_spreadsheets_on_request(chronicles: dict[str, Path], tmp_path: Path) -> None:
    export("csv", tmp_path / "plain", chronicles["demo"])
    export("csv", tmp_path / "marked", chronicles["demo"], ExportOptions(bom=True))
    assert (tmp_path / "marked").read_bytes() == b"\xef\xbb\xbf" + (tmp_path / "plain").read_bytes()


def test_network_tables_and_graph_agree(
    chronicles: dict[str, Path], contents: dict[str, Content], tmp_path: Path
) -> None:
    export("gexf", tmp_path / "a", chronicles["chn-rus"])
    root = ET.parse(tmp_path / "a").getroot()
    assert len(root.findall(".//{http://gexf.net/1.3}node")) == len(contents["chn-rus"]["nodes"])
    assert len(root.findall(".//{http://gexf.net/1.3}edge")) == len(contents["chn-rus"]["edges"])


def test_tables_are_data_frames(contents: dict[str, Content]) -> None:
    for name in schema().tables:
        frame = contents["demo"].to_pandas(name)
        assert list(frame.columns) == list(schema().tables[name].columns)
        assert len(frame) == len(contents["demo"][name])
    years = contents["demo"].to_pandas("dyad-years")
    assert years.loc[years["coverage"] == "none", "contacts"].isna().all()
    assert (years.loc[years["coverage"] == "documents", "contacts"] >= 0).all()
