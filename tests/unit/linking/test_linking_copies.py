"""Which texts are made of which: our own short texts, one written five times."""

from __future__ import annotations

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.accounts import account
from summitry.linking import Source, link
from summitry.linking.copies import Alike, as_copies, copies, find_alike, may_be_alike, sketch, triples

READOUT = (
    "The President held talks in the Kremlin with the President of the People's Republic of China, who had "
    "arrived on a state visit. The talks began in a narrow circle and went on with delegations. The two "
    "leaders spoke of trade, of energy supplies and of the construction of two further power units, and heard "
    "reports by the chairmen of five intergovernmental commissions. They then signed a joint statement on "
    "deepening the partnership and a second one on economic cooperation until 2030. In the evening the "
    "President gave a dinner in the Faceted Chamber in honour of the guest."
)
BEFORE = (
    "Moscow correspondent's notebook: snow fell on the embankment, traffic stood still for an hour, and shops "
    "near the old Arbat sold tea in paper cups to reporters who waited for news. Hotel lobbies were full of "
    "engineers. "
)
AFTER = (
    " Analysts in the city said that they expected little from the papers and more from the price of gas this "
    "winter, which nobody wished to name before the companies do. The rouble closed a little higher. Ice "
    "hockey was on every screen."
)
OTHER = (
    "Ministers of agriculture from both countries met in Harbin to talk about soybeans, wheat and the opening "
    "of a new bridge over the river, and agreed on a list of laboratories whose certificates both customs "
    "services will accept from June on."
)
WORDS = {
    "held talks": "conducted negotiations", "state visit": "official journey", "narrow circle": "small group",
    "energy supplies": "deliveries of fuel", "dinner": "banquet", "five": "several", "two further": "additional",
}  # fmt: skip


def rewritten(text: str) -> str:
    for old, new in WORDS.items():
        text = text.replace(old, new)
    return text


TEXTS = {
    "kremlin": READOUT,
    "wire": f"MOSCOW, March 21. {READOUT} The visit goes on until Wednesday.",
    "daily": BEFORE + READOUT + AFTER,
    "mill": rewritten(READOUT),
    "other": OTHER,
    "short": "The President held talks in the Kremlin.",
}
SOURCES = {
    "kremlin": Source("kremlin", "Kremlin", date(2023, 3, 21), "http://kremlin.ru/a"),
    "wire": Source("wire", "TASS", date(2023, 3, 21)),
    "daily": Source("daily", "Daily", date(2023, 3, 22)),
    "mill": Source("mill", "Content Mill", date(2023, 3, 30)),
    "other": Source("other", "Daily", date(2023, 3, 22)),
    "short": Source("short", "Echo", date(2023, 3, 22)),
}


def test_each_copy_knows_its_original_and_how_it_was_made() -> None:
    found = copies(find_alike(TEXTS, SOURCES), SOURCES)
    assert {one.doc_id: (one.of, one.relation) for one in found.values()} == {
        "wire": ("kremlin", "near copy"), "daily": ("kremlin", "wire story"), "mill": ("kremlin", "rewrite"),
    }  # fmt: skip
    assert {one.speaker for one in found.values()} == {"Kremlin"}


def test_the_order_of_documents_does_not_matter() -> None:
    wanted = find_alike(TEXTS, SOURCES)
    for order in itertools.islice(itertools.permutations(TEXTS), 0, 720, 97):
        assert find_alike({doc_id: TEXTS[doc_id] for doc_id in order}, SOURCES) == wanted


def test_a_publisher_does_not_rewrite_itself() -> None:
    own = SOURCES | {"mill": Source("mill", "Kremlin", date(2023, 3, 30))}
    assert "mill" not in copies(find_alike({one: TEXTS[one] for one in ("kremlin", "mill")}, own), own)


def test_short_texts_are_not_judged() -> None:
    assert sketch(TEXTS["short"]).bands == ()


