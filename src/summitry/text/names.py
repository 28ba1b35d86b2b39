"""Folding and transliterating names, so that spellings of one name compare equal.

`fold` forgets what typists and alphabets vary in: case, accents, apostrophes, hyphens, the dots of ё.
It never guesses: two different names may fold to one (Li, Lì), so a fold finds candidates and decides nothing.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: letters that have no accent to strip, as Unicode has it, and that newspapers write plainly
_PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "ə": "a", "þ": "th", "ŋ": "n", "ħ": "h"}
)
#: Cyrillic to Latin as English-language newspapers do it (BGN/PCGN, without its apostrophes), after folding
_LATIN = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "д": "d",
        "е": "e",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "y",
        "ь": "",
        "э": "e",
        "ю": "yu",
        "я": "ya",
        "й": "y",
        "і": "i",
        "ї": "yi",
        "є": "ye",
        "ґ": "g",
        "ў": "u",
        "ј": "j",
        "љ": "lj",
        "њ": "nj",
        "ћ": "c",
        "ђ": "dj",
        "џ": "dz",
    }
)
_DROPPED = re.compile(r"['’‘ʻʼ`´ʹ′\u00ad\u200b]")
_PARTED = re.compile(r"[\s\-‐-―.,·•・_/]+")
_INITIAL = 1


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Lower case without accents and apostrophes, words parted by one blank: `"Chou En-lai"` to `"chou en lai"`."""
    lower = unicodedata.normalize("NFKD", _DROPPED.sub("", text)).casefold()  # first: ᴬ has no lower case, A has
    plain = unicodedata.normalize("NFKD", lower).translate(_PLAIN)
    kept = "".join(char for char in plain if not unicodedata.combining(char))
    return _PARTED.sub(" ", unicodedata.normalize("NFC", kept)).strip()


def squash(text: str) -> str:
    """`fold` without blanks: Deng Xiao-ping, Deng Xiao Ping and Deng Xiaoping alike."""
    return fold(text).replace(" ", "")


def transliterate(text: str) -> str:
    """A folded Latin spelling of a Cyrillic name, as English-language newspapers write it; Latin is only folded."""
    lowered = text.casefold().replace("ё", "е")
    return fold(lowered.translate(_LATIN))


def words_of(text: str) -> tuple[str, ...]:
    """The folded words of a name without initials: `"George W. Bush"` to `("george", "bush")`."""
    return tuple(word for word in fold(text).split(" ") if len(word) > _INITIAL)
