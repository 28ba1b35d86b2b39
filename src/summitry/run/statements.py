"""Statements to compare or to count in: files, or documents of a chronicle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import msgspec

from summitry.analysis.comparing import Statement, StatementDiff, compare_statements
from summitry.analysis.tracking import Endings, Track, Tracked, track
from summitry.errors import InvalidInput, NotFound
from summitry.lexicon.statements import incomplete_because
from summitry.model import Document
from summitry.reading import Skipped, Tally
from summitry.run.stages import items
from summitry.store import Chronicle
from summitry.text.names import fold


class DiffOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`first` and `second` are paths or document ids of `db`; `incomplete` names those that are not whole."""

    first: str
    second: str
    db: Path
    lang: str | None = None
    incomplete: tuple[str, ...] = ()


class TrackOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What is counted where; without `paths` in the documents of `db` between two days of publication."""

    phrases: tuple[str, ...]
    paths: tuple[Path, ...] = ()
    db: Path | None = None
    lang: str | None = None
    endings: Endings = "auto"
    since: date | None = None
    until: date | None = None
    publisher: str | None = None
    title: str | None = None


def statement_diff(options: DiffOptions) -> StatementDiff:
    """The differences of two statements.

    Raises NotFound for no such file or document, InvalidInput for a file without a text or with several, and for texts
    in different languages, StoreError for a chronicle that cannot be opened.
    """
    first, second = (_statement(name, options) for name in (options.first, options.second))
    return compare_statements(first, second)


def _statement(name: str, options: DiffOptions) -> Statement:
    document = document_named(name, options.db, options.lang)
    told = "marked so" if name in options.incomplete else incomplete_because(document.title, document.text)
    return Statement(name=name, text=document.text, lang=document.lang, title=document.title, incomplete=told)


def document_named(name: str, db: Path, lang: str | None = None) -> Document:
    """The one document of a file, or the document of a chronicle with this id."""
    if Path(name).exists():
        return _only(name, lang)
    if not db.exists():
        raise NotFound(
            f"no file {name!r}, and no chronicle {str(db)!r} that could hold a document of this id",
            hint="name a file, or a document id with --db FILE",
        )
    with Chronicle.open(db) as chronicle:
        return chronicle.document(name)


def _only(name: str, lang: str | None) -> Document:
    told = list(items([name], lang))
    found = [one for one in told if isinstance(one, Document)]
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(one.doc_id for one in found[:3])
        raise InvalidInput(
            f"{name} holds {len(found)} documents ({some}, …)",
            hint="build a chronicle from it and name two of their ids with --db",
        )
    skipped = next((one for one in told if isinstance(one, Skipped)), None)
    why = skipped.message if skipped is not None else "it holds no text"
    raise InvalidInput(f"nothing was read from {name}: {why}", hint=skipped.hint if skipped is not None else None)


def tracked_phrases(options: TrackOptions) -> tuple[Track, list[str]]:
    """The counts, and what could not be read. Raises NotFound where there is no document to count in."""
    if options.paths:
        tally = Tally()
        documents = list(tally.documents(items(options.paths, options.lang)))
        skipped = [f"{one.path}: {one.message}" for one in tally.account().skipped]
    else:
        documents, skipped = _stored(options), []
    wanted = [one for one in documents if _is_wanted(one, options)]
    if not wanted:
        raise NotFound("no document to count in", hint="name files or folders, or a chronicle with --db FILE")
    return track(options.phrases, _tracked(wanted), options.endings), skipped


def _stored(options: TrackOptions) -> list[Document]:
    if options.db is None:
        return []
    with Chronicle.open(options.db) as chronicle:
        return [one for one in chronicle.documents() if not one.doc_id.startswith("ref:")]


def _is_wanted(one: Document, options: TrackOptions) -> bool:
    if (options.since or options.until) and one.published is None:
        return False
    day = one.published or date.min
    after = options.since is None or day >= options.since
    before = options.until is None or day <= options.until
    return after and before and _has(one.publisher, options.publisher) and _has(one.title, options.title)


def _has(value: str | None, asked: str | None) -> bool:
    return asked is None or fold(asked) in fold(value or "")


def _tracked(documents: Iterable[Document]) -> Iterator[Tracked]:
    for one in documents:
        yield Tracked(
            doc_id=one.doc_id, text=one.text, title=one.title or Path(one.path).name, lang=one.lang,
            publisher=one.publisher, day=one.published.isoformat() if one.published else None,
            incomplete=incomplete_because(one.title, one.text),
        )  # fmt: skip


def existing_paths(words: Sequence[str]) -> tuple[tuple[str, ...], tuple[Path, ...]]:
    """Words of a command line parted into phrases and paths: what exists as a file or folder is a path."""
    paths = tuple(Path(word) for word in words if Path(word).exists())
    return tuple(word for word in words if not Path(word).exists()), paths
