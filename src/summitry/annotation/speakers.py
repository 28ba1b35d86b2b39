"""Whom "I" means: the head of state whose site it is, whom the title names as the speaker, or who is labelled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from summitry.annotation.home import public_office
from summitry.lexicon import Lexicon
from summitry.lexicon.heads import head_of
from summitry.lexicon.rulebook import rule_file
from summitry.model import Actor, Document

_LONGEST_LABEL = 98  # characters of a label
_LABEL = re.compile(r"[A-Z][\w.’' -]{1,50}(?: \([^()\n]{2,40}\))?: ")


def first_speaker(document: Document, home: str | None, lexicon: Lexicon) -> Actor | None:
    """The leader who speaks on a state's own site; None elsewhere."""
    return head_of(lexicon, home, document.published, document.publisher) if _own_voice(document) else None


def own_head(document: Document, home: str | None, lexicon: Lexicon) -> Actor | None:
    """Whom "the President" means in what a state's offices publish: the state's own; None elsewhere."""
    if not (_own_voice(document) or public_office(document) or home in lexicon.bodies):
        return None
    return head_of(lexicon, home, document.published, document.publisher)


def _own_voice(document: Document) -> bool:
    where = f"{document.publisher or ''} {document.url or ''}".casefold()
    return any(sign in where for sign in rule_file("en", "actors")["own_voice"])


def titled_speaker(document: Document, named: Sequence[Actor], speaker: Actor | None) -> Actor | None:
    """The speaker once the title is read: "Remarks by Vice President Harris"; None for somebody unknown."""
    title = document.title or ""
    if named and named[0].end < len(title) and _own_words().match(title, named[0].end):
        return named[0]  # "Prime Minister Wong's opening remarks"
    if not _speech().match(title) or (speaker is None and not (named and named[0].name)):
        return speaker
    return named[0] if named else None


def addressed(document: Document, named: Sequence[Actor], speaker: Actor | None) -> Actor | None:
    """To whom a speech is spoken: the one of another state whom its title names beside the speaker; None elsewhere."""
    if (
        speaker is None
        or not named
        or speaker.name != named[0].name
        or not _speech_or_own(document.title or "", named[0])
    ):
        return None
    others = [actor for actor in named if actor.name is not None and actor.country not in (None, speaker.country)]
    return others[0] if len({actor.country for actor in others}) == 1 else None


def _speech_or_own(title: str, first: Actor) -> bool:
    return _speech().match(title) is not None or _own_words().match(title, first.end) is not None


@lru_cache(maxsize=1)
def _speech() -> re.Pattern[str]:
    nouns = "|".join(rule_file("en", "actors")["speeches"])
    return re.compile(rf"(?:[A-Z][\w-]* ){{0,2}}(?:{nouns})\b[^\n]{{0,30}}? (?:by|of|from) ", re.IGNORECASE)


@lru_cache(maxsize=1)
def _own_words() -> re.Pattern[str]:
    nouns = "|".join(rule_file("en", "actors")["speeches"])
    return re.compile(rf"[’']s? (?:[a-z]+ ){{0,2}}(?:{nouns})\b", re.IGNORECASE)


def labelled(content: str, start: int) -> bool:
    """Whether a line that starts here begins with the label of a speaker ("MS. JEAN-PIERRE: ...")."""
    opens = start == 0 or content[start - 1] == "\n"
    return opens and content.find(": ", start, start + _LONGEST_LABEL) > 0 and _LABEL.match(content, start) is not None
