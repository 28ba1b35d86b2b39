"""Laws of linking in parts: whatever is built when, and whoever judges in between, the chronicle is the same."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.accounts import account
from factories.chronicles import dump, store_accounts
from property.test_ids_and_judgements import History, steps
from summitry.linking import Source, link
from summitry.model import Account
from summitry.run.relinking import relink
from summitry.store import Chronicle, Wanted

XP, ALL = "CHN:Xi Jinping, RUS:Vladimir Putin", "CHN:Xi Jinping, IND:Narendra Modi, RUS:Vladimir Putin"
WHO = [XP, XP, "CHN:Xi, RUS", "CHN:Xi Jinping, RUS:Mikhail Mishustin", "RUS:Putin > CHN:Xi", "CHN, IND:Modi", ALL]
DATES = [
    "2024-05-15", "2024-05-16", "2024-05-16", "2024-05-17", "2024-05-16/2024-05-17", "2024-05", "2024", "2024-06-20",
    "XXXX-05-16", "../2024-05-17", "2024-07-02", None,
]  # fmt: skip
accounts = st.builds(
    account,
    st.sampled_from(["visit", "meeting", "meeting", "call", "video", "multilateral"]),
    st.sampled_from(WHO),
    st.sampled_from(DATES),
    doc=st.sampled_from("abcdefghijkl"),
    status=st.sampled_from(["occurred", "occurred", "scheduled", "expected"]),
    basis=st.sampled_from(["stated", "publication", "weekday"]),
    place=st.sampled_from([None, "Beijing, CHN", "CHN", "Moscow, RUS"]),
    occasion=st.sampled_from([None, None, "BRICS summit", "SCO summit"]),
)
piles = st.lists(accounts, min_size=2, max_size=24, unique_by=lambda one: one.account_id)
PUBLISHED = {doc: f"2024-0{5 + number % 2}-{10 + number}" for number, doc in enumerate("abcdefghij")}
TABLES = ("engagements", "parties", "engagement_accounts", "aliases")


def contents(chronicle: Chronicle, tables: Sequence[str] = TABLES) -> dict[str, Any]:
    held = dump(chronicle.path, (*tables, "links"))
    return {table: held[table] for table in (*tables, "links")}


def build(folder: Path, name: str, parts: Sequence[Sequence[Account]]) -> Chronicle:
    chronicle = Chronicle.create(folder / f"{name}.db")
    for part in parts:
        store_accounts(chronicle, part, PUBLISHED)
    return chronicle


def split(pile: Sequence[Account], number: int, seed: int) -> list[list[Account]]:
    """Whole documents dealt out to some builds, each in an order of its own."""
    chosen = random.Random(seed)
    parts: list[list[Account]] = [[] for _ in range(number)]
    for doc in sorted({one.doc_id for one in pile}):
        chosen.choice(parts).extend(one for one in pile if one.doc_id == doc)
    for part in parts:
        chosen.shuffle(part)
    return [part for part in parts if part]


@pytest.fixture(autouse=True, scope="module")
def _each_block_alone() -> Iterator[None]:
    """Blocks are so small here that they would be linked together, and none in rounds."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("summitry.run.linking_rounds._BATCH", 1)
        patched.setattr("summitry.run.linking_rounds._LARGE", 3)
        yield


@settings(deadline=None, max_examples=60)
@given(piles)
def test_blocks_linked_apart_come_to_what_linking_all_gives(pile: list[Account]) -> None:
    days = {doc: date.fromisoformat(day) for doc, day in PUBLISHED.items()}
    sources = {one.doc_id: Source(one.doc_id, one.doc_id, days.get(one.doc_id)) for one in pile}
    with tempfile.TemporaryDirectory() as folder:
        chronicle = build(Path(folder), "blocks", [pile])
        assert sorted(chronicle.engagements(Wanted(rejected=True)), key=lambda one: one.id) == list(link(pile, sources))
        chronicle.close()


@settings(deadline=None, max_examples=60)
@given(piles, st.integers(2, 6), st.integers(0, 10**6))
def test_any_split_into_builds_gives_the_same_chronicle(pile: list[Account], number: int, seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        whole, parts = build(Path(folder), "whole", [pile]), build(Path(folder), "parts", split(pile, number, seed))
        assert contents(parts) == contents(whole)
        whole.close()
        parts.close()


@settings(deadline=None, max_examples=60)
@given(st.lists(steps, min_size=3, max_size=10))
def test_what_a_judgement_relinks_is_what_relinking_all_gives(history: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        held = History(Path(folder))
        for step in history:
            held.step(*step)
            before = contents(held.chronicle)
            with held.chronicle.transaction():
                relink(held.chronicle, whole=True)
            assert contents(held.chronicle) == before, f"otherwise after {step}"
        held.close()
