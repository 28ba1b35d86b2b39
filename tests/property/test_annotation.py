"""What must hold of every annotated text: offsets, order, determinism, and no exception on any text whatever."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.news import HOSTILE, documents, news
from factories.promises import check_annotated as check
from summitry.annotation import annotate
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import Document

CORPORA = Path(__file__).resolve().parents[3] / "shared/corpora"


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


@settings(max_examples=150, deadline=None)
@given(documents(news()))
def test_news_keeps_the_promises(lexicon: Lexicon, document: Document) -> None:
    check(annotate(document, lexicon))


@settings(max_examples=200, deadline=None)
@given(documents(st.text(max_size=120) | st.lists(st.sampled_from(HOSTILE), max_size=12).map("".join)))
def test_any_text_keeps_the_promises(lexicon: Lexicon, document: Document) -> None:
    check(annotate(document, lexicon))


@settings(max_examples=40, deadline=None)
@given(st.lists(documents(news()), min_size=2, max_size=4), st.randoms())
def test_a_document_is_read_by_itself(lexicon: Lexicon, pile: list[Document], random: object) -> None:
    alone = [annotate(document, lexicon) for document in pile]
    order = list(range(len(pile)))
    random.shuffle(order)  # type: ignore[attr-defined]
    again = {number: annotate(pile[number], lexicon) for number in order}
    assert [again[number] for number in range(len(pile))] == alone


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "...", "!?", "(((", "——", "İ", "\u0301", "\u200f", "\ue000\uf8ff", "“”"]
)
@pytest.mark.parametrize("title", [None, "", "\ue000", "Xi"])
def test_next_to_nothing(lexicon: Lexicon, text: str, title: str | None) -> None:
    annotated = annotate(Document(doc_id="x", text=text, title=title, published=date(2024, 5, 8)), lexicon)
    check(annotated)
    assert all(actor.name == "Xi Jinping" for actor in annotated.actors)


@pytest.mark.parametrize(
    "sign", ["\ue000", "\ue001", "\ue190", "\uf76f", "\uf8ff", "！", "（", "\ufffd", "\ufeff", "😀", "豈", "\U0010fffd"]
)
@pytest.mark.parametrize(
    "where", ["{}Xi Jinping met Vladimir Putin.", "Xi Jinping{} met {}Putin.", "Xi met {}{} Putin{}"]
)
def test_signs_of_the_private_use_area_are_nobody(lexicon: Lexicon, sign: str, where: str) -> None:
    annotated = annotate(Document(doc_id="x", text=where.replace("{}", sign), published=date(2024, 5, 8)), lexicon)
    check(annotated)
    assert {actor.name for actor in annotated.actors} <= {"Xi Jinping", "Vladimir Putin"}
    assert not any(sign in annotated.content[actor.start : actor.end] for actor in annotated.actors)


@pytest.mark.shared
def test_real_documents_keep_the_promises(lexicon: Lexicon) -> None:
    if not CORPORA.is_dir():
        pytest.skip("no ../shared beside the project")
    for path in sorted(CORPORA.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines):
                if number % 50 == 0 and number < 3000:
                    row = json.loads(line)
                    text = row["text"][:12_000]
                    check(annotate(Document(doc_id=row["id"], text=text, title=row.get("title")), lexicon))
