"""The program as a coder: gold's documents read, extracted and linked, in the coding guide's form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from summitry.evaluate.coded import CodedDocument, as_coded
from summitry.lexicon import Lexicon
from summitry.model import Document, Extraction
from summitry.present.guide import account_to_guide, to_guide
from summitry.run.attempt import attempt
from summitry.run.extracting import linked_ids
from summitry.run.stages import lexicon, read


class Prediction(msgspec.Struct, frozen=True):
    """What the program codes; `remarks` are of documents from which nothing could be extracted, and why."""

    documents: tuple[CodedDocument, ...]
    remarks: tuple[str, ...]


def predict(gold: Sequence[CodedDocument], paths: Iterable[Path], *, lexicon_dir: Path | None = None) -> Prediction:
    """What the program codes of the documents under `paths` that gold codes, under gold's ids."""
    return code(dict(documents_of(gold, read(paths))), lexicon(lexicon_dir))


def documents_of(gold: Sequence[CodedDocument], documents: Iterable[Document]) -> Iterator[tuple[str, Document]]:
    """The documents that gold codes, each with gold's id: by id, by file and member, or by address."""
    ids = {one.doc_id for one in gold}
    for document in documents:
        doc_id = document.doc_id if document.doc_id in ids else _by_place(document, gold)
        if doc_id is not None:
            yield doc_id, document


def code(documents: Mapping[str, Document], known: Lexicon) -> Prediction:
    """What the program codes of each document, by the id that it is to have; linked among themselves."""
    tried = {doc_id: attempt(document, known) for doc_id, document in documents.items()}
    ids = linked_ids((documents[doc_id], extraction) for doc_id, (extraction, _) in tried.items())
    coded = (_coded(doc_id, documents[doc_id], extraction, ids) for doc_id, (extraction, _) in tried.items())
    remarks = (f"{doc_id}: {remark.message}" for doc_id, (_, remark) in tried.items() if remark is not None)
    return Prediction(tuple(coded), tuple(remarks))


def _coded(doc_id: str, document: Document, extraction: Extraction, ids: Mapping[str, str]) -> CodedDocument:
    """The guide's object, and the basis of each date, which the guide does not ask for but mistakes are sorted by."""
    engagements = [
        account_to_guide(one, ids) | {"date_basis": one.date.basis if one.date else None} for one in extraction.accounts
    ]
    return as_coded(to_guide(document, extraction, ids) | {"doc_id": doc_id, "engagements": engagements})


def _by_place(document: Document, gold: Sequence[CodedDocument]) -> str | None:
    return next((one.doc_id for one in gold if one.path is not None and _stands_at(document, one)), None)


def _stands_at(document: Document, one: CodedDocument) -> bool:
    if one.member is None:
        return document.path.endswith(f"/{one.path}")
    return document.url == one.member or document.path.endswith(f"/{one.path}!{one.member}")
