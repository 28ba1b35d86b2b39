"""One independent block of accounts linked: groups, plans, decisions, and the engagements without their ids.

At once, or for a large block in three steps that come to the same: windows of time, each by itself (`group_windows`);
what is vaguer, plans and decisions, over the block (`settle_block`); the engagements, any number at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from summitry.linking.card import Folder, Source, is_reference
from summitry.linking.cluster import Cluster
from summitry.linking.decisions import Decisions, decided
from summitry.linking.grouping import Placing, group
from summitry.linking.link import assemble, told_of
from summitry.linking.parts import Teller
from summitry.linking.plans import merged, wants_of
from summitry.linking.rules import link_rules
from summitry.linking.scorer import Scorer
from summitry.model import Account, Engagement


class LinkedBlock(msgspec.Struct, frozen=True):
    """Home and score by account, what plans became by home, the engagements, and who tells of wholes.

    `piles` are the accounts of engagements that are still to be put together.
    """

    placed: dict[str, tuple[str, float]] = {}
    wants: dict[str, str] = {}
    engagements: list[Engagement] = []
    tellers: list[Teller] = []
    piles: list[list[str]] = []


def link_block(accounts: Sequence[Account], sources: Mapping[str, Source], decisions: Decisions) -> LinkedBlock:
    """The block linked; it must hold all accounts that a decision of these ties."""
    found = settle_block(accounts, sources, decisions, {})
    return msgspec.structs.replace(found, engagements=engagements_of(found.piles, accounts, sources), piles=[])


def group_windows(accounts: Sequence[Account], sources: Mapping[str, Source]) -> LinkedBlock:
    """The accounts of whole windows placed."""
    return LinkedBlock(placed=_placed(*_grouped(accounts, sources, Scorer(link_rules()))))


def settle_block(
    accounts: Sequence[Account], sources: Mapping[str, Source], decisions: Decisions, settled: Placing
) -> LinkedBlock:
    """The block linked up to its engagements; `settled` says how the accounts of its windows were placed."""
    rules, scorer = link_rules(), Scorer(link_rules())
    clusters, scores = _grouped(accounts, sources, scorer, settled)
    homes, placed = [cluster.accounts[0] for cluster in clusters], _placed(clusters, scores)
    wants = wants_of(clusters, rules)
    final = decided(merged(clusters, wants), decisions, scorer)
    return LinkedBlock(
        placed={given: where for given, where in placed.items() if given not in settled},
        wants={homes[plan]: homes[outcome.number] for plan, outcome in wants.items()},
        tellers=[
            Teller(one.account_id, one.doc_id, one.part_of)
            for one in accounts
            if one.part_of or is_reference(one.doc_id)
        ],
        piles=[cluster.accounts for cluster in final],
    )


def engagements_of(
    piles: Iterable[Sequence[str]], accounts: Iterable[Account], sources: Mapping[str, Source]
) -> list[Engagement]:
    """The engagement of each pile of accounts, without its id."""
    held = {account.account_id: account for account in accounts}
    return [assemble(told_of(pile, held, sources)) for pile in piles]


def _grouped(
    accounts: Iterable[Account], sources: Mapping[str, Source], scorer: Scorer, settled: Placing | None = None
) -> tuple[list[Cluster], dict[str, float]]:
    """Groups and the score of each account."""
    folder, scores = Folder(sources, scorer.rules), dict[str, float]()
    return group((folder.card(account) for account in accounts), scorer, scores, settled), scores


def _placed(clusters: Iterable[Cluster], scores: Mapping[str, float]) -> dict[str, tuple[str, float]]:
    """Each account with its group's founder and its score."""
    return {given: (one.accounts[0], scores[given]) for one in clusters for given in one.accounts}
