"""Ids are readable, unique, follow from the accounts, and answer when documents are added."""

from __future__ import annotations

import pytest

from factories.accounts import account
from summitry.linking import Known, link
from summitry.linking.ids import assign_ids, mark
from summitry.model import Engagement

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"


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


def test_a_name_that_two_want_is_borne_by_neither() -> None:
    told = [account("meeting", who, "2023-03-21", doc=who) for who in (XP, "CHN:Xi Jinping, RUS:Mikhail Mishustin")]
    first = {one.accounts: one.id for one in link(told, {})}
    assert first == {(one.account_id,): f"chn-rus-2023-03-21-meeting-{mark(one.account_id)}" for one in told}
    assert {one.accounts: one.id for one in link(told[::-1], {})} == first


def test_an_id_answers_when_a_better_date_comes() -> None:
    vague = account("meeting", XP, "2025-05", doc="a")
    (before,) = link([vague], {})
    (after,) = link([vague, account("meeting", XP, "2025-05-08", doc="b")], {}, Known.of([before]))
    assert after.date is not None
    assert (after.date.edtf, after.id, after.aliases) == ("2025-05-08", "chn-rus-2025-05-08-meeting", (before.id,))


def test_what_each_account_would_be_called_answers() -> None:
    hall = "airport, Beijing, CHN"
    days = [
        account("meeting", "CHN:Zhou, SUN:Kosygin", "1969-09-11", doc="a", place=hall),
        account("meeting", "CHN:Zhou, SUN:Kosygin", "1969-09-12", doc="b", place=hall),
    ]
    (found,) = link(days, {})
    assert {found.id, *found.aliases} == {"chn-sun-1969-09-11-meeting", "chn-sun-1969-09-12-meeting"}
    assert link(days, {}, Known.of([found])) == (found,)


def test_an_id_is_never_given_twice_even_after_its_engagement_is_gone() -> None:
    gone = Known({"chn-rus-2025-05-08-meeting": [frozenset({"account-of-a-deleted-document"})]})
    told = account("meeting", XP, "2025-05-08")
    (found,) = link([told], {}, gone)
    assert (found.id, found.aliases) == (f"chn-rus-2025-05-08-meeting-{mark(told.account_id)}", ())


def test_the_same_marks_are_written_out() -> None:
    """The first signs of two hashes may agree: then all are shown."""
    told = {"a": "2024-05-16-call", "b": "2024-05-16-call"}
    made = [
        Engagement(id="", kind="call", level="leader", status="occurred", participants=(), accounts=(one,))
        for one in told
    ]
    for signs in (0, 4):
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("summitry.linking.ids._MARK", signs)
            found = assign_ids(made, told, Known())
        assert len({one.id for one in found}) == 2
