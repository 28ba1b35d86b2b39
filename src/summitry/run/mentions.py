"""The mentions of a stored document, found again for somebody who looks at it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from summitry.annotation import annotate
from summitry.model import Document, Evidence, Mention
from summitry.run.attempt import is_covered
from summitry.run.stages import lexicon

LONGEST = 200_000


class Stored(msgspec.Struct, frozen=True):
    """A mention with the words as evidence, so that it points into a stored field."""

    mention: Mention
    place: Evidence


def mentions_in(document: Document, overlay: Path | None = None) -> tuple[list[Stored], str]:
    """The mentions in text order, and a remark where they cannot be shown.

    Mentions are not stored: these are what the present lexicon recognises.
    """
    if not is_covered(document):
        return [], f"mentions are not marked: there are no rules yet for language {document.lang!r}"
    if len(document.text) > LONGEST:
        return [], f"mentions are not marked in texts of more than {LONGEST:,} characters"
    mentions = annotate(document, lexicon(overlay)).mentions
    return [Stored(one, document.locate(one.start, one.end)) for one in mentions if one.start < one.end], ""
