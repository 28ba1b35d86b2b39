"""Everything about one engagement, fetched from a chronicle."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice

from summitry.linking import Source
from summitry.model import Engagement
from summitry.present.sheet import Dossier
from summitry.run.offices import offices_at
from summitry.store import Chronicle, Mark

#: How many accounts are shown of an engagement that thousands tell of, unless all are asked for.
SHOWN = 50


def dossier_of(chronicle: Chronicle, wanted: str, most: int | None = None) -> Dossier:
    """The engagement of this id or of an older one, with its accounts and documents. Raises NotFound.

    With `most` only so many accounts, the first by day of publication, and those that its history names.
    """
    engagement = chronicle.engagement(wanted)
    tellers = _tellers(chronicle, engagement)
    steps = [step.account for step in engagement.history if step.account in tellers]
    shown = dict.fromkeys([*islice(tellers, most), *steps])
    accounts = tuple(chronicle.accounts_by_id(list(shown)))
    documents = {doc_id: chronicle.document(doc_id) for doc_id in sorted({one.doc_id for one in accounts})}
    return Dossier(
        engagement,
        accounts,
        documents,
        tuple(chronicle.parts(engagement)),
        offices_at(engagement),
        tuple(chronicle.judgements(engagement)),
        tuple(chronicle.split_into(engagement.id)),
        chronicle.copies(list(documents)),
        {doc_id: _fate(mark) for doc_id, mark in chronicle.marked_sources().items() if doc_id in documents},
        tellers,
    )


def _tellers(chronicle: Chronicle, engagement: Engagement) -> Mapping[str, Source]:
    """The source of each account, by day of publication: the order in which accounts are numbered."""

    def place(told: tuple[str, Source]) -> tuple[str, str, str]:
        account, source = told
        return str(source.published or "9999"), source.doc_id, account

    return dict(sorted(chronicle.tellers(engagement).items(), key=place))


def _fate(mark: Mark) -> str:
    """What became of a source, for a person."""
    if mark.superseded_by:
        return f"an earlier version, kept; since {mark.gone_since} {mark.superseded_by} stands in its place"
    return f"its source is gone since {mark.gone_since}; kept as it was read"
