"""What the whole Chinese document adds: where the talks are when only a word of the speakers tells it, and the visit
that 访问期间 stands for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from summitry.extraction.belonging import near
from summitry.extraction.chinese.grammar import LANG
from summitry.extraction.chinese.told import delegation
from summitry.extraction.draft import Draft, Side
from summitry.extraction.evidence import with_evidence
from summitry.lexicon.wording import alternatives
from summitry.model import Annotated, Place

_DURING = re.compile("访问期间(?=,)")


def with_stays(drafts: Sequence[Draft], annotated: Annotated, text: str) -> list[Draft]:
    """The drafts, with the place of the main talks and the visit during which they are held."""
    found = list(drafts)
    main = next((i for i, draft in enumerate(found) if draft.kind == "meeting" and not draft.background), None)
    if main is None:
        return found
    country = _there(found[main], annotated, text)
    if found[main].place is None and country is not None:
        found[main] = replace(found[main], place=Place(country))
    found = [draft if i == main else _beside(draft, found[main]) for i, draft in enumerate(found)]
    during = _DURING.search(text)
    if during is not None and not any(draft.kind == "visit" for draft in found):
        found += _visit(found[main], annotated, during.span())
    return found


def _beside(draft: Draft, main: Draft) -> Draft:
    """A visit told in a speech is that of the main talks; other talks of the guest in those days are where they are."""
    names = {side.actor.name for side in draft.sides if side.actor.name}
    if not names & {side.actor.name for side in main.sides if side.actor.name}:
        return draft
    if draft.kind == "visit" and draft.status == "ongoing" and not draft.background:
        return replace(draft, sentence=min(draft.sentence, main.sentence))
    talks = draft.kind == "meeting" and draft.status == "occurred" and draft.place is None
    if not talks or main.place is None or main.status != "occurred" or not _in_those_days(draft, main):
        return draft
    if draft.countries() != main.countries() or main.place.country not in draft.countries():
        return draft
    return replace(draft, place=Place(main.place.country, None if draft.background else main.place.city))


def _in_those_days(draft: Draft, main: Draft) -> bool:
    """Whether talks without a day of their own, or within two of the main talks', belong to one stay."""
    return draft.when is None or (main.when is not None and near(draft.when, main.when) and draft.when.day is not None)


def _there(draft: Draft, annotated: Annotated, text: str) -> str | None:
    """The country to which a speaker says that others come: 中国企业来巴投资 is said in Pakistan."""
    match = re.search(rf"来(.)(?:{alternatives('done_there', LANG)})", text)
    if match is None:
        return None
    for mention in annotated.mentions:
        named = annotated.content[mention.start : mention.end]
        if mention.kind == "state" and named.startswith(match.group(1)) and mention.value in draft.countries():
            return mention.value
    return None


def _visit(talks: Draft, annotated: Annotated, span: tuple[int, int]) -> list[Draft]:
    country = talks.place.country if talks.place is not None else None
    guests = [Side(side.actor, "guest") for side in talks.sides if side.actor.country != country]
    if country is None or country not in talks.countries() or not guests:
        return []
    visit = Draft(
        kind="visit",
        sides=(*guests, Side(delegation(country), "host")),
        status="ongoing",
        rule="visit.during",
        sentence=talks.sentence,
        span=span,
        place=Place(country),
    )
    return [with_evidence(visit, annotated)]
