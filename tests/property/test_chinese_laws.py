"""The laws of English documents hold of Chinese ones: sound annotation and accounts, determinism, linear time."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.chinese_news import HOSTILE, chinese_documents, chinese_news
from factories.promises import check_annotated, check_extraction
from summitry.annotation import annotate
from summitry.extraction import extract, extract_with_reasons
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import Document, Extraction
from summitry.run.attempt import attempt
from summitry.run.prefilter import prefilter
from summitry.text.chinese import chinese_form
from summitry.text.scripts import simplified

ANY = st.text(max_size=120) | st.lists(st.sampled_from(HOSTILE), max_size=16).map("".join)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


def read(document: Document, lexicon: Lexicon) -> Extraction:
    return extract(annotate(document, lexicon), lexicon)


@settings(max_examples=150, deadline=None)
@given(chinese_documents(chinese_news()))
def test_chinese_news_is_soundly_read(lexicon: Lexicon, document: Document) -> None:
    annotated = annotate(document, lexicon)
    check_annotated(annotated)
    check_extraction(document, extract(annotated, lexicon))


@settings(max_examples=150, deadline=None)
@given(chinese_documents(ANY))
def test_any_text_is_soundly_read_as_chinese(lexicon: Lexicon, document: Document) -> None:
    annotated = annotate(document, lexicon)
    check_annotated(annotated)
    check_extraction(document, extract(annotated, lexicon))


@settings(max_examples=40, deadline=None)
@given(chinese_documents(chinese_news()), chinese_documents(chinese_news()))
def test_a_chinese_document_is_read_by_itself(lexicon: Lexicon, one: Document, other: Document) -> None:
    first, reasons = extract_with_reasons(annotate(one, lexicon), lexicon)
    read(other, lexicon)
    assert (first, reasons) == extract_with_reasons(annotate(one, lexicon), lexicon)


@settings(max_examples=60, deadline=None)
@given(chinese_documents(chinese_news()))
def test_the_prefilter_lets_every_chinese_document_pass_that_tells_something(
    lexicon: Lexicon, document: Document
) -> None:
    extraction, remark = attempt(document, lexicon)
    assert remark is None
    assert prefilter(lexicon).may_tell(document) or not (extraction.accounts or extraction.claims)


@given(st.text(max_size=200))
def test_the_one_form_keeps_every_offset(text: str) -> None:
    """It is as long as the text, is its own one form, and holds nothing that a skeleton would take for a sign."""
    form = chinese_form(text)
    assert len(form) == len(text)
    assert chinese_form(form) == form
    assert not set(form) & set("，；：！？（）")


def test_a_text_in_traditional_characters_tells_the_same(lexicon: Lexicon) -> None:
    text = "國家主席習近平5月16日下午在北京人民大會堂同來華進行國事訪問的俄羅斯總統普京舉行會談。"
    one, other = (
        read(Document(doc_id="x", text=words, published=date(2024, 5, 17), lang="zh"), lexicon).accounts
        for words in (text, simplified(text))
    )
    assert len(one) == 2
    assert [(a.kind, a.status, a.participants, a.date, a.place) for a in one] == [
        (a.kind, a.status, a.participants, a.date, a.place) for a in other
    ]


UNITS = [
    "习近平会见普京、",
    "国家主席",
    "俄罗斯总统",
    "同俄罗斯总统普京",
    "来华出席",
    "会谈",
    "我",
    "方",
    "中方",
    "双方举行会谈，",
    "的",
    "、",
    "中共中央政治局委员、",
    "全面战略",
    "中俄",
    "对俄罗斯进行访问",
    "5月8日",
    "抵达莫斯科，出席峰会",
    "阿",
    "·",
    "—",
    "（",
    "《",
    "总统阿·",
    "签署一项合作文件",
    "贸易额达到1亿美元，",
    "习近平会见普京。",
    "应普京邀请，",
    "金砖国家",
    "，",
]


def _seconds(text: str, lexicon: Lexicon) -> float:
    document = Document(doc_id="x", text=text, published=date(2024, 5, 8), lang="zh")
    began = time.process_time()
    read(document, lexicon)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: ascii(unit[:12]))
def test_time_is_linear_in_the_length_of_a_chinese_text(unit: str, lexicon: Lexicon) -> None:
    longer = (unit * (8_000 // len(unit) + 1))[:8_000]
    seconds = _seconds(longer, lexicon)
    if seconds > 0.2:  # below, a quadratic part is not to be told from noise, nor does it hurt
        half = max(_seconds(longer[:4_000], lexicon) for _ in range(2))
        assert min(seconds, *(_seconds(longer, lexicon) for _ in range(2))) < 3.2 * max(half, 0.04)
