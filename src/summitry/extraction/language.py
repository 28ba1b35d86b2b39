"""The seam of languages: what of the stage depends on the language of a text, and nothing else does.

To add one: a folder beside `chinese`, its rules under `rules/<lang>`, a line here and one in annotation.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from summitry.extraction.chinese import find_chinese_claims, finish_chinese, read_chinese
from summitry.extraction.claims import find_claims
from summitry.extraction.draft import Draft, Rejected
from summitry.extraction.english import read_english
from summitry.extraction.signed import signed_documents
from summitry.lexicon import Lexicon
from summitry.model import Annotated, Claim


class Language(NamedTuple):
    """`read` gives the readings of a document, `finish` adds what was signed at them, `claims` are the claims."""

    read: Callable[[Annotated, Lexicon, list[Rejected]], list[Draft]]
    finish: Callable[[Sequence[Draft], Annotated], list[Draft]]
    claims: Callable[[Annotated, Lexicon], tuple[Claim, ...]]


#: By the language of `Annotated.lang`.
LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        "en": Language(read_english, signed_documents, find_claims),
        "zh": Language(read_chinese, finish_chinese, find_chinese_claims),
    }
)
