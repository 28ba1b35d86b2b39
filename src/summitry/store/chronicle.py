"""A chronicle: the file that holds documents, accounts, engagements and what came of the import.

`Chronicle.open` only reads and works on read-only media; `Chronicle.create` makes the file or brings it up
to date. Everything comes back in a fixed order, so that the same chronicle always prints the same.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from os import PathLike
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from summitry.linking import Source
from summitry.linking.copies import Copy, Sketch, as_copies
from summitry.model import Account, Claim, ClaimType, Document, Engagement, Extraction
from summitry.store import claims, copies, documents, engagements, holdings, imports, standing
from summitry.store.assembly import Assembly
from summitry.store.claims import StoredClaim
from summitry.store.connect import open_for_reading, open_for_writing
from summitry.store.copies import Mapper, here
from summitry.store.documents import Stored
from summitry.store.doubts import Doubt, queued, waiting
from summitry.store.faults import explained, no_such_document
from summitry.store.history import History
from summitry.store.holdings import Covered, Holding, Publisher, count_holdings, find_holdings
from summitry.store.imports import ImportRow, ImportTotals, Outcome
from summitry.store.ledger import ClaimsWanted, Told, claims_between, count_claims, find_claims
from summitry.store.query import Listed, Tally, by_year, find, find_page, number
from summitry.store.search import Found, hits, search
from summitry.store.wanted import Wanted


class Chronicle(History):
    """One open chronicle. Use it as a context manager, or call `close`."""

    @classmethod
    def open(cls, path: str | PathLike[str]) -> Self:
        """Open for reading. Raises StoreError where there is no chronicle that this program knows."""
        return cls(open_for_reading(Path(path)), Path(path))

    @classmethod
    def create(cls, path: str | PathLike[str]) -> Self:
        """Open for writing, making the file if there is none. Raises StoreError where that is impossible."""
        return cls(open_for_writing(Path(path)), Path(path))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was not committed is undone."""
        self._connection.close()

    # -- reading

    def engagements(self, wanted: Wanted | None = None) -> list[Engagement]:
        """Engagements by day, all or those wanted."""
        with explained(self.path):
            return list(find(self._connection, wanted or Wanted()))

    def page(self, wanted: Wanted, limit: int, offset: int = 0, after: str | None = None) -> Listed:
        """Some of the engagements wanted, in the same order, and how many there are; `after` is the id before them."""
        with explained(self.path):
            return find_page(self._connection, wanted, limit, offset, after)

    def number(self, wanted: Wanted) -> int:
        """How many engagements are wanted."""
        with explained(self.path):
            return number(self._connection, wanted)

    def queued(self, doubt: Doubt | None, place: int) -> Engagement | None:
        """The undecided engagement at a place of the queue, the gravest doubt first; None beyond the end."""
        with explained(self.path):
            return queued(self._connection, doubt, place)

    def waiting(self, doubt: Doubt | None = None) -> int:
        """How many engagements nobody has decided on, all or those with one doubt."""
        with explained(self.path):
            return waiting(self._connection, doubt)

    def engagement(self, wanted: str) -> Engagement:
        """The engagement of this id, or of an older id that still answers. Raises NotFound."""
        with explained(self.path):
            return engagements.read_one(self._connection, wanted)

    def accounts(self, engagement: Engagement) -> list[Account]:
        """The accounts that tell of an engagement, with their evidence."""
        with explained(self.path):
            return documents.accounts_with_evidence(self._connection, engagement.accounts)

    def accounts_by_id(self, ids: Sequence[str]) -> list[Account]:
        """The accounts of these ids, those that there are, with their evidence."""
        with explained(self.path):
            return documents.accounts_with_evidence(self._connection, ids)

    def engagements_by_id(self, ids: Sequence[str]) -> list[Engagement]:
        """The engagements of these ids, those that there are."""
        with explained(self.path):
            return engagements.read_some(self._connection, ids)

    def engagements_of(self, accounts: Sequence[str]) -> list[Engagement]:
        """The engagements that hold these accounts, each once, in the order of their ids."""
        with explained(self.path):
            return engagements.read_some(self._connection, engagements.homes(self._connection, accounts))

    def homes(self, account_ids: Sequence[str]) -> dict[str, Engagement]:
        """The engagement that each account stands in."""
        with explained(self.path):
            return engagements.read_homes(self._connection, account_ids)

    def parts(self, engagement: Engagement) -> list[Engagement]:
        """The engagements within a visit or gathering, by id."""
        with explained(self.path):
            return engagements.read_parts(self._connection, engagement.id)

    def sources(self, found: Sequence[Engagement]) -> Mapping[str, list[Source]]:
        """The sources of engagements, by engagement id."""
        with explained(self.path):
            return engagements.sources_by_engagement(self._connection, [one.id for one in found])

    def told_by(self, found: Sequence[Engagement]) -> dict[str, int]:
        """How many sources engagements have, by engagement id."""
        with explained(self.path):
            return engagements.told_by(self._connection, found)

    def copies(self, doc_ids: Sequence[str]) -> dict[str, Copy]:
        """Which of these documents are copies, by their ids, as the last build found."""
        with explained(self.path):
            return copies.read(self._connection, doc_ids)

    def tellers(self, engagement: Engagement) -> dict[str, Source]:
        """The source of each account of an engagement, by account id."""
        with explained(self.path):
            return engagements.sources_by_account(self._connection, engagement.accounts)

    def document(self, doc_id: str) -> Document:
        """One document. Raises NotFound."""
        with explained(self.path):
            found = documents.read_document(self._connection, doc_id)
        if found is None:
            raise no_such_document(doc_id)
        return found

    def documents(self) -> Iterator[Document]:
        """All documents by id, one at a time."""
        return documents.read_documents(self._connection)

    def extraction(self, doc_id: str) -> Extraction:
        """What was extracted from a document."""
        with explained(self.path):
            return documents.extraction_of(self._connection, doc_id)

    def claims(self, doc_id: str | None = None) -> list[Claim]:
        """Claims of one document or of all."""
        with explained(self.path):
            return list(documents.claims_of(self._connection, doc_id))

    def claims_page(self, wanted: ClaimsWanted, limit: int, offset: int = 0) -> list[Told]:
        """Some of the claims wanted, each with its document."""
        with explained(self.path):
            return find_claims(self._connection, wanted, limit, offset)

    def claims_number(self, wanted: ClaimsWanted) -> Tally:
        """How many claims are wanted, counted no further than is quick."""
        with explained(self.path):
            return count_claims(self._connection, wanted)

    def holdings(self, publisher: str | None, year: str | None, limit: int, offset: int = 0) -> list[Holding]:
        """Documents without their texts, newest first; "" stands for unknown, None for any."""
        with explained(self.path):
            return find_holdings(self._connection, publisher, year, limit, offset)

    def holdings_number(self, publisher: str | None, year: str | None) -> int:
        """How many documents there are of a publisher and a year."""
        with explained(self.path):
            return count_holdings(self._connection, publisher, year)

    def coverage(self, publishers: Sequence[str | None]) -> list[Covered]:
        """Documents of some publishers by year; None is an unknown publisher."""
        with explained(self.path):
            return holdings.coverage(self._connection, publishers)

    def publishers(self) -> list[Publisher]:
        """Publishers with how many documents they have, the largest first."""
        with explained(self.path):
            return holdings.publishers(self._connection)

    def documents_by_year(self) -> dict[str | None, int]:
        """How many documents there are of each year of publication, None where it is not known."""
        with explained(self.path):
            return holdings.by_year(self._connection)

    def by_year(self, wanted: Wanted) -> dict[int, int]:
        """How many of the engagements wanted began in each year."""
        with explained(self.path):
            return by_year(self._connection, wanted)

    def claims_in(self, doc_ids: Sequence[str], kind: ClaimType) -> list[Claim]:
        """Claims of one type in some documents, with their evidence."""
        with explained(self.path):
            return list(documents.claims_in(self._connection, doc_ids, kind))

    def claims_between(self, kind: ClaimType, sides: Sequence[Collection[str]]) -> list[Claim]:
        """Claims of one type that name a party of every side, with their evidence, by document."""
        with explained(self.path):
            return list(claims_between(self._connection, kind, sides))

    def told_in(self, doc_id: str) -> set[str]:
        """Ids of the engagements that a document tells of."""
        with explained(self.path):
            return engagements.told_in(self._connection, doc_id)

    def stored_claims(self) -> list[StoredClaim]:
        """All claims with their documents' publisher, day and address, and the words before them."""
        with explained(self.path):
            return list(claims.stored_claims(self._connection))

    @property
    def last_published(self) -> date | None:
        """The latest day of publication of any document."""
        with explained(self.path):
            return documents.last_published(self._connection)

    def publication_years(self) -> dict[str, int]:
        """The year of publication of every document that has a day, by document id."""
        with explained(self.path):
            return documents.publication_years(self._connection)

    def holds_documents(self, prefix: str) -> bool:
        """Whether there is a document whose id begins with `prefix`."""
        with explained(self.path):
            return documents.any_with_prefix(self._connection, prefix)

    def search(self, words: str, limit: int = 20) -> list[Found]:
        """Documents that hold all the words, best first."""
        with explained(self.path):
            return search(self._connection, words, limit)

    def hits(self, words: str, most: int) -> int:
        """How many documents hold all the words, counted no further than `most`."""
        with explained(self.path):
            return hits(self._connection, words, most)

    def imports(self, *outcomes: Outcome) -> list[ImportRow]:
        """The account of the import, line by line."""
        with explained(self.path):
            return list(imports.read(self._connection, outcomes))

    def imports_page(self, outcomes: Sequence[Outcome], limit: int, offset: int = 0) -> list[ImportRow]:
        """Some lines of the account of the import."""
        with explained(self.path):
            return imports.page(self._connection, outcomes, limit, offset)

    def import_outcomes(self) -> dict[Outcome, int]:
        """How many lines of each outcome the account has."""
        with explained(self.path):
            return imports.outcomes(self._connection)

    def import_reasons(self) -> list[tuple[Outcome, str, int]]:
        """Reasons in the account of the import, with how often each stands there."""
        with explained(self.path):
            return imports.by_reason(self._connection)

    def import_totals(self) -> ImportTotals:
        """What the account of the import comes to."""
        with explained(self.path):
            return imports.totals(self._connection)

    @property
    def last_judgement(self) -> int:
        """Number of the last judgement of all, 0 before the first: what a form is stamped with."""
        (last,) = self._connection.execute("SELECT coalesce(max(n), 0) FROM judgements").fetchone()
        return int(last)

    def counts(self) -> dict[tuple[str, str], int]:
        """Number of engagements by kind and status, without those that a person rejected."""
        with explained(self.path):
            return standing.by_kind(self._connection)

    def size(self) -> tuple[int, int]:
        """Number of accounts and of claims."""
        accounts, claims = self._connection.execute(
            "SELECT (SELECT count(*) FROM accounts), (SELECT count(*) FROM claims)"
        ).fetchone()
        return int(accounts), int(claims)

    @property
    def complete(self) -> bool:
        """False after a build that was broken off before its accounts were linked."""
        row = self._connection.execute("SELECT value FROM settings WHERE name = 'linked'").fetchone()
        return row is None or row[0] == "yes"

    # -- writing

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing of what is written within."""
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")

    def stored(self, doc_id: str) -> Stored | None:
        """What the chronicle holds under a document's id."""
        return documents.stored(self._connection, doc_id)

    def copy_of(self, document: Document, but: Container[str] = ()) -> str | None:
        """Id of another document with the same content; those of `but` are about to be replaced and count for none."""
        return documents.copy_of(self._connection, document, but)

    def write_documents(
        self,
        batch: Sequence[tuple[Document, Extraction]],
        extractor: str,
        sketches: Mapping[str, Sketch] = MappingProxyType({}),
    ) -> None:
        """Store documents with their extractions; the chronicle is incomplete until `write_engagements`.

        `sketches` are those of their texts that are known already, by document.
        """
        documents.write(self._connection, batch, extractor, sketches)
        self._note_linked("no")

    def move_document(self, doc_id: str, path: str) -> None:
        """Note that an unchanged document is now found elsewhere."""
        self._connection.execute("UPDATE documents SET path = ? WHERE doc_id = ?", (path, doc_id))

    def write_imports(self, rows: Sequence[ImportRow]) -> None:
        """Add to the account of the import."""
        imports.write(self._connection, rows)

    def write_engagements(self, found: Sequence[Engagement]) -> int:
        """Make the engagements these; the number that changed."""
        changed = engagements.write(self._connection, found)
        self._note_linked("yes")
        return changed

    def rewrite_engagement(self, one: Engagement) -> None:
        """Store an engagement anew of which neither id nor accounts have changed."""
        engagements.rewrite(self._connection, one)

    def note_copies(self, mapped: Mapper = here) -> set[str]:
        """Compare texts that are new with all others, note which are made of which; those of which that changed.

        `mapped` does the comparing, piece by piece.
        """
        return copies.note_copies(self._connection, mapped)

    def for_linking(self) -> tuple[list[Account], dict[str, Source]]:
        """All accounts, and the sources with what they are copied from.

        Of the evidence only that comes along which linking reads: words on a date that name a part of the day.
        """
        held = list(documents.read_accounts(self._connection))
        sources = engagements.sources(self._connection)
        sources = as_copies(sources, copies.read_all(self._connection))
        return held, sources

    def ids_of_accounts(self) -> dict[str, str]:
        """The id of each account's engagement."""
        with explained(self.path):
            return engagements.ids_of_accounts(self._connection)

    def assembly(self) -> Assembly:
        """The linking of this chronicle. Use it within `transaction`."""
        return Assembly(self._connection)

    def _note_linked(self, value: str) -> None:
        self._connection.execute("INSERT OR REPLACE INTO settings VALUES ('linked', ?)", (value,))
