"""Mentions: stretches of a document recognised as a person, state, place, date or cue.

An `Actor` is what acts in a sentence: a person with office and country, or a state or organisation
that stands for its delegation. Offsets are into `Document.content`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from operator import itemgetter
from typing import Literal

import msgspec

from summitry.model.account import Account, Place
from summitry.model.claim import Claim
from summitry.model.document import Document
from summitry.model.when import When

MentionKind = Literal[
    "person", "office", "state", "adjective", "organisation", "city", "venue", "gathering", "date", "signed", "cue"
]


ActorForm = Literal["name", "title", "pronoun", "possessive", "plural"]


class Mention(msgspec.Struct, frozen=True):
    """A recognised stretch; `value` is an id of the lexicon or a normal form, `rule` what recognised it."""

    kind: MentionKind
    start: int
    end: int
    text: str
    value: str
    rule: str
    when: When | None = None


class Actor(msgspec.Struct, frozen=True):
    """Somebody who can take part: a person, or a delegation, state or organisation (name None).

    `rank` is the office's rank at the document's date (see `lexicon.records.Rank`), "" when unknown.
    `form` says how it stands in the text; an actor with `members` stands for all of them ("the two leaders").
    """

    start: int
    end: int
    name: str | None
    country: str | None
    person: str | None = None
    office: str | None = None
    rank: str = ""
    rule: str = ""
    form: ActorForm = "name"
    members: tuple[Actor, ...] = ()


def person_of_title(actors: Iterable[Actor], end: int) -> Actor | None:
    """The one person whom the title, which ends at `end`, names; None where it names several or none."""
    found = {actor.name: actor for actor in actors if actor.end <= end and actor.name and not actor.members}
    return next(iter(found.values())) if len(found) == 1 else None


class Annotated(msgspec.Struct, frozen=True):
    """A document with its sentences (half-open ranges of `content`), mentions and actors, in text order.

    `home` is the country that speaks when the document says "we" or "our country" (a president's office, a
    government, a national agency); `dateline` the place that opens an agency's dispatch ("PEKING, April 3 -");
    `written` the day as of which it is read: that of publication, or the day that the heading of a record gives.
    `speakers` tell from which place on who says "I" (None: nobody who is known).
    `lang` the language whose grammar read it and reads on.
    """

    document: Document
    content: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Mention, ...]
    actors: tuple[Actor, ...]
    home: str | None = None
    dateline: Place | None = None
    written: date | None = None
    speakers: tuple[tuple[int, Actor | None], ...] = ()
    lang: str = "en"

    def speaker(self, place: int) -> Actor | None:
        """Who says "I" at a place of the content."""
        number = bisect_right(self.speakers, place, key=itemgetter(0))
        return self.speakers[number - 1][1] if number else None


class Extraction(msgspec.Struct, frozen=True):
    """What one document holds: accounts and claims, in text order."""

    doc_id: str
    accounts: tuple[Account, ...] = ()
    claims: tuple[Claim, ...] = ()
