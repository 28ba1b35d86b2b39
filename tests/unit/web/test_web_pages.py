"""Each page shows what the chronicle holds, with its exact words, and says what it does not know."""

from __future__ import annotations

import csv
import html
import io
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from factories.desks import built, desk
from summitry.store import Chronicle

MEETING = "chn-rus-2025-05-08-meeting"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("desk"), references=("chn-rus",))


@pytest.fixture(scope="module")
def browser(db: Path) -> TestClient:
    return desk(db)


def words(page: str) -> str:
    """What a reader sees of a page."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/chronicle?since=2023", "Narendra Modi (IND)"),
        ("/documents", "Talks at the Kremlin"),
        ("/documents?words=gas+pipeline", "Xi and Putin meet in Moscow"),
        ("/claims", "Nothing here is taken for a fact"),
        ("/count", "Give two sides"),
        ("/import", "balances"),
        ("/coverage", "Documents by publisher and year"),
        ("/name", "Who decides?"),
    ],
)
def test_pages_answer(browser: TestClient, path: str, shown: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 200
    assert shown in words(answer.text)


@pytest.mark.parametrize(
    ("query", "people", "not_people"),
    [
        ("a=CHN&b=RUS&since=2025-05-08&until=2025-05-08", "Xi Jinping", "Modi"),
        ("a=chn&b=rus&since=2025-05-08&until=2025-05-08", "Xi Jinping", "Modi"),
        ("person=Modi", "Joe Biden", "Xi Jinping"),
        ("kind=call&since=2024-02&until=2024-02", "Vladimir Putin", "Modi"),
        ("words=gas+pipeline&since=2025", "Xi Jinping", "Modi"),
        ("words=天然气&kind=", "", "Modi"),
        ("status=cancelled&since=2025&until=2025", "", "Modi"),
        ("person=...", "", "Modi"),
    ],
)
def test_filters_let_through_what_fits(browser: TestClient, query: str, people: str, not_people: str) -> None:
    answer = browser.get(f"/chronicle?{query}")
    assert answer.status_code == 200
    assert people in words(answer.text)
    assert not_people not in words(answer.text)


def test_a_filter_keeps_its_values_and_the_number_stands_beside_the_total(browser: TestClient, db: Path) -> None:
    page = browser.get("/chronicle?person=Modi&since=2023").text
    assert 'value="Modi"' in page
    with Chronicle.open(db) as chronicle:
        assert f"1 of {len(chronicle.engagements())} engagements" in words(page)


def test_a_date_that_is_none_is_told_beside_the_form(browser: TestClient) -> None:
    answer = browser.get("/chronicle?since=last+week")
    assert answer.status_code == 400
    assert "not a date in the EDTF subset: 'last week'" in words(answer.text)


def test_nothing_found_is_not_called_nothing_happened(browser: TestClient) -> None:
    shown = words(browser.get("/chronicle?person=Nobody").text)
    assert "says nothing about what happened" in shown


def test_the_list_comes_in_pages_that_hold_everything_once(browser: TestClient, db: Path) -> None:
    with Chronicle.open(db) as chronicle:
        ids = [one.id for one in chronicle.engagements()]
    seen: list[str] = []
    path: str | None = "/chronicle"
    while path:
        page = browser.get(path).text
        seen += re.findall(r'<th scope="row"><a href="/engagement/([^"]+)"', page)
        following = re.search(r'rel="next" href="([^"]+)"', page)
        path = html.unescape(following[1]) if following else None
    assert seen == ids
    beyond = browser.get("/chronicle?page=999999")
    assert beyond.status_code == 200
    assert ids[-1] in beyond.text


def test_the_engagement_shows_every_account_with_its_exact_words(browser: TestClient) -> None:
    page = browser.get(f"/engagement/{MEETING}").text
    shown = words(page)
    for expected in ("Northern Post", "Eastern Wire", "President", "Moscow, RUS", "told in full"):
        assert expected in shown
    marked = "".join(re.findall(r"<mark[^>]*>(.*?)</mark>", page))
    assert "held talks with" in marked
    assert 'href="/document?id=n1#te' in page


def test_an_engagement_that_is_not_here(browser: TestClient) -> None:
    answer = browser.get("/engagement/chn-rus-2025-05-09-meeting")
    assert answer.status_code == 404
    assert MEETING in words(answer.text)  # ids like it


def test_the_document_marks_accounts_fields_and_mentions(browser: TestClient) -> None:
    page = browser.get("/document?id=n1").text
    marks = re.findall(r'<mark class="([^"]+)" title="([^"]*)">(.*?)</mark>', page)
    layers = {name for classes, _, _ in marks for name in classes.split()}
    assert {"account", "field", "mention", "person", "city"} <= layers
    assert any(text == "Moscow" and "field" in classes for classes, _, text in marks)
    passage = re.search(r'<div class="passage">(.*?)</div>', page, re.DOTALL)
    assert passage is not None
    text = "Chinese President Xi Jinping held talks with Russian President Vladimir Putin in Moscow on Thursday."
    assert html.unescape(re.sub(r"<[^>]+>", "", passage[1])).startswith(text)


def test_a_language_without_rules_says_so(tmp_path: Path) -> None:
    db = built(tmp_path, [{"id": "f1", "lang": "fi", "text": "Presidentit tapasivat Helsingissä maanantaina."}])
    assert "there are no rules yet for language 'fi'" in words(desk(db).get("/document?id=f1").text)


def test_evidence_links_lead_to_marks_of_the_document(browser: TestClient) -> None:
    page = browser.get(f"/engagement/{MEETING}").text
    for link in {html.unescape(one) for one in re.findall(r'class="evidence" href="([^"]+)"', page)}:
        path, _, anchor = link.partition("#")
        assert f'id="{anchor}"' in browser.get(path).text


def test_a_count_stands_with_its_rule_its_lists_and_all_other_rules(browser: TestClient) -> None:
    shown = words(browser.get("/count?a=CHN&b=RUS&people=Xi+Jinping,+Vladimir+Putin&since=2013").text)
    for expected in ("Rule in-person:", "The same under each rule", "all-contacts", "Left out (", "reviewed", "As of"):
        assert expected in shown


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("a=ZZZ&b=RUS", "no state or organisation has the code 'ZZZ'"),
        ("a=CHN&b=RUS&rule=/etc/passwd", "no counting rule has the name '/etc/passwd'"),
        ("a=CHN&b=RUS&people=Xi", "a count is of two people, not of 1"),
        ("a=CHN&b=RUS&since=nonsense", "not a date in the EDTF subset"),
    ],
)
def test_a_count_that_cannot_be_made_says_why(browser: TestClient, query: str, message: str) -> None:
    answer = browser.get(f"/count?{query}")
    assert answer.status_code == 400
    assert message in words(answer.text)


def test_downloads_hold_the_filtered_list(browser: TestClient) -> None:
    answer = browser.get("/chronicle.csv?person=Modi")
    assert answer.headers["content-disposition"] == 'attachment; filename="chronicle.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["id"] for row in rows] == ["ind-usa-2023-09-08-meeting"]
    assert [one["id"] for one in browser.get("/chronicle.json?person=Modi").json()] == ["ind-usa-2023-09-08-meeting"]
    assert browser.get("/count.json?a=CHN&b=RUS").json()["rule"] == "in-person"
    assert browser.get("/chronicle.csv?since=x").status_code == 400


def test_coverage_tells_not_searched_from_nothing_found(browser: TestClient) -> None:
    def years(query: str) -> dict[str, str]:
        page = browser.get(f"/coverage?{query}").text
        return {year: kind for kind, year in re.findall(r'<li class="(\w+)"><a[^>]*><b>(\d{4})</b>', page)}

    assert years("a=USA&b=IND") == {"2023": "found", "2024": "nothing", "2025": "nothing"}
    both = years("a=CHN&b=RUS")  # the reference covers these two
    assert (both["1949"], both["1975"], both["2025"]) == ("found", "nothing", "found")
    assert "not" in years("").values()  # engagements of the reference, in years without documents of other pairs


def test_the_account_of_the_import_balances_and_names_each_reason(browser: TestClient) -> None:
    shown = words(browser.get("/import").text)
    assert "records seen =" in shown
    assert "balances" in shown
    assert words(browser.get("/import?outcome=nonsense").text) == shown
