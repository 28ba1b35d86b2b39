"""Forms that decide: each carries the number of the last judgement that its page knew of; another since refuses it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from summitry.errors import DecidedMeanwhile, InvalidInput
from summitry.run import judging
from summitry.run.judging import Judged, Signature
from summitry.store import Chronicle
from summitry.web.desk import desk_of, session_of
from summitry.web.forms import Fields, local, sent, with_field
from summitry.web.pages.naming import named
from summitry.web.refusals import refusal
from summitry.web.rendering import engagement_at, page
from summitry.web.sessions import clean_name

LONGEST_REASON = 2_000
Decide = Callable[[Chronicle, Fields, Signature], Judged]


def decide(request: Request) -> Response:
    """Record the decision of a form and go back to where it was made."""
    fields, name = sent(request), session_of(request).name
    by = name or clean_name(fields.get("by", ""))
    if desk_of(request).options.read_only:
        return refusal(request, 403, "this desk is read-only; nothing was decided", "start it without --read-only")
    if by is None:
        raise InvalidInput("a decision needs a name; nothing was decided", hint="go back and give yours")
    back = local(fields.get("back", ""), "/queue")
    try:
        done = _decided(request, fields, _signature(by, fields))
    except DecidedMeanwhile as meanwhile:
        return _overtaken(request, fields, meanwhile)
    answer = RedirectResponse(with_field(_onward(back, done), "done", str(done.judgement.n)), 303)
    return answer if name else named(request, answer, by)


def _decided(request: Request, fields: Fields, signature: Signature) -> Judged:
    decision = _DECISIONS.get(fields.get("decision", ""))
    if decision is None:
        raise InvalidInput(f"{fields.get('decision')!r} is no decision", hint="use the buttons of the page")
    desk = desk_of(request)
    desk.open().close()  # raises where there is no chronicle any more, so that none is made
    with Chronicle.create(desk.options.db) as chronicle:
        return decision(chronicle, fields, signature)


def _signature(by: str, fields: Fields) -> Signature:
    why = fields.get("why", "").strip()[:LONGEST_REASON] or None
    if why is None and "nothing" in fields:
        why = "the words tell of no engagement"
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Signature(by, now, why, _whole(fields, "seen"))


def _whole(fields: Fields, name: str) -> int:
    given = fields.get(name, "")
    if not (given.isascii() and given.isdigit() and len(given) < 12):
        raise InvalidInput(f"{name} is {given!r}, not a number", hint="open the page again and decide there")
    return int(given)


def _other(fields: Fields) -> str:
    other = (fields.get("other_id", "") or fields.get("other", "")).strip()
    if not other:
        raise InvalidInput("the same as which, or different from which?", hint="choose one of the list, or give its id")
    return other


def _correct(chronicle: Chronicle, fields: Fields, signature: Signature) -> Judged:
    value = fields.get("value", "").strip() or None
    return judging.correct(chronicle, fields["id"], (fields.get("field", ""), value), signature)


#: The value of a form's button → what is done.
_DECISIONS: Mapping[str, Decide] = {
    "accept": lambda held, fields, by: judging.accept(held, fields["id"], by),
    "reject": lambda held, fields, by: judging.reject(held, fields["id"], by),
    "same": lambda held, fields, by: judging.same(held, [fields["id"], _other(fields)], by),
    "different": lambda held, fields, by: judging.different(held, [fields["id"], _other(fields)], by),
    "split": lambda held, fields, by: judging.split(held, fields["id"], fields.every("account"), by),
    "correct": _correct,
    "undo": lambda held, fields, by: judging.undo(held, _whole(fields, "n"), by),
}


def _onward(back: str, done: Judged) -> str:
    """Where to go: back; from an engagement's page to the id that it has now."""
    if back.startswith("/engagement/") and done.engagements:
        return engagement_at(done.engagements[0].id)
    return back


def _overtaken(request: Request, fields: Fields, meanwhile: DecidedMeanwhile) -> Response:
    """Who decided what in the meantime, and the way to look again."""
    seen = _whole(fields, "seen")
    with desk_of(request).open() as held:
        ids = [given for given in (fields["id"], fields["other"], fields["other_id"]) if given]
        found = [held.engagement(given) for given in ids] if fields["decision"] != "undo" else []
        on_it = {one.n: one for each in found for one in held.judgements(each) if one.n > seen}
    shown = {
        "message": meanwhile.message, "judgements": [on_it[n] for n in sorted(on_it)], "fields": fields,
        "back": local(fields["back"], "/queue"), "found": found,
    }  # fmt: skip
    return page(request, "overtaken.html", shown, 409)
