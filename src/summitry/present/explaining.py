"""An explanation as lines: what was recognised by which rule, what came of it, what was rejected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from summitry.extraction import Rejected
from summitry.model import Account, Actor, Annotated, Claim, Extraction, Mention
from summitry.present.phrases import when, where, who


def explanation_lines(annotated: Annotated, extraction: Extraction, rejected: Sequence[Rejected]) -> Iterator[str]:
    """Mentions and actors, then accounts and claims with their rules, then the readings that were not taken."""
    yield f"Mentions ({len(annotated.mentions)}):"
    yield from (_mention(one) for one in annotated.mentions)
    yield ""
    yield f"Actors ({len(annotated.actors)}):"
    yield from (_actor(one, annotated.content) for one in annotated.actors)
    yield ""
    yield f"Accounts ({len(extraction.accounts)}):"
    for account in extraction.accounts:
        yield from _account(account)
    yield ""
    yield f"Claims ({len(extraction.claims)}):"
    yield from (_claim(one) for one in extraction.claims)
    yield ""
    yield f"Rejected ({len(rejected)}):"
    for one in rejected:
        yield f"  {_quoted(annotated.content, one.span)}: {one.reason}  [{one.rule}]"


def _quoted(content: str, span: tuple[int, int]) -> str:
    words = " ".join(content[span[0] : span[1]].split())
    return f"{span[0]}-{span[1]}  “{words if len(words) <= 160 else words[:159] + '…'}”"


def _mention(one: Mention) -> str:
    date = f" {one.when.edtf} ({one.when.basis})" if one.when else ""
    return f"  {one.start}-{one.end}  {one.kind:12} “{one.text}” = {one.value}{date}  [{one.rule}]"


def _actor(one: Actor, content: str) -> str:
    named = " · ".join(part for part in (one.name, one.country, one.office, one.rank) if part)
    rule = f"  [{one.rule}]" if one.rule else ""
    return f"  {one.start}-{one.end}  “{content[one.start : one.end]}” = {named}{rule}"


def _account(one: Account) -> Iterator[str]:
    said = [one.kind, one.level, one.status, when(one), who(one), where(one.place), one.occasion or ""]
    yield "  " + " · ".join(part for part in said if part)
    for evidence in one.evidence:
        what = f"{evidence.supports or 'account'}: “{' '.join(evidence.quote.split())}”"
        yield f"      {what}" + (f"  [{evidence.rule}]" if evidence.rule else "")


def _claim(one: Claim) -> str:
    amount = f" {one.value:g} {one.unit or ''}".rstrip() if one.value is not None else ""
    return f"  {one.type}{amount}: “{' '.join(one.text.split())}”" + (f" — {one.speaker}" if one.speaker else "")
