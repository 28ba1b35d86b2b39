"""The chronicle file (SQLite): documents, accounts, claims, evidence, engagements, judgements, imports."""

from summitry.store.assembly import Assembly
from summitry.store.chronicle import Chronicle
from summitry.store.claims import StoredClaim
from summitry.store.documents import Stored, heirs, known_of
from summitry.store.doubts import Doubt
from summitry.store.engagements import is_listed
from summitry.store.holdings import Covered, Holding, Publisher
from summitry.store.imports import ImportRow, ImportTotals, Outcome
from summitry.store.ledger import ClaimsWanted, Told
from summitry.store.query import Tally
from summitry.store.releases import Release
from summitry.store.search import CLOSE, OPEN, Found
from summitry.store.sourcing import Mark, Root
from summitry.store.wanted import Wanted

__all__ = [
    "CLOSE",
    "OPEN",
    "Assembly",
    "Chronicle",
    "ClaimsWanted",
    "Covered",
    "Doubt",
    "Found",
    "Holding",
    "ImportRow",
    "ImportTotals",
    "Mark",
    "Outcome",
    "Publisher",
    "Release",
    "Root",
    "Stored",
    "StoredClaim",
    "Tally",
    "Told",
    "Wanted",
    "heirs",
    "is_listed",
    "known_of",
]
