"""One engagement in full: fields, offices at the time, history, conflicts, and every account with its quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import PurePath
from typing import Any

import msgspec

from summitry.linking import Reasons, Source, Verdict
from summitry.linking.copies import Copy
from summitry.model import Account, Document, Engagement, Judgement
from summitry.present.guide import account_to_guide, engagement_to_guide, source_to_plain
from summitry.present.judgements import judgement_lines, judgement_to_plain, review_facts
from summitry.present.phrases import PLANNED, person, signed, when, where, who
from summitry.present.table import fitted

#: How many of those are named who tell one value of a field.
MOST_NAMED = 20


class Dossier(msgspec.Struct, frozen=True, dict=True):
    """An engagement with everything that stands behind it. `parts` are the engagements within it.

    `offices` are the titles at the time, by participant's name; `judgements` those on it, `left` the ids of parts
    that a split took out of it, `copies` the documents that are copies of others,
    `fates` what became of sources, by document.

    Of very many accounts some may do: then `tellers` are the sources of all, by account id, in the order in which
    accounts are numbered.
    """

    engagement: Engagement
    accounts: tuple[Account, ...]
    documents: Mapping[str, Document]
    parts: tuple[Engagement, ...] = ()
    offices: Mapping[str, str] = {}
    judgements: tuple[Judgement, ...] = ()
    left: tuple[str, ...] = ()
    copies: Mapping[str, Copy] = {}
    fates: Mapping[str, str] = {}
    tellers: Mapping[str, Source] = {}

    @property
    def number(self) -> int:
        """How many accounts there are, with those that are not here."""
        return max(len(self.tellers), len(self.accounts))

    @property
    def more(self) -> int:
        """How many accounts are not here."""
        return self.number - len(self.accounts)

    def source(self, account: Account) -> Source:
        """The source of one of the accounts."""
        one = self.documents[account.doc_id]
        return Source(one.doc_id, one.publisher, one.published, one.url)

    def teller(self, account: Account) -> str:
        """Who tells it, for a person: the publisher, else the file's name, else the document's id."""
        one = self.documents[account.doc_id]
        return one.publisher or PurePath(one.path).name or one.doc_id

    @cached_property
    def voices(self) -> Mapping[str, str]:
        """Who tells each account, by its id, also of those that are not here."""
        elsewhere = {given: one.publisher or one.doc_id for given, one in self.tellers.items()}
        return elsewhere | {account.account_id: self.teller(account) for account in self.accounts}

    def link(self, account: Account) -> Verdict | None:
        """Why the account stands here: how it compares with the other that it fits best."""
        return self._reasons.of(account.account_id)

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.accounts, {one.doc_id: one for one in self.sources})

    @property
    def told(self) -> list[Account]:
        """The accounts by day of publication, in the order in which they are numbered."""

        def day(account: Account) -> tuple[str, str, str]:
            return (str(self.source(account).published or "9999"), account.doc_id, account.account_id)

        return sorted(self.accounts, key=day)

    @property
    def numbered(self) -> list[tuple[int, Account]]:
        """The accounts with their numbers, which are those among all."""
        numbers = {given: number for number, given in enumerate(self.tellers, 1)}
        return [(numbers.get(one.account_id, place), one) for place, one in enumerate(self.told, 1)]

    @property
    def sources(self) -> list[Source]:
        """Every source once, by day, also of accounts that are not here."""
        found = {one.doc_id: one for one in self.tellers.values()}
        found |= {account.doc_id: self.source(account) for account in self.accounts}
        return sorted(found.values(), key=lambda one: (str(one.published or "9999"), one.doc_id))


def sheet_lines(dossier: Dossier, width: int = 10_000) -> list[str]:
    """The dossier as lines of plain text of at most `width` columns, addresses whole; headings end in a colon."""
    return [short for line in _lines(dossier) for short in fitted(line, width)]


def _lines(dossier: Dossier) -> list[str]:
    one = dossier.engagement
    head = [one.kind, when(one), one.status, where(one.place)]
    lines = [one.id, "  " + " · ".join(part for part in head if part), "", "Participants:"]
    lines += [_participant_line(dossier, position) for position in range(len(one.participants))]
    lines += [f"{label}: {value}" for label, value in _facts(dossier) if value]
    lines += _section("History", _history(dossier)) + _section("Conflicts", _conflicts(dossier))
    lines += _section("Judgements", list(judgement_lines(dossier.judgements)))
    lines += _section("Contains", [f"{part.id}  {who(part)}" for part in dossier.parts])
    lines += ["", f"Accounts ({dossier.number}):"]
    for number, account in dossier.numbered:
        lines += _account_lines(number, account, dossier)
    if dossier.more:
        lines.append(f"  and {dossier.more:,} more accounts, in full with: summitry show {one.id} --all")
    return lines


def _participant_line(dossier: Dossier, position: int) -> str:
    one = dossier.engagement.participants[position]
    office = dossier.offices.get(one.name or "", "")
    return "  " + ", ".join(part for part in (person(one), office, one.role) if part)


def _facts(dossier: Dossier) -> list[tuple[str, str]]:
    one = dossier.engagement
    basis = f"{one.date.edtf} ({one.date.basis})" if one.date else ""
    return [
        ("Date", basis),
        ("Visit", one.visit_type or ""),
        ("Occasion", one.occasion or ""),
        ("Signed", "; ".join(signed(text) for text in one.documents)),
        ("Part of", one.part_of or ""),
        ("Sources", _sources(dossier)),
        ("Also known as", ", ".join(one.aliases)),
        ("Was split into", ", ".join((one.id, *dossier.left)) if dossier.left else ""),
        *review_facts(one),
    ]


def _sources(dossier: Dossier) -> str:
    """How many documents tell of it, and how many publishers speak for themselves."""
    documents, independent = len(dossier.sources), dossier.engagement.independent_sources
    return f"{documents}, {independent} independent" if documents > 1 else ""


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{title}:", *(f"  {line}" for line in lines)] if lines else []


def _history(dossier: Dossier) -> list[str]:
    """How the plan went, where it was told in more than one step."""
    accounts = {account.account_id: account for account in dossier.accounts}
    steps = [step for step in dossier.engagement.history if step.account in accounts]
    if len(steps) < 2:
        return []
    return [
        f"{step.told or 'no day'}  {step.status} {'for' if step.status in PLANNED else 'on'}"
        f" {when(accounts[step.account])}  ({dossier.teller(accounts[step.account])})"
        for step in steps
    ]


def _conflicts(dossier: Dossier) -> list[str]:
    lines: list[str] = []
    for conflict in dossier.engagement.conflicts:
        lines.append(f"{conflict.field}: {conflict.chosen} is shown, because {conflict.why}")
        if conflict.cause:
            lines.append(f"  likely cause: {conflict.cause}")
        for value in conflict.values:
            tellers = sorted({dossier.voices.get(account, account) for account in value.accounts})
            more = [f"and {len(tellers) - MOST_NAMED:,} more"] if len(tellers) > MOST_NAMED else []
            lines.append(f"  {value.value} — {', '.join([*tellers[:MOST_NAMED], *more])}")
    return lines


def _account_lines(number: int, account: Account, dossier: Dossier) -> list[str]:
    document = dossier.documents[account.doc_id]
    source = dossier.source(account)
    published = f", published {source.published}" if source.published else ", publication day unknown"
    said = [account.kind, account.status, when(account), where(account.place)]
    lines = [f"  {number}. {dossier.teller(account)}{published}" + (f" — {document.title}" if document.title else "")]
    lines += [f"     {part}" for part in (source.url, document.path, dossier.fates.get(account.doc_id)) if part]
    copy = dossier.copies.get(account.doc_id)
    lines += [f"     {copy.relation} of {copy.of} ({copy.shared:.0%} in common): no voice of its own"] if copy else []
    lines.append("     says: " + " · ".join(part for part in said if part))
    lines += _link_line(dossier.link(account))
    lines += [f"     record: {document.bibliography.citation}"] if document.bibliography else []
    return lines + [f"     “{quote}”" for quote in _quotes(account)]


def _link_line(verdict: Verdict | None) -> list[str]:
    if verdict is None:
        return []
    if verdict.veto:
        return [f"     linked: a plan and what became of it ({verdict.parts[-1].reason})"]
    return [f"     linked: {'; '.join(part.reason for part in verdict.parts)} (score {verdict.score:.2f})"]


def _quotes(account: Account) -> list[str]:
    return [" ".join(quote.split()) for quote in account_to_guide(account)["evidence"]]


def dossier_to_plain(dossier: Dossier) -> dict[str, Any]:
    """The dossier for JSON: the engagement of the guide with its accounts."""
    plain = engagement_to_guide(dossier.engagement, dossier.sources)
    plain["aliases"] = list(dossier.engagement.aliases)
    plain["split_into"] = [dossier.engagement.id, *dossier.left] if dossier.left else []
    plain["version"] = max((one.n for one in dossier.judgements), default=0)
    plain["judgements"] = [judgement_to_plain(one, dossier.judgements) for one in dossier.judgements]
    plain["offices"] = dict(dossier.offices)
    plain["parts"] = [part.id for part in dossier.parts]
    plain["accounts"] = [_account_plain(account, dossier) for account in dossier.told]
    return plain


def _account_plain(account: Account, dossier: Dossier) -> dict[str, Any]:
    document = dossier.documents[account.doc_id]
    spans = [msgspec.structs.asdict(one) for one in account.evidence]
    link = dossier.link(account)
    extra = {
        "account_id": account.account_id,
        "source": source_to_plain(dossier.source(account)),
        "link": msgspec.to_builtins(link) if link else None,
        "copy_of": msgspec.to_builtins(dossier.copies.get(account.doc_id)),
        "source_now": dossier.fates.get(account.doc_id),
    }
    return extra | account_to_guide(account) | {"path": document.path, "title": document.title, "spans": spans}
