"""What is added once the drafts are complete: roles at gatherings, and what was signed."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from summitry.extraction.chinese.signed import signed_in_chinese
from summitry.extraction.draft import Draft, Side
from summitry.model import Annotated


def finish_chinese(drafts: Sequence[Draft], annotated: Annotated) -> list[Draft]:
    """The drafts with their documents; who comes to a gathering takes part in it and is nobody's guest."""
    return signed_in_chinese([_taking_part(draft) for draft in drafts], annotated)


def _taking_part(draft: Draft) -> Draft:
    if draft.kind != "multilateral":
        return draft
    sides = tuple(Side(side.actor, "participant") if side.role == "guest" else side for side in draft.sides)
    return replace(draft, sides=sides)
