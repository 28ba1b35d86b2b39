"""What was signed, by kind and number, against the papers of the engagement and of the visit around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.checking.describe import quotes
from summitry.checking.draft import Draft
from summitry.checking.known import Known
from summitry.checking.story import Line, Story
from summitry.checking.verdict import Mark, Verdict
from summitry.model import Engagement, SignedDocument

Signed = Sequence[tuple[Engagement, SignedDocument]]


def paper_marks(draft: Draft, known: Known, _story: Story, line: Line) -> Iterator[Mark]:
    """A mark where the text tells what was signed."""
    spans = [draft.at(one) for one in line.account.evidence if one.supports == "documents"]
    if not spans or not line.account.documents:
        return
    said = line.account.documents[0]
    signed = [(one, paper) for one in line.family for paper in one.documents]
    like = [(one, paper) for one, paper in signed if paper.type == said.type]
    holders = list({one.id: one for one, _ in (like or signed)}.values())
    evidence = tuple(proof for one in holders for proof in quotes(known, one, "documents"))
    verdict, found = _judged(said, signed, like)
    yield draft.mark(spans[0], "document", verdict, "engagement.papers", found, evidence)


def _judged(said: SignedDocument, signed: Signed, like: Signed) -> tuple[Verdict, str]:
    titles = "; ".join(f"{paper.type}: {paper.title or 'untitled'}" for _, paper in signed)
    if not signed:
        return "not-in-chronicle", "the chronicle names nothing signed there; its list of papers is not complete"
    if not like:
        return "not-in-chronicle", f"the chronicle names other papers: {titles}"
    total = sum(paper.count or 1 for _, paper in like)
    found = f"the chronicle has {total}: {titles}"
    if said.count and said.count > 1 and total != said.count:
        return ("contradicted" if total > said.count else "partly"), found
    return "supported", found
