"""Reading the rule files of a language: TOML under `rules/<lang>/`, and the same layout in an overlay."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path
from typing import Any

from summitry.errors import InvalidLexicon

RULES = Path(__file__).parent / "rules"


@lru_cache(maxsize=64)
def rule_file(lang: str, name: str) -> dict[str, Any]:
    """The parsed rule file `rules/<lang>/<name>.toml`.

    Raises InvalidLexicon when the file is missing or is no TOML.
    """
    path = RULES / lang / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as problem:
        raise InvalidLexicon([f"rules/{lang}/{name}.toml: {problem}"]) from problem
