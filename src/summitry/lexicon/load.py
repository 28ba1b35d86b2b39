"""Loading the lexicon: the built-in tables with an overlay folder over them, compiled once and cached.

An overlay has the same layout; its rows are added, and replace rows with the same key. Any problem of form, and in
an overlay any error of content, stops the loading: all of them are raised together and nothing is half-loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

from summitry.errors import InvalidLexicon
from summitry.lexicon.cache import cache_folder, content_key, read_cached, write_cached
from summitry.lexicon.check import check
from summitry.lexicon.check_rows import NAMED_IN, check_rows
from summitry.lexicon.lexicon import Lexicon, all_names
from summitry.lexicon.names import Groups, group_names
from summitry.lexicon.problem import Problem
from summitry.lexicon.read_tables import TablesRead, read_tables, strays, table_files
from summitry.lexicon.tables import LAYOUT, Tables

#: modules that decide what is compiled: another version of them makes another cache
_CODE = ("lexicon.py", "names.py", "records.py", "tables.py")
TABLES = Path(__file__).parent / "tables"


@lru_cache(maxsize=4)
def load_lexicon(overlay: Path | None = None, *, cache: bool = True) -> Lexicon:
    """The built-in lexicon, with the rows of `overlay` added or replaced; `cache` False reads the CSV files always.

    `Lexicon.compiled` tells what the cache did. Raises InvalidLexicon with every problem at once.
    """
    roots = _roots(overlay)
    folder = cache_folder() if cache else None
    if folder is None or (overlay is not None and strays(overlay)):
        return _read(overlay, "cache off")
    files = [*_table_files(roots), *(("code", Path(__file__).with_name(name)) for name in _CODE)]
    key = content_key((f"{place}/{path.name}", path.read_bytes()) for place, path in files)
    tables, compiled = read_cached(folder, "tables", key, Tables), "from cache"
    if tables is None:
        tables = _read(overlay, "").tables
        compiled = "cached now" if write_cached(folder, "tables", key, tables) else "cache not writable"
    return Lexicon(tables, compiled=compiled, groups=partial(_cached_groups, folder, key, tables))


def _cached_groups(folder: Path, key: str, tables: Tables) -> Groups:
    """The names of the tables by script, from the cache if they are there: the matcher needs them, few commands do."""
    groups = read_cached(folder, "names", key, Groups)
    if groups is None:
        groups = group_names(all_names(tables))
        write_cached(folder, "names", key, groups)
    return groups


def check_lexicon(overlay: Path | None = None) -> list[Problem]:
    """Every problem of the built-in tables, or those that an overlay brings, each with file, line and fix.

    Raises InvalidLexicon when there is no such folder.
    """
    return _problems(read_tables(_roots(overlay)), overlay)


def _problems(found: TablesRead, overlay: Path | None) -> list[Problem]:
    problems = sorted([*found.broken, *found.doubled, *_faults(found)])
    if overlay is None:
        return problems
    known = _built_in_problems()
    return sorted([*strays(overlay), *(problem for problem in problems if _without_place(problem) not in known)])


@lru_cache(maxsize=1)
def _built_in_problems() -> frozenset[tuple[str, str]]:
    """What is wrong without an overlay: the package's files do not change while the program runs."""
    return frozenset(map(_without_place, _problems(read_tables([TABLES]), None)))


def _faults(found: TablesRead) -> list[Problem]:
    """What the rows say wrongly. Where rows could not be read, only what does not follow from their absence."""
    lexicon = Lexicon(found.tables, places=found.places)
    if not found.broken:
        return check(lexicon)
    halved = {problem.file.partition("/")[0].removesuffix(".csv") for problem in found.broken}
    missing = tuple(f"no {kind} " for kind, tables in NAMED_IN.items() if halved & tables)
    return [problem for problem in check_rows(lexicon) if not problem.message.startswith(missing)]


def _without_place(problem: Problem) -> tuple[str, str]:
    return problem.row, problem.message


def _roots(overlay: Path | None) -> list[Path]:
    if overlay is None:
        return [TABLES]
    if not overlay.is_dir():
        raise InvalidLexicon([f"no such overlay folder: {str(overlay)!r}"])
    return [TABLES, overlay]


def _table_files(roots: list[Path]) -> list[tuple[str, Path]]:
    return [
        (f"{number}/{layout.name}", path)
        for number, root in enumerate(roots)
        for layout in LAYOUT
        for path in table_files(root, layout.name)
    ]


def _read(overlay: Path | None, compiled: str) -> Lexicon:
    found = read_tables(_roots(overlay))
    problems: Sequence[Problem] = found.broken
    if overlay is not None:
        problems = [problem for problem in _problems(found, overlay) if problem.level == "error"]
    if problems:
        raise InvalidLexicon([str(problem) for problem in problems])
    return Lexicon(found.tables, places=found.places, compiled=compiled)
