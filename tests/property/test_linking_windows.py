"""Law of windows: a block linked in rounds is the block linked at once, whatever its accounts tell of their days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.accounts import account
from summitry.linking import Decisions, Source, link_rules
from summitry.linking.block import LinkedBlock, engagements_of, group_windows, link_block, settle_block
from summitry.linking.card import Folder
from summitry.linking.windows import span_of, windows
from summitry.model import Account

XP, XI_ALONE = "CHN:Xi Jinping, RUS:Vladimir Putin", "CHN:Xi Jinping"
MANY = "CHN:Xi Jinping, IND:Narendra Modi, RUS:Vladimir Putin, BRA:Lula, ZAF:Cyril Ramaphosa"
WHO = [XP, XP, "CHN, RUS", "RUS:Putin > CHN:Xi", "CHN:Xi Jinping, IND:Narendra Modi, RUS:Putin", MANY, XI_ALONE]
DAYS = [f"2024-05-{day:02}" for day in range(1, 29)]
STAYS = ["2024-05-03/2024-05-05", "2024-05-04/2024-05-20", "2024-05-19/2024-05-21", "2024-04-28/2024-05-01"]
VAGUE = ["2024-05", "2024-05-06/2024-05-12", "2024", "XXXX-05-16", "XXXX-05", "../2024-05-17", "2024-05-07/..", None]
accounts = st.builds(
    account,
    st.sampled_from(["visit", "visit", "meeting", "call", "video", "multilateral"]),
    st.sampled_from(WHO),
    st.sampled_from([*DAYS, *STAYS, *VAGUE, *VAGUE]),
    doc=st.sampled_from("abcdefghijklmnop"),
    status=st.sampled_from(["occurred", "occurred", "scheduled"]),
    basis=st.sampled_from(["stated", "publication", "weekday"]),
    place=st.sampled_from([None, "Beijing, CHN", "Moscow, RUS"]),
    occasion=st.sampled_from([None, "BRICS summit", "SCO summit"]),
)
piles = st.lists(accounts, min_size=2, max_size=40, unique_by=lambda one: one.account_id)
SOURCES = {
    doc: Source(doc, f"Paper {number % 3}", date(2024, 5, 1 + number) if number % 5 else None)
    for number, doc in enumerate("abcdefghijklmnop")
}


def in_rounds(pile: Sequence[Account]) -> LinkedBlock:
    folder = Folder(SOURCES, link_rules())
    spans = [span for one in pile if (span := span_of(folder.card(one))) is not None]
    by_id = {one.account_id: one for one in pile}
    placed: dict[str, tuple[str, float]] = {}
    for window in windows(spans):
        placed |= group_windows([by_id[given] for given in window], SOURCES).placed
    assert placed.keys() == {span.account_id for span in spans}
    rest = settle_block(pile, SOURCES, Decisions(), placed)
    assert not placed.keys() & rest.placed.keys()
    engagements = [engagements_of([some], pile, SOURCES)[0] for some in rest.piles]
    return msgspec.structs.replace(rest, placed=placed | rest.placed, engagements=engagements, piles=[])


@settings(deadline=None, max_examples=150)
@given(piles)
def test_a_block_in_rounds_is_the_block_at_once(pile: list[Account]) -> None:
    assert in_rounds(pile) == link_block(pile, SOURCES, Decisions())


def test_windows_end_where_nobody_reaches_the_next() -> None:
    told = {"1": "2024-05-01", "2": "2024-05-02", "3": "2024-05-04", "4": "2024-05-09/2024-05-12", "5": "2024-05-14"}
    folder = Folder(SOURCES, link_rules())
    for kind, parts in (("meeting", ["12", "3", "4", "5"]), ("visit", ["123", "45"])):
        pile = {account(kind, XP, day, doc=doc).account_id: (doc, day) for doc, day in told.items()}
        spans = [span_of(folder.card(account(kind, XP, day, doc=doc))) for doc, day in told.items()]
        found = windows(span for span in spans if span is not None)
        assert sorted("".join(sorted(pile[given][0] for given in window)) for window in found) == parts
    assert span_of(folder.card(account("visit", XP, "2024-05", doc="a"))) is None
