"""Looking again at what a chronicle was built from: what changed is read, what vanished is marked, nothing is deleted.

A source that changed keeps both versions: the earlier one stays with its text and hash under an id of its own and hands
its accounts on to what tells the same now. What only the earlier version told stays in evidence, marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from summitry.comparing import Difference, Version, difference
from summitry.errors import InvalidInput
from summitry.model import Document, Extraction
from summitry.run.building import build_from
from summitry.run.intake import container
from summitry.run.options import BuildOptions, ProgressCallback
from summitry.run.relinking import relink
from summitry.run.roots import hashes_of
from summitry.run.stages import items
from summitry.store import Chronicle, Mark, Root, Wanted, heirs

_EARLIER = "an earlier version"
Held = Mapping[str, tuple[Document, Extraction]]


class Fate(msgspec.Struct, frozen=True):
    """What became of a document's source; `now` is the document that stands in its place."""

    doc_id: str
    path: str
    what: Literal["gone", "changed", "back"]
    sha256: str
    now: str | None = None


class UpdateReport(msgspec.Struct, frozen=True, kw_only=True):
    """Files by what was found, sources that changed or vanished, and what that changed in the chronicle."""

    unchanged: int
    changed: tuple[str, ...]
    new: tuple[str, ...]
    vanished: tuple[str, ...]
    sources: tuple[Fate, ...]
    difference: Difference


def update(db: Path, at: str, workers: int | None = 1, progress: ProgressCallback | None = None) -> UpdateReport:
    """Bring the chronicle up to date with the files that it was built from; `at` is when (ISO, UTC).

    Raises InvalidInput where it was built from nothing that is known, or a root is not there: what cannot be looked at
    is not taken for vanished.
    """
    with Chronicle.open(db) as chronicle:
        roots, known = chronicle.roots(), chronicle.files()
        before = _version(chronicle, "before")
        _check(roots, db)
        now = hashes_of([Path(root.path) for root in roots], db)
        changed = sorted(path for path, digest in now.items() if path in known and known[path] != digest)
        new, vanished = sorted(now.keys() - known.keys()), sorted(known.keys() - now.keys())
        held = _held(chronicle, [*changed, *vanished])
    met = _read(db, roots, [*changed, *new], workers, progress)
    with Chronicle.create(db) as chronicle:
        with chronicle.transaction():
            fates = [fate for old in held.values() for fate in _settle(chronicle, *old, met, at)]
            fates += _back(chronicle, met)
            chronicle.note_files({path: now[path] for path in [*changed, *new]}, vanished)
            if fates:
                relink(chronicle)
        after = _version(chronicle, "now")
    return UpdateReport(
        unchanged=len(now) - len(changed) - len(new), changed=tuple(changed), new=tuple(new), vanished=tuple(vanished),
        sources=tuple(fates), difference=difference(before, after),
    )  # fmt: skip


def _version(chronicle: Chronicle, name: str) -> Version:
    return Version(name, tuple(chronicle.engagements(Wanted(rejected=True))), tuple(chronicle.splits()))


def _check(roots: Sequence[Root], db: Path) -> None:
    if not roots:
        raise InvalidInput(f"{db} does not say what it was built from", hint="build it again from its folders, once")
    missing = [root for root in roots if not Path(root.path).exists()]
    if missing:
        where = (db.absolute().parent / missing[0].base).resolve()
        raise InvalidInput(
            f"{', '.join(root.path for root in missing)} is not there, and is not taken for vanished",
            hint=f"run this in {where}, where it was built, or build again from where the documents are now",
        )


def _held(chronicle: Chronicle, paths: Iterable[str]) -> Held:
    """The documents of these files as they are stored, before anything is read."""
    return {
        doc_id: (chronicle.document(doc_id), chronicle.extraction(doc_id))
        for path in paths
        for doc_id, _, _ in chronicle.documents_in(path)
    }


def _read(
    db: Path, roots: Sequence[Root], paths: Sequence[str], workers: int | None, progress: ProgressCallback | None
) -> frozenset[str]:
    """Read files into the chronicle as their roots were; the hashes of the documents met."""
    met: set[str] = set()
    for root in roots:
        mine = [Path(path) for path in paths if _below(path, root.path)]
        if mine:
            options = BuildOptions(
                lexicon=Path(root.lexicon) if root.lexicon else None, lang=root.lang, workers=workers
            )
            build_from(mine, db, options, progress)
            met |= {item.sha256 for item in items(mine, root.lang) if isinstance(item, Document)}
    return frozenset(met)


def _below(path: str, root: str) -> bool:
    return path == root or root == "." or path.startswith(f"{root.rstrip('/')}/")


def _settle(chronicle: Chronicle, old: Document, extraction: Extraction, met: frozenset[str], at: str) -> list[Fate]:
    """What became of one document of a file that changed or vanished."""
    if old.sha256 in met:
        return []
    stored = chronicle.stored(old.doc_id)
    if stored is not None and stored.sha256 != old.sha256:  # another text under the same id
        return [_kept_apart(chronicle, old, extraction, at)]
    there = [given for given, path, _ in chronicle.documents_in(container(old.path)) if path == old.path]
    now = next((given for given in there if given != old.doc_id), None)
    if now is None and _moved(chronicle, old):
        return []
    if now is not None:
        chronicle.hand_on(_handed_on(chronicle, extraction, now))
    chronicle.mark_source(old.doc_id, Mark(at, now))
    return [Fate(old.doc_id, old.path, "changed" if now else "gone", old.sha256, now)]


def _kept_apart(chronicle: Chronicle, old: Document, extraction: Extraction, at: str) -> Fate:
    """The earlier version stored under an id of its own, with what only it told."""
    earlier = msgspec.structs.replace(old, doc_id=f"{old.doc_id}@{old.sha256[:8]}")
    kept = _owned(extraction, earlier.doc_id, _handed_on(chronicle, extraction, old.doc_id))
    chronicle.write_documents([(earlier, kept)], _EARLIER)
    chronicle.mark_source(earlier.doc_id, Mark(at, old.doc_id))
    return Fate(earlier.doc_id, old.path, "changed", old.sha256, old.doc_id)


def _handed_on(chronicle: Chronicle, extraction: Extraction, now: str) -> dict[str, str]:
    return heirs(extraction.accounts, chronicle.extraction(now).accounts)


def _owned(extraction: Extraction, doc_id: str, handed_on: Mapping[str, str]) -> Extraction:
    """What only the earlier version told, under that version's id."""
    accounts = [
        msgspec.structs.replace(
            one, doc_id=doc_id, evidence=tuple(msgspec.structs.replace(each, doc_id=doc_id) for each in one.evidence)
        )
        for one in extraction.accounts
        if one.account_id not in handed_on
    ]
    return Extraction(doc_id, tuple(accounts), ())


def _moved(chronicle: Chronicle, old: Document) -> bool:
    """Whether an exact copy stands elsewhere: then the document is found there from now on."""
    home = container(old.path)
    for path in chronicle.copies_of(old.doc_id):
        if container(path) != home and Path(container(path)).exists():
            chronicle.move_document(old.doc_id, path)
            return True
    return False


def _back(chronicle: Chronicle, met: frozenset[str]) -> list[Fate]:
    """Documents that were gone and are met again."""
    found = []
    for doc_id, mark in chronicle.marked_sources().items():
        stored = chronicle.stored(doc_id)
        if mark.superseded_by is None and stored is not None and stored.sha256 in met:
            chronicle.mark_source(doc_id, Mark(None, None))
            found.append(Fate(doc_id, stored.path, "back", stored.sha256))
    return found
