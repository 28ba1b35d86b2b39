"""Plans and what became of them: an announced visit held on other days is one engagement with a history.

A plan joins an outcome only when the same people are named, the outcome follows its announcement within
reach of the planned days, and no second outcome could be meant. Every plan is tried against what happened alone;
of two plans of one teller for the same outcome the one that comes first in the order of making joins.
A plan whose day passed without an account stays a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summitry.linking.cluster import Cluster
from summitry.linking.comparators import guest, kind, occasion, people, place
from summitry.linking.comparison import Comparison
from summitry.linking.index import Block, block_keys, months_between
from summitry.linking.profile import Profile
from summitry.linking.rules import LinkRules

_CHECKS = (kind, people, guest, place, occasion)
_VAGUE = 15  # days; what was held at some time that year is no outcome of a plan
_Days = tuple[int, int]


def settle_plans(clusters: Sequence[Cluster], rules: LinkRules) -> list[Cluster]:
    """The clusters with plans merged into their outcomes, order kept."""
    return merged(clusters, wants_of(clusters, rules))


def wants_of(clusters: Sequence[Cluster], rules: LinkRules) -> dict[int, Cluster]:
    """The only outcome of each plan that has one, by the plan's number."""
    outcomes = _outcomes_by_block(clusters)
    plans = [cluster for cluster in clusters if cluster.planned] if outcomes else []
    found = ((plan, only_outcome(plan, _near(plan, outcomes), rules)) for plan in plans)
    return {plan.number: outcome for plan, outcome in found if outcome is not None}


def merged(clusters: Sequence[Cluster], wants: Mapping[int, Cluster]) -> list[Cluster]:
    """The clusters with plans merged into what they want, unless another plan of their teller was there before."""
    gone: set[int] = set()
    for plan in clusters:
        outcome = wants.get(plan.number)
        if outcome is not None and not plan.tellers & outcome.tellers:
            outcome.absorb(plan)
            gone.add(plan.number)
    return [cluster for cluster in clusters if cluster.number not in gone]


def reach_of(profiles: Iterable[Profile], rules: LinkRules) -> set[Block]:
    """Where plans are looked for that these may have become, and what became of these plans."""
    reach = rules.moved["days"]
    return {
        (key, month)
        for profile in profiles
        if profile.days.low is not None and profile.days.high is not None
        for key in block_keys(profile.party)
        for month in months_between(profile.days.low - reach, profile.days.high + reach)
    }


def _outcomes_by_block(clusters: Sequence[Cluster]) -> dict[str, list[Cluster]]:
    found: dict[str, list[Cluster]] = {}
    for cluster in clusters:
        if not cluster.planned:
            for key in _keys(cluster):
                found.setdefault(key, []).append(cluster)
    return found


def _keys(cluster: Cluster) -> set[str]:
    return {key for profile in cluster.profiles for key in block_keys(profile.party)}


def _near(plan: Cluster, outcomes: dict[str, list[Cluster]]) -> Iterator[Cluster]:
    for key in _keys(plan):
        yield from outcomes.get(key, ())


def only_outcome(plan: Cluster, outcomes: Iterable[Cluster], rules: LinkRules) -> Cluster | None:
    """What became of a plan, if one of these alone can be meant."""
    days = plan.span
    if days is None:
        return None
    near: dict[int, Cluster] = {}
    for outcome in outcomes:
        if outcome.number not in near and _in_reach(plan, days, outcome, rules) and _agree(plan, outcome, rules):
            near[outcome.number] = outcome
    return next(iter(near.values())) if len(near) == 1 else None


def _in_reach(plan: Cluster, days: _Days, outcome: Cluster, rules: LinkRules) -> bool:
    held = outcome.span
    if held is None or held[1] - held[0] > _VAGUE or plan.tellers & outcome.tellers:
        return False
    announced = max((card.published for card in plan.cards if card.published is not None), default=None)
    if announced is not None and held[1] < announced - 1:
        return False  # what lay in the past when the plan was told is not its outcome
    reach = rules.moved["days"]
    return days[0] - reach <= held[1] and held[0] <= days[1] + reach


def _agree(plan: Cluster, outcome: Cluster, rules: LinkRules) -> bool:
    """Nobody refuses, and named people are shared."""
    named = False
    theirs = _distinct(outcome)
    for mine in _distinct(plan):
        for other in theirs:
            parts = _parts(mine, other, rules)
            if any(part.veto or part.score <= rules.place["other_country"] for part in parts):
                return False
            named = named or any(part.name == "people" and part.score >= rules.people["one_named"] for part in parts)
    return named


def _distinct(cluster: Cluster) -> list[Profile]:
    """One profile for all that differ in their days alone."""
    return list({profile.numbers[:2]: profile for profile in cluster.profiles}.values())


def _parts(one: Profile, other: Profile, rules: LinkRules) -> list[Comparison]:
    found = (check(one, other, rules) for check in _CHECKS)
    return [part for part in found if part is not None]
