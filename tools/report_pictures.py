"""Write the pictures of docs/report.md and the README from the reference chronicle: `python tools/report_pictures.py`.

The same as `summitry report --between CHN RUS --reference chn-rus --pictures DIR`, as SVG alone; and the head of the page
as a screenshot, where playwright and a Chromium are installed.
"""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from summitry.present.pictures.drawing import file_svg
from summitry.present.report.material import Report
from summitry.present.report.page import page
from summitry.run.counting import CountOptions
from summitry.run.printing import browser
from summitry.run.reporting import report

#: The words of single marks, which the page shows and a page of documentation need not carry.
LABEL = re.compile(r' aria-label="[^"]*"')
OUT = Path(__file__).resolve().parents[1] / "docs" / "pictures"


def main() -> None:
    """Write them and say how large they are."""
    made = report(CountOptions(states=("CHN", "RUS")), "summitry report --between CHN RUS --reference chn-rus")
    for picture in made.pictures.values():
        path = OUT / f"report-{picture.id}.svg"
        path.write_text(LABEL.sub("", file_svg(picture)) + "\n", encoding="utf-8")
        print(f"{path.name}: {path.stat().st_size:,} bytes")
    if browser() is not None:
        screenshot(made, OUT / "report-page.png")


def screenshot(made: Report, out: Path) -> None:
    """The top of the page as a browser shows it."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as folder, sync_playwright() as play:
        html = Path(folder, "report.html")
        html.write_text(page(made), encoding="utf-8")
        tab = play.chromium.launch(executable_path=browser(), args=["--no-sandbox"]).new_page(
            viewport={"width": 1280, "height": 1270}, device_scale_factor=0.62
        )
        tab.goto(html.as_uri())
        tab.screenshot(path=out)
    print(f"{out.name}: {out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
