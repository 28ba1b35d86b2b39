"""The pages are true: sessions are what the program prints, examples run, and what there is stands in them."""

from __future__ import annotations

import csv
import importlib
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import summitry
from summitry.counting import counting_rules
from summitry.counting.rules import CountingRule
from summitry.export import EXPORTERS, schema
from summitry.extraction.macros import macros
from summitry.extraction.signs import _CLASSES
from summitry.lexicon.claim_rules import ClaimRule
from summitry.lexicon.engagement_rules import EngagementRule, StatusRule
from summitry.lexicon.list_maps import Columns, Counts, ListMap
from summitry.lexicon.records import Rank
from summitry.lexicon.rulebook import RULES
from summitry.lexicon.tables import LAYOUT
from summitry.linking.comparators import COMPARATORS
from summitry.model import Kind, Level, Status
from summitry.model.account import Role, SignedType, VisitType
from summitry.model.claim import ClaimType, Qualifier, SpeakerType
from summitry.model.when import Basis
from summitry.reading.readers import READERS
from summitry.reading.reasons import TABLES
from summitry.run.analysing import ANALYSES

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
TOP = ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")
PAGES = [*(ROOT / name for name in TOP), *sorted(DOCS.rglob("*.md"))]
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
MAKE = re.compile(r"\bmake ([a-z]+)\b(?=`|\s{2,}#|$)", re.MULTILINE)
SHELL = pytest.mark.skipif(sys.platform == "win32", reason="sessions are written for bash")
NOT_IN_SDIST = pytest.mark.skipif(not (ROOT / "tools").is_dir(), reason="tools/ is not part of the source archive")


