"""Extraction of many documents to JSON lines, with or without the chronicle's ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import IO

import msgspec

from summitry.lexicon import Lexicon
from summitry.linking import Source, link
from summitry.model import Account, Document, Extraction
from summitry.present.guide import to_guide
from summitry.reading import ImportAccount, Tally
from summitry.run.attempt import attempt
from summitry.run.stages import PathLikeStr, items, lexicon
from summitry.store import Chronicle


class ExtractOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`link` links the accounts of this run; `db` takes the ids of an existing chronicle."""

    lexicon: Path | None = None
    lang: str | None = None
    link: bool = False
    db: Path | None = None


def write_extractions(
    paths: PathLikeStr | Iterable[PathLikeStr], handle: IO[str], options: ExtractOptions
) -> ImportAccount:
    """Write one guide object a document, in the order of reading; the account of the import."""
    known, tally = lexicon(options.lexicon), Tally()
    found = _extractions(tally.documents(items(paths, options.lang)), known, tally)
    ids = _stored_ids(options.db)
    if options.link:
        held = list(found)
        ids = linked_ids(held)
        found = iter(held)
    encode = msgspec.json.Encoder().encode
    handle.writelines(encode(to_guide(document, extraction, ids)).decode() + "\n" for document, extraction in found)
    return tally.account()


def _extractions(documents: Iterable[Document], known: Lexicon, tally: Tally) -> Iterator[tuple[Document, Extraction]]:
    for document in documents:
        extraction, remark = attempt(document, known)
        if remark is not None:
            tally.add(remark)
        yield document, extraction


def linked_ids(held: Iterable[tuple[Document, Extraction]]) -> dict[str, str]:
    """Engagement ids by account id, for documents that are linked among themselves."""
    accounts: list[Account] = []
    sources: dict[str, Source] = {}
    for document, extraction in held:
        sources[document.doc_id] = Source(document.doc_id, document.publisher, document.published, document.url)
        accounts += extraction.accounts
    return {account: one.id for one in link(accounts, sources) for account in one.accounts}


def _stored_ids(db: Path | None) -> Mapping[str, str] | None:
    if db is None:
        return None
    with Chronicle.open(db) as chronicle:
        return chronicle.ids_of_accounts()
