"""Rows of a reference chronicle: never one with each other, parts only as told, yet documents join them."""

from __future__ import annotations

from typing import Any

import pytest

from factories.accounts import account
from summitry.lexicon.reference import load_reference
from summitry.linking import link
from summitry.linking.card import teller_of
from summitry.model import Account

XP = "CHN:Xi Jinping > RUS:Vladimir Putin"


def row(kind: str, when: str, name: str = "one", **given: Any) -> Account:  # noqa: ANN401
    return account(kind, XP, when, doc=f"ref:chn-rus:{name}", place="Moscow, RUS", **given)


def told(kind: str, when: str, **given: Any) -> Account:  # noqa: ANN401
    return account(kind, XP, when, doc="wire", place="Moscow, RUS", **given)


@pytest.mark.parametrize(
    ("doc_id", "teller"),
    [
        ("ref:chn-rus:2013-03-22-visit", "ref:chn-rus:"),
        ("ref:chn-rus:a:b", "ref:chn-rus:"),
        ("ref:chn-rus", "ref:chn-rus"),
        ("reference", "reference"),
        ("wire#3", "wire#3"),
    ],
)
def test_teller(doc_id: str, teller: str) -> None:
    assert teller_of(doc_id) == teller


def test_two_rows_never_become_one() -> None:
    first, second = row("meeting", "2023-03-20", "a"), row("meeting", "2023-03-20", "b")
    assert len(link([first, second], {})) == 2
    assert len(link([first, told("meeting", "2023-03-20")], {})) == 1


def test_a_plan_in_the_list_does_not_become_another_row() -> None:
    plan, held = row("visit", "2024-05-16", "a", status="scheduled"), row("visit", "2024-05-20", "b")
    assert len(link([plan, held], {})) == 2
    assert len(link([told("visit", "2024-05-16", status="scheduled"), held], {})) == 1


def test_another_reference_may_tell_of_the_same() -> None:
    other = account("meeting", XP, "2023-03-20", doc="ref:rus-chn:x", place="Moscow, RUS")
    assert len(link([row("meeting", "2023-03-20"), other], {})) == 1


def test_a_row_takes_its_part_from_the_reference_alone() -> None:
    visit, inferred = told("visit", "2023-03-20/2023-03-22"), account("meeting", XP, "2023-03-21", doc="b", place="RUS")
    for meeting, part in ((row("meeting", "2023-03-21"), False), (inferred, True)):
        found = {one.kind: one for one in link([visit, meeting], {})}
        assert found["meeting"].part_of == (found["visit"].id if part else None)


def test_a_row_keeps_the_whole_that_the_reference_names() -> None:
    whole = row("visit", "2023-03-20/2023-03-22", "v")
    part = row("meeting", "2023-03-21", "m", part_of=whole.account_id)
    other = told("visit", "2023-03-21/2023-03-21")
    found = {one.kind: one for one in link([whole, part, other], {})}
    assert found["meeting"].part_of == found["visit"].id


def test_the_whole_reference() -> None:
    reference = load_reference("chn-rus")
    found = link(reference.accounts, {})
    home = {one.accounts[0]: one for one in found}
    assert len(found) == len(reference.accounts) == 382
    for given in reference.accounts:
        whole = home[given.part_of].id if given.part_of else None
        assert home[given.account_id].part_of == whole, given.account_id
