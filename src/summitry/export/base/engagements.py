"""Engagements, what was signed at them, and on what their accounts disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summitry.export.base.cells import date_cells, listed, person, place_cells, year_of
from summitry.export.base.positions import Positions
from summitry.export.derive.safe import line
from summitry.export.holdings import Holdings
from summitry.export.schema import Row
from summitry.model import Engagement

HELD = frozenset({"occurred", "ongoing"})


def engagements(holdings: Holdings) -> Iterator[Row]:
    """The rows of table engagements, by day."""
    tellers = {one.account_id: one.doc_id for one in holdings.accounts}
    positions = Positions(holdings.lexicon)
    for one in holdings.engagements:
        yield _row(one, tellers, reviewed=one.id in holdings.reviewed) | positions.cells(one.place)


def _row(one: Engagement, tellers: Mapping[str, str], *, reviewed: bool) -> dict[str, str]:
    return {
        "id": one.id, **date_cells(one.date), "year": year_of(one.date), "kind": one.kind, "level": one.level,
        "status": one.status, "held": str(int(one.status in HELD)),
        "participants": listed(person(party) for party in one.participants),
        "states": listed(sorted({party.country for party in one.participants if party.country})),
        **place_cells(one), "visit_type": one.visit_type or "", "occasion": line(one.occasion),
        "part_of": one.part_of or "", "accounts": str(len(one.accounts)),
        "documents": str(len({tellers[account] for account in one.accounts if account in tellers})),
        "conflicts": listed(dict.fromkeys(conflict.field for conflict in one.conflicts)),
        "reviewed": str(int(reviewed)),
    }  # fmt: skip


def signed(holdings: Holdings) -> Iterator[Row]:
    """The rows of table signed."""
    for one in holdings.engagements:
        for ordinal, text in enumerate(one.documents):
            count = "" if text.count is None else str(text.count)
            yield {
                "engagement_id": one.id, "ordinal": str(ordinal), "type": text.type, "count": count,
                "title": line(text.title),
            }  # fmt: skip


def conflicts(holdings: Holdings) -> Iterator[Row]:
    """The rows of table conflicts: every value of every field in dispute."""
    for one in holdings.engagements:
        for conflict in one.conflicts:
            for ordinal, value in enumerate(conflict.values):
                yield {
                    "engagement_id": one.id, "field": conflict.field, "ordinal": str(ordinal),
                    "value": line(value.value), "accounts": listed(value.accounts), "chosen": line(conflict.chosen),
                    "why": line(conflict.why),
                }  # fmt: skip
