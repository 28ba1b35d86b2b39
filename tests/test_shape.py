"""The shape that the design asks of the code: small files, small functions, quiet imports. Measured, not believed."""

from __future__ import annotations

import ast
import re
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "summitry"
FILES = sorted(SOURCE.rglob("*.py"))

Function: TypeAlias = ast.FunctionDef | ast.AsyncFunctionDef
Definition: TypeAlias = Function | ast.ClassDef

#: Imported inside functions on purpose: each costs more to import than most commands take, or is an extra.
HEAVY = {
    "altair", "charset_normalizer", "docx", "duckdb", "fastwarc", "htmldate", "jinja2", "lxml", "numpy", "openpyxl",
    "pandas", "pyarrow", "pypdfium2", "pyspark", "rapidfuzz", "rensa", "resiliparse", "rich", "ruptures",
    "snowballstemmer", "starlette", "trafilatura", "uvicorn",
    "vl_convert",
}  # fmt: skip
#: Needed by one reader only, and not small.
SELDOM = {"email"}
#: Never imported by `import summitry` itself.
QUIET = HEAVY | {"sqlite3", "click", "msgspec", "ahocorasick_rs"}
#: Here imports inside functions are the design: one command runs, and only what it needs is loaded.
LAZY_FLOORS = {"cli"}


@cache
def trees() -> dict[Path, ast.Module]:
    """Every file, parsed once by the tests and never while they are collected, which each worker does."""
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in FILES}


def where(path: Path, node: Definition) -> str:
    return f"{path.relative_to(SOURCE)}:{node.lineno} {node.name}"


@cache
def functions() -> tuple[tuple[Path, Function], ...]:
    nodes = ((path, node) for path, tree in trees().items() for node in ast.walk(tree))
    return tuple((path, node) for path, node in nodes if isinstance(node, Function))


def docstring_lines(node: Definition) -> int:
    first = node.body[0]
    return (first.end_lineno or 0) - first.lineno + 1 if ast.get_docstring(node) is not None else 0


def length(node: Definition) -> int:
    return (node.end_lineno or 0) - node.lineno + 1 - docstring_lines(node)


def parameters(node: Function) -> int:
    names = [arg.arg for arg in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)]
    return len([name for name in names if name not in ("self", "cls")])


def percentile(values: Sequence[int], share: float) -> int:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


def is_command(node: Function) -> bool:
    """click hands every option of a command over as a parameter of its own."""
    calls = [decorator.func if isinstance(decorator, ast.Call) else decorator for decorator in node.decorator_list]
    return any(isinstance(call, ast.Attribute) and call.attr in ("command", "group") for call in calls)


def public_definitions() -> Iterator[tuple[Path, Definition]]:
    """Modules' public functions and classes, and the public methods of public classes."""
    for path, tree in trees().items():
        for node in tree.body:
            if isinstance(node, Definition) and not node.name.startswith("_"):
                yield path, node
                if isinstance(node, ast.ClassDef):
                    inner = (one for one in node.body if isinstance(one, Function) and not one.name.startswith("_"))
                    yield from ((path, one) for one in inner)


def file_lengths() -> list[tuple[int, str]]:
    return [(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(SOURCE))) for path in FILES]


def function_lengths() -> list[tuple[int, str]]:
    return [(length(node), where(path, node)) for path, node in functions()]


@pytest.mark.parametrize(
    ("measured", "median", "ninetieth", "most"),
    [(file_lengths, 120, 250, 400), (function_lengths, 8, 25, 50)],
    ids=["files", "functions"],
)
def test_lengths(measured: Callable[[], list[tuple[int, str]]], median: int, ninetieth: int, most: int) -> None:
    lengths = measured()
    values = [lines for lines, _ in lengths]
    assert len(values) > 50, "too few were found to measure"
    assert statistics.median(values) <= median
    assert percentile(values, 0.9) <= ninetieth
    assert sorted(item for item in lengths if item[0] > most) == []


def test_parameters() -> None:
    many = [
        f"{where(path, node)} takes {parameters(node)}"
        for path, node in functions()
        if parameters(node) > 6 and not is_command(node)
    ]
    assert many == []


def test_public_names_have_docstrings() -> None:
    found = list(public_definitions())
    bare = [where(path, node) for path, node in found if ast.get_docstring(node) is None]
    assert len(bare) <= 0.05 * len(found), bare


def test_modules_have_docstrings() -> None:
    assert [str(path) for path, tree in trees().items() if ast.get_docstring(tree) is None] == []


def test_modules_are_named_for_what_they_hold() -> None:
    vague = {"utils", "util", "helpers", "helper", "misc", "common"}
    assert [str(path) for path in FILES if vague & set(path.with_suffix("").parts)] == []


def imported_roots(node: ast.Import | ast.ImportFrom) -> set[str]:
    if isinstance(node, ast.ImportFrom):
        return {(node.module or "").split(".")[0]}
    return {alias.name.split(".")[0] for alias in node.names}


def late_imports() -> Iterator[str]:
    for path, function in functions():
        if path.relative_to(SOURCE).parts[0] in LAZY_FLOORS:
            continue
        for node in ast.walk(function):
            if isinstance(node, ast.Import | ast.ImportFrom) and not imported_roots(node) <= HEAVY | SELDOM:
                yield f"{where(path, function)} imports {', '.join(sorted(imported_roots(node)))}"


def test_imports_stand_at_the_top() -> None:
    assert sorted(late_imports()) == []


def test_no_error_is_swallowed() -> None:
    silent = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in trees().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or all(isinstance(step, ast.Pass) for step in node.body))
    ]
    assert silent == []


def test_no_work_at_import() -> None:
    """Reading files, opening connections or compiling the lexicon belongs into functions."""
    work = re.compile(r"\b(?:open|read_text|read_bytes|load_lexicon|rule_file|connect|compile_\w+)\(")
    busy = [
        f"{path.relative_to(SOURCE)}:{node.lineno}"
        for path, tree in trees().items()
        for node in tree.body
        if isinstance(node, ast.Assign | ast.AnnAssign | ast.Expr)
        and node.value is not None
        and not isinstance(node.value, ast.Constant | ast.Lambda)
        and work.search(ast.unparse(node.value))
    ]
    assert busy == []


@pytest.mark.parametrize(
    ("statement", "forbidden"),
    [
        ("import summitry", QUIET),
        ("import summitry.cli", HEAVY | {"sqlite3", "ahocorasick_rs"}),
        ("from summitry.cli.entry import cli; cli.main(['--help'], standalone_mode=False)", HEAVY | {"sqlite3"}),
    ],
    ids=["import", "command line", "help"],
)
def test_imports_are_quiet(statement: str, forbidden: set[str]) -> None:
    """Times are `make bench`'s to tell, for they depend on the machine; what is loaded does not."""
    program = f"{statement}\nimport sys\nprint('\\n' + ' '.join(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    loaded = {name.split(".")[0] for name in done.stdout.rsplit("\n", 2)[-2].split()}
    assert "summitry" in loaded
    assert loaded & forbidden == set()
