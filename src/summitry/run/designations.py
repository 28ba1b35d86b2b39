"""The designations of a relationship: the reference's ladder, what a chronicle's documents say, a user's ranking."""

from __future__ import annotations

from pathlib import Path

import msgspec

from summitry.analysis.declared import Declared, declared
from summitry.errors import NotFound
from summitry.lexicon.codes import code_hint, is_code
from summitry.lexicon.ladders import Ladder, ladder_between
from summitry.lexicon.rankings import Ranking, read_ranking
from summitry.lexicon.reference_sources import PREFIX
from summitry.lexicon.succession import told_of
from summitry.run.ledger import LedgerOptions, claims_of
from summitry.run.stages import lexicon


class Designations(msgspec.Struct, frozen=True, kw_only=True):
    """`ladder` is None for a pair without one; `said`, what documents say, is None where none were asked."""

    states: tuple[str, str]
    ladder: Ladder | None
    said: tuple[Declared, ...] | None = None
    ranking: Ranking | None = None
    notes: tuple[str, ...] = ()


def designations(
    states: tuple[str, str], *, db: Path | None = None, ranking: Path | None = None
) -> Designations:  # fmt: skip
    """Everything known of a pair's designations.

    Raises NotFound for an unknown state or file, InvalidInput for a ranking without author or source, StoreError for
    a chronicle that cannot be opened.
    """
    first, second = (state.upper() for state in states)
    ladder = ladder_between(first, second)
    if ladder is None:
        _check(first, second)
    return Designations(
        states=(first, second),
        ladder=ladder,
        said=None if db is None else _said((first, second), ladder, db),
        ranking=read_ranking(ranking) if ranking is not None else None,
        notes=tuple(told_of((first, second), None)),
    )


def _said(states: tuple[str, str], ladder: Ladder | None, db: Path) -> tuple[Declared, ...]:
    claims = claims_of(LedgerOptions(db=db, between=states, types=("designation",)))
    return declared([one for one in claims if not _of_reference(one.appearances[0].doc_id)], ladder)


def _of_reference(doc_id: str) -> bool:
    return doc_id.startswith(PREFIX)


def _check(*states: str) -> None:
    known = lexicon()
    for state in states:
        if not is_code(known, state):
            hint = code_hint(known, state)
            raise NotFound(f"no state or organisation has the code {state!r}", hint=hint)
