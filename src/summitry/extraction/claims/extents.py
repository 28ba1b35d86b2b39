"""Which words carry a claim: the clause around its cue, without the rest of the sentence."""

from __future__ import annotations

import re

_BREAK = re.compile(r"(?<!\d),(?= )|,(?=[ \"])|[;:—–](?= )|(?<=\S) - |\*\*|(?<=[a-z]{3})\.\s| \((?=\w)|\) ")
_OPENING = re.compile(
    r"(?:\s|[\"'“”‘*•-]|(?:and|but|which|that|where|as|so|while|likewise|notably|also|then|however|meanwhile|because)\b,?|"
    r"(?:said|says|noted|added|stressed) (?:that )?(?=\w))*"
)
_WHEN = re.compile(r"(?:likewise, |and |but )?(?:after|following|since|before|upon)\b")
_RELATIVE = re.compile(r"\b(?:that|which|what|who|about|where|because)\b (?=\S)")
_OWNER = re.compile(
    r"(?:\b(?:held|holds|hold|made|makes|paid|pays|had|have|marks|marked|on|for|in|was|is|be|were|as) )?"
    r"(?:(?:the|his|her|their|our|its|my|a|an|only the|[\w.-]{1,30}['’]s|"
    r"(?:the )?two (?:presidents|leaders)['’]) )?(?:own |very )?$"
)
_TAIL = ' ,;:."”’*'
_LONG_HEAD = 8
_STUMP = 5
_DATE_ASIDE = re.compile(r", (?:in|on) (?:\w+ ){0,2}\w+, (?:was|is|were|took|brought|led)\b")


def clause(text: str, start: int, end: int, *, shorten: bool = True) -> tuple[int, int]:
    """Range of the clause around `text[start:end]`; a long head before the cue is cut to the phrase."""
    low, high = _segment(text, start, end)
    if shorten and len(text[low:start].split()) > _LONG_HEAD:
        low = _phrase(text, low, start)
    elif _is_adverbial(text, low) or (not shorten and low and len(text[low:high].split()) <= _STUMP):
        low = _segment(text, low - 1, low - 1)[0]
    high = _completed(text, low, end, high)
    opening = _OPENING.match(text, low, start)
    low = opening.end() if opening else low
    return low, max(end, len(text[:high].rstrip(_TAIL)))


def _segment(text: str, start: int, end: int) -> tuple[int, int]:
    low = 0
    for found in _BREAK.finditer(text, 0, start):
        low = found.end()
    after = _BREAK.search(text, end)
    return low, after.start() if after else len(text)


def _completed(text: str, low: int, end: int, high: int) -> int:
    """A stump ("For the first time, …") takes the next clause, and a date set off by commas does not end it."""
    if len(text[low:high].split()) < _STUMP and high < len(text):
        return _segment(text, end, high + 1)[1]
    if _DATE_ASIDE.match(text, high):
        return _segment(text, end, text.index(",", high + 1) + 1)[1]
    return high


def _is_adverbial(text: str, low: int) -> bool:
    """Whether the clause before says when: "after his re-election in May, …"."""
    before = text[: max(0, low - 1)]
    opening = _segment(before, len(before), len(before))[0] if before else 0
    return bool(before) and _WHEN.match(text[opening:low].lstrip().lower()) is not None


def _phrase(text: str, low: int, start: int) -> int:
    """Where the noun phrase of the cue begins, or the relative clause that holds it."""
    for found in _RELATIVE.finditer(text, low, start):
        if len(text[found.end() : start].split()) <= _LONG_HEAD:
            return found.end() if found.group().startswith(("about", "that", "which", "who")) else found.start()
    owner = _OWNER.search(text, low, start)
    return owner.start() if owner else low
