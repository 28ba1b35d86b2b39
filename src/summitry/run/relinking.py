"""The engagements put together from accounts, ids given before, and judgements: the one place where all three meet.

What is new is linked into what is there: only its neighbours decide again, and only engagements that change are told
and written anew. The result is the same, to the byte, as linking everything from the start.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import msgspec

from summitry.linking import Decisions, decisions_of, link_rules
from summitry.linking.affected import Affected
from summitry.linking.copy_pieces import Compared, Piece, compare
from summitry.linking.decisions import decided
from summitry.linking.ids import assign_ids
from summitry.linking.link import assemble, told_of
from summitry.linking.parts import contains, days_of_whole, part_of, place_parts, wholes_by_day
from summitry.linking.replay import Replay
from summitry.linking.reviewing import reviewed
from summitry.linking.scorer import Scorer
from summitry.linking.stamp import stamp
from summitry.model import Engagement
from summitry.run.assembling import accounts_now
from summitry.run.engine import ALONE, Engine, Work
from summitry.run.linking_rounds import link_all
from summitry.store import Assembly, Chronicle

_COMPARING: Work[Piece, Compared] = Work(compare, Piece, Compared, "texts")
_SHARE = 4  # where more than one account in so many is new, all are linked


def relink(
    chronicle: Chronicle, touched: Collection[str] = (), *, whole: bool | None = None, engine: Engine = ALONE
) -> int:
    """Link what is new, and assemble again what holds the accounts `touched`, within a transaction.

    The number of engagements that changed. Everything is linked from the start where `whole` says so, or where it says
    nothing and much is new; what was linked by other rules is linked again in any case. Who does the work, `engine`,
    does not change the result.
    """
    assembly = chronicle.assembly()
    waiting, held = assembly.sizes()
    docs = chronicle.note_copies(lambda pieces: engine.mapped(_COMPARING, pieces, waiting))
    much = waiting * _SHARE > held if whole is None else whole
    if much or assembly.stamp() != stamp():
        return _link_all(chronicle, assembly, engine)
    return _link_new(chronicle, assembly, touched, docs)


def _decisions(chronicle: Chronicle) -> Decisions:
    judgements = chronicle.judgements()
    return decisions_of(judgements, accounts_now(chronicle, judgements))[0]


# -- everything


def _link_all(chronicle: Chronicle, assembly: Assembly, engine: Engine) -> int:
    """In independent pieces; ids and parts over all."""
    assembly.start_anew()
    decisions = _decisions(chronicle)
    found = link_all(assembly, decisions, engine)
    names = assembly.names()
    named = reviewed(assign_ids(found.engagements, names, assembly.former(names.values(), decisions.stays)), decisions)
    assembly.keep({}, {})
    return assembly.write(place_parts(named, found.tellers, link_rules()), None)


# -- what is new


def _link_new(chronicle: Chronicle, assembly: Assembly, touched: Collection[str], docs: Collection[str]) -> int:
    rules, scorer = link_rules(), Scorer(link_rules())
    world = assembly.world
    new, gone = world.new(), world.gone()
    replay = Replay(world, scorer, new, gone)
    replay.run()
    affected = Affected(replay, world, rules)
    homes = affected.settle()
    decisions = _decisions(chronicle)
    lost = assembly.gone()
    renamed = set(lost.values()) | set(world.names([one.card.account_id for one in new]).values())
    loose = {*touched, *lost, *assembly.told_in(docs)}
    accounts = affected.closed(homes, loose, decisions)
    beside = _beside(assembly, renamed, accounts)
    if beside:
        accounts = affected.closed(homes, loose | beside, decisions)
    if not accounts and not lost:
        assembly.keep({}, {})
        return 0
    clusters = decided(affected.clusters(accounts), decisions, scorer)
    found = [assemble(told_of(cluster.accounts, world.accounts, world.sources)) for cluster in clusters]
    called = world.names(accounts)
    named = reviewed(assign_ids(found, called, assembly.known(called, decisions.stays)), decisions)
    before = assembly.standing(accounts | set(lost))
    final, others = _with_parts(assembly, named, before, accounts | set(lost))
    changed = assembly.write(final + others, {*before, *(one.id for one in others)})
    assembly.keep(replay.decided, affected.wants)
    return changed


def _beside(assembly: Assembly, names: Collection[str], accounts: Collection[str]) -> set[str]:
    """Accounts of engagements that alone bear one of these names elsewhere: it may come to them, or be taken."""
    bearers = assembly.bearers(names, accounts)
    return assembly.members({given for ids in bearers.values() if len(ids) == 1 for given in ids}) - set(accounts)


def _with_parts(
    assembly: Assembly, named: Sequence[Engagement], before: Mapping[str, Engagement], accounts: Collection[str]
) -> tuple[list[Engagement], list[Engagement]]:
    """The engagements with what they are part of, and others that are now part of something else."""
    rules, world = link_rules(), assembly.world
    wholes = [*named, *before.values()]
    near = [
        one
        for one in assembly.meetings(wholes)
        if one.id not in before and (one.part_of in before or any(_on_its_days(whole, one) for whole in wholes))
    ]
    beside = assembly.beside(accounts) - set(accounts)
    world.groups_of(beside)
    pointing = {given for given in beside if world.accounts[given].part_of in accounts}
    others = {one.id: one for one in (*near, *assembly.standing(pointing).values()) if one.id not in before}
    asked = [*named, *others.values()]
    world.groups_of({account for one in others.values() for account in one.accounts})
    pointed = {whole for one in asked for account in one.accounts if (whole := world.accounts[account].part_of)}
    home = assembly.homes(pointed - set(accounts)) | {given: one.id for one in named for given in one.accounts}
    days = {one.date.day for one in asked if one.kind == "meeting" and one.date is not None and one.date.day}
    by_day = wholes_by_day([*named, *(one for one in assembly.wholes(days) if one.id not in before)])
    placed = [msgspec.structs.replace(one, part_of=part_of(one, world.accounts, home, by_day, rules)) for one in asked]
    return placed[: len(named)], placed[len(named) :]


def _on_its_days(whole: Engagement, one: Engagement) -> bool:
    day = one.date.day if one.date else None
    return day is not None and day in days_of_whole(whole) and contains(whole, one, link_rules())
