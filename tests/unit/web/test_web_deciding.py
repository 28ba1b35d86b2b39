"""Decisions from the desk: recorded under a name, undone, and refused where somebody decided in the meantime."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from factories.desks import built, desk, post
from summitry.model import Engagement
from summitry.store import Chronicle

MEETING = "chn-rus-2025-05-08-meeting"
CALL = "chn-rus-2024-02-08-call"
MODI = "ind-usa-2023-09-08-meeting"


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return built(tmp_path)


def engagement(db: Path, given: str = MEETING) -> Engagement:
    with Chronicle.open(db) as chronicle:
        return chronicle.engagement(given)


def seen(browser: TestClient, given: str = MEETING) -> str:
    """The number that the forms of an engagement's page carry."""
    return re.findall(r'name="seen" value="(\d+)"', browser.get(f"/engagement/{given}").text)[0]


def send(browser: TestClient, decision: str, given: str = MEETING, **fields: Any) -> Any:  # noqa: ANN401
    """Decide as the page's form does."""
    stamp = fields.pop("stamp", None) or seen(browser, given)
    back = fields.pop("back", f"/engagement/{given}")
    return post(browser, "/decide", decision=decision, id=given, seen=stamp, back=back, **fields)


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.mark.parametrize(("decision", "verdict"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_word_on_the_whole_stands_with_who_and_why(db: Path, decision: str, verdict: str) -> None:
    answer = send(desk(db, name="Ada"), decision, why="both texts say so")
    assert answer.status_code == 200
    assert f"{verdict} by Ada on" in words(answer.text)
    assert "because: both texts say so" in words(answer.text)
    review = engagement(db).review
    assert review is not None
    assert (review.verdict, review.by, review.why) == (verdict, "Ada", "both texts say so")


def test_nothing_here_leaves_the_list_and_stays_on_record(db: Path) -> None:
    browser = desk(db, name="Ada")
    send(browser, "reject", MODI)
    assert MODI not in browser.get("/chronicle").text
    assert MODI in browser.get("/chronicle?review=rejected").text
    assert f"reject {MODI}" in words(browser.get("/decisions").text)


def test_a_name_given_with_the_first_decision_is_kept(db: Path) -> None:
    browser = desk(db)
    assert send(browser, "accept").status_code == 400  # nobody
    assert engagement(db).review is None
    assert "accepted by Grace Hopper" in words(send(browser, "accept", by=" Grace  Hopper ").text)
    assert "Grace Hopper" in browser.get("/chronicle").text


def test_a_field_is_corrected_and_the_machine_keeps_its_value(db: Path) -> None:
    answer = send(desk(db, name="Ada"), "correct", field="city", value="St Petersburg", why="the programme")
    assert "city by Ada" in words(answer.text)
    assert "the machine had Moscow" in words(answer.text)
    place = engagement(db).place
    assert place is not None
    assert place.city == "St Petersburg"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"decision": "correct", "field": "weather", "value": "rain"}, "'weather' is no field"),
        ({"decision": "correct", "field": "date", "value": "soon"}, "not a date in the EDTF subset: 'soon'"),
        ({"decision": "same"}, "the same as which"),
        ({"decision": "same", "other": MEETING}, "are one engagement already"),
        ({"decision": "split"}, "nothing would be left to split from"),
        ({"decision": "burn"}, "'burn' is no decision"),
        ({"decision": "accept", "stamp": "x"}, "seen is 'x', not a number"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(db: Path, fields: dict[str, str], message: str) -> None:
    answer = send(desk(db, name="Ada"), **fields)
    assert answer.status_code == 400
    assert message in words(answer.text)
    with Chronicle.open(db) as chronicle:
        assert chronicle.judgements() == []


def test_an_engagement_that_is_gone_is_not_found(db: Path) -> None:
    browser = desk(db, name="Ada")
    answer = send(browser, "accept", "chn-rus-1900-01-01-call", stamp="0")
    assert answer.status_code == 404


def test_same_then_undo_restores_both(db: Path) -> None:
    browser = desk(db, name="Ada")
    before = engagement(db), engagement(db, CALL)
    send(browser, "same", other_id=CALL)
    assert set(engagement(db).accounts) == {*before[0].accounts, *before[1].accounts}
    assert engagement(db, CALL).id == engagement(db).id  # the older id goes on to answer
    page = browser.get(f"/engagement/{MEETING}").text
    undo(browser, page)
    assert (engagement(db).accounts, engagement(db, CALL).accounts) == (before[0].accounts, before[1].accounts)


def undo(browser: TestClient, page: str) -> None:
    """Press the first undo button of a page."""
    number = re.findall(r'name="n" value="(\d+)"', page)[0]
    stamp = re.findall(r'name="seen" value="(\d+)"', page)[0]
    assert post(browser, "/decide", decision="undo", n=number, seen=stamp, back="/decisions").status_code == 200


def test_split_takes_the_ticked_accounts_out(db: Path) -> None:
    browser = desk(db, name="Ada")
    accounts = engagement(db).accounts
    assert len(accounts) == 2
    send(browser, "split", account=[accounts[0]])
    with Chronicle.open(db) as chronicle:
        assert [len(one.accounts) for one in chronicle.engagements_of(accounts)] == [1, 1]


def test_the_second_of_two_reviewers_is_told_and_nothing_is_overwritten(db: Path) -> None:
    ada, grace = desk(db, name="Ada"), desk(db, name="Grace")
    stamp = seen(grace)
    send(ada, "accept", why="seen in both")
    answer = send(grace, "reject", stamp=stamp, why="not a meeting")
    assert answer.status_code == 409
    told = words(answer.text)
    for expected in ("Somebody decided before you", "Nothing of yours was written", "Ada accept", "seen in both"):
        assert expected in told
    assert "because: not a meeting" in told  # her reason is not lost
    review = engagement(db).review
    assert review is not None
    assert review.by == "Ada"
    assert send(grace, "reject").status_code == 200  # having looked again
    with Chronicle.open(db) as chronicle:
        assert [one.made_by for one in chronicle.judgements()] == ["Ada", "Grace"]


def test_two_decisions_on_different_engagements_do_not_meet(db: Path) -> None:
    ada, grace = desk(db, name="Ada"), desk(db, name="Grace")
    stamp = seen(grace, MODI)
    send(ada, "accept")
    assert send(grace, "accept", MODI, stamp=stamp).status_code == 200


def test_a_form_sent_twice_decides_once_or_says_so(db: Path) -> None:
    browser = desk(db, name="Ada")
    stamp = seen(browser)
    assert send(browser, "accept", stamp=stamp).status_code == 200
    assert send(browser, "accept", stamp=stamp).status_code == 409


def test_a_read_only_desk_shows_no_form_and_takes_none(db: Path) -> None:
    browser = desk(db, read_only=True)
    for path in (f"/engagement/{MEETING}", "/queue", "/decisions"):
        assert "<button" not in browser.get(path).text
    assert post(browser, "/decide", decision="accept", id=MEETING, seen="0", back="/", by="Ada").status_code == 403
    assert engagement(db).review is None


def test_a_count_follows_a_decision_at_once(db: Path) -> None:
    browser = desk(db, name="Ada")

    def counted() -> int:
        return int(browser.get("/count.json?a=IND&b=USA").json()["count"])

    assert counted() == 1
    send(browser, "reject", MODI)
    assert counted() == 0


def test_the_queue_shrinks_by_one_and_offers_to_undo(db: Path) -> None:
    browser = desk(db, name="Ada")
    page = browser.get("/queue").text
    total = int(re.findall(r"of (\d+) to decide", words(page))[0])
    given = re.findall(r'name="id" value="([^"]+)"', page)[0]
    page = send(browser, "accept", given, back="/queue").text
    assert f"1 of {total - 1} to decide" in words(page)
    assert f"Recorded: accept {given}, by Ada." in words(page)
    undo(browser, page)
    assert f"1 of {total} to decide" in words(browser.get("/queue").text)


def test_the_queue_says_why_and_can_be_asked_for_one_doubt(db: Path) -> None:
    browser = desk(db, name="Ada")
    assert "only one independent source" in words(browser.get("/queue?doubt=single").text)
    assert "Nothing left to decide" in words(browser.get("/queue?doubt=disputed").text)
    assert browser.get("/queue?skip=99999&doubt=nonsense").status_code == 200


def test_every_key_on_the_page_has_one_element(db: Path) -> None:
    browser = desk(db, name="Ada")
    page = send(browser, "accept", MODI, back="/queue?skip=1").text
    keys = re.findall(r'data-key="(.)"', page)
    assert sorted(keys) == sorted(set(keys))
    assert {"a", "n", "m", "j", "d", "c", "u", "w"} <= set(keys)
    for key in keys:
        assert f"<kbd>{key.upper()}</kbd>" in page or key == "w"
