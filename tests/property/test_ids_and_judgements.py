"""Laws of ids and judgements under random histories of builds, readings anew, judgements and rebuilds.

Every id ever given answers; no id ever means two things; what two people decide holds, whatever is built after it.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factories.accounts import account
from factories.chronicles import store_accounts
from summitry.errors import NotFound, SummitryError
from summitry.model import Account, Engagement
from summitry.run import judging
from summitry.run.judgement_file import export_judgements, import_judgements
from summitry.run.judging import Signature
from summitry.store import Chronicle, Wanted
from summitry.store.documents import heirs

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
DATES = ["2024-05-15", "2024-05-16", "2024-05-17", "2024-05", "2024-06-20"]
accounts = st.builds(
    account, st.sampled_from(["meeting", "meeting", "call"]), st.sampled_from([XP, "CHN:Xi Jinping, RUS"]),
    st.sampled_from(DATES), doc=st.sampled_from("abcdef"), date_quote=st.sampled_from(["on Thursday", "last week"]),
    basis=st.sampled_from(["stated", "weekday"]),
)  # fmt: skip
number = st.integers(0, 30)
steps = st.one_of(
    st.tuples(st.just("build"), st.lists(accounts, min_size=1, max_size=3, unique_by=lambda one: one.account_id)),
    st.tuples(st.just("reworded"), number),
    st.tuples(st.just("rebuild"), st.booleans()),
    st.tuples(st.sampled_from(["same", "different"]), number, number),
    st.tuples(st.sampled_from(["accept", "reject", "undo"]), number),
    st.tuples(st.just("split"), number, number),
    st.tuples(st.just("correct"), number, st.sampled_from(DATES)),
)


class History:
    """A chronicle over time. `ever` holds, by id, all accounts that ever stood under it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.files = folder, 0
        self.chronicle = Chronicle.create(folder / "0.db")
        self.documents: dict[str, list[Account]] = {}
        self.ever: dict[str, set[str]] = defaultdict(set)
        self.clock = 0

    def close(self) -> None:
        self.chronicle.close()

    def step(self, what: str, *given: Any) -> None:  # noqa: ANN401
        try:
            getattr(self, f"do_{what}")(*given)
        except SummitryError:
            return  # refused: nothing was written

    def sign(self) -> Signature:
        self.clock += 1
        return Signature("Ada", f"2026-01-01T00:00:{self.clock:02}Z")

    def some(self, at: int) -> str:
        found = self.chronicle.engagements(Wanted(rejected=True))
        if not found:
            raise NotFound("nothing yet")
        return found[at % len(found)].id

    def do_build(self, told: list[Account]) -> None:
        by_doc: dict[str, list[Account]] = {}
        for one in told:
            by_doc.setdefault(one.doc_id, []).append(one)
        for doc_id, accounts in by_doc.items():
            self.inherit(self.documents.get(doc_id, []), accounts)
        self.documents |= by_doc
        store_accounts(self.chronicle, told)

    def do_reworded(self, at: int) -> None:
        """Read by another version of the rules: other account ids for the same words."""
        if self.documents:
            doc = sorted(self.documents)[at % len(self.documents)]
            told = [msgspec.structs.replace(one, account_id=f"{one.account_id}'") for one in self.documents[doc]]
            self.inherit(self.documents[doc], told)
            self.documents[doc] = told
            store_accounts(self.chronicle, told)

    def inherit(self, before: list[Account], after: list[Account]) -> None:
        """An account that tells what one told before it in the same document stands in its place."""
        for old, new in heirs(before, after).items():
            for accounts in self.ever.values():
                accounts.update({new} if old in accounts else ())

    def do_rebuild(self, judgements_first: bool) -> None:
        """From nothing, into a new file, with the judgements and ids of the old one."""
        self.files += 1
        file, new = self.folder / f"{self.files}.jsonl", Chronicle.create(self.folder / f"{self.files}.db")
        file.write_bytes(b"".join(export_judgements(self.chronicle)))
        told = [one for accounts in self.documents.values() for one in accounts]
        if judgements_first:
            import_judgements(new, file)
        if told:
            store_accounts(new, told)
        if not judgements_first:
            import_judgements(new, file)
        self.chronicle.close()
        self.chronicle = new

    def do_same(self, one: int, other: int) -> None:
        judging.same(self.chronicle, [self.some(one), self.some(other)], self.sign())

    def do_different(self, one: int, other: int) -> None:
        judging.different(self.chronicle, [self.some(one), self.some(other)], self.sign())

    def do_accept(self, at: int) -> None:
        judging.accept(self.chronicle, self.some(at), self.sign())

    def do_reject(self, at: int) -> None:
        judging.reject(self.chronicle, self.some(at), self.sign())

    def do_correct(self, at: int, value: str) -> None:
        judging.correct(self.chronicle, self.some(at), ("date", value), self.sign())

    def do_undo(self, at: int) -> None:
        judging.undo(self.chronicle, at % 6 + 1, self.sign())

    def do_split(self, at: int, which: int) -> None:
        one = self.chronicle.engagement(self.some(at))
        judging.split(self.chronicle, one.id, [one.accounts[which % len(one.accounts)]], self.sign())

    def answers(self) -> Iterator[tuple[str, Engagement]]:
        """Every id ever given, with what it answers; withdrawn ones are told as such and left out."""
        for known in sorted(self.ever):
            try:
                yield known, self.chronicle.engagement(known)
            except NotFound as problem:
                if "was withdrawn" not in problem.message:
                    raise


def _dated(words: str, basis: str) -> tuple[str, list[Account]]:
    one = account("meeting", "CHN:Xi Jinping, RUS:Vladimir Putin", "2024-05-15", doc="a", date_quote=words, basis=basis)
    return "build", [one]


@settings(deadline=None, max_examples=60)
@example([_dated("on Thursday", "stated"), _dated("last week", "stated"), _dated("last week", "weekday")])
@given(st.lists(steps, min_size=3, max_size=12))
def test_every_id_ever_given_answers_and_means_one_thing(history: list[tuple[Any, ...]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        held = History(Path(folder))
        for step in history:
            held.step(*step)
            for known, one in held.answers():
                assert held.ever[known] & set(one.accounts), f"{known} means something else after {step}"
            for one in held.chronicle.engagements(Wanted(rejected=True)):
                assert one.id not in held.ever or held.ever[one.id] & set(one.accounts)
                held.ever[one.id] |= set(one.accounts)
        held.close()


@settings(deadline=None, max_examples=40)
@given(st.lists(steps, min_size=3, max_size=10))
def test_judgements_that_hold_are_kept_by_every_build(history: list[tuple[Any, ...]]) -> None:
    from summitry.linking import decisions_of
    from summitry.run.assembling import accounts_now

    with tempfile.TemporaryDirectory() as folder:
        held = History(Path(folder))
        for step in history:
            held.step(*step)
            on_record = held.chronicle.judgements()
            decisions, _ = decisions_of(on_record, accounts_now(held.chronicle, on_record))
            home = {told: one.id for one in held.chronicle.engagements(Wanted(rejected=True)) for told in one.accounts}
            for group in decisions.together:
                assert len({home[told] for told in group}) == 1, f"not together after {step}"
            for left, right in decisions.apart:
                assert {home[told] for told in left}.isdisjoint({home[told] for told in right}), f"together: {step}"
        held.close()
