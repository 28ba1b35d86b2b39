"""Why a text gives what it gives: mentions with their rules, accounts with theirs, and what was rejected."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec

from summitry.annotation import annotate
from summitry.extraction import Rejected, extract_with_reasons
from summitry.model import Annotated, Document, Extraction
from summitry.run.attempt import check_covered
from summitry.run.stages import PathLikeStr, as_document, lexicon


class Explanation(msgspec.Struct, frozen=True):
    """What was recognised, what came of it, and the readings that were not taken, with the reason."""

    annotated: Annotated
    extraction: Extraction
    rejected: tuple[Rejected, ...]


def explain(
    document: Document | str, *, published: date | None = None, lexicon_dir: PathLikeStr | None = None
) -> Explanation:
    """Explain a document, or a plain text published on `published`.

    Raises InvalidInput for a language that has no rules.
    """
    known = lexicon(Path(lexicon_dir) if lexicon_dir is not None else None)
    held = as_document(document, published)
    check_covered(held)
    annotated = annotate(held, known)
    return Explanation(annotated, *extract_with_reasons(annotated, known))
