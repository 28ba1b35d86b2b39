"""Why somebody should look at an engagement, in words, and which others it could be the same as."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from summitry.linking import link_rules
from summitry.model import Engagement
from summitry.present.sheet import Dossier
from summitry.store import Chronicle, Wanted

_PLANNED = ("scheduled", "expected", "proposed")
_WEAK = 0.3  # score above the threshold of linking
_NEAR = timedelta(days=4)
_MOST = 6


def doubts_of(dossier: Dossier, as_of: date | None) -> list[str]:
    """The reasons, gravest first; nothing for what is plain. `as_of` is the last day that the chronicle covers."""
    one = dossier.engagement
    found = [f"sources disagree on {conflict.field}" for conflict in one.conflicts]
    if one.status in _PLANNED:
        found += _plan(one, as_of)
    if one.independent_sources <= 1:
        found.append("only one independent source")
    if one.date is None:
        found.append("no day is known")
    elif one.date.basis == "publication":
        found.append("its day is only that of publication")
    found += _weak(dossier)
    return found


def _plan(one: Engagement, as_of: date | None) -> Iterator[str]:
    day = one.date.latest if one.date else None
    if day is None or as_of is None:
        yield "a plan without a day"
    elif day < as_of:
        yield f"planned for {day}, and no source says what became of it"


def _weak(dossier: Dossier) -> Iterator[str]:
    """Accounts that only just fit the others."""
    threshold = link_rules().threshold
    for account in dossier.accounts:
        verdict = dossier.link(account)
        if verdict is not None and not verdict.veto and verdict.score < threshold + _WEAK:
            yield f"the account of {dossier.teller(account)} fits the others only just (score {verdict.score:.2f})"


def could_be(chronicle: Chronicle, one: Engagement) -> list[Engagement]:
    """Engagements of the same sides within four days: what a person may take for the same."""
    sides = list(dict.fromkeys(party.country for party in one.participants if party.country))[:2]
    people = () if len(sides) == 2 else tuple(party.name for party in one.participants if party.name)[:1]
    low, high = (one.date.earliest, one.date.latest) if one.date else (None, None)
    if not sides or (low is None and high is None):
        return []
    wanted = Wanted(
        between=tuple(sides), people=people,
        since=(low or high or date.min) - _NEAR, until=(high or low or date.max) + _NEAR,
    )  # fmt: skip
    return [other for other in chronicle.page(wanted, _MOST + 1).found if other.id != one.id][:_MOST]
