"""Base tables: what a chronicle holds, as rows of text. One file for each kind of thing; the table below lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from summitry.export.base.accounts import accounts, claims, evidence
from summitry.export.base.documents import citations, documents, sources
from summitry.export.base.engagements import conflicts, engagements, signed
from summitry.export.base.participants import participants, states
from summitry.export.base.standing import about, contacts, coverage, references
from summitry.export.holdings import Holdings
from summitry.export.schema import Row

BASE: Mapping[str, Callable[[Holdings], Iterable[Row]]] = {
    "engagements": engagements,
    "participants": participants,
    "signed": signed,
    "accounts": accounts,
    "evidence": evidence,
    "documents": documents,
    "sources": sources,
    "citations": citations,
    "conflicts": conflicts,
    "claims": claims,
    "states": states,
    "coverage": coverage,
    "reference_chronicles": references,
    "contacts": contacts,
    "about": about,
}
