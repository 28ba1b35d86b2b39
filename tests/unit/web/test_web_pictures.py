"""The desk's pictures, read-outs and changes: what the command line tells, with marks that lead to the evidence."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest

from factories.chronicles import ARTICLES, write_articles
from factories.desks import built, desk
from summitry.run import build, judging
from summitry.run.counting import CountOptions
from summitry.run.judging import Signature
from summitry.run.releasing import release
from summitry.run.reporting import report
from summitry.store import Chronicle

pytest.importorskip("vl_convert", reason="extra: report")

MEETING = "chn-rus-2025-05-08-meeting"
SIDES = "a=CHN&b=RUS"
KREMLIN: dict[str, Any] = {
    "id": "k1", "published": "2025-05-08", "publisher": "Kremlin", "url": "http://en.kremlin.ru/1",
    "text": "Vladimir Putin held talks with Xi Jinping in Moscow on May 8, 2025. They spoke of gas and energy.",
}  # fmt: skip
XINHUA: dict[str, Any] = {
    "id": "x1", "published": "2025-05-08", "publisher": "Xinhua",
    "text": "Chinese President Xi Jinping held talks with Russian President Vladimir Putin in Moscow on May 8, 2025."
    " They spoke of Taiwan.",
}  # fmt: skip


EARLIER = {**KREMLIN, "id": "k0", "published": "2025-05-06", "text": KREMLIN["text"].replace("May 8", "May 6")}


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("pictures"), [*ARTICLES, EARLIER, KREMLIN, XINHUA])


def test_the_pictures_are_those_of_the_report(db: Path) -> None:
    made = report(CountOptions(states=("CHN", "RUS"), db=db))
    page = desk(db).get(f"/pictures?{SIDES}").text
    named = [html.unescape(one) for one in re.findall(r"picture=([a-z]+)\"", page.split("</nav>")[1])]
    assert list(dict.fromkeys(named)) == list(made.pictures)
    for name, picture in made.pictures.items():
        told = html.unescape(desk(db).get(f"/pictures?{SIDES}&picture={name}").text)
        assert picture.title in told
        assert picture.source in told
        assert f"Not shown: {len(picture.not_shown)}" in told
        assert "<svg" in told


def test_every_mark_leads_to_its_evidence(db: Path) -> None:
    browser = desk(db)
    for name in report(CountOptions(states=("CHN", "RUS"), db=db)).pictures:
        page = browser.get(f"/pictures?{SIDES}&picture={name}").text
        links = {html.unescape(one) for one in re.findall(r'<a[^>]* href="([^"]+)"', page.partition("<svg")[2])}
        for link in links:
            assert link.startswith(("/", "#")), link
            assert browser.get(link).status_code == 200 if link.startswith("/") else link in ("#table", "#main"), link
    behind = [
        html.unescape(one)
        for one in re.findall(r'href="(/pictured\?[^"]+)"', browser.get(f"/pictures?{SIDES}&picture=venues").text)
    ]
    assert behind
    assert MEETING in browser.get(behind[0]).text


@pytest.mark.parametrize(
    ("ending", "begins"), [("csv", b"\xef\xbb\xbf"), ("svg", b"<svg"), ("png", b"\x89PNG")], ids=["csv", "svg", "png"]
)
def test_a_picture_is_taken_along_as_a_file(db: Path, ending: str, begins: bytes) -> None:
    answer = desk(db).get(f"/picture.{ending}?{SIDES}&picture=balance")
    assert answer.content.startswith(begins)
    assert answer.headers["content-disposition"] == f'attachment; filename="summitry-balance.{ending}"'


@pytest.mark.parametrize(
    ("path", "code", "said"),
    [
        ("/pictures", 200, "Give two sides"), ("/pictures?a=CHN&b=XXQ", 400, "XXQ"),
        (f"/pictures?{SIDES}&rule=../../etc/passwd", 400, "no counting rule"),
        (f"/pictures?{SIDES}&picture=nothing", 200, "Timeline"),
        (f"/picture.svg?{SIDES}&picture=nothing", 404, "there is no picture"), ("/picture.svg", 400, "two sides"),
        (f"/pictured?{SIDES}&picture=venues&mark=0", 404, "no such mark"),
        ("/readouts/nothing", 404, "nothing"), ("/changes.csv", 400, "summitry release"),
    ],
)  # fmt: skip
def test_what_cannot_be_shown_is_said(db: Path, path: str, code: int, said: str) -> None:
    answer = desk(db).get(path)
    assert answer.status_code == code
    assert said in html.unescape(answer.text)


def test_both_sides_stand_side_by_side_and_lead_to_their_words(db: Path) -> None:
    page = desk(db).get(f"/readouts/{MEETING}").text
    assert '<td class="empty" data-side="RUS">not mentioned</td>' in page
    assert "They spoke of gas and energy." in page
    link = html.unescape(re.findall(r'class="quote" href="(/document\?id=k1#[^"]+)"', page)[0])
    document = desk(db).get(link.partition("#")[0]).text
    assert "They spoke of gas and energy." in document
    assert f'href="/readouts/{MEETING}"' in desk(db).get(f"/engagement/{MEETING}").text
    other = desk(db).get(f"/readouts/{MEETING}?a=CHN&b=USA").text
    assert "no text of this side imported" in other


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle with a release, and since then a new engagement and one that was rejected."""
    folder = tmp_path_factory.mktemp("released")
    db = built(folder, ARTICLES)
    with Chronicle.create(db) as chronicle:
        release(chronicle, "2026.1", "2026-01-31T12:00:00Z")
        judging.reject(chronicle, "chn-rus-2024-02-08-call", Signature("Ada", "2026-02-01T00:00:00Z", "a rumour"))
    build(write_articles(folder / "later.jsonl", [EARLIER]), db)
    return db


def test_one_page_tells_what_changed(released: Path) -> None:
    page = html.unescape(desk(released).get("/changes").text)
    assert "<b>1</b> new" in page
    assert "<b>1</b> withdrawn" in page
    assert "rejected by Ada: a rumour" in page
    assert "/engagement/chn-rus-2025-05-06-meeting" in page
    assert desk(released).get("/changes?from=/etc/passwd").status_code == 400
    assert "Nothing differs" in desk(released).get("/changes?from=now&to=now").text


def test_the_changes_are_files_too(released: Path) -> None:
    table = desk(released).get("/changes.csv").text
    assert "withdrawn,chn-rus-2024-02-08-call" in table
    feed = ET.fromstring(desk(released).get("/changes.atom").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    titles = [entry.findtext("{http://www.w3.org/2005/Atom}title") for entry in entries]
    assert titles == ["new: chn-rus-2025-05-06-meeting", "withdrawn: chn-rus-2024-02-08-call"]
    calendar = desk(released).get("/chronicle.ics?a=CHN&b=RUS").text
    assert "UID:chn-rus-2025-05-06-meeting@summitry" in calendar
    assert "ind-usa" not in calendar


def test_without_a_release_it_is_said_how_to_make_one(db: Path) -> None:
    assert "summitry release NAME" in desk(db).get("/changes").text
