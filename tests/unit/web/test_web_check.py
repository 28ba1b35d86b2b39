"""A pasted draft comes back with its marks and the words behind each; nothing of it is kept or run."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from factories.desks import SCRIPT, built, desk, post

DRAFT = "Xi Jinping met Vladimir Putin in Beijing on 8 May 2025."


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return desk(built(tmp_path_factory.mktemp("check")))


def words(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())


def test_a_wrong_city_is_contradicted_with_the_words_of_the_sources(browser: TestClient) -> None:
    page = post(browser, "/check", text=DRAFT, as_of="2025-05-09").text
    assert re.search(r'<mark class="contradicted" title="[^"]*">Beijing</mark>', page)
    shown = words(page)
    assert "Moscow" in shown
    assert "No verdict is about truth" in shown
    assert "its engagement" in shown


def test_each_mark_leads_to_its_finding_and_back(browser: TestClient) -> None:
    page = post(browser, "/check", text=DRAFT, as_of="2025-05-09").text
    anchors = set(re.findall(r'id="([mf]\d+)"', page))
    links = set(re.findall(r'href="#([mf]\d+)"', page))
    assert links
    assert links <= anchors


@pytest.mark.parametrize(
    ("text", "as_of", "message"),
    [
        ("  ", "", "there is no text in it"),
        ("x" * 60_001, "", "the page takes 60,000"),
        (DRAFT, "soon", "not a date in the EDTF subset"),
    ],
)
def test_what_cannot_be_checked_says_why_and_keeps_the_text(
    browser: TestClient, text: str, as_of: str, message: str
) -> None:
    answer = post(browser, "/check", text=text, as_of=as_of)
    assert answer.status_code == 400
    assert message in words(answer.text)
    assert text.strip() in html.unescape(answer.text)


def test_a_draft_is_text_and_nothing_else(browser: TestClient) -> None:
    page = post(browser, "/check", text=f"{DRAFT} {SCRIPT} </textarea>", as_of="").text
    assert SCRIPT not in page
    assert page.count("</textarea>") == 1


def test_the_empty_page_asks_for_a_text(browser: TestClient) -> None:
    assert browser.get("/check").status_code == 200
