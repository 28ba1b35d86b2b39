"""Laws of linking under random piles of accounts."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from factories.accounts import account, source
from summitry.linking import Known, link
from summitry.model import Account

PAIRS = [
    "CHN:Xi Jinping, RUS:Vladimir Putin", "CHN:Xi, RUS", "CHN:Xi Jinping, RUS:Mikhail Mishustin", "CHN, RUS:Putin",
    "RUS:Vladimir Putin > CHN:Xi Jinping", "CHN:Xi > RUS", "IND:Narendra Modi, RUS:Vladimir Putin",
    "CHN:Xi Jinping, IND:Narendra Modi, RUS:Vladimir Putin", ":Somebody, RUS:Putin",
]  # fmt: skip
DATES = [
    "2024-05-15", "2024-05-16", "2024-05-17", "2024-05-16/2024-05-17", "2024-05", "2024", "2024-05-16~/2024-05-31~",
    "XXXX-05-16", "../2024-05-17", "2024-05-16/..", None,
]  # fmt: skip
accounts = st.builds(
    account,
    st.sampled_from(["visit", "meeting", "call", "video", "multilateral"]),
    st.sampled_from(PAIRS),
    st.sampled_from(DATES),
    doc=st.sampled_from("abcdefgh"),
    status=st.sampled_from(["occurred", "occurred", "scheduled", "cancelled"]),
    basis=st.sampled_from(["stated", "publication", "weekday"]),
    place=st.sampled_from([None, "Beijing, CHN", "CHN", "Moscow, RUS"]),
    occasion=st.sampled_from([None, None, "BRICS summit", "SCO summit"]),
)
piles = st.lists(accounts, max_size=14, unique_by=lambda one: one.account_id)
SOURCES = {doc: source(doc, f"2024-05-{10 + number}") for number, doc in enumerate("abcdef")}


@settings(deadline=None, max_examples=150)
@given(piles, st.randoms(use_true_random=False))
def test_the_order_of_accounts_does_not_matter(pile: list[Account], random: object) -> None:
    shuffled = list(pile)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link(shuffled, SOURCES) == link(pile, SOURCES)


@settings(deadline=None, max_examples=150)
@given(piles)
def test_every_account_is_told_once_and_ids_are_unique(pile: list[Account]) -> None:
    found = link(pile, SOURCES)
    told = Counter(account_id for one in found for account_id in one.accounts)
    assert told == Counter(one.account_id for one in pile)
    assert len({one.id for one in found}) == len(found)


@settings(deadline=None, max_examples=150)
@given(piles)
def test_no_document_tells_twice_of_one_engagement(pile: list[Account]) -> None:
    documents = {one.account_id: one.doc_id for one in pile}
    for one in link(pile, SOURCES):
        told = [documents[account_id] for account_id in one.accounts]
        assert len(told) == len(set(told))


@settings(deadline=None, max_examples=100)
@given(piles, st.integers(0, 14))
def test_no_id_means_something_else_after_additions_and_none_depends_on_them(pile: list[Account], some: int) -> None:
    before = link(pile[:some], SOURCES)
    after = link(pile, SOURCES, Known.of(before))
    answering = {name: one for one in after for name in (one.id, *one.aliases)}
    for one in before:
        assert one.id not in answering or set(one.accounts) & set(answering[one.id].accounts)
    assert after == link(pile, SOURCES)
    assert link(pile, SOURCES, Known.of(after)) == after


@settings(deadline=None, max_examples=100)
@given(piles)
def test_a_plan_is_never_shown_as_held(pile: list[Account]) -> None:
    statuses = {one.account_id: one.status for one in pile}
    for one in link(pile, SOURCES):
        if one.status == "occurred":
            assert "occurred" in {statuses[account_id] for account_id in one.accounts}
