"""A page as PDF, through a browser of this machine that runs without a window and without the network."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from summitry.errors import SummitryError

#: Programs that print a page, in the order in which they are tried; SUMMITRY_BROWSER names another.
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
_OFFLINE = (
    "--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND", "--no-pdf-header-footer",
)  # fmt: skip
_SECONDS = 300


def browser() -> str | None:
    """The browser to print with, or None."""
    named = os.environ.get("SUMMITRY_BROWSER")
    return shutil.which(named) if named else next((found for name in BROWSERS if (found := shutil.which(name))), None)


def print_pdf(html: str) -> bytes:
    """The page as PDF. Raises SummitryError where there is no browser, or where it fails."""
    program = browser()
    if program is None:
        raise SummitryError(
            "a PDF is printed by a browser, and none was found",
            hint="install Chromium, name a browser with SUMMITRY_BROWSER=PATH, or print the HTML yourself",
        )
    with TemporaryDirectory(prefix="summitry-") as folder:
        page, out = Path(folder, "report.html"), Path(folder, "report.pdf")
        page.write_text(html, encoding="utf-8")
        own = (*_as_root(), f"--user-data-dir={folder}/profile", f"--print-to-pdf={out}")
        said = _run([program, *_OFFLINE, *own, page.as_uri()])
        if not out.exists():
            raise SummitryError(f"{program} did not print the page: {said[-300:].strip() or 'it said nothing'}",
                                hint="print the HTML file from a browser instead")  # fmt: skip
        return out.read_bytes()


def _as_root() -> tuple[str, ...]:
    """Chromium's sandbox refuses to run for root, as in containers."""
    return ("--no-sandbox",) if hasattr(os, "geteuid") and os.geteuid() == 0 else ()


def _run(command: list[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_SECONDS, check=False)  # noqa: S603 - a list
    except (OSError, subprocess.TimeoutExpired) as problem:
        return str(problem)
    return done.stderr
