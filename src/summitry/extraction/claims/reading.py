"""A document as the claim rules read it: plain text beside the content, sentences cut to prose, and its setting."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import chain

from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.setting import Setting
from summitry.extraction.claims.wording import cue_index
from summitry.lexicon import Lexicon
from summitry.model import Actor, Annotated

_PROSE = 1_200


class Reading:
    """`plain` has the length of the content. A sentence beyond 1,200 characters is a table: its start is read."""

    def __init__(self, annotated: Annotated, text: str, lexicon: Lexicon) -> None:
        self.annotated = annotated
        self.plain = text
        self._lexicon = lexicon
        self._starts = [start for start, _ in annotated.sentences]
        self._dates: tuple[list[int], list[int]] | None = None

    @cached_property
    def setting(self) -> Setting:
        """Between whom; of a document that makes no claim nobody asks."""
        return Setting(self.annotated, self._lexicon)

    def sentence(self, number: int) -> tuple[int, int]:
        """Half-open range of a sentence."""
        start, end = self.annotated.sentences[number]
        return start, min(end, start + _PROSE)

    def cued(self) -> dict[int, set[int]]:
        """For each sentence with a cue, by number: the places of the rules that it may fire, and marks."""
        index, starts, cues = cue_index(), self._starts, dict[int, set[int]]()
        for cue, start, _ in index.automaton.find_matches_as_indexes(self.plain, overlapping=True):
            cues.setdefault(max(0, bisect_right(starts, start) - 1), set()).add(cue)
        return {number: set(chain.from_iterable(index.fires[cue] for cue in found)) for number, found in cues.items()}

    def asks(self, number: int) -> bool:
        """Whether a sentence is a question, which claims nothing; "Q" opens one in a transcript."""
        start, end = self.annotated.sentences[number]
        return self.plain.endswith(("?", '?"'), start, end) or self.annotated.content.startswith(("Q ", "Q:"), start)

    def wording(self, draft: ClaimDraft) -> str:
        """The plain words of a draft."""
        return self.plain[slice(*draft.extent)]

    @cached_property
    def turns(self) -> list[Actor]:
        """Those whose name is followed by a colon: they speak until the next, as in a transcript."""
        content = self.annotated.content
        return [actor for actor in self.annotated.actors if actor.name and content.startswith(": ", actor.end)]

    def in_date(self, position: int) -> bool:
        """Whether a date stands there: the 8 of "July 8 talks" counts nothing."""
        if self._dates is None:
            dates = [mention for mention in self.annotated.mentions if mention.kind == "date"]
            self._dates = [mention.start for mention in dates], [mention.end for mention in dates]
        starts, ends = self._dates
        before = bisect_right(starts, position) - 1
        return before >= 0 and position < ends[before]
