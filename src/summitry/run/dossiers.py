"""Everything about one engagement, fetched from a chronicle."""

from __future__ import annotations

from summitry.present.sheet import Dossier
from summitry.run.offices import offices_at
from summitry.store import Chronicle


def dossier_of(chronicle: Chronicle, wanted: str) -> Dossier:
    """The engagement of this id or of an older one, with its accounts and documents. Raises NotFound."""
    engagement = chronicle.engagement(wanted)
    accounts = tuple(chronicle.accounts(engagement))
    documents = {doc_id: chronicle.document(doc_id) for doc_id in sorted({one.doc_id for one in accounts})}
    parts = tuple(chronicle.parts(engagement))
    judgements, left = tuple(chronicle.judgements(engagement)), tuple(chronicle.split_into(engagement.id))
    return Dossier(
        engagement,
        accounts,
        documents,
        parts,
        offices_at(engagement),
        judgements,
        left,
        chronicle.copies(list(documents)),
    )
