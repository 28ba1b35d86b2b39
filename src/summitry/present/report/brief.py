"""The report as a brief in Markdown: number, rules, chronology with numbered sources. Text of documents stays text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from summitry.present.pictures.picture import long_day
from summitry.present.report.material import Item, Report, Source
from summitry.present.report.view import View, cut
from summitry.present.visible import visible
from summitry.text.addresses import web_address

_MARKS = re.compile(r"([\\`*_\[\]<>#|~&])")


def brief(report: Report) -> str:
    """The brief; ends with a line end."""
    view = View(report)
    lines = [*_head(view), *_numbers(view), *_chronology(view), *_disagreements(report), *_references(view)]
    return "\n".join(lines) + "\n"


def plain(text: str | None, most: int = 400) -> str:
    """Text of a document as Markdown that shows it and does nothing: marks are escaped, controls made visible."""
    return _MARKS.sub(r"\\\1", visible(cut(text, most)))


def _head(view: View) -> Iterator[str]:
    framing = view.report.framing
    yield f"# {plain(framing.first.name)} and {plain(framing.second.name)}"
    yield ""
    names = (framing.first.name_zh, framing.second.name_zh, framing.first.name_ru, framing.second.name_ru)
    yield " · ".join(plain(name) for name in names if name)
    yield ""
    yield f"{view.period}. Source: {plain(framing.source)}."
    yield ""
    yield f"**{plain(view.lead, 900)}**"
    yield ""
    yield from (f"- {plain(key.what)}: **{plain(key.number)}** {plain(key.below)}".rstrip() for key in view.keys)
    yield from (f"- Note: {plain(note)}" for note in view.report.notes)


def _numbers(view: View) -> Iterator[str]:
    yield from ("", "## The number under each rule", "", "| rule | number | what counts as one |", "|---|---:|---|")
    yield from (f"| {plain(one.rule)} | {one.count} | {plain(one.statement)} |" for one in view.report.counts)


def _chronology(view: View) -> Iterator[str]:
    yield from ("", f"## Chronology ({len(view.report.items)})")
    for year, items in view.years:
        yield from ("", f"### {year}", "")
        yield from (_line(item, view) for item in items)


def _line(item: Item, view: View) -> str:
    signed = f" Signed: {plain('; '.join(item.signed), 900)}." if item.signed else ""
    numbers = "".join(f"[^{view.numbers[source.key]}]" for source in item.sources)
    unchecked = "" if item.reviewed else " *(not checked)*"
    return f"- **{plain(item.day)}** {plain(item.sentence, 700)}{signed}{unchecked}{numbers}"


def _disagreements(report: Report) -> Iterator[str]:
    if report.disagreements:
        yield from ("", "## Where sources differ", "")
    for one in report.disagreements:
        values = "; ".join(plain(value) for value, _ in one.values)
        which = ", ".join(plain(ident) for ident in one.ids)
        yield f"- {which}, {plain(one.field)}: {values}. Shown: {plain(one.shown)}."


def _references(view: View) -> Iterator[str]:
    yield from ("", "## References", "")
    yield from (f"[^{number}]: {_source(one)}" for number, one in enumerate(view.sources, 1))


def _source(one: Source) -> str:
    published = long_day(one.published) if one.published else ""
    parts = [plain(one.title or one.publisher or one.url), plain(one.publisher) if one.title else "", published]
    address = web_address(one.url)
    told = f"<{address}>" if address else plain(one.url)
    return ", ".join(part for part in parts if part) + (f". {told}" if told else "")
