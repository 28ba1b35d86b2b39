"""Releases: the chronicle's entries, accounts and judgements as canonical JSON lines, dated and hashed.

The hash is over all lines but the heading, so the same content has the same hash whenever and under whatever name it is
frozen, in the chronicle's file or in a file of its own (`.gz` is compressed).
"""

from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import msgspec

from summitry.comparing import Difference, Version, difference
from summitry.errors import InvalidInput, NotFound
from summitry.model import Account, Engagement, Judgement
from summitry.store import Chronicle, Release, Wanted

LAYOUT = 1
_SQLITE = b"SQLite format 3\x00"


class Heading(msgspec.Struct, frozen=True, tag="summitry release", tag_field="record"):
    """The first line of a release's file."""

    name: str
    made_at: str
    sha256: str
    layout: int = LAYOUT


class CitedDocument(msgspec.Struct, frozen=True, tag="document", tag_field="record"):
    """A document without its text, so that a release may be passed on."""

    doc_id: str
    sha256: str
    publisher: str | None
    published: str | None
    url: str | None
    title: str | None


class OneAccount(msgspec.Struct, frozen=True, tag="account", tag_field="record"):
    """An account with its quotes."""

    account: Account


class OneEngagement(msgspec.Struct, frozen=True, tag="engagement", tag_field="record"):
    """An entry of the chronicle."""

    engagement: Engagement


class OneSplit(msgspec.Struct, frozen=True, tag="split", tag_field="record"):
    """A part that left an engagement."""

    id: str
    part: str


class OneJudgement(msgspec.Struct, frozen=True, tag="judgement", tag_field="record"):
    """A judgement, with its number."""

    judgement: Judgement


Line = Heading | CitedDocument | OneAccount | OneEngagement | OneSplit | OneJudgement
_line = msgspec.json.Decoder(Line)


def release(chronicle: Chronicle, name: str, at: str) -> Release:
    """Freeze what the chronicle holds now. Raises InvalidInput for a name that is taken or not usable as one."""
    if not name.strip() or name != name.strip() or "/" in name:
        raise InvalidInput(f"{name!r} is no name for a release", hint="write letters, digits, dots and hyphens: 2026.1")
    if not chronicle.complete:
        raise InvalidInput(
            "the last build was broken off, so this chronicle is not complete", hint="run the build again, then release"
        )
    with chronicle.transaction():
        return chronicle.freeze(name, at, lines_of(chronicle))


def lines_of(chronicle: Chronicle) -> Iterator[bytes]:
    """The canonical lines: documents, accounts, engagements, splits, judgements, each by its id."""
    encode = msgspec.json.Encoder().encode
    for line in _values(chronicle):
        yield encode(line) + b"\n"


def _values(chronicle: Chronicle) -> Iterator[Line]:
    doc_ids = []
    for one in chronicle.documents():
        published = one.published.isoformat() if one.published else None
        doc_ids.append(one.doc_id)
        yield CitedDocument(one.doc_id, one.sha256, one.publisher, published, one.url, one.title)
    for doc_id in doc_ids:
        yield from (OneAccount(account) for account in chronicle.extraction(doc_id).accounts)
    for engagement in sorted(chronicle.engagements(Wanted(rejected=True)), key=lambda each: each.id):
        yield OneEngagement(engagement)
    yield from (OneSplit(given, part) for given, part in chronicle.splits())
    yield from (OneJudgement(judgement) for judgement in chronicle.judgements())


def write_release(chronicle: Chronicle, made: Release, path: Path) -> None:
    """Write a release to a file of its own; the same release gives the same bytes."""
    head = msgspec.json.encode(Heading(made.name, made.made_at, made.sha256)) + b"\n"
    with path.open("wb") as handle:
        if path.suffix == ".gz":
            with gzip.GzipFile("", "wb", fileobj=handle, mtime=0) as packed:
                packed.writelines([head, *chronicle.release_lines(made.name)])
        else:
            handle.writelines([head, *chronicle.release_lines(made.name)])


def compare_versions(first: str, second: str, db: Path) -> Difference:
    """What differs between two versions, each a release of `db`, another chronicle's file or a release's file.

    "now" is `db` as it stands. Raises NotFound for what is none of them, InvalidInput for a file that was changed.
    """
    return difference(version_of(first, db), version_of(second, db))


def version_of(named: str, db: Path) -> Version:
    """The version of that name: "now", a release, or a file."""
    path = Path(named)
    if named != "now" and path.is_file() and (path.suffix or "/" in named):
        return _of_file(path)
    with Chronicle.open(db) as chronicle:
        if named == "now":
            return _as_it_stands(chronicle, named)
        try:
            return _version(named, map(_line.decode, chronicle.release_lines(named)))
        except NotFound as problem:
            hint = f"{problem.hint}; `now` is the chronicle as it stands"
            raise NotFound(f"{named!r} is neither a file nor a release of {db}", hint=hint) from problem


def _as_it_stands(chronicle: Chronicle, name: str) -> Version:
    return Version(name, tuple(chronicle.engagements(Wanted(rejected=True))), tuple(chronicle.splits()))


def _of_file(path: Path) -> Version:
    with path.open("rb") as handle:
        start = handle.read(len(_SQLITE))
    if start == _SQLITE:
        with Chronicle.open(path) as chronicle:
            return _as_it_stands(chronicle, path.name)
    try:
        raw = gzip.decompress(path.read_bytes()) if start[:2] == b"\x1f\x8b" else path.read_bytes()
        head, *rest = raw.splitlines(keepends=True) or [b""]
        heading = _line.decode(head)
        if not isinstance(heading, Heading) or heading.layout > LAYOUT:
            raise InvalidInput(f"{path} is no release that this program knows", hint="upgrade Summitry if it is newer")
        found = [_line.decode(line) for line in rest]
    except (msgspec.DecodeError, OSError, EOFError) as problem:
        hint = "give a file of `summitry release NAME --out FILE`, or a chronicle"
        raise InvalidInput(f"{path} is no release: {problem}", hint=hint) from problem
    if sha256(b"".join(rest)).hexdigest() != heading.sha256:
        raise InvalidInput(
            f"{path} was changed after it was released: its lines do not give the hash in its heading",
            hint="take the file as it was released",
        )
    return _version(heading.name, found)


def _version(name: str, lines: Iterable[Line]) -> Version:
    held = list(lines)
    engagements = tuple(line.engagement for line in held if isinstance(line, OneEngagement))
    return Version(name, engagements, tuple((line.id, line.part) for line in held if isinstance(line, OneSplit)))
