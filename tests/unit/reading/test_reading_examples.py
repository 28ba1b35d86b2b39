"""The example dispatches: their publication days as a careful human took them from the same files."""

import json
from pathlib import Path

import pytest

from summitry.model import Document
from summitry.reading import read

EXAMPLES = Path(__file__).parents[3] / "examples"
#: the day stands only in a sentence, where a day of publication is never taken from
NOT_TOLD = {"turbine-talks"}


def _rows() -> list[dict[str, object]]:
    lines = (EXAMPLES / "gold" / "dispatches.gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def documents() -> list[Document]:
    return read([EXAMPLES / "dispatches"])[0]


def _is_of(document: Document, row: dict[str, object]) -> bool:
    file = document.path.split("#")[0].split("!")[0]
    if not file.endswith(str(row["path"])):
        return False
    member = row.get("member")
    if member is not None:
        return document.path.endswith(f"!{member}") or document.url == member
    return "#" not in document.path or document.doc_id == row["doc_id"]


def test_days_of_publication(documents: list[Document]) -> None:
    wrong = []
    for row in _rows():
        (document,) = [each for each in documents if _is_of(each, row)]
        day = None if document.published is None else document.published.isoformat()
        if day != (None if row["doc_id"] in NOT_TOLD else row["published"]):
            wrong.append((row["doc_id"], row["published"], day, document.published_basis))
    assert wrong == []


def test_every_hand_coded_sentence_stands_in_its_document(documents: list[Document]) -> None:
    lost = []
    for row in _rows():
        (document,) = [each for each in documents if _is_of(each, row)]
        content = " ".join(document.content.split())
        engagements = row["engagements"]
        assert isinstance(engagements, list)
        quotes = [quote for engagement in engagements for quote in engagement["evidence"]]
        lost += [(row["doc_id"], quote) for quote in quotes if " ".join(quote.split()) not in content]
    assert lost == []