def test_chinese_texts_are_compared_by_five_characters_and_others_by_three_words() -> None:
    assert triples("习近平同普京会谈") == {"习 近 平 同 普", "近 平 同 普 京", "平 同 普 京 会", "同 普 京 会 谈"}
    assert triples("Xi met Putin again") == {"xi met putin", "met putin again"}
    assert triples("Xi met 普京 again") == {"xi met 普", "met 普 京"}


#: Two reports of different days in the stock phrases of such reports, and a reprint of the first with other words.
CHINESE_FIRST = (
    "国家主席在人民大会堂同来华进行国事访问的总统举行会谈。双方一致同意继续深化两国全面战略合作伙伴关系，扩大能源、农业和航天领域的合作。"
    "会谈后两国元首共同签署了联合声明，并见证签署多项合作文件。当晚主席为总统举行了欢迎宴会。"
)
CHINESE_OTHER = (
    "国家主席在会议中心会见前来出席论坛的总理。主席指出，两国是友好邻邦，愿同贵方深化战略合作，推动贸易和交通领域取得新成果。"
    "总理表示，高度重视对华关系，期待扩大农产品出口。会见前双方代表团就港口建设交换了意见，商定下月再谈。"
)


def test_stock_phrases_do_not_make_a_rewrite_of_a_chinese_report() -> None:
    reprint = CHINESE_FIRST.replace("多项", "十余项")
    texts = {"kremlin": CHINESE_FIRST, "other": CHINESE_OTHER, "mill": reprint}
    found = find_alike(texts, SOURCES)
    assert [(one.one, one.other, one.relation) for one in found] == [("kremlin", "mill", "near copy")]


WORD_POOL = [f"w{number}" for number in range(400)]


@given(st.lists(st.sampled_from(WORD_POOL), min_size=60, max_size=300), st.data())
@settings(max_examples=60, deadline=None)
def test_a_text_that_is_all_within_another_is_never_passed_over(words: list[str], data: st.DataObject) -> None:
    """Whatever stands around it: the rows of a set agree with those of a set that holds it in the share of sizes."""
    around = data.draw(st.lists(st.sampled_from(WORD_POOL), max_size=len(words) // 4))
    one = SOURCES["kremlin"], sketch(" ".join(words))
    other = SOURCES["daily"], sketch(" ".join(words + around))
    assert may_be_alike(one, other)
    assert may_be_alike(other, one)


def test_texts_with_nothing_in_common_are_passed_over() -> None:
    assert not may_be_alike((SOURCES["kremlin"], sketch(READOUT)), (SOURCES["daily"], sketch(OTHER)))


@pytest.mark.parametrize("order", list(itertools.permutations("abc")))
def test_a_chain_ends_at_the_earliest(order: tuple[str, ...]) -> None:
    sources = {doc: Source(doc, doc.upper(), date(2023, 3, day)) for day, doc in enumerate("abc", 1)}
    pairs = [Alike(min(pair), max(pair), "near copy", 0.9) for pair in itertools.pairwise(order)]
    found = copies(pairs, sources)
    assert "a" not in found
    assert {one.speaker for one in found.values()} <= {"A", "B"}
    for one in found.values():
        assert one.of < one.doc_id


def test_copies_do_not_outvote_and_their_accounts_still_stand() -> None:
    xp = "CHN:Xi Jinping, RUS:Vladimir Putin"
    sources = as_copies(SOURCES, copies(find_alike(TEXTS, SOURCES), SOURCES))
    told = [account("meeting", xp, "2023-03-22", doc=doc, place="Moscow, RUS") for doc in ("wire", "daily", "mill")]
    told += [account("meeting", xp, "2023-03-21", doc=doc, place="Moscow, RUS") for doc in ("kremlin", "other")]
    (found,) = link(told, sources)
    assert found.date is not None
    assert found.date.edtf == "2023-03-21"
    assert len(found.accounts) == 5
    assert found.independent_sources == 2
    (conflict,) = found.conflicts
    assert conflict.cause == "rewrite with a shifted date"
