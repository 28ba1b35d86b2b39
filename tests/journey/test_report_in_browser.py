"""The report in a real browser, from a file and without a network: it opens, filters, shows its words, hands out files.

Skips, with the reason, where there is no Chromium.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from factories.reports import engagement, hostile_articles, report
from journey.conftest import Run
from summitry.present.report.page import page
from summitry.run.printing import browser

sync_api = pytest.importorskip("playwright.sync_api", reason="a tool of development")
pytest.importorskip("vl_convert", reason="extra: report")
PROGRAM = browser()
pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no Chromium on this machine")


class Seen:
    """A page with everything that it asked for or complained of."""

    def __init__(self, tab: Any) -> None:  # noqa: ANN401 - playwright's page
        self.tab = tab
        self.requests: list[str] = []
        self.complaints: list[str] = []
        tab.on("request", lambda one: self.requests.append(one.url))
        tab.on("console", lambda one: self.complaints.append(one.text))
        tab.on("pageerror", lambda one: self.complaints.append(str(one)))
        tab.on("dialog", lambda one: self.complaints.append(one.message))

    def go(self, path: Path) -> Any:  # noqa: ANN401 - playwright's page
        self.tab.goto(path.as_uri())
        return self.tab


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as play:
        started = play.chromium.launch(executable_path=PROGRAM, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def seen(chromium: Any) -> Iterator[Seen]:  # noqa: ANN401
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, accept_downloads=True)
    context.route("http*://**", lambda route: route.abort())
    yield Seen(context.new_page())
    context.close()


@pytest.fixture(scope="module")
def reference(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("report") / "report.html"
    done = run("report", "--between", "CHN", "RUS", "--reference", "chn-rus", "--since", "2019", "--out", out)
    assert done.returncode == 0, done.stderr
    return out


@pytest.mark.parametrize("width", [1280, 390])
def test_it_opens_without_a_request_or_a_complaint_and_fits(seen: Seen, reference: Path, width: int) -> None:
    seen.tab.set_viewport_size({"width": width, "height": 800})
    tab = seen.go(reference)
    assert tab.locator("h1").inner_text() == "China and Russia"
    assert tab.evaluate("document.documentElement.scrollWidth") == width
    tab.locator(".downloads button").first.scroll_into_view_if_needed()
    assert seen.requests == [reference.as_uri()]
    assert seen.complaints == []


def test_a_mark_opens_its_words_by_keyboard_and_gives_the_focus_back(seen: Seen, reference: Path) -> None:
    tab = seen.go(reference)
    first = tab.locator("#picture-timeline .drawing.wide a").first
    first.focus()
    tab.keyboard.press("ArrowRight")
    here = tab.evaluate("document.activeElement.getAttribute('href')")
    assert here != first.get_attribute("href")
    tab.keyboard.press("Enter")
    words = tab.locator("dialog[open]")
    assert words.locator("blockquote").first.inner_text()
    assert words.locator(".cites a").first.get_attribute("href").startswith("http")
    tab.keyboard.press("Escape")
    assert tab.locator("dialog[open]").count() == 0
    assert tab.evaluate("document.activeElement.getAttribute('href')") == here
    assert seen.complaints == []


def test_a_mark_of_several_lists_them_and_a_line_of_the_list_opens(seen: Seen, reference: Path) -> None:
    tab = seen.go(reference)
    tab.locator("#picture-venues a[href*='+']").first.click()
    lines = tab.locator("dialog[open] .hits a")
    assert lines.count() > 1
    lines.first.click()
    assert tab.locator("dialog[open] .what").count() == 1
    tab.locator("dialog .back").click()
    assert lines.count() > 1


def test_the_chronology_is_filtered(seen: Seen, reference: Path) -> None:
    tab = seen.go(reference)
    entries = tab.locator(".entry").count()
    tab.locator("input[name=words]").fill("astana")
    tab.locator(".filter output", has_text=" of ").wait_for()
    shown = tab.evaluate("[...document.querySelectorAll('.entry:not([hidden])')].map((one) => one.textContent)")
    assert 0 < len(shown) < entries
    assert all("Astana" in text for text in shown)
    tab.locator(".filter button[type=reset]").click()
    tab.locator(".filter output", has_text=f"{entries} shown").wait_for()


def test_an_address_with_an_id_opens_that_entry(seen: Seen, reference: Path) -> None:
    tab = seen.tab
    tab.goto(f"{reference.as_uri()}#chn-rus-2023-03-20-visit")
    entry = tab.locator("[id='chn-rus-2023-03-20-visit']")
    assert entry.locator("details").first.get_attribute("open") is not None


@pytest.mark.parametrize("name", ["balance", "figures"])
def test_a_picture_is_taken_along_as_csv_svg_and_png(seen: Seen, reference: Path, name: str, tmp_path: Path) -> None:
    tab = seen.go(reference)
    rows = tab.locator(f"#picture-{name} tbody tr").count()
    for form in ("csv", "svg", "png"):
        with tab.expect_download() as waiting:
            tab.locator(f"[data-picture={name}] [data-as={form}]").click()
        assert waiting.value.suggested_filename == f"summitry-{name}.{form}"
        waiting.value.save_as(tmp_path / f"{name}.{form}")
    table = list(csv.reader(StringIO((tmp_path / f"{name}.csv").read_text(encoding="utf-8-sig"))))
    assert len(table) == rows + 1
    drawn = etree.fromstring((tmp_path / f"{name}.svg").read_bytes())
    words = " ".join(str(text) for text in drawn.itertext())
    assert "as of 31 May 2026" in words
    assert "Source:" in words
    png = (tmp_path / f"{name}.png").read_bytes()
    assert png.startswith(b"\x89PNG")
    assert len(png) > 10_000
    assert seen.complaints == []


def test_hostile_documents_do_nothing(seen: Seen, run: Run, tmp_path: Path) -> None:
    database, out = tmp_path / "hostile.db", tmp_path / "hostile.html"
    assert run("build", hostile_articles(tmp_path / "pile.jsonl"), "--db", database).returncode == 0
    assert run("report", "--between", "CHN", "RUS", "--db", database, "--out", out).returncode == 0
    tab = seen.go(out)
    for proof in tab.locator(".proof > summary").all():
        proof.click()
    tab.locator("#picture-timeline .drawing.wide a").first.click()
    assert tab.locator("dialog[open]").inner_text()
    assert tab.evaluate("window.__hurt") is None
    assert "<img src=x onerror" in tab.locator("body").inner_text()
    assert tab.locator("a[href^='javascript' i], a[href^='data' i], img, iframe").count() == 0
    assert seen.requests == [out.as_uri()]
    assert seen.complaints == []


@pytest.mark.slow
def test_five_thousand_engagements_stay_usable(seen: Seen, tmp_path: Path) -> None:
    out = tmp_path / "large.html"
    out.write_text(page(report([engagement(number) for number in range(5000)], rules=1)), encoding="utf-8")
    tab = seen.go(out)
    assert tab.locator(".entry").count() == 5000
    tab.locator("input[name=words]").fill("astana")
    tab.locator(".filter output", has_text=" of 5000 shown").wait_for()
    tab.locator(".filter button[type=reset]").click()
    tab.locator("#picture-timeline .drawing.wide a").nth(2500).focus()
    tab.keyboard.press("Enter")
    assert tab.locator("dialog[open] .what").inner_text()
    tab.keyboard.press("Escape")
    with tab.expect_download() as waiting:
        tab.locator("[data-picture=timeline] [data-as=csv]").click()
    waiting.value.save_as(tmp_path / "timeline.csv")
    assert len((tmp_path / "timeline.csv").read_text(encoding="utf-8-sig").splitlines()) == 5001
    assert seen.complaints == []
