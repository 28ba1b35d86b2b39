"""Accounts and claims with the exact words behind them."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.export.base.cells import date_cells, listed, person, place_cells
from summitry.export.derive.safe import line
from summitry.export.holdings import Holdings
from summitry.export.licences import is_open
from summitry.export.schema import Row
from summitry.model import Account

#: The longest quote of a share-safe package, in characters: a sentence or two.
QUOTE_LIMIT = 200


def accounts(holdings: Holdings) -> Iterator[Row]:
    """The rows of table accounts, by engagement, in the order of their documents."""
    for engagement_id, one in _owned(holdings):
        yield {
            "account_id": one.account_id, "engagement_id": engagement_id, "doc_id": one.doc_id,
            **date_cells(one.date), "kind": one.kind, "level": one.level, "status": one.status,
            "participants": listed(person(party) for party in one.participants), **place_cells(one),
            "visit_type": one.visit_type or "", "occasion": line(one.occasion),
        }  # fmt: skip


def _owned(holdings: Holdings) -> Iterator[tuple[str, Account]]:
    held = {one.account_id: one for one in holdings.accounts}
    for engagement in holdings.engagements:
        for account_id in engagement.accounts:
            if account_id in held:
                yield engagement.id, held[account_id]


def evidence(holdings: Holdings) -> Iterator[Row]:
    """The rows of table evidence; `quote` is exact unless it says that it was cut."""
    cut = _cut(holdings)
    for _, account in _owned(holdings):
        for ordinal, one in enumerate(account.evidence):
            yield {
                "account_id": account.account_id, "ordinal": str(ordinal), "doc_id": one.doc_id, "field": one.field,
                "quote_start": str(one.start), "quote_end": str(one.end), "supports": one.supports, "rule": one.rule,
                **_words(one.quote, cut=one.doc_id in cut),
            }  # fmt: skip


def _cut(holdings: Holdings) -> frozenset[str]:
    """The documents whose quotes are cut: when sharing, all but those under open licences."""
    if not holdings.shared:
        return frozenset()
    return frozenset(doc_id for doc_id, one in holdings.documents.items() if not is_open(one.licence))


def _words(text: str, *, cut: bool, name: str = "quote") -> dict[str, str]:
    cut = cut and len(text) > QUOTE_LIMIT
    return {name: text[:QUOTE_LIMIT] if cut else text, "quote_cut": str(int(cut))}


def claims(holdings: Holdings) -> Iterator[Row]:
    """The rows of table claims."""
    cut = _cut(holdings)
    for one in holdings.claims:
        yield {
            "claim_id": one.claim_id, "doc_id": one.doc_id, "type": one.type, "speaker": line(one.speaker),
            "speaker_type": one.speaker_type or "", "parties": listed(one.parties), "value": _number(one.value),
            "unit": line(one.unit), "period": one.period or "", "change_pct": _number(one.change_pct),
            "qualifier": one.qualifier or "", **_words(one.text, cut=one.doc_id in cut, name="text"),
        }  # fmt: skip


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return str(int(value)) if value.is_integer() else repr(value)
