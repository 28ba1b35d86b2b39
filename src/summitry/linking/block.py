"""One independent block of accounts linked: groups, plans, decisions, and the engagements without their ids."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from summitry.linking.card import Folder, Source, is_reference
from summitry.linking.decisions import Decisions, decided
from summitry.linking.grouping import group
from summitry.linking.link import assemble, told_of
from summitry.linking.parts import Teller
from summitry.linking.plans import merged, wants_of
from summitry.linking.rules import link_rules
from summitry.linking.scorer import Scorer
from summitry.model import Account, Engagement


class LinkedBlock(msgspec.Struct, frozen=True):
    """Home and score by account, what plans became by home, the engagements, and who tells of wholes."""

    placed: dict[str, tuple[str, float]]
    wants: dict[str, str]
    engagements: list[Engagement]
    tellers: list[Teller]


def link_block(accounts: Sequence[Account], sources: Mapping[str, Source], decisions: Decisions) -> LinkedBlock:
    """The block linked; it must hold all accounts that a decision of these ties."""
    rules, scores = link_rules(), dict[str, float]()
    scorer, folder = Scorer(rules), Folder(sources, rules)
    held = {account.account_id: account for account in accounts}
    clusters = group([folder.card(account) for account in held.values()], scorer, scores)
    homes = {cluster.number: cluster.cards[0].account_id for cluster in clusters}
    placed = {
        card.account_id: (homes[cluster.number], scores[card.account_id])
        for cluster in clusters
        for card in cluster.cards
    }
    wants = wants_of(clusters, rules)
    final = decided(merged(clusters, wants), decisions, scorer)
    return LinkedBlock(
        placed,
        {homes[plan]: homes[outcome.number] for plan, outcome in wants.items()},
        [assemble(told_of(cluster, held, sources)) for cluster in final],
        [
            Teller(one.account_id, one.doc_id, one.part_of)
            for one in held.values()
            if one.part_of or is_reference(one.doc_id)
        ],
    )
