"""Scripts: which one a text is written in, and Chinese characters in their simplified form.

Folding a text to simplified characters replaces sign by sign, so that offsets stay what they were.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

_TABLE = Path(__file__).parent / "tables" / "traditional.csv"
HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN = re.compile(f"[{HAN}]")
_KANA = re.compile("[\u3040-\u30ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_HAN_WEIGHT = 3  # one Chinese character says about as much as three letters


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    with _TABLE.open(encoding="utf-8", newline="") as handle:
        return {ord(row["traditional"]): row["simplified"] for row in csv.DictReader(handle)}


def simplified(text: str) -> str:
    """The text with traditional characters replaced by simplified ones; as long as it was."""
    return text if text.isascii() or not _HAN.search(text) else text.translate(_table())


def language_by_script(text: str) -> str:
    """ "zh", "ja", "ru" or "en": the language that the script most used in a short text suggests here.

    A guess for wordings whose document does not say its language: all Cyrillic is taken for Russian and all Latin
    for English.
    """
    kana, latin, cyrillic = (len(script.findall(text)) for script in (_KANA, _LATIN, _CYRILLIC))
    eastern = (len(_HAN.findall(text)) + kana) * _HAN_WEIGHT
    if eastern >= max(latin, cyrillic, 1):
        return "ja" if kana else "zh"
    return "ru" if cyrillic > latin else "en"
