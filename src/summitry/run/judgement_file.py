"""Judgements as JSON lines, with every id that was ever given, so that a chronicle built anew can take them in.

The first line names the layout; then one line for each id, for each part that left an id, and for each judgement.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from summitry.errors import InvalidInput, SummitryError
from summitry.linking import anchor_of, check_consistent, corrected
from summitry.model import Anchor, Engagement, Judgement
from summitry.run.assembling import accounts_now
from summitry.run.relinking import relink
from summitry.store import Chronicle, Wanted

LAYOUT = 1


class Heading(msgspec.Struct, frozen=True, tag="summitry judgements", tag_field="record"):
    """The first line."""

    layout: int


class GivenId(msgspec.Struct, frozen=True, tag="id", tag_field="record"):
    """An id and the accounts that it stands for, or stood for at last where it is not `living`."""

    id: str
    accounts: tuple[Anchor, ...]
    living: bool = True


class LeftPart(msgspec.Struct, frozen=True, tag="split", tag_field="record"):
    """A part that left an engagement."""

    id: str
    part: str


class Decided(msgspec.Struct, frozen=True, tag="judgement", tag_field="record"):
    """A judgement."""

    judgement: Judgement


Line = Heading | GivenId | LeftPart | Decided
_line = msgspec.json.Decoder(Line)
_PLACEHOLDER: Literal["meeting"] = "meeting"


class Imported(msgspec.Struct, frozen=True):
    """How many judgements were new, how many on record already, and how many ids were taken over."""

    new: int
    known: int
    ids: int


def export_judgements(chronicle: Chronicle) -> Iterator[bytes]:
    """The lines of the file."""
    encode = msgspec.json.Encoder().encode
    lines: Iterable[Line] = [
        Heading(LAYOUT),
        *_ids(chronicle),
        *(LeftPart(given, part) for given, part in chronicle.splits()),
        *(Decided(msgspec.structs.replace(one, n=0)) for one in chronicle.judgements()),
    ]
    for line in lines:
        yield encode(line) + b"\n"


def _ids(chronicle: Chronicle) -> Iterator[GivenId]:
    stored = {one.account_id: one for anchors in chronicle.reserved().values() for one in anchors}
    for one in chronicle.engagements(Wanted(rejected=True)):
        anchors = [anchor_of(each, chronicle.document(each.doc_id).sha256) for each in chronicle.accounts(one)]
        stored |= {anchor.account_id: anchor for anchor in anchors}
        yield GivenId(one.id, tuple(sorted(anchors)))
    living = set(chronicle.ids_of_accounts().values())
    for given, accounts in sorted(chronicle.former().items()):
        if given in living:
            continue
        yield GivenId(given, tuple(stored.get(account) or _bare(account) for account in sorted(accounts)), living=False)


def _bare(account_id: str) -> Anchor:
    """An account of which only the id is left."""
    return Anchor(account_id, "", "", _PLACEHOLDER, None, (), "")


def import_judgements(chronicle: Chronicle, path: Path) -> Imported:
    """Take in a file of `export_judgements`, before or after the documents are built; all or nothing.

    An id of the file answers with the engagement that holds its accounts; where it names something else here, that gets
    another. Raises InvalidInput that names the line, for a bad file or a contradiction with a judgement on record.
    """
    lines = list(_read(path))
    with chronicle.transaction():
        ids = _take_ids(chronicle, [line for _, line in lines if isinstance(line, GivenId)])
        for _, line in lines:
            if isinstance(line, LeftPart):
                chronicle.note_split(line.id, line.part)
        new = sum(_take(chronicle, line.judgement, where) for where, line in lines if isinstance(line, Decided))
        relink(chronicle, whole=True)
    return Imported(new, sum(isinstance(line, Decided) for _, line in lines) - new, ids)


def _read(path: Path) -> Iterator[tuple[str, Line]]:
    try:
        raw = path.read_bytes().splitlines()
    except OSError as problem:
        raise InvalidInput(f"{path}: {problem.strerror}", hint="name a file of `summitry judge export`") from problem
    for number, line in enumerate(raw, 1):
        where = f"{path}:{number}"
        try:
            found = _line.decode(line)
        except msgspec.DecodeError as problem:
            raise InvalidInput(f"{where}: {problem}", hint="name a file of `summitry judge export`") from problem
        if (number == 1) != isinstance(found, Heading) or (isinstance(found, Heading) and found.layout > LAYOUT):
            hint = "upgrade Summitry if a newer one wrote it; else name a file of `summitry judge export`"
            raise InvalidInput(f"{where}: not a layout that this program knows", hint=hint)
        yield where, found


def _take_ids(chronicle: Chronicle, lines: Sequence[GivenId]) -> int:
    """Let the ids of the file answer with what holds their accounts, now or later. The number of ids that are new."""
    mine = set(chronicle.ids_of_accounts().values())
    for line in lines:
        chronicle.reserve_id(line.id, line.accounts)
    return len({line.id for line in lines} - mine)


def _take(chronicle: Chronicle, one: Judgement, where: str) -> bool:
    """Record a judgement of another file; whether it is new here."""
    before = chronicle.judgements()
    if any(past.key == one.key for past in before):
        return False
    try:
        if one.decision == "correct":
            corrected(_BLANK, one.field or "", one.value)
        if one.decision != "undo":
            check_consistent(before, one, accounts_now(chronicle, [*before, one]))
    except SummitryError as problem:
        raise InvalidInput(f"{where}: {problem.message}", hint=problem.hint) from problem
    chronicle.judge(one)
    return True


_BLANK = Engagement(id="", kind="meeting", level="leader", status="occurred", participants=())
