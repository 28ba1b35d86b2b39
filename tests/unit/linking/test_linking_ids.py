"""Ids are readable, unique, and stay when documents are added."""

from __future__ import annotations

import pytest

from factories.accounts import account
from summitry.linking import Known, link
from summitry.model import Engagement

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"


def known(found: tuple[Engagement, ...]) -> Known:
    ids = {account_id: one.id for one in found for account_id in one.accounts}
    return Known(ids, {alias: one.id for one in found for alias in one.aliases})


@pytest.mark.parametrize(
    ("kind", "who", "when", "expected"),
    [
        ("meeting", "RUS:Putin, CHN:Xi", "2025-05-08", "chn-rus-2025-05-08-meeting"),
        ("visit", "CHN:Xi > RUS:Putin", "2025-05-07/2025-05-10", "chn-rus-2025-05-07-visit"),
        ("meeting", XP, "2013", "chn-rus-2013-meeting"),
        ("meeting", XP, "2024-05~", "chn-rus-2024-05-meeting"),
        ("meeting", XP, "XXXX-03-20", "chn-rus-xxxx-03-20-meeting"),
        ("meeting", XP, "1954-23", "chn-rus-1954-autumn-meeting"),
        ("visit", "RUS:Putin > CHN:Xi", "../2024-05", "chn-rus-2024-05-visit"),
        ("call", XP, None, "chn-rus-undated-call"),
        ("meeting", ":Somebody Unknown", "2025-05-08", "unknown-2025-05-08-meeting"),
    ],
)
def test_readable(kind: str, who: str, when: str | None, expected: str) -> None:
    assert [one.id for one in link([account(kind, who, when)], {})] == [expected]


def test_many_sides_are_told_by_their_gathering() -> None:
    who = "ZAF:Ramaphosa, RUS:Putin, IND:Modi, CHN:Xi, BRA:Lula"
    (found,) = link([account("multilateral", who, "2024-10-22", occasion="16th BRICS Summit")], {})
    assert found.id == "bra-chn-ind-2024-10-22-multilateral-16th-brics-summit"


def test_collisions_are_numbered_the_same_way_each_time() -> None:
    told = [account("meeting", who, "2023-03-21", doc=who) for who in (XP, "CHN:Xi Jinping, RUS:Mikhail Mishustin")]
    first = {one.accounts: one.id for one in link(told, {})}
    assert sorted(first.values()) == ["chn-rus-2023-03-21-meeting", "chn-rus-2023-03-21-meeting-2"]
    assert {one.accounts: one.id for one in link(told[::-1], {})} == first


def test_an_id_stays_when_a_better_date_comes() -> None:
    vague = account("meeting", XP, "2025-05", doc="a")
    before = link([vague], {})
    after = link([vague, account("meeting", XP, "2025-05-08", doc="b")], {}, known(before))
    assert [one.id for one in after] == ["chn-rus-2025-05-meeting"]
    assert after[0].date is not None
    assert after[0].date.edtf == "2025-05-08"


def test_a_merge_leaves_an_alias() -> None:
    hall = "airport, Beijing, CHN"
    apart = [
        account("meeting", "CHN:Zhou, SUN:Kosygin", "1969-09-11", doc="a", place=hall),
        account("meeting", "CHN:Zhou, SUN:Kosygin", "1969-09-12", doc="b", place=hall),
    ]
    earlier = Known({apart[0].account_id: "old-one", apart[1].account_id: "old-two"})
    (found,) = link(apart, {}, earlier)
    assert (found.id, found.aliases) == ("old-one", ("old-two",))
    (again,) = link(apart, {}, known((found,)))
    assert again == found


def test_an_id_is_never_given_twice_even_after_its_engagement_is_gone() -> None:
    gone = Known({"account-of-a-deleted-document": "chn-rus-2025-05-08-meeting"})
    (found,) = link([account("meeting", XP, "2025-05-08")], {}, gone)
    assert found.id == "chn-rus-2025-05-08-meeting-2"
