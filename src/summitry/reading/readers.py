"""The table of readers, each in a file of its own: a source and options in, drafts and lines out.

A reader counts the records that it meets (`Source.count`) before it knows what becomes of them, yields
a draft or a line for each, and raises Unreadable when its source gives no document at all. Its module
is imported when the first such file turns up: nobody who reads JSON lines waits for a PDF library.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import TypeAlias, cast

from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.source import Source

Reader: TypeAlias = Callable[[Source, ReadOptions], Reading]

#: format, as `sniff.identify` names it; module and function of its reader
READERS: tuple[tuple[str, str, str], ...] = (
    ("plain", "plain", "read_plain"),
    ("markdown", "markdown", "read_markdown"),
    ("html", "html", "read_html"),
    ("mhtml", "mhtml", "read_mhtml"),
    ("pdf", "pdf", "read_pdf"),
    ("docx", "word", "read_docx"),
    ("jsonlines", "jsonlines", "read_jsonlines"),
    ("json", "jsonlines", "read_json"),
    ("csv", "table", "read_table"),
    ("warc", "webarchive", "read_warc"),
    ("parquet", "parquet", "read_parquet"),
)


@lru_cache(maxsize=16)
def reader_of(name: str) -> Reader | None:
    """The reader of a format, or None when it has none (archives)."""
    for known, module, function in READERS:
        if known == name:
            return cast("Reader", getattr(import_module(f"summitry.reading.{module}"), function))
    return None
