"""What the site needs beyond docs/: pages from elsewhere in the repository, links that lead out, the names of the API.

mkdocs calls the functions below (`hooks` in mkdocs.yml). The pages stay plain Markdown whose links are right on a code
host; here a link to a file that the site has under another name is led there, and one to a file that the site does not
have becomes its words.
"""

from __future__ import annotations

import inspect
import posixpath
import re
from importlib import import_module
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File

ROOT = Path(__file__).resolve().parents[1]
#: Files outside docs/ that are pages of the site, and their names there.
ELSEWHERE = {
    "ARCHITECTURE.md": "architecture.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changes.md",
    "README.md": "readme.md",
    "examples/README.md": "examples.md",
    "src/summitry/lexicon/tables/SOURCES.md": "sources.md",
}
HOME = re.compile(r"\bsummitry(?:\.[a-z_]+)+\.(?=[A-Z])")  # types are named without the module that holds them
LINK = re.compile(r"(!?)\[([^\]]*)\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_config(config: Any) -> Any:  # noqa: ANN401 - mkdocs hands its own types over
    """Name every decision in the navigation, in order."""
    project = next(part["Project"] for part in config["nav"] if "Project" in part)
    decisions = next(part["Decisions"] for part in project if "Decisions" in part)
    decisions += [f"decisions/{path.name}" for path in sorted((ROOT / "docs/decisions").glob("[0-9]*.md"))]
    return config


def on_files(files: Any, config: Any) -> Any:  # noqa: ANN401
    """Add the pages that do not stand in docs/."""
    for source, name in ELSEWHERE.items():
        files.append(File.generated(config, name, content=(ROOT / source).read_text(encoding="utf-8")))
    files.append(File.generated(config, "python-names.md", content=names()))
    return files


def on_page_markdown(markdown: str, page: Any, **_: object) -> str:  # noqa: ANN401
    """The page with links that the site can follow; the home page has no list of pages beside it."""
    if page.file.src_uri == "index.md":
        page.meta["hide"] = ["navigation"]
    return LINK.sub(lambda found: _led(found, page.file.src_uri), markdown)


def _led(found: re.Match[str], page: str) -> str:
    mark, words, target, place = found.groups()
    origin = next((source for source, name in ELSEWHERE.items() if name == page), f"docs/{page}")
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(origin), target))
    name = _name(wanted)
    if name is None:
        return words
    return f"{mark}[{words}]({posixpath.relpath(name, posixpath.dirname(page) or '.')}{place or ''})"


def _name(path: str) -> str | None:
    """What a file of the repository is called in the site."""
    if path.startswith("docs/"):
        return f"{path[5:]}/README.md" if (ROOT / path).is_dir() else path[5:]
    return ELSEWHERE.get(path)


def names() -> str:
    """The page of all public names with their docstrings, by mkdocstrings."""
    import summitry

    parts = ["# Python, name by name", "Written from the code. Examples that run stand in [Python](python-api.md)."]
    for name in sorted(summitry.__all__, key=str.lower):
        value = getattr(summitry, name)
        home = import_module(value.__module__).__name__
        parts.append(f"::: {home}.{value.__qualname__}\n    options:\n      heading: {name}\n      toc_label: {name}")
        if isinstance(value, type) and hasattr(value, "__struct_fields__"):
            parts.append(f"```python\n{fields(value)}\n```")
    return "\n\n".join(parts) + "\n"


def fields(value: type) -> str:
    """How a frozen value is made: its fields with their types and defaults, one a line."""
    taken = inspect.signature(value).parameters.values()
    lines = [f"    {HOME.sub('', str(one))}," for one in taken]
    return "\n".join([f"{value.__name__}(", *lines, ")"])
