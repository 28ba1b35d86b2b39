"""What became of each engagement from one version to another."""

from __future__ import annotations

import msgspec

from factories.accounts import account
from summitry.comparing import Version, difference
from summitry.linking import Decisions, Known, link
from summitry.linking.decisions import FieldDecision, WordOnWhole
from summitry.model import Engagement

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
A = account("meeting", XP, "2024-05-16", doc="a")
B = account("meeting", XP, "2024-07-03", doc="b", place="Astana, KAZ")
C = account("call", XP, "2024-02-08", doc="c")
MAY, JULY, CALL = "chn-rus-2024-05-16-meeting", "chn-rus-2024-07-03-meeting", "chn-rus-2024-02-08-call"
BEFORE = link([A, B, C], {})
KNOWN = Known({told: one.id for one in BEFORE for told in one.accounts})


def ids(*accounts: object) -> frozenset[str]:
    return frozenset(one.account_id for one in accounts)  # type: ignore[attr-defined]


def version(found: tuple[Engagement, ...], *splits: tuple[str, str]) -> Version:
    return Version("v", found, splits)


def test_nothing_differs() -> None:
    found = difference(version(BEFORE), version(BEFORE))
    assert (found.empty, found.unchanged) == (True, 3)


def test_new_and_withdrawn() -> None:
    found = difference(version(BEFORE[:2]), version(BEFORE[1:]))
    assert [one.id for one in found.new] == [BEFORE[2].id]
    assert [(one.id, one.into) for one in found.withdrawn] == [(BEFORE[0].id, None)]
    assert "no account tells of it" in found.withdrawn[0].what


def test_merged_by_the_id_that_answers() -> None:
    after = link([A, B, C], {}, KNOWN, decisions=Decisions(together=(ids(A, B),)))
    found = difference(version(BEFORE), version(after))
    assert [(one.id, one.into) for one in found.merged] == [(JULY, MAY)]
    (changed,) = found.changed
    assert {one.field for one in changed.fields} >= {"accounts", "aliases"}


def test_merged_by_accounts_where_the_id_is_not_known() -> None:
    after = tuple(msgspec.structs.replace(one, id=f"x-{one.id}") for one in BEFORE)
    found = difference(version(BEFORE), version(after))
    assert {one.id: one.into for one in found.merged} == {one.id: f"x-{one.id}" for one in BEFORE}


def test_a_part_that_left_says_from_where() -> None:
    joined = link([A, B, C], {}, decisions=Decisions(together=(ids(A, B),)))
    found = difference(version(joined), version(BEFORE, (MAY, JULY)))
    assert [(one.id, one.into) for one in found.new] == [(JULY, MAY)]


def test_a_rejection_withdraws() -> None:
    word = WordOnWhole(ids(C), accepted=False, by="Bob", at="2026", n=1, why="a rumour")
    after = link([A, B, C], {}, KNOWN, decisions=Decisions(words=(word,)))
    found = difference(version(BEFORE), version(after))
    assert [(one.id, one.what) for one in found.withdrawn] == [(CALL, "rejected by Bob: a rumour")]
    assert [one.id for one in difference(version(after), version(BEFORE)).new] == [CALL]


def test_each_field_that_changed_is_named() -> None:
    fixed = FieldDecision(ids(B), "city", "Almaty", "Ada", "2026", 1)
    after = link([A, B, C], {}, KNOWN, decisions=Decisions(fields=(fixed,)))
    ((changed),) = difference(version(BEFORE), version(after)).changed
    assert [(one.field, one.before, one.after) for one in changed.fields] == [
        ("city", "Astana", "Almaty"), ("corrections", None, "city by Ada"),
    ]  # fmt: skip
