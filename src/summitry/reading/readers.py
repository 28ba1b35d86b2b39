"""The table of readers, each in a file of its own: a source and options in, drafts and lines out.

A reader counts the records that it meets (`Source.count`) before it knows what becomes of them, yields
a draft or a line for each, and raises Unreadable when its source gives no document at all.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from summitry.reading.html import read_html
from summitry.reading.jsonlines import read_json, read_jsonlines
from summitry.reading.markdown import read_markdown
from summitry.reading.options import ReadOptions
from summitry.reading.outcome import Reading
from summitry.reading.pdf import read_pdf
from summitry.reading.plain import read_plain
from summitry.reading.source import Source
from summitry.reading.table import read_table
from summitry.reading.webarchive import read_warc
from summitry.reading.word import read_docx

Reader: TypeAlias = Callable[[Source, ReadOptions], Reading]

#: format (as `sniff.identify` names it) and its reader
READERS: dict[str, Reader] = {
    "plain": read_plain,
    "markdown": read_markdown,
    "html": read_html,
    "pdf": read_pdf,
    "docx": read_docx,
    "jsonlines": read_jsonlines,
    "json": read_json,
    "csv": read_table,
    "warc": read_warc,
}
