"""The one place that composes the stages: bytes to documents, documents to accounts and claims."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from os import PathLike, fspath
from pathlib import Path
from typing import TypeAlias

from summitry.annotation import annotate
from summitry.extraction import extract as extract_annotated
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import Document, Extraction, PublishedBasis
from summitry.reading import ImportAccount, Item, ReadOptions, Tally, read_documents
from summitry.run.attempt import check_covered

PathLikeStr: TypeAlias = str | PathLike[str]


@lru_cache(maxsize=2)
def lexicon(overlay: Path | None = None) -> Lexicon:
    """The built-in lexicon with a user's rows, compiled once in this process."""
    return load_lexicon(overlay)


def items(paths: PathLikeStr | Iterable[PathLikeStr], lang: str | None = None) -> Iterator[Item]:
    """Everything that reading has to say of the paths: documents, copies, skips, files."""
    return iter(read_documents(as_paths(paths), ReadOptions(lang=lang)))


def as_paths(paths: PathLikeStr | Iterable[PathLikeStr]) -> Sequence[Path]:
    """One path or many, as given."""
    given = [paths] if isinstance(paths, (str, PathLike)) else list(paths)
    return [Path(fspath(path)) for path in given]


class Documents:
    """The documents of a reading, one at a time and once.

    `account` tells what became of everything that was met so far: documents, exact copies, and a line with
    the reason for each thing that was skipped. It balances when the loop has ended.
    """

    def __init__(self, found: Iterable[Item]) -> None:
        self._tally = Tally()
        self._documents = self._tally.documents(found)

    def __iter__(self) -> Iterator[Document]:
        return self._documents

    @property
    def account(self) -> ImportAccount:
        """The account of the import so far."""
        return self._tally.account()


def read(paths: PathLikeStr | Iterable[PathLikeStr], *, lang: str | None = None) -> Documents:
    """Read files, folders and archives. `lang` is the language of documents that do not show theirs.

    Never raises for what the files hold: what cannot be read is in the `account` of the result.
    """
    return Documents(items(paths, lang))


def extract(
    document: Document | str, *, published: date | None = None, lexicon_dir: PathLikeStr | None = None
) -> Extraction:
    """The accounts and claims of a document, or of a plain text published on `published`.

    Raises InvalidInput for a language that has no rules.
    """
    held = as_document(document, published)
    check_covered(held)
    known = lexicon(Path(lexicon_dir) if lexicon_dir is not None else None)
    return extract_annotated(annotate(held, known), known)


def as_document(document: Document | str, published: date | None = None) -> Document:
    """A text as a document of its own."""
    if isinstance(document, Document):
        return document
    basis: PublishedBasis = "given" if published else "none"
    return Document(doc_id="text", text=document, published=published, published_basis=basis)
