"""Draw the README's picture: one engagement as `summitry show` prints it, from the bundled examples.

    python tools/readme_picture.py [FILE.svg]      (default docs/pictures/show.svg)

The text is the program's own output, only the colours are added here. A test compares the two.
"""

from __future__ import annotations

import io
import re
import sys
import tempfile
from pathlib import Path

from readme_session import ROOT, printed
from rich.console import Console
from rich.highlighter import RegexHighlighter
from rich.terminal_theme import TerminalTheme
from rich.text import Text
from rich.theme import Theme

COMMAND = "summitry show chn-sun-1969-09-11-meeting"
PICTURE = ROOT / "docs" / "pictures" / "show.svg"
COLUMNS = 104
THEME = TerminalTheme(
    (250, 250, 247), (40, 44, 52),
    [(40, 44, 52), (176, 52, 60), (34, 120, 70), (150, 100, 0), (30, 90, 170), (130, 60, 140), (0, 120, 130),
     (90, 94, 102)],
)  # fmt: skip
STYLES = Theme(
    {"s.quote": "color(2)", "s.head": "bold color(4)", "s.id": "bold", "s.faint": "color(7)", "s.conflict": "color(1)"}
)
FONTS = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)  # they would be fetched from a server


class Sheet(RegexHighlighter):
    """Colours for quotes, headings, conflicts and what is beside the point."""

    base_style = "s."
    highlights = (
        r"(?P<quote>“[^”]*”)", r"^(?P<head>[A-Z][a-z ]+(?: \(\d+\))?:)", r"^(?P<id>\$ .*)",
        r"(?P<faint>^     linked: .*|^       \w.*|^ +(?:examples|https?:)\S*)", r"^  (?P<conflict>\w+: .* is shown.*)",
    )  # fmt: skip


def lines() -> list[str]:
    """The command and what it prints, wrapped as a terminal would."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "examples").symlink_to(ROOT / "examples")
        printed("summitry build examples/dispatches", Path(folder))
        return [f"$ {COMMAND}", *printed(COMMAND, Path(folder)).splitlines()]


def draw() -> str:
    """The picture as SVG."""
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), theme=STYLES, force_terminal=True, color_system="truecolor"
    )
    for line in lines():
        console.print(Sheet()(Text(line)))
    drawn = console.export_svg(title="summitry", theme=THEME, unique_id="summitry")
    return FONTS.sub("", drawn).replace("Fira Code, monospace", "monospace")


def main(target: Path = PICTURE) -> None:
    """Write the picture."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(draw(), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:2]))
