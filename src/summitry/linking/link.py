"""Linking: accounts of one engagement become one engagement; nothing is lost and nothing decided silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec

from summitry.linking.card import Folder, Source
from summitry.linking.choosing import Choice
from summitry.linking.conflicts import find_conflicts
from summitry.linking.day_rules import choose_date
from summitry.linking.decisions import Decisions, decided
from summitry.linking.fields import (
    choose_kind,
    choose_place,
    choose_status,
    choose_text,
    merge_documents,
    merge_participants,
)
from summitry.linking.grouping import group
from summitry.linking.history import history_of
from summitry.linking.ids import Known, assign_ids, readable_id
from summitry.linking.parts import place_parts
from summitry.linking.plans import settle_plans
from summitry.linking.reviewing import reviewed
from summitry.linking.rules import LinkRules, link_rules
from summitry.linking.scorer import Scorer
from summitry.linking.told import Told, voices
from summitry.model import IN_PERSON, Account, Chosen, Engagement, VisitType


def link(
    accounts: Iterable[Account],
    sources: Mapping[str, Source],
    known: Known | None = None,
    rules: LinkRules | None = None,
    decisions: Decisions | None = None,
) -> tuple[Engagement, ...]:
    """Engagements, sorted by id, of which every account is told exactly once.

    `sources` gives publisher and publication day by doc_id (a document without is allowed); `known` what ids stood
    for before, `decisions` what people decided. The result depends on these alone, not on their order.
    """
    rules, decisions = rules or link_rules(), decisions or Decisions()
    held = {account.account_id: account for account in accounts}
    folder = Folder(sources, rules)
    cards = [folder.card(account) for account in held.values()]
    scorer = Scorer(rules)
    clusters = decided(settle_plans(group(cards, scorer), rules), decisions, scorer)
    assembled = [assemble(told_of(cluster.accounts, held, sources)) for cluster in clusters]
    names = {given: readable_id(account) for given, account in held.items()}
    known = msgspec.structs.replace(known or Known(), stays=decisions.stays)
    named = reviewed(assign_ids(assembled, names, known), decisions)  # ids are made of what the machine found
    return tuple(place_parts(named, held, rules))


def told_of(ids: Iterable[str], accounts: Mapping[str, Account], sources: Mapping[str, Source]) -> list[Told]:
    """These accounts with their sources, in the order of their ids."""
    members = [accounts[given] for given in sorted(ids)]
    return [Told(one, sources.get(one.doc_id) or Source(one.doc_id)) for one in members]


def assemble(told: Sequence[Told]) -> Engagement:
    """One engagement from the accounts that tell of it; its id is given later."""
    accounts = [one.account for one in told]
    kind = choose_kind(told)
    date, status = choose_date(told, kind.value or accounts[0].kind), choose_status(told)
    place, country, city = choose_place(told)
    visit_type: Choice[VisitType] = choose_text(told, lambda account: account.visit_type)
    engagement = Engagement(
        id="",
        kind=kind.value or accounts[0].kind,
        level="leader" if any(account.level == "leader" for account in accounts) else "ministerial",
        status=status.value or accounts[0].status,
        participants=merge_participants(told),
        date=date.value,
        place=place if kind.value in IN_PERSON else None,
        visit_type=visit_type.value,
        occasion=choose_text(told, lambda account: account.occasion).value,
        documents=merge_documents(told),
        central=any(account.central for account in accounts),
        accounts=tuple(account.account_id for account in accounts),
        history=history_of(told),
        independent_sources=voices(told),
    )
    choices: dict[str, Choice[Any]] = {
        "kind": kind, "date": date, "status": status, "country": country, "city": city, "visit_type": visit_type,
    }  # fmt: skip
    conflicts = find_conflicts(engagement, told, choices) if len(told) > 1 else ()
    return msgspec.structs.replace(engagement, conflicts=conflicts, chosen=_chosen(choices))


def _chosen(choices: Mapping[str, Choice[Any]]) -> tuple[Chosen, ...]:
    """Why each field shows what it shows, where accounts gave more than one value."""
    told = sorted(choices.items())
    return tuple(
        Chosen(field, choice.rule, choice.why) for field, choice in told if choice.rule not in ("alone", "none")
    )
