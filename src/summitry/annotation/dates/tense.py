"""Whether a sentence speaks of the past or of what is to come, seen from one of its words.

The nearest sign to the left decides ("will visit on Thursday", "said on Thursday"), else the nearest to the
right ("On Thursday he will …"). A participle after "be" is no sign: "will be held", "is due to be signed".
"""

from __future__ import annotations

from typing import Literal

from summitry.annotation.dates.tokens import Tokens

Tense = Literal["past", "present", "future", ""]
_REACH = 60


def sentence_start(tokens: Tokens, index: int) -> int:
    """The first word of the sentence of `index`, at most 60 words back."""
    for place in range(index - 1, max(-1, index - _REACH), -1):
        if ends_sentence(tokens, place):
            return place + 1
    return max(0, index - _REACH + 1)


def sentence_end(tokens: Tokens, index: int) -> int:
    """The place behind the sentence of `index`, at most 60 words on."""
    last = min(len(tokens.words), index + _REACH)
    for place in range(index, last):
        if ends_sentence(tokens, place):
            return place
    return last


def ends_sentence(tokens: Tokens, place: int) -> bool:
    """Whether the word at `place` is the full stop or line end behind a sentence."""
    word = tokens.words[place]
    if word in ("", "!", "?", ";"):
        return True
    if word != ".":
        return False
    if not tokens.word(place + 1):
        return True
    if tokens.glued(place) and tokens.words[place + 1] not in ('"', "”", "’", "'", ")"):
        return False
    before = tokens.word(place - 1)
    abbreviated = len(before) == 1 or before in tokens.vocabulary.lists["abbreviations"]
    return not abbreviated and not tokens.original(place + 1)[0].islower()


def tense_at(tokens: Tokens, start: int, end: int) -> Tense:
    """The tense that governs the words `start` to `end`; "" where nothing tells.

    "present" is a verb that announces ("returns on Sunday"): that day or later.
    """
    low, high = sentence_start(tokens, start), sentence_end(tokens, end)
    for place in range(start - 1, low - 1, -1):
        sign = _sign(tokens, place, low)
        if sign:
            return sign
    for place in range(end, high):
        sign = _sign(tokens, place, low)
        if sign:
            return sign
    return ""


def _sign(tokens: Tokens, place: int, low: int) -> Tense:
    words = tokens.vocabulary.tense
    word = tokens.words[place]
    if word in words["future"]:
        return "future"
    if word in words["present"]:
        return "present"
    if word == "to" and tokens.word(place + 1) in words["infinitive"]:
        return "future"
    if word not in words["past"] and not (len(word) > 4 and word.endswith("ed") and word not in words["not_past"]):
        return ""
    after_be = any(tokens.words[at] in words["be"] for at in range(max(low, place - 2), place))
    return "" if after_be else "past"
