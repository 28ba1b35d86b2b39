"""An account as a page shows it: who tells it, what it says, and its exact words marked where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from summitry.linking import Source, Verdict
from summitry.model import Account, Document, Evidence
from summitry.present.sheet import Dossier
from summitry.web.marking import Mark, Piece, pieces, windows

_FEW = 4


class Excerpt(msgspec.Struct, frozen=True):
    """A passage of a document in pieces; `field` and `start` say where it begins, `open_ended` what is left out."""

    field: str
    start: int
    pieces: tuple[Piece, ...]
    before: bool
    after: bool


class Shown(msgspec.Struct, frozen=True):
    """An account with its source and passages. `more` is how many passages are only in the document's page."""

    account: Account
    document: Document
    source: Source
    teller: str
    link: Verdict | None
    excerpts: tuple[Excerpt, ...]
    more: int = 0


def shown_accounts(dossier: Dossier) -> list[Shown]:
    """The accounts of an engagement by day of publication."""

    def day(one: Account) -> tuple[str, str, str]:
        return (str(dossier.source(one).published or "9999"), one.doc_id, one.account_id)

    return [_shown(account, dossier) for account in sorted(dossier.accounts, key=day)]


def _shown(account: Account, dossier: Dossier) -> Shown:
    document = dossier.documents[account.doc_id]
    found = list(excerpts(document, account.evidence))
    few, more = tuple(found[:_FEW]), max(0, len(found) - _FEW)
    teller = dossier.teller(account)
    return Shown(account, document, dossier.source(account), teller, dossier.link(account), few, more)


def excerpts(document: Document, evidence: Sequence[Evidence]) -> Iterator[Excerpt]:
    """The passages that hold the evidence, title first; what is marked is the exact slice of the stored text."""
    for field in ("title", "text"):
        here = [one for one in evidence if one.field == field]
        text = document.title or "" if field == "title" else document.text
        marks = [mark_of(one) for one in here]
        for low, high in windows(text, [(one.start, one.end) for one in here]):
            yield Excerpt(field, low, tuple(pieces(text, marks, low, high)), low > 0, high < len(text))


def mark_of(one: Evidence, layer: str = "account") -> Mark:
    """Evidence as a mark; the words for a single field of the account are marked as such."""
    what = "field" if one.supports not in ("engagement", "claim", "") else layer
    return Mark(one.start, one.end, what, f"{one.supports or layer} (rule {one.rule})", one.supports)
