"""The review desk in a real browser: filter, open the evidence, decide by key, undo, meet another, download."""

from __future__ import annotations

import csv
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from factories.chronicles import ARTICLES, write_articles
from factories.desks import HOSTILE
from summitry.run import build
from summitry.store import Chronicle

sync = pytest.importorskip("playwright.sync_api", reason="the browser's driver is not installed")

CHROMIUM = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), "")
MEETING = "chn-rus-2025-05-08-meeting"
BALANCE = "/pictures?a=CHN&b=RUS&picture=balance"
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium is installed (Debian: apt-get install chromium)")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


def free_port() -> int:
    """A port that nobody listens on: several desks may be tested at once."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """`summitry serve` as a user starts it; its address and its chronicle. Ctrl-C ends it."""
    folder = tmp_path_factory.mktemp("served")
    db = folder / "chronicle.db"
    build(write_articles(folder / "pile.jsonl", [*ARTICLES, *HOSTILE]), db)
    command = [sys.executable, "-m", "summitry", "serve", "--db", str(db), "--port", str(free_port())]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"})
    assert process.stderr is not None
    told = process.stderr.readline()
    address = re.search(r"http://127\.0\.0\.1:\d+", told)
    assert address, told + process.stderr.read()
    yield address.group(), db
    process.send_signal(signal.SIGINT)
    _, rest = process.communicate(timeout=20)
    assert process.returncode == 0
    assert "Traceback" not in rest
    assert "every decision is in the chronicle" in rest


class Reviewer:
    """One browser of one person; every request that leaves the desk and every complaint of the page is kept."""

    def __init__(self, chromium: Any, address: str, width: int = 1280) -> None:  # noqa: ANN401
        self.address = address
        self.page = chromium.new_context(viewport={"width": width, "height": 900}, accept_downloads=True).new_page()
        self.page.set_default_timeout(15_000)
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", self._asked)
        self.page.on("console", lambda told: self.complaints.append(told.text))
        self.page.on("dialog", lambda dialog: (self.complaints.append(dialog.message), dialog.dismiss()))

    def _asked(self, request: Any) -> None:  # noqa: ANN401
        if not request.url.startswith((f"{self.address}/", "data:,")):
            self.outside.append(request.url)

    def go(self, path: str) -> Any:  # noqa: ANN401
        self.page.goto(self.address + path)
        return self.page

    def name(self, name: str) -> None:
        page = self.go("/name")
        page.get_by_label("Name").fill(name)
        page.get_by_role("button", name="Go on").click()


@pytest.fixture
def ada(chromium: Any, desk: tuple[str, Path]) -> Iterator[Reviewer]:  # noqa: ANN401
    one = Reviewer(chromium, desk[0])
    one.name("Ada Lovelace")
    yield one
    assert one.outside == []
    assert [told for told in one.complaints if "409" not in told] == []
    one.page.context.close()


def test_filter_then_open_the_evidence(ada: Reviewer) -> None:
    page = ada.go("/chronicle")
    page.get_by_label("First state").fill("CHN")
    page.get_by_label("Person").fill("Putin")
    page.get_by_label("From").fill("2025")
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("link", name="Xi Jinping").first.click()
    assert page.url.endswith(f"/engagement/{MEETING}")
    page.get_by_role("link", name="Open in the document").first.click()
    # the locator waits until the address's target is there
    assert "account" in (page.locator(".at:target + mark").get_attribute("class") or "").split()


def test_decide_by_key_and_undo_by_key(ada: Reviewer, desk: tuple[str, Path]) -> None:
    page = ada.go("/queue")
    before = page.locator(".progress").inner_text()
    page.keyboard.press("w")
    page.keyboard.type("read n, a and u")  # letters that are keys, typed into a field, decide nothing
    page.keyboard.press("Escape")
    page.keyboard.press("a")
    page.get_by_role("status").wait_for()
    with Chronicle.open(desk[1]) as chronicle:
        last = chronicle.judgements()[-1]
    assert (last.decision, last.made_by, last.why) == ("accept", "Ada Lovelace", "read n, a and u")
    assert page.locator(".progress").inner_text() != before
    page.keyboard.press("u")
    page.get_by_text("Recorded: undo").wait_for()
    with Chronicle.open(desk[1]) as chronicle:
        assert chronicle.engagement(last.targets[0]).review is None
        assert chronicle.judgements()[-1].undoes == last.key


def test_two_reviewers_on_one_engagement(ada: Reviewer, chromium: Any, desk: tuple[str, Path]) -> None:  # noqa: ANN401
    grace = Reviewer(chromium, desk[0], width=390)
    grace.name("Grace Hopper")
    for one in (ada, grace):
        one.go(f"/engagement/{MEETING}")
    ada.page.get_by_role("button", name="Right as it stands").click()
    ada.page.get_by_role("status").wait_for()
    grace.page.get_by_role("button", name="Nothing here").click()
    assert "Somebody decided before you" in grace.page.locator("h1").inner_text()
    assert "Ada Lovelace" in grace.page.locator("main").inner_text()
    grace.page.get_by_role("link", name="Look again").click()
    assert "accepted by Ada Lovelace" in grace.page.locator(".review").inner_text()
    with Chronicle.open(desk[1]) as chronicle:
        assert [one.made_by for one in chronicle.judgements(chronicle.engagement(MEETING))] == ["Ada Lovelace"]
    grace.page.context.close()


@pytest.mark.parametrize(
    ("path", "name", "begins"),
    [
        ("/chronicle?person=Modi", "CSV", b"\xef\xbb\xbf"), ("/chronicle?person=Modi", "JSON", b"["),
        ("/chronicle?person=Modi", "Calendar", b"BEGIN:VCALENDAR"), ("/count?a=CHN&b=RUS", "CSV", b"\xef\xbb\xbf"),
        ("/count?a=CHN&b=RUS", "JSON", b"{"), (BALANCE, "CSV", b"\xef\xbb\xbf"), (BALANCE, "SVG", b"<svg"),
        (BALANCE, "PNG", b"\x89PNG"),
    ],
)  # fmt: skip
def test_download_what_is_shown(ada: Reviewer, tmp_path: Path, path: str, name: str, begins: bytes) -> None:
    page = ada.go(path)
    with page.expect_download() as waiting:
        page.get_by_role("link", name=name, exact=True).click()
    waiting.value.save_as(tmp_path / "file")
    data = (tmp_path / "file").read_bytes()
    assert data.startswith(begins)
    if (path, name) == ("/chronicle?person=Modi", "CSV"):
        rows = csv.DictReader(data.decode("utf-8-sig").splitlines())
        assert [row["id"] for row in rows] == ["ind-usa-2023-09-08-meeting"]


def test_a_mark_of_a_picture_opens_its_evidence_by_keyboard(ada: Reviewer) -> None:
    page = ada.go(BALANCE)
    page.locator(".drawing.wide svg a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/(engagement|pictured)"))
    if "/pictured" in page.url:
        page.locator("ol.found a").first.click()
    page.get_by_role("link", name="Read-outs").click()
    assert "what each side tells" in page.inner_text("h1")


@pytest.mark.parametrize("width", [1280, 390])
def test_no_page_is_wider_than_the_screen_and_hostile_papers_do_nothing(ada: Reviewer, width: int) -> None:
    ada.page.set_viewport_size({"width": width, "height": 844})
    page = ada.go("/documents")
    documents = page.eval_on_selector_all("th a", "all => all.map(one => one.getAttribute('href'))")
    assert len(documents) == len(ARTICLES) + len(HOSTILE)
    fixed = ["/chronicle", "/queue", f"/engagement/{MEETING}", "/claims", "/count?a=CHN&b=RUS", "/import", "/coverage"]
    fixed += [BALANCE, "/pictures?a=CHN&b=RUS&picture=venues", f"/readouts/{MEETING}", "/changes"]
    for path in [*fixed, "/decisions", "/name", "/documents", *documents]:
        page = ada.go(path)
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert over <= 0, f"{path} is {over} pixels too wide"
        assert page.evaluate("window.hit") is None, path


def test_it_works_without_scripts_and_by_keyboard_alone(chromium: Any, desk: tuple[str, Path]) -> None:  # noqa: ANN401
    page = chromium.new_context(java_script_enabled=False).new_page()
    page.goto(f"{desk[0]}/engagement/ind-usa-2023-09-08-meeting")
    page.keyboard.press("Tab")
    assert page.locator(":focus").inner_text() == "To the content"
    page.get_by_label("Your name").first.fill("Edsger Dijkstra")
    page.get_by_role("button", name="Right as it stands").focus()
    page.keyboard.press("Enter")
    page.get_by_text("accepted by Edsger Dijkstra").wait_for()
