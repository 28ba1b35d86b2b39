"""Run the terminal sessions that the pages show and write what the program really prints below each command.

    python tools/readme_session.py                 rewrite the sessions of README.md and docs/
    python tools/readme_session.py docs/how-to/*   rewrite those of these pages alone
    python tools/readme_session.py --check         only say which page is out of date (exit code 1)

A session is a ```console block: lines that begin with "$ " are commands, everything else is output. The sessions of
one page run in its order in one fresh folder that holds a copy of `examples/`, 100 columns wide and without colour,
so that the output is the same on every machine. Lines that tell how long something took are left out. Many pages begin
with the same build: what a page's first command printed and left is kept for the next page that begins with it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BLOCK = re.compile(r"(?<=^```console\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
TIMED = re.compile(r"^[\d.,]+ documents a second;.*\n?", re.MULTILINE)
PROGRAM = f'summitry() {{ "{sys.executable}" -m summitry "$@"; }}\n'
WIDTH = "100"


def pages() -> list[Path]:
    """The pages that show a session."""
    found = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [page for page in found if page.is_file() and BLOCK.search(page.read_text(encoding="utf-8"))]


def renewed(text: str, kept: Path) -> str:
    """The page with every session run again; `kept` is a folder for what pages begin with."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary, "page")
        before, *_ = [*(commands_of(match.group())[0] for match in BLOCK.finditer(text)), ""]
        told = {before: begun(before, folder, kept)}  # the first command alone finds an untouched folder
        return BLOCK.sub(lambda match: session(match.group(), folder, told), text)


def begun(command: str, folder: Path, kept: Path) -> str:
    """Make the page's folder, run its first command there; or take both from a page that began in the same way."""
    held = kept / sha256(command.encode()).hexdigest()[:16]
    if not held.exists():
        made = Path(tempfile.mkdtemp(dir=kept))
        shutil.copytree(ROOT / "examples", made / "page" / "examples")
        (made / "printed.txt").write_text(printed(command, made / "page"), encoding="utf-8")
        with suppress(OSError):  # another worker was quicker, with the same
            made.rename(held)
    shutil.copytree(held / "page", folder)
    return (held / "printed.txt").read_text(encoding="utf-8")


def commands_of(block: str) -> list[str]:
    """The commands of a session."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def session(block: str, folder: Path, begun: dict[str, str]) -> str:
    """A session's commands, each with what it prints, stdout and stderr as they come; a begun one is taken once."""
    told = [
        (command, begun.pop(command) if command in begun else printed(command, folder))
        for command in commands_of(block)
    ]
    return "".join(f"$ {command}\n{output}" + ("\n" if output else "") for command, output in told).rstrip("\n") + "\n"


def printed(command: str, folder: Path) -> str:
    """What a command prints; its exit code is part of it where it is not 0."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT", "XDG_CACHE_HOME") if name in os.environ}
    done = subprocess.run(
        ["bash", "-c", PROGRAM + command],  # bash, for the pages show pipes and quotes
        check=False, cwd=folder,
        env={**kept, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8", "PYTHONPATH": ""},
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", timeout=120,
    )  # fmt: skip
    code = f"(exit code {done.returncode})\n" if done.returncode else ""
    return TIMED.sub("", done.stdout) + code


def main(arguments: Sequence[str]) -> int:
    """Renew or check; the exit code."""
    chosen = {Path(argument).resolve() for argument in arguments if argument != "--check"}
    stale = 0
    with tempfile.TemporaryDirectory() as kept:
        for page in [page for page in pages() if not chosen or page in chosen]:
            before = page.read_text(encoding="utf-8")
            after = renewed(before, Path(kept))
            if before == after:
                continue
            stale += 1
            print(f"{page.relative_to(ROOT)}: {'out of date' if '--check' in arguments else 'rewritten'}")
            if "--check" not in arguments:
                page.write_text(after, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
