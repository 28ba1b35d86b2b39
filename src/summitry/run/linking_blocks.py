"""Blocks of accounts linked by several processes: stored rows go out, engagements come back, memory stays flat."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from summitry.errors import SummitryError
from summitry.linking import Decisions, Source, link_rules
from summitry.linking.block import LinkedBlock, link_block
from summitry.linking.cities import city_identity
from summitry.linking.decisions import restricted
from summitry.model import Account, Evidence, Place
from summitry.run.pool import Pool

_BATCH = 4_000  # accounts that are given to a process at once, unless one block is larger
_FEW = 40_000  # accounts for which no process is started
_encode = msgspec.json.Encoder().encode
_account = msgspec.json.Decoder(Account)
_linked = msgspec.json.Decoder(LinkedBlock)


class StoredAccount(msgspec.Struct, frozen=True):
    """An account as it is stored, its source, and the words on its date that linking reads."""

    data: str
    source: Source
    session: Evidence | None = None


class Block(msgspec.Struct, frozen=True):
    """What a process is given: accounts of some blocks, and the decisions on them."""

    accounts: list[StoredAccount]
    decisions: Decisions


_block = msgspec.json.Decoder(Block)


class LinkTask:
    """What each process does."""

    def prepare(self) -> None:
        """Load the rules and the table of cities."""
        link_rules()
        city_identity(Place("CHN", "Beijing"))

    def run(self, items: Sequence[bytes], attempt: int) -> list[bytes]:  # noqa: ARG002 - as `Task` has it
        """Blocks linked, as JSON both."""
        return [_encode(linked(_block.decode(item))) for item in items]

    def lost(self, item: bytes, why: str) -> bytes:
        """Nothing can be left out."""
        raise SummitryError(f"{len(item)} bytes of accounts could not be linked ({why})", hint="try with --workers 1")


def linked(block: Block) -> LinkedBlock:
    """One block linked in this process."""
    accounts = [_whole(one) for one in block.accounts]
    return link_block(accounts, {one.source.doc_id: one.source for one in block.accounts}, block.decisions)


def _whole(one: StoredAccount) -> Account:
    account = _account.decode(one.data)
    return msgspec.structs.replace(account, evidence=(one.session,)) if one.session else account


def link_blocks(blocks: Iterable[Block], workers: int, held: int) -> Iterator[LinkedBlock]:
    """All blocks linked, in their order; `held` is the number of accounts."""
    if workers < 2 or held < _FEW:
        yield from (linked(block) for block in blocks)
        return
    with Pool(LinkTask(), workers) as pool:
        for _, results in pool.mapped([_encode(block)] for block in blocks):
            yield from (_linked.decode(result) for result in results)


def bundled(blocks: Iterable[Sequence[str]], decisions: Decisions) -> Iterator[tuple[list[str], Decisions]]:
    """Small blocks put together, with the decisions on them."""
    bundle: list[str] = []
    for block in blocks:
        bundle.extend(block)
        if len(bundle) >= _BATCH:
            yield bundle, restricted(decisions, bundle)
            bundle = []
    if bundle:
        yield bundle, restricted(decisions, bundle)
