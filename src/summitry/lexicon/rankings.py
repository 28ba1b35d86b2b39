"""Rankings of partnerships that somebody published, as files of the user's own: always with author and source.

No ranking comes with the program, because no state publishes one. A ranking is a TOML file:

    title = "Types of China's partnerships"
    author = "Li and Ye 2019"
    source = "https://…"

    [[rank]]
    rank = "2"
    wordings = ["comprehensive strategic partnership of coordination", "全面战略协作伙伴关系"]
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput, NotFound

_HINT = "a ranking needs title, author, source and [[rank]] entries, each with a rank and its wordings"


class Rank(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A rank as its author writes it, and the wordings that have it."""

    rank: str
    wordings: tuple[str, ...]


class Ranking(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A published ranking: it is never shown without its author and source."""

    title: str
    author: str
    source: str
    rank: tuple[Rank, ...]

    @property
    def told(self) -> str:
        """The sentence that stands beside every rank."""
        return f"ranks as given by {self.author}, “{self.title}” ({self.source}); no official ranking exists"


def read_ranking(path: Path) -> Ranking:
    """The ranking in a file. Raises NotFound when there is none, InvalidInput when it lacks author, source or ranks."""
    if not path.is_file():
        raise NotFound(f"no file {str(path)!r}", hint="name a ranking of your own, RANKING.toml")
    try:
        found = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Ranking)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as problem:
        raise InvalidInput(f"{path} is no ranking: {problem}", hint=_HINT) from problem
    empty = [name for name in ("title", "author", "source") if not getattr(found, name).strip()]
    if empty:
        raise InvalidInput(f"{path} is no ranking: {empty[0]} is empty", hint=_HINT)
    return found
