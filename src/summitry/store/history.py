"""What a chronicle keeps beside documents and engagements: judgements, ids that answer, releases, and its sources."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from summitry.model import Account, Anchor, Engagement, Judgement
from summitry.store import documents, engagements, former, judgements, releases, sourcing
from summitry.store.faults import explained
from summitry.store.inheriting import inherit
from summitry.store.releases import Release
from summitry.store.sourcing import Mark, Root


class History:
    """The part of `Chronicle` that is about what people and time did to it."""

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self.path = path

    def judgements(self, engagement: Engagement | None = None) -> list[Judgement]:
        """People's decisions, oldest first: all, or those on one engagement."""
        with explained(self.path):
            held = list(judgements.read(self._connection))
        return held if engagement is None else judgements.on(held, engagement)

    def version(self, engagement: Engagement) -> int:
        """Number of the last judgement on an engagement: what `judge` takes as `seen`."""
        return judgements.version(self.judgements(), engagement)

    def split_into(self, given: str) -> list[str]:
        """The ids that an engagement's id was split into, beside itself."""
        with explained(self.path):
            return former.parts_of(self._connection, given)

    def splits(self) -> list[tuple[str, str]]:
        """Every id that was split, with the id of the part that left it."""
        with explained(self.path):
            return former.splits(self._connection)

    def reserved(self) -> dict[str, list[Anchor]]:
        """Ids from another file, with the accounts by which they are found here."""
        with explained(self.path):
            return former.anchors(self._connection)

    def former(self) -> dict[str, frozenset[str]]:
        """Ids that no engagement bears any more, with the accounts that they stood for at last."""
        with explained(self.path):
            return former.read(self._connection)

    def releases(self) -> list[Release]:
        """The frozen versions, oldest first."""
        with explained(self.path):
            return releases.read(self._connection)

    def release_lines(self, name: str) -> Iterator[bytes]:
        """The lines of a release. Raises NotFound."""
        return releases.lines(self._connection, name)

    def roots(self) -> list[Root]:
        """What the chronicle was built from."""
        with explained(self.path):
            return sourcing.roots(self._connection)

    def files(self) -> dict[str, str]:
        """Hash by path of every file that was read."""
        with explained(self.path):
            return sourcing.files(self._connection)

    def documents_in(self, path: str) -> list[tuple[str, str, str]]:
        """Id, path and hash of the documents that stand in a file now."""
        return sourcing.documents_in(self._connection, path)

    def marked_sources(self) -> dict[str, Mark]:
        """Documents whose source is gone, or was superseded."""
        with explained(self.path):
            return sourcing.marked(self._connection)

    def copies_of(self, doc_id: str) -> list[str]:
        """Paths at which an exact copy of a document was met."""
        return sourcing.copies_of(self._connection, doc_id)

    def accounts_like(self, anchor: Anchor) -> list[Account]:
        """The accounts of the document that an anchor names, with their evidence."""
        with explained(self.path):
            return documents.accounts_like(self._connection, anchor)

    # -- writing

    def judge(self, decision: Judgement, seen: int | None = None) -> Judgement:
        """Record a decision for good; it comes back with its number. Use it within `transaction`.

        `seen` is the `version` of the engagements that the person looked at: raises DecidedMeanwhile where somebody
        has decided on one of them since. The engagements are assembled anew by `summitry.run.judging`.
        """
        if seen is not None:
            held = self.judgements()
            for given in dict.fromkeys(decision.targets):
                judgements.check_seen(held, engagements.read_one(self._connection, given), seen)
        return judgements.append(self._connection, decision)

    def freeze(self, name: str, made_at: str, lines: Iterable[bytes]) -> Release:
        """Keep lines as a release. Raises InvalidInput where the name is taken."""
        return releases.write(self._connection, name, made_at, lines)

    def reserve_id(self, given: str, accounts: Sequence[Anchor]) -> None:
        """Keep an id that another file gave for the engagement that holds these accounts."""
        former.reserve(self._connection, given, accounts)

    def note_split(self, given: str, part: str) -> None:
        """Note that `part` left what bears the id."""
        former.note_split(self._connection, given, part)

    def note_roots(self, roots: Iterable[Root]) -> None:
        """Note what was built from."""
        sourcing.note_roots(self._connection, roots)

    def note_files(self, hashes: Mapping[str, str], gone: Iterable[str] = ()) -> None:
        """Note the hashes of files, and forget those that are gone."""
        sourcing.note_files(self._connection, hashes, gone)

    def mark_source(self, doc_id: str, mark: Mark) -> None:
        """Note what became of a document's source."""
        sourcing.mark(self._connection, doc_id, mark)

    def hand_on(self, handed: Mapping[str, str]) -> None:
        """Let accounts be told by others in their place (old id → new id)."""
        inherit(self._connection, handed)
        sourcing.drop_accounts(self._connection, sorted(handed))
