"""A build in which a document that begins with KILL ends the process that codes it: run by test_workers."""

from __future__ import annotations

import os
import signal
import sys

from summitry.lexicon import Lexicon
from summitry.model import Document, Extraction
from summitry.reading import Noted
from summitry.run import BuildOptions, attempt, build, coding

usual = attempt.attempt


def deadly(document: Document, lexicon: Lexicon) -> tuple[Extraction, Noted | None]:
    if document.text.startswith("KILL"):
        os.kill(os.getpid(), signal.SIGKILL)
    return usual(document, lexicon)


coding.attempt = deadly  # in each worker too: a spawned process reads this file

if __name__ == "__main__":
    report = build(sys.argv[1], sys.argv[2], BuildOptions(workers=2))
    reasons = [note.reason for note in report.account.notes]
    sys.stdout.write(", ".join(f"{reasons.count(one)} {one}" for one in sorted(set(reasons))))
