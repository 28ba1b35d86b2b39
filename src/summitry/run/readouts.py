"""The read-outs of an engagement out of a chronicle: whose text a document is comes from its publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from summitry.analysis.readouts import Readouts, SideText, readouts
from summitry.annotation.home import home_country
from summitry.errors import InvalidInput
from summitry.lexicon.statements import incomplete_because, topics, topics_from
from summitry.lexicon.succession import codes
from summitry.model import Account, Claim, Document, Engagement
from summitry.run.stages import lexicon
from summitry.run.statements import document_named
from summitry.store import Chronicle

MOST_SIDES = 4


class ReadoutOptions(msgspec.Struct, frozen=True, kw_only=True):
    """`wanted` is the engagement; `between` the sides, by default those of the engagement.

    `texts` are further read-outs, as (state, file or document id): for texts that were not linked to the engagement.
    """

    wanted: str
    db: Path
    between: tuple[str, ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    topics: Path | None = None


def readouts_of(options: ReadoutOptions) -> Readouts:
    """Both sides' texts by topic.

    Raises NotFound for no such engagement, document or file, InvalidInput where there are no two sides to compare,
    StoreError for a chronicle that cannot be opened.
    """
    known = topics_from(options.topics) if options.topics is not None else topics()
    with Chronicle.open(options.db) as chronicle:
        engagement = chronicle.engagement(options.wanted)
        accounts = chronicle.accounts(engagement)
        found = list(_texts(chronicle, accounts))
    found += [_given(state, name, options.db) for state, name in options.texts]
    sides = _sides(engagement, options, [one.state for one, _ in found])
    central = [one for one, whole in found if whole]
    passing = {
        side: [one.doc_id for one, whole in found if not whole and one.state in side.split("/")] for side in sides
    }
    return readouts(engagement.id, sides, central, known, passing)


def _texts(chronicle: Chronicle, accounts: Iterable[Account]) -> Iterator[tuple[SideText, bool]]:
    """The documents that speak for somebody, and whether the engagement is what they are about."""
    whole: dict[str, bool] = {}
    known = lexicon(None)
    for account in accounts:
        whole[account.doc_id] = whole.get(account.doc_id, False) or account.central
    for doc_id, central in sorted(whole.items()):
        document = chronicle.document(doc_id)
        state = home_country(document, known)
        if state is not None:
            yield _side_text(state, document, chronicle.claims(doc_id)), central


def _given(state: str, name: str, db: Path) -> tuple[SideText, bool]:
    return _side_text(state.upper(), document_named(name, db), ()), True


def _side_text(state: str, document: Document, claims: Sequence[Claim]) -> SideText:
    return SideText(
        state=state, doc_id=document.doc_id, text=document.text, outlet=document.publisher, title=document.title,
        published=document.published.isoformat() if document.published else None, url=document.url,
        lang=document.lang, incomplete=incomplete_because(document.title, document.text), claims=tuple(claims),
    )  # fmt: skip


def _sides(engagement: Engagement, options: ReadoutOptions, speaking: Sequence[str]) -> list[str]:
    """The sides as codes with their predecessors ("RUS/SUN"); of many sides those with a text."""
    named = options.between or tuple(one.country for one in engagement.participants if one.country)
    states = list(dict.fromkeys((*(state.upper() for state in named), *(state.upper() for state, _ in options.texts))))
    if len(states) > MOST_SIDES:
        states = [state for state in states if set(codes(state)) & set(speaking)][:MOST_SIDES]
    if len(states) < 2:
        raise InvalidInput(
            f"{engagement.id} has no two sides with a text to set side by side",
            hint="name two: --between STATE STATE",
        )
    return ["/".join(codes(state)) for state in states]
