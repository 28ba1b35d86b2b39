"""Reading the files of a reference chronicle: every line becomes a row, or all problems are raised together."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from summitry.errors import InvalidLexicon, SummitryError
from summitry.lexicon.reference_rows import (
    About,
    CountRow,
    DesignationRow,
    DisagreementRow,
    EngagementRow,
    Rows,
    SignedRow,
    TradeRow,
)
from summitry.model import bounds

RowType = TypeVar("RowType", bound=msgspec.Struct)
DATED = ("date", "since", "signed")


def read_rows(folder: Path) -> Rows:
    """The rows of the files in `folder`. Raises InvalidLexicon with every problem at once, each with file and line."""
    problems: list[str] = []
    with (folder / "about.toml").open("rb") as handle:
        about = msgspec.convert(tomllib.load(handle), About)
    rows = Rows(
        about=about,
        engagements=_read(folder / "engagements.jsonl", EngagementRow, problems),
        signed=_read(folder / "documents.jsonl", SignedRow, problems),
        designations=_read(folder / "designations.jsonl", DesignationRow, problems),
        trade=_read(folder / "trade.jsonl", TradeRow, problems),
        disagreements=_read(folder / "disagreements.jsonl", DisagreementRow, problems),
        counts=_read(folder / "claims.jsonl", CountRow, problems),
    )
    problems += [] if problems else _unknown(rows)
    if problems:
        raise InvalidLexicon(problems)
    return rows


def _read(path: Path, row: type[RowType], problems: list[str]) -> tuple[RowType, ...]:
    """The rows of one file; a line that does not fit is a problem."""
    decoder = msgspec.json.Decoder(row)
    found = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        try:
            value = decoder.decode(line)
            for name in DATED:
                bounds(getattr(value, name, "2000"))
            found.append(value)
        except msgspec.MsgspecError as problem:
            problems.append(f"{path.name}:{number}: {problem}")
        except SummitryError as problem:
            problems.append(f"{path.name}:{number}: {problem.message}")
    return tuple(found)


def _unknown(rows: Rows) -> Iterator[str]:
    """Ids that come twice, and ids that no engagement has."""
    ids = Counter(row.id for row in rows.engagements)
    yield from (f"engagements.jsonl: {one!r} comes twice" for one, times in ids.items() if times > 1)
    named = [("engagements", row.part_of) for row in rows.engagements if row.part_of]
    named += [("documents", row.engagement) for row in rows.signed]
    named += [("designations", row.declared_at) for row in rows.designations]
    named += [("disagreements", one) for row in rows.disagreements for one in row.engagements]
    yield from (f"{file}.jsonl: no engagement {one!r}" for file, one in named if one not in ids)
