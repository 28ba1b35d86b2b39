"""One row for each thing that reading met: a document with what it says, or a line of the account.

`file`, `record` and `order` give its place among all sources, so that rows from any number of shards come together
in the order in which one machine would have met them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

import msgspec

from summitry.batch.schema import schema_of
from summitry.linking.copies import Sketch
from summitry.model import Account, Bibliography, Claim, Document, Extraction, SourceSegment
from summitry.reading import Copy, FileRead, Item, Noted, Skipped

if TYPE_CHECKING:
    import pyarrow as pa

Kind: TypeAlias = Literal["document", "skipped", "noted", "file"]
#: what became of a document: accounts or claims, nothing found, no two parties, no rules for its language, a fault
Fate: TypeAlias = Literal["told", "silent", "rejected", "not-covered", "failed"]
AFTER_ALL = 1 << 53  # the record number of what is said of a file as a whole


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """A row; `text` is None where only the count of a document is kept, `fate` before it is coded."""

    file: str
    record: int
    order: int
    kind: Kind
    path: str
    fate: Fate | None = None
    doc_id: str | None = None
    sha256: str | None = None
    published: date | None = None
    published_basis: str | None = None
    publisher: str | None = None
    lang: str | None = None
    url: str | None = None
    licence: str | None = None
    title: str | None = None
    text: str | None = None
    source_map: tuple[SourceSegment, ...] = ()
    bibliography: Bibliography | None = None
    accounts: tuple[Account, ...] = ()
    claims: tuple[Claim, ...] = ()
    sketch: Sketch | None = None
    reason: str | None = None
    message: str | None = None
    hint: str | None = None
    format: str | None = None
    found: int | None = None

    @property
    def place(self) -> tuple[str, int, int]:
        """Where it stands among all rows."""
        return self.file, self.record, self.order


_OF_DOCUMENT = frozenset(Document.__struct_fields__)


@lru_cache(maxsize=1)
def row_schema() -> pa.Schema:
    """The Arrow schema of rows."""
    return schema_of(Row)


def row_of(item: Item, file: str, order: int) -> Row:
    """The row of what reading met in a file; a document is still to be coded."""
    place = {"file": file, "record": _record(item.path, file), "order": order, "path": item.path}
    match item:
        case Document():
            known = {name: getattr(item, name) for name in _OF_DOCUMENT if name != "path"}
            return Row(**place, kind="document", **known)  # type: ignore[arg-type]
        case FileRead():
            return Row(**place, kind="file", format=item.format, found=item.found)  # type: ignore[arg-type]
        case Skipped() | Noted():
            kind: Kind = "skipped" if isinstance(item, Skipped) else "noted"
            return Row(**place, kind=kind, reason=item.reason, message=item.message, hint=item.hint)  # type: ignore[arg-type]
        case Copy():
            raise ValueError("copies are found when all shards are merged")


def _record(path: str, file: str) -> int:
    number = path.removeprefix(file).partition("!")[0].removeprefix("#")
    return int(number) if number.isdigit() else AFTER_ALL


def item_of(row: Row) -> Item:
    """What reading met, from its row; a document whose text was not kept comes with an empty one."""
    if row.kind == "document":
        known = {name: getattr(row, name) for name in _OF_DOCUMENT}
        return msgspec.convert({**known, "text": row.text or ""}, Document)
    if row.kind == "file":
        return FileRead(row.path, row.format or "", row.found or 0)
    line = Skipped if row.kind == "skipped" else Noted
    return line(row.path, row.reason or "", row.message or "", row.hint or "")


def extraction_of(row: Row) -> Extraction:
    """What a row's document says."""
    return Extraction(row.doc_id or "", row.accounts, row.claims)


def batch_of(rows: Iterable[Row]) -> pa.RecordBatch:
    """Rows as a record batch."""
    import pyarrow as pa

    plain = [msgspec.to_builtins(row, builtin_types=(date,)) for row in rows]
    return pa.RecordBatch.from_pylist(plain, schema=row_schema())


def rows_of(batch: pa.RecordBatch) -> Sequence[Row]:
    """The rows of a record batch."""
    return msgspec.convert(batch.to_pylist(), list[Row])
