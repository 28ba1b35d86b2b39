"""The bundled dispatches and their hand coding: complete, verbatim, in the guide's vocabulary, reproducible."""

from __future__ import annotations

import csv
import html
import importlib.util
import json
import re
from collections import Counter
from itertools import combinations
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from summitry.model.account import IN_PERSON, Kind, Level, Role, SignedType, Status, VisitType
from summitry.model.claim import ClaimType, Qualifier, SpeakerType
from summitry.model.edtf import bounds

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = ROOT / "examples"
DISPATCHES = EXAMPLES / "dispatches"
SOURCES = EXAMPLES / "dispatches-src"
GOLD = [json.loads(line) for line in (EXAMPLES / "gold/dispatches.gold.jsonl").read_text("utf-8").splitlines()]
ENGAGEMENTS = [(row, one) for row in GOLD for one in row["engagements"]]
CLAIMS = [(row, one) for row in GOLD for one in row["claims"]]

_MARKUP = re.compile(r"<(script|style|nav|header|footer|aside).*?</\1>|<[^>]+>", re.DOTALL)


def _tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_dispatches", ROOT / "tools/make_dispatches.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _records(path: Path) -> dict[str, str]:
    """Text (with title) by document id of a file of records."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as rows:
            return {row["id"]: f"{row['title']}\n{row['body']}" for row in csv.DictReader(rows)}
    lines = (json.loads(line) for line in path.read_text("utf-8").splitlines())
    return {row["doc_id"]: f"{row['title']}\n{row['text']}" for row in lines}


def _visible(page: str) -> str:
    return html.unescape(_MARKUP.sub("", page))


def _source(row: dict[str, Any]) -> str:
    """What the document says, read without the program."""
    path = EXAMPLES / row["path"]
    if path.suffix in {".jsonl", ".csv"}:
        return _records(path)[row["doc_id"]]
    folder = {".pdf": "pdf", ".docx": "docx", ".zip": "zip", ".gz": "warc"}.get(path.suffix)
    if folder is not None:
        path = next((SOURCES / folder).glob(f"{row['doc_id']}.*"))
    text = path.read_text("utf-8")
    return _visible(text) if path.suffix == ".html" else text


def _flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["doc_id"])
def test_evidence_and_claims_are_exact_slices(row: dict[str, Any]) -> None:
    source = _source(row)
    quotes = [quote for one in row["engagements"] for quote in one["evidence"]] + [c["text"] for c in row["claims"]]
    assert [quote for quote in quotes if quote not in source] == []


@pytest.mark.parametrize("row", GOLD, ids=lambda row: row["doc_id"])
def test_rows_have_the_fields_of_the_guide(row: dict[str, Any]) -> None:
    assert set(row) - {"note", "member"} == {"doc_id", "path", "published", "engagements", "claims"}
    assert (EXAMPLES / row["path"]).is_file()
    assert row["published"] is None or bounds(row["published"]).exact


def test_every_document_is_coded_and_every_row_has_its_document() -> None:
    coded = Counter(row["path"] for row in GOLD)
    files = {f"dispatches/{path.name}" for path in DISPATCHES.iterdir()}
    assert set(coded) == files
    for name, count in coded.items():
        if name.endswith((".jsonl", ".csv")):
            assert len(_records(EXAMPLES / name)) == count
    assert len({row["doc_id"] for row in GOLD}) == len(GOLD)


@pytest.mark.parametrize(
    ("field", "allowed"),
    [
        ("kind", get_args(Kind)),
        ("level", get_args(Level)),
        ("status", get_args(Status)),
        ("visit_type", (*get_args(VisitType), None)),
        ("central", (True, False)),
    ],
)
def test_engagement_vocabulary(field: str, allowed: tuple[object, ...]) -> None:
    assert {one[field] for _, one in ENGAGEMENTS} <= set(allowed)


def test_participants_places_documents() -> None:
    for row, one in ENGAGEMENTS:
        where = (row["doc_id"], one["event_key"])
        assert len({person["country"] for person in one["participants"]}) >= 2, where
        assert {person["role"] for person in one["participants"]} <= set(get_args(Role)), where
        assert all(re.fullmatch(r"[A-Z]{2,6}", person["country"]) for person in one["participants"]), where
        assert (one["place"] is not None) == (one["kind"] in IN_PERSON), where
        assert {paper["type"] for paper in one["documents"]} <= set(get_args(SignedType)), where
        assert one["evidence"], where


def test_roles_follow_the_kind() -> None:
    for row, one in ENGAGEMENTS:
        roles = {person["role"] for person in one["participants"]}
        where = (row["doc_id"], one["event_key"])
        if one["kind"] in {"call", "video", "message"}:
            assert roles == {"participant"}, where
        if one["kind"] == "visit":
            assert roles == {"guest", "host"}, where
            hosts = {person["country"] for person in one["participants"] if person["role"] == "host"}
            assert hosts == {one["place"]["country"]}, where


def test_dates_are_in_the_edtf_subset() -> None:
    for _, one in ENGAGEMENTS:
        assert one["date"] is None or bounds(one["date"])


def test_claim_vocabulary() -> None:
    for row, one in CLAIMS:
        where = (row["doc_id"], one["text"])
        assert one["type"] in get_args(ClaimType), where
        assert one["speaker_type"] in (*get_args(SpeakerType), None), where
        assert one["qualifier"] in (*get_args(Qualifier), None), where
        assert (one["speaker"] is None) == (one["speaker_type"] is None), where
        assert (one["value"] is not None) == (one["type"] in {"figure", "count"}), where


def test_event_keys_name_day_kind_and_are_shared() -> None:
    pattern = re.compile(r"[0-9X]{4}-[0-9X]{2}-[0-9X]{2}-(visit|meeting|call|video|multilateral|message)-[a-z0-9-]+")
    documents: dict[str, set[str]] = {}
    for row, one in ENGAGEMENTS:
        assert pattern.fullmatch(one["event_key"]), one["event_key"]
        documents.setdefault(one["event_key"], set()).add(row["doc_id"])
    assert sum(len(ids) > 1 for ids in documents.values()) >= 10


def test_size_and_mixture() -> None:
    sino_soviet, others = 0, set()
    for row in GOLD:
        pairs = {
            pair
            for one in row["engagements"]
            if one["central"]
            for pair in combinations(sorted({p["country"] for p in one["participants"]}), 2)
        }
        chinese = bool(pairs & {("CHN", "RUS"), ("CHN", "SUN")})
        sino_soviet += chinese
        others |= set() if chinese else pairs
    assert len(GOLD) >= 60
    assert 0.4 <= sino_soviet / len(GOLD) <= 0.6
    assert len(others) >= 8
    assert any(not row["engagements"] and not row["claims"] for row in GOLD)


def test_the_worlds_mess_is_there() -> None:
    assert {one["status"] for _, one in ENGAGEMENTS} == set(get_args(Status))
    assert {one["kind"] for _, one in ENGAGEMENTS} == set(get_args(Kind))
    assert {one["type"] for _, one in CLAIMS} == set(get_args(ClaimType))
    assert {one["speaker_type"] for _, one in CLAIMS} == {*get_args(SpeakerType), None}
    assert any((one["date"] or "").startswith("XXXX-") for _, one in ENGAGEMENTS)
    assert any(row["published"] is None for row in GOLD)


def test_binary_documents_are_reproduced() -> None:
    tool = _tool()
    assert tool.differing(tool.build()) == []


@pytest.mark.parametrize("name", ["decade-handout", "moscow-1972", "nixon-announcement"])
def test_pdf_keeps_the_words(name: str) -> None:
    pdfium = pytest.importorskip("pypdfium2", reason="reads the PDF back")
    document = pdfium.PdfDocument(DISPATCHES / f"{name}.pdf")
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    assert _flat(text) == _flat((SOURCES / "pdf" / f"{name}.txt").read_text("utf-8"))


@pytest.mark.parametrize("name", ["belgrade-programme", "conversation-with-premier", "multipolar-declaration"])
def test_docx_keeps_the_words(name: str) -> None:
    docx = pytest.importorskip("docx", reason="reads the DOCX back")
    text = " ".join(one.text for one in docx.Document(str(DISPATCHES / f"{name}.docx")).paragraphs)
    assert _flat(text) == _flat((SOURCES / "docx" / f"{name}.txt").read_text("utf-8"))
