"""Reading coded documents: nulls are nothing said, faults name file, line and value."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from codings import document, meeting

from summitry.errors import InvalidInput
from summitry.evaluate import read_coded


def test_lines_become_documents(tmp_path: Path) -> None:
    path = tmp_path / "coded.jsonl"
    rows = [{"doc_id": "a", "engagements": [meeting()]}, {"doc_id": "b"}, {"doc_id": "a", "published": "2025-05-09"}]
    path.write_text("\n\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    found = read_coded(path)
    told = [(one.doc_id, one.published, len(one.engagements)) for one in found]
    assert told == [("a", "2025-05-09", 0), ("b", None, 0)]


def test_null_is_the_same_as_absent() -> None:
    nothing = document({"kind": "call"})
    nulls = dict.fromkeys(("status", "participants", "date", "place", "documents", "evidence", "visit_type"))
    assert document({"kind": "call"} | nulls) == nothing
    assert nothing.engagements[0].level == "leader"


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "coded.jsonl:2: "),
        ("[]", "coded.jsonl:2: "),
        ("{}", "doc_id"),
        ('{"doc_id": "a", "engagements": [{"kind": "tea"}]}', "'tea'"),
        ('{"doc_id": "a", "engagements": [{"kind": "call", "status": "maybe"}]}', "'maybe'"),
        ('{"doc_id": "a", "engagements": [{"kind": "call", "date": "May 8"}]}', "'May 8'"),
    ],
)
def test_faults_are_named(tmp_path: Path, line: str, words: str) -> None:
    path = tmp_path / "coded.jsonl"
    path.write_text(f'{{"doc_id": "x"}}\n{line}\n', encoding="utf-8")
    with pytest.raises(InvalidInput, match="coding guide") as problem:
        read_coded(path)
    assert words in problem.value.message


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "coded.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InvalidInput, match=r"coded\.jsonl"):
        read_coded(tmp_path / "coded.jsonl")
