"""Pieces of linking: stored rows go out as JSON, what is linked comes back, and memory stays flat.

A piece holds some thousand accounts. Small blocks are put together to one; a large block is cut (`linking_rounds`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import msgspec

from summitry.linking import Decisions, Source, link_rules
from summitry.linking.block import LinkedBlock, engagements_of, group_windows, link_block, settle_block
from summitry.linking.cities import city_identity
from summitry.model import Account, Evidence, Place
from summitry.run.engine import Work

_account = msgspec.json.Decoder(Account)


class StoredAccount(msgspec.Struct, frozen=True):
    """An account as it is stored, its source, and the words on its date that linking reads."""

    data: str
    source: Source
    session: Evidence | None = None


class _Accounts(msgspec.Struct, frozen=True, tag=True):
    """Accounts to work on."""

    accounts: list[StoredAccount]


class Block(_Accounts, frozen=True):
    """Some whole blocks, and the decisions on them."""

    decisions: Decisions = Decisions()


class Windows(_Accounts, frozen=True):
    """Some whole windows of a large block."""


class Rest(_Accounts, frozen=True):
    """A large block of which the windows are `settled`."""

    settled: dict[str, tuple[str, float]]
    decisions: Decisions = Decisions()


class Piles(_Accounts, frozen=True):
    """Accounts of engagements that are to be put together."""

    piles: list[Sequence[str]]


Piece: TypeAlias = Block | Windows | Rest | Piles


def _prepare() -> None:
    """Load the rules and the table of cities."""
    link_rules()
    city_identity(Place("CHN", "Beijing"))


def linked(piece: Piece) -> LinkedBlock:
    """One piece done in this process."""
    accounts = whole(piece.accounts)
    sources = sources_of(piece.accounts)
    match piece:
        case Block():
            return link_block(accounts, sources, piece.decisions)
        case Windows():
            return group_windows(accounts, sources)
        case Rest():
            return settle_block(accounts, sources, piece.decisions, piece.settled)
        case Piles():
            return LinkedBlock(engagements=engagements_of(piece.piles, accounts, sources))


def whole(stored: Iterable[StoredAccount]) -> list[Account]:
    """The accounts, with the evidence that linking reads."""
    return [_whole(one) for one in stored]


def sources_of(stored: Iterable[StoredAccount]) -> Mapping[str, Source]:
    """Their sources by document."""
    return {one.source.doc_id: one.source for one in stored}


def _whole(one: StoredAccount) -> Account:
    account = _account.decode(one.data)
    return msgspec.structs.replace(account, evidence=(one.session,)) if one.session else account


def bundled(groups: Iterable[Sequence[str]], size: int) -> Iterator[list[Sequence[str]]]:
    """Groups of accounts put together until there are so many accounts, in their order."""
    bundle: list[Sequence[str]] = []
    held = 0
    for one in groups:
        bundle.append(one)
        held += len(one)
        if held >= size:
            yield bundle
            bundle, held = [], 0
    if bundle:
        yield bundle


LINKING: Work[Piece, LinkedBlock] = Work(linked, Piece, LinkedBlock, "accounts", _prepare)
