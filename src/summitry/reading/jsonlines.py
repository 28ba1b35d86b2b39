"""JSON lines, one object per line, streamed; and single JSON files with one object or a list."""

from __future__ import annotations

from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, EncodedFile
from collections.abc import Iterator
from typing import IO, cast

import msgspec

from summitry.reading.decode import Decoded, decode
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.reasons import Unreadable, in_words, skipped
from summitry.reading.record import TEXT, draft_of, kind_of
from summitry.reading.source import Source

UTF16 = (BOM_UTF16_LE, BOM_UTF16_BE)


def read_jsonlines(source: Source, options: ReadOptions) -> Reading:
    """Each line a record; `path` is `file#line`. Blank lines do not count."""
    decoder: msgspec.json.Decoder[object] = msgspec.json.Decoder(object)
    with source.open() as raw:
        stream = cast("IO[bytes]", EncodedFile(raw, "utf-8", "utf-16")) if source.head().startswith(UTF16) else raw
        for number, line in _lines(stream, options.max_file_bytes):
            if not options.takes(number):
                continue
            path = f"{source.path}#{number}"
            if line is None:
                source.count()
                limit = in_words(options.max_file_bytes)
                yield skipped(path, "too-large", size="the line", limit=limit)
            elif not line.isspace():
                source.count()
                yield from _record(decoder, line, path, number)


def read_json(source: Source, options: ReadOptions) -> Reading:
    """One object, a list of objects, or an object that holds one list of objects; JSON lines by another name too."""
    if _first_line_is_record(source):
        yield from read_jsonlines(source, options)
        return
    data = source.read(options.max_file_bytes).removeprefix(BOM_UTF8)
    try:
        value = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        decoded = _decoded_otherwise(data, error)
        yield from decoded.notes(source.path)
        value = msgspec.json.decode(decoded.text)
    for number, record in enumerate(_records(value), 1):
        source.count()
        yield from _draft(record, f"{source.path}#{number}", f"item {number}")


def _record(decoder: msgspec.json.Decoder[object], line: bytes, path: str, number: int) -> Reading:
    try:
        value = decoder.decode(line if number > 1 else line.removeprefix(BOM_UTF8))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        try:
            decoded = _decoded_otherwise(line, error)
        except Unreadable as problem:
            yield problem.at(path)
            return
        yield from decoded.notes(path)
        value = decoder.decode(decoded.text)
    yield from _draft(value, path, f"line {number}")


def _draft(value: object, path: str, where: str) -> Reading:
    if isinstance(value, dict):
        yield from draft_of(value, path, where)
    else:
        yield skipped(path, "not-an-object", detail=kind_of(value))


def _decoded_otherwise(data: bytes, error: Exception) -> Decoded:
    """JSON text in another encoding than UTF-8. Raises Unreadable with the first error when that is not it."""
    try:
        decoded = decode(data)
        msgspec.json.decode(decoded.text)
    except (msgspec.DecodeError, UnicodeError, RecursionError, Unreadable):
        reason = "too deeply nested" if isinstance(error, RecursionError) else str(error)
        raise Unreadable("not-json", detail=reason[:120]) from error
    return decoded


def _records(value: object) -> list[object]:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not any(name in value for name in TEXT):
        lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return [value]


def _first_line_is_record(source: Source) -> bool:
    """Whether the file is JSON lines in spite of its name: a whole object on the first of several lines."""
    first, newline, rest = source.head().partition(b"\n")
    if not newline:
        return _long_line_of_several(source)
    return bool(rest.strip()) and _is_object(first)


def _long_line_of_several(source: Source) -> bool:
    limit = 4 * 1024 * 1024
    with source.open() as stream:
        line = stream.readline(limit)
        return line.endswith(b"\n") and bool(stream.readline(2).strip()) and _is_object(line)


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(msgspec.json.decode(line), dict)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None stands for a line over the limit, which is passed over without keeping it."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(limit)
            yield number, None
