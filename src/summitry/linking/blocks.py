"""Accounts parted into independent blocks, to be linked apart: by several processes, or by the tasks of a cluster.

Two accounts can only ever stand in one engagement if a chain of accounts leads from one to the other in which
neighbours share a key (a kind and two sides, see `index.block_keys`), or a person's decision ties them. What no such
chain joins is independent. Ids and parts are given afterwards, over all.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable


def partition(keys: Iterable[tuple[Hashable, str]], ties: Iterable[Collection[str]] = ()) -> list[list[str]]:
    """Independent blocks of accounts, the largest first, each sorted.

    `keys` are pairs of a key and an account, in any order; `ties` groups of accounts that decisions tie. The batch uses
    this to link shards of a chronicle apart; `summitry.run` does, to link with several processes.
    """
    held = _Joined()
    first: dict[Hashable, int] = {}
    for key, account in keys:
        number = held.number(account)
        held.join(first.setdefault(key, number), number)
    for group in ties:
        numbers = [held.number(account) for account in group]
        for number in numbers[1:]:
            held.join(numbers[0], number)
    return sorted((sorted(block) for block in held.blocks()), key=lambda block: (-len(block), block[0]))


class _Joined:
    """Accounts and what was joined, by number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._leads: list[int] = []

    def number(self, account: str) -> int:
        found = self._numbers.setdefault(account, len(self._leads))
        if found == len(self._leads):
            self._leads.append(found)
        return found

    def join(self, one: int, other: int) -> None:
        one, other = self._root(one), self._root(other)
        self._leads[max(one, other)] = min(one, other)

    def blocks(self) -> Iterable[list[str]]:
        found: dict[int, list[str]] = {}
        for account, number in self._numbers.items():
            found.setdefault(self._root(number), []).append(account)
        return found.values()

    def _root(self, number: int) -> int:
        leads = self._leads
        while leads[number] != number:
            leads[number] = leads[leads[number]]
            number = leads[number]
        return number
