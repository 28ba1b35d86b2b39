"""Which language's grammar reads a document: the one that it says, else the one that its script suggests."""

from __future__ import annotations

from summitry.model import Document
from summitry.text.scripts import language_by_script

_SAMPLE = 2000  # characters that tell the script
CHINESE = "zh"


def language_of(document: Document) -> str:
    """ "zh" or "en"; texts of other languages are read as English is, as far as that goes."""
    if document.lang is not None:
        return CHINESE if document.lang.split("-")[0] == CHINESE else "en"
    sample = document.content[:_SAMPLE]
    return CHINESE if not sample.isascii() and language_by_script(sample) == CHINESE else "en"