def tool(name: str) -> ModuleType:
    """A script of tools/, imported."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


# ---------------------------------------------------------------- what is generated is current


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What sessions begin with, shared by the workers of one test run."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "sessions"
    folder.mkdir(exist_ok=True)
    return folder


@SHELL
@NOT_IN_SDIST
@pytest.mark.slow
@pytest.mark.parametrize("page", [page for page in PAGES if "```console\n" in page.read_text("utf-8")], ids=shown)
def test_sessions_are_what_the_program_prints(page: Path, kept: Path) -> None:
    before = page.read_text(encoding="utf-8")
    assert tool("readme_session").renewed(before, kept) == before, "run tools/renew_pages.py and read what changed"


@NOT_IN_SDIST
def test_the_list_of_commands_is_current() -> None:
    assert text_of("docs/commands.md") == tool("commands_page").page(), "run tools/renew_pages.py and read what changed"


@SHELL
@NOT_IN_SDIST
@pytest.mark.slow
def test_the_picture_is_what_the_program_prints() -> None:
    tool("readme_session")
    picture = re.findall(r"<text[^>]*>(.*?)</text>", text_of("docs/pictures/show.svg"))
    letters = "".join(picture).replace("&#160;", "").replace("&amp;", "&").replace("&#x27;", "'")
    printed = "".join("".join(tool("readme_picture").lines()).split())
    assert letters.removeprefix("summitry") == printed, "run tools/renew_pages.py and read what changed"


# ---------------------------------------------------------------- examples run


def examples() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for number, code in enumerate(PYTHON.findall(page.read_text("utf-8")), 1):
            yield f"{shown(page)} {number}", code


@pytest.mark.parametrize(("name", "code"), list(examples()), ids=[name for name, _ in examples()])
def test_python_examples_run(name: str, code: str, tmp_path: Path) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, f"{name}: {done.stderr}"


# ---------------------------------------------------------------- what the pages name exists


@NOT_IN_SDIST
@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@NOT_IN_SDIST
@pytest.mark.parametrize("page", [page for page in PAGES if page.name != "CHANGELOG.md"], ids=shown)
def test_paths_exist(page: Path) -> None:
    named = re.findall(r"`((?:src|tests|tools|examples|docs|benchmarks)/[\w./-]+)`", page.read_text(encoding="utf-8"))
    assert [name for name in named if not (ROOT / name).exists()] == []


@NOT_IN_SDIST
def test_the_way_to_a_file_is_shown_for_what_people_want_to_do() -> None:
    table = text_of("ARCHITECTURE.md").partition("| I want to … | file |")[2].partition("\n\n")[0]
    rows = [line for line in table.splitlines() if line.startswith("| ") and "---" not in line]
    assert len(rows) >= 15
    assert [row for row in rows if "`" not in row and "CONTRIBUTING.md" not in row] == []


def test_make_targets_exist() -> None:
    targets = set(re.findall(r"^([a-z]+):", text_of("Makefile"), re.MULTILINE))
    named = {name for page in PAGES for name in MAKE.findall(page.read_text("utf-8"))}
    assert {"demo", "test"} <= named <= targets


# ---------------------------------------------------------------- what exists is named


def column(path: Path, name: str) -> list[str]:
    with path.open(encoding="utf-8", newline="") as handle:
        return [row[name] for row in csv.DictReader(handle)]


def vocabulary() -> Iterator[tuple[str, Iterable[str]]]:
    """Page, and the words that must stand in it in code type."""
    for words in (Kind, Level, Status, Role, SignedType, VisitType, ClaimType, SpeakerType, Qualifier):
        yield "docs/coding-guide.md", get_args(words)
    yield "docs/dates.md", get_args(Basis)
    yield "docs/lexicon.md", [layout.name for layout in LAYOUT]
    for rule in (EngagementRule, StatusRule, ClaimRule):
        yield "docs/rules.md", rule.__struct_fields__
    yield "docs/rules.md", [f"<{name}>" for name in macros() if len(name) > 1]
    yield "docs/rules.md", [letter for letter in _CLASSES if letter not in "HN"]
    yield "docs/linking.md", [comparator.__name__ for comparator in COMPARATORS]
    yield "docs/counting.md", CountingRule.__struct_fields__
    yield "docs/analysis.md", list(ANALYSES)
    yield "docs/exports.md", [*EXPORTERS, *schema().tables]
    yield "docs/comparing.md", [*ListMap.__struct_fields__, *Columns.__struct_fields__, *Counts.__struct_fields__]
    yield "docs/import.md", column(TABLES / "reasons.csv", "code")
    yield "docs/import.md", [name for name, _, _ in READERS]


@pytest.mark.parametrize(("page", "words"), list(vocabulary()), ids=str)
def test_every_word_is_explained(page: str, words: Iterable[str]) -> None:
    text = text_of(page)
    assert [word for word in words if f"`{word}`" not in text] == []


def test_ranks_are_named() -> None:
    text = text_of("docs/lexicon.md")
    assert [rank for rank in get_args(Rank) if rank not in text] == []


def test_no_page_shows_the_program_falling_over() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    assert [page.name for page in pages if "Traceback (most recent" in page.read_text(encoding="utf-8")] == []


def test_every_rule_file_is_named() -> None:
    files = [f"{path.parent.name}/{path.name}" for path in RULES.rglob("*.toml") if path.parent.name != "counting"]
    assert [name for name in files if f"`{name}`" not in text_of("docs/rules.md")] == []


def test_every_counting_rule_is_stated() -> None:
    text = text_of("docs/counting.md")
    assert [rule.id for rule in counting_rules() if f"{rule.id}: {rule.statement}" not in text] == []


def test_every_public_name_is_described() -> None:
    text = text_of("docs/python-api.md")
    assert [name for name in summitry.__all__ if not re.search(rf"`{name}\b", text)] == []


def test_every_decision_is_listed() -> None:
    listed = text_of("docs/decisions/README.md")
    pages = sorted(path.name for path in (DOCS / "decisions").glob("[0-9]*.md"))
    assert [name for name in pages if f"({name})" not in listed] == []
    assert [int(name[:4]) for name in pages] == list(range(1, len(pages) + 1))


def test_citation_and_changelog_are_of_this_version() -> None:
    citation = dict(re.findall(r"^([a-z-]+): (\S.*)$", text_of("CITATION.cff"), re.MULTILINE))
    assert citation["version"] == summitry.__version__
    assert {"cff-version", "message", "title", "license"} <= citation.keys()
    assert re.search(rf"^## \[.*{re.escape(summitry.__version__)}", text_of("CHANGELOG.md"), re.MULTILINE)
