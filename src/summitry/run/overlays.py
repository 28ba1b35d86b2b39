"""A user's own tables: checking a folder of them, and making one from what Wikidata says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput, InvalidLexicon
from summitry.lexicon import check_lexicon, load_lexicon
from summitry.lexicon.wikidata import read_wikidata
from summitry.lexicon.wikidata_overlay import overlay_of, write_overlay


class Imported(msgspec.Struct, frozen=True):
    """Files written, rows by table, and how many statements were left out for which reason."""

    files: tuple[Path, ...]
    rows: dict[str, int]
    left_out: dict[str, int]


def check_overlay(folder: Path) -> Iterator[str]:
    """What a folder of tables adds to the built-in ones, and warnings. Raises InvalidLexicon with every error."""
    found = check_lexicon(folder)
    errors = [str(problem) for problem in found if problem.level == "error"]
    if errors:
        raise InvalidLexicon(errors)
    yield from (f"warning: {problem}" for problem in found)
    built_in, merged = load_lexicon(None).tables, load_lexicon(folder).tables
    changes = {name: (set(getattr(built_in, name)), set(getattr(merged, name))) for name in merged.__struct_fields__}
    told = [
        f"{name}: {len(after - before)} rows added or changed, {len(after)} in all"
        for name, (before, after) in changes.items()
        if before != after
    ]
    yield from told or ["it adds and changes no row of the tables"]
    yield f"{folder}: no errors"


def import_wikidata(source: Path, folder: Path) -> Imported:
    """Write what a Wikidata file adds to the built-in tables as an overlay into `folder`.

    Raises InvalidInput when the file is none of Wikidata's, or adds nothing; then nothing is written.
    """
    overlay = overlay_of(load_lexicon(None), read_wikidata(source))
    rows = {"people": len(overlay.people), "offices": len(overlay.offices), "terms": len(overlay.terms)}
    if not overlay.terms:
        reasons = "; ".join(f"{reason}: {count}" for reason, count in sorted(overlay.left_out.items()))
        raise InvalidInput(
            f"{source.name} adds no term to the tables ({reasons or 'it holds no position held (P39)'})",
            hint="the query in summitry/lexicon/wikidata.rq asks for all that is understood",
        )
    return Imported(tuple(write_overlay(overlay, folder)), rows, overlay.left_out)
