"""One engagement: its fields with why, its accounts side by side, and everything that was decided on it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from summitry.linking import FIELDS, shown
from summitry.present.phrases import PLANNED, signed, when, where
from summitry.present.sheet import MOST_NAMED, Dossier
from summitry.run.dossiers import SHOWN, dossier_of
from summitry.run.doubts import could_be
from summitry.store import Chronicle
from summitry.web.decided import decided, just_done
from summitry.web.desk import desk_of
from summitry.web.excerpts import Shown, shown_accounts
from summitry.web.forms import asked
from summitry.web.rendering import document_at, engagement_at, page

#: How a day is known, for a reader.
BASES = {
    "stated": "told in full",
    "weekday": "worked out from a weekday and the day of publication",
    "relative": "worked out from words such as “yesterday” and the day of publication",
    "inferred": "a part of it, such as the year, is taken from elsewhere in the text",
    "publication": "no day is told: this is the day of publication, not of the event",
    "year-unknown": "the year is not told",
}


class Line(msgspec.Struct, frozen=True):
    """One field: its value, why it is shown, and the exact words for it as (teller, quote, address)."""

    name: str
    value: str
    why: str = ""
    words: tuple[tuple[str, str, str], ...] = ()


def engagement(request: Request) -> Response:
    """The page of an id; an older id leads to the one that it has now."""
    wanted = request.path_params["id"]
    with desk_of(request).open() as held:
        dossier = dossier_of(held, wanted, None if "all" in asked(request) else SHOWN)
        whole = held.engagements_by_id([dossier.engagement.part_of]) if dossier.engagement.part_of else []
        more = decidable(held, dossier) | {"done": just_done(held, asked(request).get("done", ""))}
    if dossier.engagement.id != wanted:
        return RedirectResponse(engagement_at(dossier.engagement.id), 302)
    more |= {"whole": whole, "back": engagement_at(wanted)}
    return page(request, "engagement.html", sheet_of(dossier) | more)


def decidable(held: Chronicle, dossier: Dossier) -> dict[str, object]:
    """What a decision on the engagement needs: what others decided, what it could be the same as, what can be set."""
    one = dossier.engagement
    return {
        "seen": held.last_judgement, "judged": decided(dossier.judgements), "near": could_be(held, one),
        "settable": [(name, shown(one, name) or "", field.wanted) for name, field in FIELDS.items()],
        "left": dossier.left,
    }  # fmt: skip


def sheet_of(dossier: Dossier) -> dict[str, object]:
    """What the page shows of an engagement, without what can be decided."""
    accounts = shown_accounts(dossier)
    return {
        "one": dossier.engagement, "dossier": dossier, "accounts": accounts, "lines": lines_of(dossier, accounts),
        "history": history_of(accounts), "shown_here": {one.account.account_id for one in accounts},
        "most_named": MOST_NAMED,
        "whole": [], "words_first": False,
    }  # fmt: skip


def lines_of(dossier: Dossier, accounts: Sequence[Shown]) -> list[Line]:
    """The fields in the order of the coding guide; a field that nothing is said of is left out."""
    one = dossier.engagement
    reasons = {conflict.field: f"{conflict.why}; sources disagree" for conflict in one.conflicts}
    given = [
        ("kind", one.kind, ""),
        ("status", one.status, ""),
        ("date", f"{one.date.edtf}" if one.date else "", BASES[one.date.basis] if one.date else ""),
        ("place", where(one.place), ""),
        ("visit", one.visit_type or "", ""),
        ("occasion", one.occasion or "", ""),
        ("signed", "; ".join(signed(text) for text in one.documents), ""),
        ("level", one.level, ""),
    ]
    return [Line(name, value, reasons.get(name, why), _words(name, accounts)) for name, value, why in given if value]


def _words(name: str, accounts: Sequence[Shown]) -> tuple[tuple[str, str, str], ...]:
    """The exact words that accounts give for one field, each once."""
    supports = {"signed": "documents"}.get(name, name)
    found: dict[str, tuple[str, str, str]] = {}
    for one in accounts:
        for said in one.account.evidence:
            if said.supports == supports:
                found.setdefault(
                    said.quote, (one.teller, said.quote, document_at(one.document.doc_id, said.field, said.start))
                )
    return tuple(found.values())


def history_of(accounts: Sequence[Shown]) -> list[tuple[str, str, str, Shown]]:
    """How the plan went where accounts give more than one status: day, status, its date, and the account."""
    if len({one.account.status for one in accounts}) < 2:
        return []
    return [
        (
            str(one.source.published or "no day"), one.account.status,
            f"{'for' if one.account.status in PLANNED else 'on'} {when(one.account)}", one,
        )
        for one in accounts
    ]  # fmt: skip
