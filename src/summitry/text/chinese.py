"""Chinese text in one form: simplified characters, one sign for each kind of dash, plain digits, letters and commas.

Every sign is replaced by one sign, so that offsets stay what they were.
"""

from __future__ import annotations

from functools import lru_cache

from summitry.text.scripts import simplified

_DASHES = "－–―─‐‑-"
_DOTS = "•・‧∙⋅"
#: Full-width marks lie where a skeleton has its signs; brackets, which mean something in patterns, become others.
_MARKS = {"，": ",", "；": ";", "：": ":", "！": "!", "？": "?", "（": "〔", "）": "〕", "(": "〔", ")": "〕"}


@lru_cache(maxsize=1)
def _usual() -> dict[int, str]:
    wide = (*range(0xFF10, 0xFF1A), *range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))
    signs = {**dict.fromkeys(_DASHES, "—"), **dict.fromkeys(_DOTS, "·"), **_MARKS}
    return {**{code: chr(code - 0xFEE0) for code in wide}, **{ord(sign): usual for sign, usual in signs.items()}}


@lru_cache(maxsize=2)
def chinese_form(text: str) -> str:
    """The text in the form in which Chinese names and wordings are compared; as long as it was.

    Kept for the next stages, which ask for that of the same document.
    """
    return simplified(text).translate(_usual())
