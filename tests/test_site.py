"""The site: built strictly, every page in its navigation, and no page of it asks anything of another site."""

from __future__ import annotations

import functools
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from lxml import html

import summitry

yaml = pytest.importorskip("yaml", reason="PyYAML is not installed")

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), "")
pytestmark = pytest.mark.skipif(not (ROOT / "tools").is_dir(), reason="tools/ is not part of the source archive")

#: What a browser fetches without being asked, by element and attribute.
FETCHED = (
    "//script/@src", "//img/@src", "//img/@srcset", "//iframe/@src", "//source/@src", "//video/@src", "//audio/@src",
    "//embed/@src", "//object/@data", "//link[not(@rel='canonical') and not(@rel='prev') and not(@rel='next')]/@href",
)  # fmt: skip
ELSEWHERE = re.compile(r"^\s*(?:[a-z]+:)?//", re.IGNORECASE)
IN_STYLES = re.compile(r"(?:url\(\s*[\"']?|@import\s+[\"'])((?:https?:)?//[^\"')]+)")


def addresses(nav: Any) -> Iterator[str]:  # noqa: ANN401 - as YAML gives it
    """Every page that a navigation names."""
    if isinstance(nav, str):
        yield nav
    else:
        for part in nav.values() if isinstance(nav, dict) else nav:
            yield from addresses(part)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site; a warning ends the build."""
    pytest.importorskip("mkdocs", reason="mkdocs is not installed (extra `docs`)")
    pytest.importorskip("material", reason="mkdocs-material is not installed (extra `docs`)")
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT, capture_output=True, text=True, timeout=240, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return folder


def test_every_page_is_in_the_navigation_once() -> None:
    named = list(addresses(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"]))
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}
    assert {page for page in pages - set(named) if not page.startswith("decisions/0")} == set()
    assert len(named) == len(set(named))


@pytest.mark.slow
def test_no_page_fetches_anything_from_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    trees = [(page, html.parse(str(page))) for page in pages]
    fetched = [(page, str(found)) for page, tree in trees for path in FETCHED for found in tree.xpath(path)]
    styles = [(page, found) for page in site.rglob("*.css") for found in IN_STYLES.findall(page.read_text("utf-8"))]
    assert len(pages) > 40
    assert len(fetched) > 5 * len(pages), "the pages name no scripts and styles: the paths above are out of date"
    assert [one for one in fetched if ELSEWHERE.match(one[1])] == []
    assert styles == []


@pytest.mark.slow
def test_every_public_name_has_its_docstring(site: Path) -> None:
    page = html.parse(str(site / "python-names.html"))
    told = {
        heading.text_content().strip().removesuffix("¶").strip(): " ".join(heading.getnext().text_content().split())
        for heading in page.iterfind(".//h2")
    }
    assert [name for name in summitry.__all__ if len(told.get(name, "")) < 20] == []


@pytest.mark.slow
@pytest.mark.skipif(not CHROMIUM, reason="no chromium is installed (Debian: apt-get install chromium)")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_reader_finds_his_way_without_a_network(site: Path, width: int) -> None:
    sync = pytest.importorskip("playwright.sync_api", reason="the browser's driver is not installed")
    handler = functools.partial(_Quiet, directory=str(site))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server, sync.sync_playwright() as driver:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}/"
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": 900})
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        for path in ("index", "tutorial", "how-to/count-meetings", "commands", "python-names", "coding-guide"):
            page.goto(f"{home}{path}.html")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{path} is too wide"
        page.goto(home)
        page.get_by_role("link", name="the tutorial").click()
        page.wait_for_url("**/tutorial.html")
        browser.close()
        server.shutdown()
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((home, "data:"))] == []


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the test's own output is read."""
