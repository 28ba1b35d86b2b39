"""By which medium people met: a conversation by telephone is a call, one by picture a video talk."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.extraction.signs import sign
from summitry.lexicon.wording import alternatives
from summitry.model import Kind

REACH = 40  # characters around the match in which a medium still belongs to it


@lru_cache(maxsize=3)
def _words(name: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives(name)})\b")


@lru_cache(maxsize=1)
def _placed() -> re.Pattern[str]:
    """A place right behind: people who speak somewhere are there."""
    return re.compile(rf"\b(?:in|at) (?:the )?{sign('PV')}")


@lru_cache(maxsize=1)
def _conversed() -> re.Pattern[str]:
    """ "I had a conversation today with the President": who is not said to be anywhere spoke by telephone."""
    return re.compile(r"\bhad (?:an? |another )?(?:[a-z]+ ){0,2}conversations?\b")


@lru_cache(maxsize=1)
def _conversation() -> re.Pattern[str]:
    """ "In his conversation with the President": of people who are not said to be anywhere; no archive's record."""
    words = rf"\b(?:{alternatives('before_conversations')})"
    before = rf"(?:{words}|{sign('H')}|{sign('A')}(?:[’']s)?|{sign('D')})"
    return re.compile(rf"{before} conversations? with\b")


def medium(kind: Kind, text: str, span: tuple[int, int]) -> Kind:
    """The kind once the words around the match are heard; `kind` when they say nothing."""
    window = text[max(0, span[0] - REACH) : span[1] + REACH]
    inner = text[span[0] : span[1] + REACH]
    left = text[max(0, span[0] - REACH) : span[0]].rpartition(",")[2]
    told = text[slice(*span)]
    if _words("phone").search(told) and not _words("video").search(told) and kind != "multilateral":
        return "call"
    if _words("video").search(inner) or (kind == "meeting" and _words("video").search(left)):
        return "video"
    if kind == "multilateral":
        return kind
    if _words("phone").search(inner):
        return "call"
    conversed = _conversed().search(told) or _conversation().search(told)
    if kind == "meeting" and conversed and not _words("in_person").search(window):
        return kind if _placed().search(window) else "call"
    if kind == "call" and (_words("in_person").search(window) or _placed().search(inner)):
        return "meeting"
    return kind
