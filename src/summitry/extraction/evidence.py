"""The words that show a reading: where it stands, its date and its place, each an exact slice of the document."""

from __future__ import annotations

from msgspec.structs import replace

from summitry.extraction.draft import Draft
from summitry.model import Annotated


def with_evidence(draft: Draft, annotated: Annotated) -> Draft:
    """The draft with its evidence; a date or place within its own words needs none of its own."""
    document = annotated.document
    found = [replace(document.locate(*draft.span), supports="engagement", rule=draft.rule)]
    for span, field in ((draft.date_span, "date"), (draft.place_span, "place")):
        if span is not None and not (draft.span[0] <= span[0] and span[1] <= draft.span[1]):
            found.append(replace(document.locate(*span), supports=field, rule=draft.rule))
    return replace(draft, evidence=tuple(found))
