"""Full text: words, phrases, Chinese without spaces, and queries that mean nothing to the engine."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories.accounts import document
from summitry.model import Extraction
from summitry.store import CLOSE, OPEN, Chronicle
from summitry.store.cjk import pairs_of

TEXTS = {
    "gas": "The two sides signed a memorandum on the gas pipeline.",
    "limits": "They spoke of a partnership with no limits.",
    "zh": "国家主席习近平在北京同普京总统举行会谈，双方讨论了天然气管道。",
    "ru": "Президент России Владимир Путин провёл переговоры в Кремле.",
    "accent": "Le président Macron a reçu le chancelier à l'Élysée.",
}
QUERIES = [
    ("gas pipeline", ["gas"]),
    ("GAS", ["gas"]),
    ("gas limits", []),
    ('"no limits" partnership', ["limits"]),
    ('"limits no"', []),
    ("天然气", ["zh"]),
    ("习近平 普京", ["zh"]),
    ("会", ["zh"]),
    ("谈会", []),
    ("переговоры", ["ru"]),
    ("Elysee", ["accent"]),
    ("AND", []),
    ("gas OR limits", []),
    ('"', []),
    ("()*^:-", []),
    ("text:gas", []),
]


@pytest.fixture
def chronicle(tmp_path: Path) -> Chronicle:
    made = Chronicle.create(tmp_path / "c.db")
    with made.transaction():
        made.write_documents([(document(name, text), Extraction(name)) for name, text in TEXTS.items()], "x")
    return made


@pytest.mark.parametrize(("words", "expected"), QUERIES)
def test_queries(chronicle: Chronicle, words: str, expected: list[str]) -> None:
    assert [one.doc_id for one in chronicle.search(words)] == expected


@pytest.mark.parametrize(("words", "marked"), [("pipeline", "pipeline"), ("天然气", "天然气")])
def test_what_was_found_is_marked(chronicle: Chronicle, words: str, marked: str) -> None:
    (found,) = chronicle.search(words)
    assert f"{OPEN}{marked}{CLOSE}" in found.passage


def test_a_replaced_document_is_no_longer_found_by_its_old_words(chronicle: Chronicle) -> None:
    with chronicle.transaction():
        chronicle.write_documents([(document("zh", "没有别的。"), Extraction("zh"))], "x")
    assert chronicle.search("天然气") == []
    assert [one.doc_id for one in chronicle.search("别的")] == ["zh"]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [("", ""), ("Latin only", ""), ("会谈", "会谈"), ("习近平", "习近 近平"), ("在 Moscow 会谈", "在 . 会谈")],
)
def test_pairs(text: str, pairs: str) -> None:
    assert pairs_of(text) == pairs
