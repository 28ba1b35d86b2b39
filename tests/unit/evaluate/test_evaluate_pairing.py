"""Which predicted engagement matches which gold one."""

from __future__ import annotations

from typing import Any

import pytest
from codings import MODI, PUTIN, XI, document, meeting, party

from summitry.evaluate.coded import CodedClaim
from summitry.evaluate.names import plain_letters, same_person
from summitry.evaluate.pairing import match, same_claim, same_date

SOMEBODY_RUSSIAN, SOMEBODY = (None, "RUS"), (None, None)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Xi", "Xi Jinping", True),
        ("Alexander Lukashenko", "Aleksandr Lukashenko", True),
        ("Recep Tayyip Erdoğan", "Erdogan", True),
        ("Kim Jong Un", "Kim Yong Nam", False),
        ("Joe Biden", "Jill Biden", True),  # the guide's rule: surname and country
        ("", "Xi", False),
        (None, "Xi", True),
    ],
)
def test_same_person(one: str | None, other: str | None, same: bool) -> None:
    assert same_person(one, other) is same
    assert same_person(other, one) is same


def test_letters_without_accents() -> None:
    assert plain_letters(" São PAULO ") == "sao paulo"
    assert plain_letters(None) == ""


@pytest.mark.parametrize(
    ("predicted", "matched"),
    [
        (meeting(), True),
        (meeting(date="2025-05-09"), True),
        (meeting(date="2025-05-10"), False),
        (meeting(date=None), True),
        (meeting(date="2025"), True),
        (meeting(date="XXXX-05-08"), True),
        (meeting(date="XXXX-06-08"), False),
        (meeting(status="cancelled", place=None), True),
        (meeting(kind="call"), False),
        (meeting(XI, SOMEBODY_RUSSIAN), True),
        (meeting(XI, SOMEBODY), False),
        (meeting(XI, ("Sergei Lavrov", "RUS")), False),
        (meeting(XI, ("Vladimir Putin", "BLR")), False),
        (meeting(XI), False),
        (meeting(XI, PUTIN, MODI), True),
    ],
)
def test_match(predicted: dict[str, Any], matched: bool) -> None:
    found = match(document(meeting()), document(predicted))
    assert (len(found.pairs), len(found.missed), len(found.extra)) == ((1, 0, 0) if matched else (0, 1, 1))


def test_slack_of_a_document_widens_dates() -> None:
    assert match(document(meeting(), date_slack_days=9), document(meeting(date="2025-05-18"))).pairs
    assert not match(document(meeting(), date_slack_days=9), document(meeting(date="2025-05-19"))).pairs


@pytest.mark.parametrize("turned", [False, True])
def test_the_best_pair_is_taken_first(turned: bool) -> None:
    near, exact = meeting(date="2025-05-09"), meeting(status="scheduled")
    found = match(document(meeting()), document(*([exact, near] if turned else [near, exact])))
    assert [predicted.date for _, predicted in found.pairs] == ["2025-05-08"]
    assert [one.date for one in found.extra] == ["2025-05-09"]


def test_one_to_one() -> None:
    found = match(document(meeting(), meeting(date="2025-05-09")), document(meeting(), meeting(), meeting()))
    assert (len(found.pairs), len(found.missed), len(found.extra)) == (2, 0, 1)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (None, None, True),
        (None, "2025", False),
        ("2025-05-08", "2025-05-08~", True),
        ("2025-05-01/2025-05-31", "2025-05", True),
        ("2025-05", "2025-06", False),
        ("XXXX-05-08", "2000-05-08", False),
    ],
)
def test_same_date(one: str | None, other: str | None, same: bool) -> None:
    assert same_date(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (CodedClaim(type="figure", value=2.448e11), CodedClaim(type="figure", value=244800000000), True),
        (CodedClaim(type="figure", value=1.0), CodedClaim(type="figure", value=1.1), False),
        (CodedClaim(type="count", value=None), CodedClaim(type="count", value=None), False),
        (CodedClaim(type="count", value=40), CodedClaim(type="figure", value=40), False),
        (CodedClaim(type="first", text="his first visit abroad"), CodedClaim(type="first", text="first visit"), True),
        (CodedClaim(type="first", text="his first visit abroad"), CodedClaim(type="first", text="a summit"), False),
        (CodedClaim(type="designation", text=None), CodedClaim(type="designation", text=None), False),
    ],
)
def test_same_claim(one: CodedClaim, other: CodedClaim, same: bool) -> None:
    assert same_claim(one, other) is same


def test_claims_pair_once_and_unscored_types_are_left_out() -> None:
    trade = {"type": "figure", "value": 5, "text": "five"}
    gold = document(claims=[trade, trade, {"type": "assessment", "text": "a good year"}])
    found = match(gold, document(claims=[trade, {"type": "commitment", "text": "will buy"}]))
    assert (len(found.claim_pairs), len(found.missed_claims), len(found.extra_claims)) == (1, 1, 0)


def test_a_participant_without_country_counts_for_nothing() -> None:
    nobody = meeting(participants=[party(XI), {"name": "Vladimir Putin"}])
    assert not match(document(nobody), document(nobody)).pairs
