"""When two coders mean the same person, word or wording.

Coarser than `text.names` on purpose: the guide's scorer compares letters as written, accents aside, and figures must
be the same whoever computes them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_BETWEEN_WORDS = re.compile(r"[\s\-’'.]+")
_INITIAL = 1


def plain_letters(text: str | None) -> str:
    """Lower case without accents; "" for None."""
    decomposed = unicodedata.normalize("NFKD", text or "")
    return "".join(char for char in decomposed if not unicodedata.combining(char)).casefold().strip()


@lru_cache(maxsize=65536)
def name_words(name: str | None) -> tuple[str, ...]:
    """The words of a name or wording, without initials and single letters."""
    return tuple(word for word in _BETWEEN_WORDS.split(plain_letters(name)) if len(word) > _INITIAL)


def same_person(one: str | None, other: str | None) -> bool:
    """Whether one name holds all words of the other, or both end alike; None, a delegation, is anybody.

    "Xi" is Xi Jinping and Alexander Lukashenko is Aleksandr Lukashenko; Kim Jong Un is not Kim Yong Nam.
    """
    if one is None or other is None:
        return True
    a, b = name_words(one), name_words(other)
    if not a or not b:
        return False
    return set(a) <= set(b) or set(b) <= set(a) or a[-1] == b[-1]


def wording_overlap(one: str | None, other: str | None) -> float:
    """Shared words of two wordings, 0 to 1 (Jaccard); 0 when one has no words."""
    a, b = set(name_words(one)), set(name_words(other))
    return len(a & b) / len(a | b) if a and b else 0.0
