"""All accounts linked from the start, in rounds of independent pieces; an engine does them, one chronicle is written.

Blocks are independent, and small ones are done whole. A large one (some pair's twenty years, or all gatherings) is
done in three rounds: windows of time first, in which nearly all accounts are placed; then what is vaguer, plans and
decisions, over the block, where groups that stand are only filed; then the engagements, dealt out anew. No piece
but the second's holds more than some thousand accounts, unless one burst of reports does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from summitry.linking import Decisions, link_rules
from summitry.linking.blocks import partition
from summitry.linking.card import Folder
from summitry.linking.decisions import restricted, ties
from summitry.linking.parts import Teller
from summitry.linking.windows import Span, span_of, windows
from summitry.model import Engagement
from summitry.run.engine import Engine
from summitry.run.linking_blocks import (
    LINKING,
    Block,
    Piece,
    Piles,
    Rest,
    StoredAccount,
    Windows,
    bundled,
    sources_of,
    whole,
)
from summitry.store import Assembly

_BATCH = 4_000  # accounts of a piece, unless what cannot be parted is larger
_LARGE = 4_000  # accounts of a block that is done in rounds


class Linked(NamedTuple):
    """The engagements, without their ids, and by account who tells of wholes."""

    engagements: list[Engagement]
    tellers: dict[str, Teller]


def link_all(assembly: Assembly, decisions: Decisions, engine: Engine) -> Linked:
    """Every account linked; what later runs need to know of it is kept in the chronicle."""
    size = assembly.sizes()[1]
    found = Linked([], {})

    def do(pieces: Iterable[Piece]) -> list[Sequence[str]]:
        """Do pieces and take what comes of them; the accounts of engagements that are still to be put together."""
        piles: list[Sequence[str]] = []
        for done in engine.mapped(LINKING, pieces, size):
            assembly.keep(done.placed, done.wants)
            found.engagements.extend(done.engagements)
            found.tellers.update({one.account_id: one for one in done.tellers})
            piles += done.piles
        return piles

    blocks = partition(assembly.keys(), ties(decisions))
    large = [block for block in blocks if len(block) > _LARGE]
    do(_windows(large, assembly))
    piles = do(chain(_rests(large, assembly, decisions), _blocks(blocks[len(large) :], assembly, decisions)))
    do(_piles(piles, assembly))
    return found


def _windows(large: Iterable[Sequence[str]], assembly: Assembly) -> Iterator[Piece]:
    parts = [window for block in large for window in windows(_spans(block, assembly))]
    for bundle in bundled(sorted(parts, key=len, reverse=True), _BATCH):
        yield Windows(_stored(chain(*bundle), assembly))


def _spans(block: Sequence[str], assembly: Assembly) -> Iterator[Span]:
    for start in range(0, len(block), _BATCH):
        stored = _stored(block[start : start + _BATCH], assembly)
        folder = Folder(sources_of(stored), link_rules())
        found = (span_of(folder.card(account)) for account in whole(stored))
        yield from (span for span in found if span is not None)


def _rests(large: Iterable[Sequence[str]], assembly: Assembly, decisions: Decisions) -> Iterator[Piece]:
    for block in large:
        yield Rest(_stored(block, assembly), assembly.placed(block), restricted(decisions, block))


def _blocks(small: Iterable[Sequence[str]], assembly: Assembly, decisions: Decisions) -> Iterator[Piece]:
    for bundle in bundled(small, _BATCH):
        accounts = [*chain(*bundle)]
        yield Block(_stored(accounts, assembly), restricted(decisions, accounts))


def _piles(piles: Iterable[Sequence[str]], assembly: Assembly) -> Iterator[Piece]:
    for bundle in bundled(piles, _BATCH):
        yield Piles(_stored(chain(*bundle), assembly), bundle)


def _stored(accounts: Iterable[str], assembly: Assembly) -> list[StoredAccount]:
    return [StoredAccount(*row) for row in assembly.stored([*accounts])]
