"""What is said where a list is empty: an empty list is no finding, and often a slip of the pen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summitry.store import Chronicle


def nothing_lines(chronicle: Chronicle, states: Iterable[str]) -> Iterator[str]:
    """Codes that nobody has, how much was looked through, and what that does not mean."""
    from summitry.lexicon.codes import code_hint, is_code
    from summitry.run.stages import lexicon

    known = lexicon()
    for state in sorted({one.upper() for one in states}):
        if not is_code(known, state):
            yield f"note: no state or organisation has the code {state!r}; {code_hint(known, state)}"
    total = sum(chronicle.counts().values())
    last = chronicle.last_published
    reach = f" from documents published until {last}" if last else ""
    yield f"0 engagements of {total} that stand in this chronicle{reach}; what is not in its documents is not known"
