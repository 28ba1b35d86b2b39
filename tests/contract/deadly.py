"""Coding that dies of a document that begins with KILL; for tests, which run it in processes of their own."""

from __future__ import annotations

import os
import signal

from summitry.lexicon import Lexicon
from summitry.model import Document, Extraction
from summitry.reading import Noted
from summitry.run import attempt, coding

usual = attempt.attempt


def deadly(document: Document, lexicon: Lexicon) -> tuple[Extraction, Noted | None]:
    if document.text.startswith("KILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    return usual(document, lexicon)


coding.attempt = deadly
