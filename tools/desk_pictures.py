"""Make the pictures of the review desk that the documentation shows:

    python tools/desk_pictures.py [FOLDER]      (default docs/pictures)

A chronicle is built from the bundled dispatches and read-outs and the reference, a desk is opened over it, and a browser
without a window takes the pages. The same sources give the same pictures. None may be larger than 150 KB. With `--all`
every page is taken, wide, as on a telephone and as on paper, for looking at.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from summitry.run import BuildOptions, build
from summitry.run.releasing import release
from summitry.store import Chronicle
from summitry.web.app import application
from summitry.web.options import DeskOptions

ROOT = Path(__file__).parent.parent
MOST_BYTES = 150_000
PORT = 18_977
DISPUTED = "chn-rus-2025-05-08-meeting"
CALL = "chn-rus-2024-02-08-call"
DOCUMENT = "/document?id=kremlin-call"
#: Name of the picture → address of the page, and how high the picture is.
SHOWN = {
    "desk-chronicle": ("/chronicle?a=CHN&b=RUS&since=2013", 760),
    "desk-engagement": (f"/engagement/{DISPUTED}", 860),
    "desk-document": (DOCUMENT, 760),
    "desk-queue": ("/queue", 860),
    "desk-pictures": ("/pictures?a=CHN&b=RUS&picture=balance", 760),
}
ALL = {
    **{name: at for name, (at, _) in SHOWN.items()},
    "claims": "/claims", "count": "/count?a=CHN&b=RUS&people=Xi+Jinping%2C+Vladimir+Putin", "check": "/check",
    "import": "/import", "coverage": "/coverage?a=CHN&b=RUS", "readouts": f"/readouts/{CALL}", "changes": "/changes",
    "decisions": "/decisions", "documents": "/documents", "timeline": "/pictures?a=CHN&b=RUS&picture=timeline",
    "venues": "/pictures?a=CHN&b=RUS&picture=venues", "refusal": "/engagement/nothing",
}  # fmt: skip
VIEWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "is_mobile": True,
        "has_touch": True,
    },
    "print": {"viewport": {"width": 794, "height": 1123}},
}


@contextmanager
def desk(folder: Path) -> Iterator[str]:
    """A desk over a chronicle of the examples; its address."""
    db = folder / "chronicle.db"
    build([ROOT / "examples" / "dispatches"], db, BuildOptions(references=("chn-rus",)))
    with Chronicle.create(db) as chronicle:
        release(chronicle, "2026.1", "2026-01-31T12:00:00Z")
    build([ROOT / "examples" / "readouts"], db, BuildOptions(references=("chn-rus",)))
    options = DeskOptions(db=db, port=PORT, name="Ada Lovelace")
    server = uvicorn.Server(uvicorn.Config(application(options), port=PORT, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.05)
    yield f"http://127.0.0.1:{PORT}"
    server.should_exit = True
    thread.join()


def taken(browser: Browser, address: str, folder: Path) -> None:
    """The pictures of the documentation."""
    for name, (at, height) in SHOWN.items():
        tab = browser.new_context(viewport={"width": 1180, "height": height}, device_scale_factor=0.85).new_page()
        tab.goto(address + at)
        file = folder / f"{name}.png"
        tab.screenshot(path=file)
        size = file.stat().st_size
        print(f"{file.name}: {size:,} bytes")
        if size > MOST_BYTES:
            sys.exit(f"{file} is larger than {MOST_BYTES:,} bytes: show less of the page")


def looked_at(browser: Browser, address: str, folder: Path) -> None:
    """Every page in every view."""
    for view, given in VIEWS.items():
        tab = browser.new_context(**given).new_page()
        tab.on("console", lambda said: print("console:", said.text))
        if view == "print":
            tab.emulate_media(media="print")
        for name, at in ALL.items():
            tab.goto(address + at)
            across = tab.evaluate("document.documentElement.scrollWidth - innerWidth")
            if across > 0:
                print(f"{view} {name}: {across} pixels beyond the edge")
            tab.screenshot(path=folder / f"{view}-{name}.png", full_page=True)


def main() -> None:
    """Make the pictures."""
    words = [one for one in sys.argv[1:] if one != "--all"]
    folder = Path(words[0]) if words else ROOT / "docs" / "pictures"
    found = shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as made, desk(Path(made)) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found, args=["--no-sandbox"])
        (looked_at if "--all" in sys.argv else taken)(browser, address, folder)
        browser.close()


if __name__ == "__main__":
    main()
