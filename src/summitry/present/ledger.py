"""The ledger for people to read, and as a table for a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from summitry.analysis.ledger import Appearance, LedgerClaim
from summitry.present.amounts import amount, cell
from summitry.present.delimited import safe
from summitry.present.visible import visible

COLUMNS = (
    "id", "type", "subject", "speaker", "speaker_type", "office", "said", "said_basis", "parties", "value", "unit",
    "currency", "period", "change_pct", "change_base", "qualifier", "flags", "text", "independent", "appearances",
    "outlets", "urls", "documents",
)  # fmt: skip
_BASIS = {"publication": " (day of publication)", "reference": "", "stated": "", "none": ""}


def ledger_lines(claims: Sequence[LedgerClaim]) -> Iterator[str]:
    """A block for each claim: what, who and when, the exact words, and where they stand."""
    for number, one in enumerate(claims):
        if number:
            yield ""
        yield f"{one.said or 'day unknown'}{_BASIS[one.said_basis]}  {one.type}  {headline(one)}"
        yield f"  {voice(one)}; {', '.join(one.parties) or 'no parties'}  [{one.id}]"
        yield f"  “{visible(' '.join(one.appearances[0].quote.split()))}”"
        yield from (f"  ! {visible(flag)}" for flag in one.flags)
        yield from (f"  {line}" for line in _appearances(one))


def headline(one: LedgerClaim) -> str:
    """What is claimed, in a few words."""
    parts = [one.subject.replace("-", " ") if one.subject else ""]
    if one.type in ("figure", "count"):
        parts.append(amount(one.value, one.unit, one.qualifier))
    parts.append(_period(one.period or ""))
    if one.change_pct is not None:
        parts.append(f"{one.change_pct:+g}%" + (f" {one.change_base}" if one.change_base else ""))
    return visible(", ".join(part for part in parts if part))


def _period(period: str) -> str:
    """An interval as its two ends, a year with "in", other wordings as they are."""
    low, gap, high = period.partition("/")
    if gap and high not in ("", ".."):
        return f"{low} to {high}" if low != ".." else f"as of {high}"
    return f"from {low} on" if gap else f"in {period}" if period[:1].isdigit() else period


def voice(one: LedgerClaim) -> str:
    """Who says it: a speaker with the office of the day, or the documents themselves."""
    if one.speaker is None:
        return "the document's own voice"
    about = ", ".join(part for part in (one.office, one.speaker_type) if part)
    return visible(one.speaker + (f" ({about})" if about else ""))


def _appearances(one: LedgerClaim) -> Iterator[str]:
    for each in one.appearances:
        yield visible(f"- {_where(each)}")
        yield from (visible(f"  cites: {cited}") for cited in cited_lines(each))
    if len(one.appearances) > 1:
        yield f"{len(one.appearances)} appearances, {one.independent} that copy no other"


def _where(one: Appearance) -> str:
    published = one.published.isoformat() if one.published else ""
    address = "" if one.cited else one.url or ""
    parts = [one.outlet or "", published, address, f"[{one.doc_id}]"]
    parts += [f"copy of [{one.original}]"] if one.original != one.doc_id else []
    parts += [f"the same text in {len(one.copies)} more files"] if one.copies else []
    return " ".join(part for part in parts if part)


def cited_lines(one: Appearance) -> Iterator[str]:
    """The sources that a reference row names."""
    for each in one.cited:
        yield " ".join(part for part in (each.title, f"({each.publisher})" if each.publisher else "", each.url) if part)


def write_ledger_csv(handle: TextIO, claims: Iterable[LedgerClaim]) -> None:
    """A header and one row for each claim; lists joined by semicolons."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(one) for one in claims)


def _row(one: LedgerClaim) -> list[str | int | float]:
    urls = [each.url for each in one.appearances if each.url]
    return [
        one.id, one.type, one.subject or "", safe(one.speaker or ""), one.speaker_type or "", safe(one.office or ""),
        one.said or "", one.said_basis, ";".join(one.parties), cell(one.value), one.unit or "",
        one.currency or "", safe(one.period or ""), cell(one.change_pct),
        safe(one.change_base or ""), one.qualifier or "", safe("; ".join(one.flags)), safe(one.text), one.independent,
        len(one.appearances), safe("; ".join(one.outlets)), " ".join(dict.fromkeys(urls)),
        " ".join(each.doc_id for each in one.appearances),
    ]  # fmt: skip
