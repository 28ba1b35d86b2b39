"""By which medium people met: a conversation by telephone is a call, one by picture a video talk."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.extraction.grammar import MACROS
from summitry.model import Kind

_VIDEO = re.compile(
    r"\b(?:video|virtual|virtually|videoconference|video-conference|videolink|via zoom|online|teleconference|webinar)\b"
)
_PHONE = re.compile(r"\b(?:telephone|phone|telephonic|hotline)\b")
_IN_PERSON = re.compile(r"\b(?:sidelines?|margins?|in person|in-person|face-to-face|face to face)\b")


@lru_cache(maxsize=1)
def _placed() -> re.Pattern[str]:
    """A place right behind: people who speak somewhere are there."""
    return re.compile(rf"\b(?:in|at) (?:the )?[{MACROS['P'][1:-1]}{MACROS['V'][1:-1]}]")


REACH = 40  # characters around the match in which a medium still belongs to it


def medium(kind: Kind, text: str, span: tuple[int, int]) -> Kind:
    """The kind once the words around the match are heard; `kind` when they say nothing."""
    window = text[max(0, span[0] - REACH) : span[1] + REACH]
    inner = text[span[0] : span[1] + REACH]
    left = text[max(0, span[0] - REACH) : span[0]].rpartition(",")[2]
    told = text[slice(*span)]
    if _PHONE.search(told) and not _VIDEO.search(told) and kind != "multilateral":
        return "call"
    if _VIDEO.search(inner) or (kind == "meeting" and _VIDEO.search(left)):
        return "video"
    if kind == "multilateral":
        return kind
    if _PHONE.search(inner):
        return "call"
    if kind == "call" and (_IN_PERSON.search(window) or _placed().search(inner)):
        return "meeting"
    return kind
