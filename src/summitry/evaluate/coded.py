"""Coded documents: what a person, or the program, recorded of each document, in the coding guide's format.

Gold and predictions are the same type, so that either can stand on either side and a second coder's file is scored
like the program's. Null and absent mean the same: not said.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from summitry.errors import InvalidInput, SummitryError
from summitry.model import ClaimType, Kind, Level, Role, SignedType, Status, VisitType, bounds


class CodedParty(msgspec.Struct, frozen=True):
    """A participant; `country` None where the coder could not say."""

    name: str | None = None
    country: str | None = None
    role: Role | None = None


class CodedPlace(msgspec.Struct, frozen=True):
    """Where it took place."""

    country: str | None = None
    city: str | None = None
    venue: str | None = None


class CodedPaper(msgspec.Struct, frozen=True):
    """What was signed or adopted."""

    type: SignedType
    count: int | None = None
    title: str | None = None


class CodedEngagement(msgspec.Struct, frozen=True, kw_only=True):
    """One engagement as coded.

    Gold has `event_key`; predictions may have `chronicle_id`, the `rules` that read them and the `date_basis`.
    """

    kind: Kind
    level: Level = "leader"
    status: Status | None = None
    participants: tuple[CodedParty, ...] = ()
    date: str | None = None
    place: CodedPlace = CodedPlace()
    visit_type: VisitType | None = None
    occasion: str | None = None
    documents: tuple[CodedPaper, ...] = ()
    central: bool = False
    evidence: tuple[str, ...] = ()
    event_key: str | None = None
    chronicle_id: str | None = None
    rules: tuple[str, ...] = ()
    date_basis: str | None = None


class CodedClaim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim as coded; only what is scored or shown."""

    type: ClaimType
    text: str | None = None
    value: float | None = None
    unit: str | None = None
    speaker: str | None = None


class CodedDocument(msgspec.Struct, frozen=True, kw_only=True):
    """One document's coding.

    `path` and `member` name its file where the id does not; `date_slack_days` says by how many days its publication
    date may be off.
    """

    doc_id: str
    published: str | None = None
    engagements: tuple[CodedEngagement, ...] = ()
    claims: tuple[CodedClaim, ...] = ()
    path: str | None = None
    member: str | None = None
    date_slack_days: int = 0


def read_coded(path: Path) -> tuple[CodedDocument, ...]:
    """The coded documents of a JSON-lines file, in its order; of two lines with one id the later counts.

    Raises InvalidInput that names the file, the line and the value.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise InvalidInput(f"{path}: {problem}", hint="give a UTF-8 file of JSON lines") from problem
    return _latest(_parsed(line, f"{path}:{number}") for number, line in enumerate(lines, 1) if line.strip())


def as_coded(plain: Mapping[str, Any]) -> CodedDocument:
    """A guide object as a coded document. Raises msgspec.ValidationError, or InvalidInput for a date."""
    coded = msgspec.convert(_said(plain), CodedDocument, strict=False)
    for one in coded.engagements:
        if one.date:
            bounds(one.date)
    return coded


def _parsed(line: str, where: str) -> CodedDocument:
    try:
        plain = msgspec.json.decode(line, type=dict[str, Any])
        return as_coded(plain)
    except (msgspec.DecodeError, SummitryError) as problem:
        hint = "one JSON object a line with doc_id, engagements and claims, as the coding guide describes"
        raise InvalidInput(f"{where}: {problem}", hint=hint) from problem


def _latest(found: Iterable[CodedDocument]) -> tuple[CodedDocument, ...]:
    return tuple({one.doc_id: one for one in found}.values())


def _said(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    """The value without its nulls, which the guide writes for what is not said."""
    if isinstance(value, Mapping):
        return {key: _said(inner) for key, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [_said(inner) for inner in value if inner is not None]
    return value
