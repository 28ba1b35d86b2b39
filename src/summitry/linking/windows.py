"""Windows of time inside a block: accounts whose days are told to a week, parted where nobody can join two parts.

Grouping goes from the most specific accounts to the vaguest, so those that tell their days to a week are placed before
anybody else, and each by the groups that it fits. It fits none of which a member is refused for its days, unless it
lies within the stay of the account that founded the group; in either case it shares a key with an account that is no
further away than `dates.farthest`. What no chain of such neighbours joins is independent: a burst of reports about one
summit is a window of its own. Vaguer accounts reach over months, and are placed when all windows are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from summitry.linking.blocks import partition
from summitry.linking.card import Card
from summitry.linking.dates import farthest
from summitry.linking.grouping import is_sharp
from summitry.linking.index import block_keys


class Span(msgspec.Struct, frozen=True, gc=False):
    """An account that tells its days to a week: from `low` to `high`, as ordinals."""

    low: int
    high: int
    account_id: str
    family: str
    keys: tuple[str, ...]


def span_of(card: Card) -> Span | None:
    """The span of an account; None for one that is too vague for a window."""
    days, party = card.profile.days, card.profile.party
    if not is_sharp(days) or days.low is None or days.high is None:
        return None
    return Span(days.low, days.high, card.account_id, party.family, block_keys(party))


def windows(spans: Iterable[Span]) -> list[list[str]]:
    """The accounts in independent parts, the largest first, each sorted."""
    by_key: dict[str, list[Span]] = {}
    for span in spans:
        for key in span.keys:
            by_key.setdefault(key, []).append(span)
    return partition(((key, part), given) for key, some in by_key.items() for part, given in _parts(some))


def _parts(spans: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Accounts of one key with the number of their part: a new one begins where nobody reaches the next."""
    part, end = 0, 0
    for span in sorted(spans, key=lambda one: (one.low, one.high)):
        if span.low > end + farthest(span.family):
            part += 1
        end = max(end, span.high)
        yield part, span.account_id
