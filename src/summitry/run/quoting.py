"""The exact words behind a field of an engagement: of documents, and of the rows of a reference chronicle."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from summitry.checking import Proof
from summitry.lexicon.reference import Reference, load_reference
from summitry.lexicon.reference_lines import words_of_row
from summitry.lexicon.reference_sources import reference_of, reference_row
from summitry.linking import Source
from summitry.model import Account, Document, Engagement, Evidence
from summitry.store import Chronicle
from summitry.text.names import fold

_QUOTES = 8  # of one engagement, so that a page stays readable
_TOLD = ("engagement", "date", "place", "documents")


def quotes_of_reference(reference: Reference, one: Engagement, field: str) -> list[Proof]:
    """The words of the rows behind an engagement: their summaries, and the pieces that tell the field."""
    rows = [account for account in one.accounts if account in documents_of(reference.id)]
    return [proof for account in rows for proof in _of_row(account, one.id, field)]


@lru_cache(maxsize=2)
def documents_of(name: str) -> Mapping[str, Document]:
    """The documents of a reference by id."""
    return {one.doc_id: one for one in load_reference(name).documents}


def _of_row(doc_id: str, engagement: str, field: str) -> Iterator[Proof]:
    row, name = reference_row(doc_id), reference_of(doc_id)
    if row is None or name is None:
        return
    cited = tuple(f"{one.title} ({one.publisher})" if one.publisher else one.title for one in row.sources)
    url = row.sources[0].url if row.sources else None
    source = "; ".join(cited[:3]) or f"reference {name}, not verified"
    yield Proof(side="reference", quote=row.summary, source=source, url=url, id=engagement, cited=cited)
    for words in words_of_row(name, row.id, field):
        yield Proof(side="reference", quote=words, source=f"reference {name}, row {row.id}", id=engagement, cited=cited)


def quotes_of_chronicle(chronicle: Chronicle, one: Engagement, field: str) -> list[Proof]:
    """The words of each account that tells of an engagement, first those for the field; of copies only the first."""
    sources = {each.doc_id: each for each in chronicle.sources([one]).get(one.id, ())}
    found: dict[str, Proof] = {}
    for account in chronicle.accounts(one):
        for proof in _of_account(account, sources, one.id, field):
            found.setdefault(" ".join(fold(proof.quote).split()), proof)
    return list(found.values())[:_QUOTES]


def _of_account(account: Account, sources: Mapping[str, Source], engagement: str, field: str) -> Iterator[Proof]:
    if reference_of(account.doc_id) is not None:
        yield from _of_row(account.doc_id, engagement, field)
        return
    source = sources.get(account.doc_id)
    for evidence in _in_order(account.evidence, field):
        yield Proof(
            side="chronicle",
            quote=evidence.quote,
            source=(source.publisher if source else None) or account.doc_id,
            url=source.url if source else None,
            published=source.published if source else None,
            id=engagement,
        )


def _in_order(evidence: Sequence[Evidence], field: str) -> list[Evidence]:
    told = [one for one in evidence if one.supports in _TOLD]
    return sorted(told, key=lambda one: one.supports != field)
