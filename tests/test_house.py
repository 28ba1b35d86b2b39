"""The house in order: floors, tracked files, rule files, version, and a manual that names every command and option."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import click
import pytest

import summitry
from summitry.cli.entry import cli

ROOT = Path(__file__).resolve().parents[1]
RULES = sorted((ROOT / "src" / "summitry" / "lexicon" / "rules").rglob("*.toml"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

#: Places of a machine and hosts of package registries, spelled in pieces so that this file does not hold them.
_FOLDERS = "|".join(("wo" + "rk", "ho" + "me", "ro" + "ot", "Us" + "ers", "t" + "mp"))
_REGISTRIES = "|".join(("py" + r"pi\w*", r"files\.python" + "hosted", r"registry\.npm" + "js", r"conda\.ana" + "conda"))
MACHINE = re.compile(rf"(?<![\w.])/(?:{_FOLDERS})/\w|[A-Z]:\\Users|(?:{_REGISTRIES})\.(?:org|com)")
TEXT = {".py", ".toml", ".md", ".txt", ".csv", ".jsonl", ".json", ".html", ".css", ".js", ".cff", ".yml", ".yaml", ""}


def tracked() -> list[Path]:
    """Files under version control, or every file of an unpacked source archive."""
    done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if done.returncode == 0 and done.stdout:
        return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
    folders = ("src", "tests", "docs", "examples", "benchmarks", "tools")
    return [path for folder in folders for path in (ROOT / folder).rglob("*") if path.is_file()]


def test_imports_go_down_the_floors() -> None:
    pytest.importorskip("importlinter", reason="a tool of development")
    program = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_machine_or_registry_is_named() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number}: {match.group()}"
        for path in tracked()
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1)
        for match in MACHINE.finditer(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("see /wo" + "rk/main/x", True),
        ("https://py" + "pi.org/simple", True),
        ("https://files.python" + "hosted.org/packages", True),
        ("https://news.example/ho" + "me/world", False),
        ("the ./tmp folder", False),
    ],
)
def test_what_counts_as_machine_or_registry(line: str, named: bool) -> None:
    assert bool(MACHINE.search(line)) is named


@pytest.mark.parametrize("path", RULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_rule_files_parse_and_their_ids_are_unique(path: Path) -> None:
    rules = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
    ids = [rule["id"] for rule in rules]
    assert sorted(ids) == sorted(set(ids))


def test_version_is_said_once() -> None:
    assert PROJECT["version"] == summitry.__version__
    assert metadata.version("summitry") == summitry.__version__


def spoken() -> Iterator[tuple[str, list[str]]]:
    """Every command with the spellings of each of its parameters: ("lexicon who", ["--lexicon"]) …"""
    waiting: list[tuple[str, click.Command]] = [("", cli)]
    while waiting:
        name, command = waiting.pop()
        for parameter in command.params:
            if isinstance(parameter, click.Option):
                yield name, [*parameter.opts, *parameter.secondary_opts]
        if isinstance(command, click.Group):
            context = click.Context(command)
            inner = [(one, command.get_command(context, one)) for one in command.list_commands(context)]
            waiting += [(f"{name} {one}".strip(), found) for one, found in inner if found is not None]
            for one, _ in inner:
                yield f"{name} {one}".strip(), []


def undocumented(manual: str) -> list[str]:
    """Commands and options that the manual does not name."""
    missing = set()
    for command, spellings in spoken():
        if command and not re.search(rf"\bsummitry {re.escape(command)}\b", manual):
            missing.add(f"summitry {command}")
        if spellings and not any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", manual) for one in spellings):
            missing.add(" ".join(("summitry", command, spellings[-1])).replace("  ", " "))
    return sorted(missing)


def test_the_manual_names_every_command_and_option() -> None:
    pages = [page for page in sorted((ROOT / "docs").rglob("*.md")) if page.parent.name != "decisions"]
    manual = "\n".join(page.read_text(encoding="utf-8") for page in [ROOT / "README.md", *pages])
    missing = undocumented(manual)
    if missing and not any("summitry build" in page.read_text(encoding="utf-8") for page in pages):
        pytest.skip(f"no page under docs/ is about the commands yet; {len(missing)} commands and options to name")
    assert missing == []


def test_what_the_manual_lacks_is_listed() -> None:
    missing = undocumented("summitry build --db chronicle.db")
    assert "summitry build" not in missing
    assert "summitry list" in missing
    assert "summitry list --between" in missing
    assert "summitry lexicon who" in missing
