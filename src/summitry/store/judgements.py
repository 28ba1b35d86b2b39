"""People's decisions: written once, never changed, never deleted (triggers in the file see to it)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import msgspec

from summitry.errors import DecidedMeanwhile
from summitry.linking import said
from summitry.model import Engagement, Judgement

_to_json = msgspec.json.Encoder().encode
_judgement = msgspec.json.Decoder(Judgement)


def append(connection: sqlite3.Connection, one: Judgement) -> Judgement:
    """Record a decision; it comes back with its number. One that is on record already is not written twice."""
    plain = msgspec.structs.replace(one, n=0)
    held = connection.execute("SELECT n FROM judgements WHERE key = ?", (one.key,)).fetchone()
    if held is not None:
        return msgspec.structs.replace(one, n=held[0])
    value = one.value if one.field is None else f"{one.field}={one.value or ''}"
    row = (one.made_at, one.made_by, one.decision, " ".join(one.targets), value, one.why, one.key, _to_json(plain))
    done = connection.execute(
        "INSERT INTO judgements (made_at, made_by, decision, target, value, why, key, data) VALUES (?,?,?,?,?,?,?,?)",
        (*row[:-1], row[-1].decode()),
    )
    return msgspec.structs.replace(one, n=done.lastrowid or 0)


def read(connection: sqlite3.Connection) -> Iterator[Judgement]:
    """All decisions in the order in which they were made."""
    for n, data in connection.execute("SELECT n, data FROM judgements WHERE data IS NOT NULL ORDER BY n"):
        yield msgspec.structs.replace(_judgement.decode(data), n=n)


def version(judgements: list[Judgement], engagement: Engagement) -> int:
    """Number of the last judgement on an engagement, 0 before the first."""
    return max((one.n for one in on(judgements, engagement)), default=0)


def on(judgements: list[Judgement], engagement: Engagement) -> list[Judgement]:
    """The judgements on an engagement, under any of its ids or by its accounts, and what undid them."""
    ids, accounts = {engagement.id, *engagement.aliases}, set(engagement.accounts)
    touching = [
        one
        for one in judgements
        if ids & set(one.targets) or any(subject.account_ids & accounts for subject in one.subjects)
    ]
    keys = {one.key for one in touching}
    return [one for one in judgements if one.key in keys or (one.undoes or "") in keys]


def check_seen(judgements: list[Judgement], engagement: Engagement, seen: int) -> None:
    """Raise DecidedMeanwhile where somebody decided on the engagement after judgement number `seen`."""
    later = [one for one in on(judgements, engagement) if one.n > seen]
    if later:
        told = "; ".join(f"judgement {one.n}: {one.made_by}, {one.made_at}: {said(one)}" for one in later)
        raise DecidedMeanwhile(
            f"{engagement.id} was decided on since you looked at it ({told})",
            hint=f"look again with `summitry show {engagement.id}`, then judge with --seen {later[-1].n}",
        )
