"""Everything about one engagement, fetched from a chronicle."""

from __future__ import annotations

from summitry.present.sheet import Dossier
from summitry.run.offices import offices_at
from summitry.store import Chronicle, Mark


def dossier_of(chronicle: Chronicle, wanted: str) -> Dossier:
    """The engagement of this id or of an older one, with its accounts and documents. Raises NotFound."""
    engagement = chronicle.engagement(wanted)
    accounts = tuple(chronicle.accounts(engagement))
    documents = {doc_id: chronicle.document(doc_id) for doc_id in sorted({one.doc_id for one in accounts})}
    parts = tuple(chronicle.parts(engagement))
    judgements, left = tuple(chronicle.judgements(engagement)), tuple(chronicle.split_into(engagement.id))
    fates = {doc_id: _fate(mark) for doc_id, mark in chronicle.marked_sources().items() if doc_id in documents}
    return Dossier(
        engagement,
        accounts,
        documents,
        parts,
        offices_at(engagement),
        judgements,
        left,
        chronicle.copies(list(documents)),
        fates=fates,
    )


def _fate(mark: Mark) -> str:
    """What became of a source, for a person."""
    if mark.superseded_by:
        return f"an earlier version, kept; since {mark.gone_since} {mark.superseded_by} stands in its place"
    return f"its source is gone since {mark.gone_since}; kept as it was read"
