"""The text that is checked, as the rules of checking see it: its mentions, accounts and claims by place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import msgspec

from summitry.checking.verdict import Mark, MarkType, Proof, Verdict
from summitry.model import Account, Annotated, Evidence, Extraction, Mention, MentionKind

_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """A text with all that was read in it. `day` is the day as of which it is read, None where nothing tells it.

    `plain` is the content in lower case with plain quotes and dashes, of the same length.
    """

    annotated: Annotated
    extraction: Extraction
    day: date | None
    plain: str

    @property
    def content(self) -> str:
        """Title and text, into which all offsets point."""
        return self.annotated.content

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around a place; the place alone where none is."""
        return next(((low, high) for low, high in self.annotated.sentences if low <= at < high), (at, at))

    def mentions(self, start: int, end: int, *kinds: MentionKind) -> list[Mention]:
        """The mentions within a stretch, of some kinds or of all."""
        return [
            one
            for one in self.annotated.mentions
            if start <= one.start and one.end <= end and (not kinds or one.kind in kinds)
        ]

    def at(self, evidence: Evidence) -> tuple[int, int]:
        """Where evidence stands in the content."""
        offset = self.annotated.document.body_offset if evidence.field == "text" else 0
        return evidence.start + offset, evidence.end + offset

    def stretch(self, account: Account) -> tuple[int, int]:
        """From the first sentence that tells of the engagement itself to its end."""
        own = [self.at(one) for one in account.evidence if one.supports == "engagement"]
        low, high = (own or [self.at(one) for one in account.evidence] or [(0, 0)])[0]
        start, end = self.sentence(low)
        return start, max(end, high)

    def find(self, pattern: re.Pattern[str], start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """Matches of a pattern in the plain text."""
        return pattern.finditer(self.plain, start, len(self.plain) if end is None else end)

    def mark(
        self, span: tuple[int, int], kind: MarkType, verdict: Verdict, rule: str, found: str,
        evidence: tuple[Proof, ...] = (),
    ) -> Mark:  # fmt: skip
        """A mark on a stretch, with the sentence around it as the text's side of the evidence."""
        start, end = span
        own = Proof(side="text", quote=self.content[slice(*self.sentence(start))].strip() or self.content[start:end])
        return Mark(
            start=start, end=end, text=self.content[start:end], type=kind, verdict=verdict, rule=rule, found=found,
            evidence=(own, *evidence), sources=independent(evidence),
        )  # fmt: skip


def draft_of(annotated: Annotated, extraction: Extraction, day: date | None) -> Draft:
    """The draft with its plain text."""
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in annotated.content)
    return Draft(annotated=annotated, extraction=extraction, day=day, plain=lowered.translate(_APOSTROPHES))


def independent(evidence: tuple[Proof, ...]) -> int:
    """How many sources stand behind the other side: one a publisher, and the same words are one source.

    A reference row counts for the sources that it cites.
    """
    others = [proof for proof in evidence if proof.side != "text"]
    cited = {source.casefold() for proof in others for source in proof.cited}
    own = {
        (proof.source or proof.quote).casefold(): " ".join(proof.quote.casefold().split())
        for proof in others
        if not proof.cited
    }
    return len(cited) + len(set(own.values()))
