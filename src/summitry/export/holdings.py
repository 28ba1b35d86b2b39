"""What is exported: the chosen engagements of a chronicle with all that stands behind them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from summitry.counting import Count
from summitry.lexicon import Lexicon
from summitry.lexicon.reference import Reference
from summitry.lexicon.reference_rows import Cited
from summitry.model import Account, Claim, Document, Engagement


@dataclass(frozen=True, kw_only=True)
class Holdings:
    """Engagements by day, with the accounts, documents and claims behind them.

    `documents` by id, those that tell of the engagements or hold the claims; `cited` what a reference row's document
    cites, by its id; `watched` the documents of the whole chronicle that tell of a state's contacts, as (year of
    publication, state, doc_id); `counts` gives the contacts of each pair of states by `rule`; `shared` cuts quotes.
    Not `complete` is a chronicle whose last build was broken off.
    """

    engagements: tuple[Engagement, ...]
    accounts: tuple[Account, ...]
    documents: Mapping[str, Document]
    lexicon: Lexicon
    claims: tuple[Claim, ...] = ()
    cited: Mapping[str, tuple[Cited, ...]] = field(default_factory=dict)
    references: tuple[Reference, ...] = ()
    reviewed: frozenset[str] = frozenset()
    watched: tuple[tuple[int, str, str], ...] = ()
    counts: Callable[[], Mapping[tuple[str, str], Count]] = dict
    rule: str = "in-person"
    since: date | None = None
    until: date | None = None
    as_of: date | None = None
    filters: str = ""
    version: str = ""
    shared: bool = False
    complete: bool = True
