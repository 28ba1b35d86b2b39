"""A count for people to read: number, rule, day and share checked, then both lists, other rules, claims, caption."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import TextIO, TypeVar

from summitry.counting import Citation, ClaimChecked, Count, Included, LeftOut

One = TypeVar("One")

COLUMNS = (
    "record", "number", "id", "date", "city", "country", "setting", "counted", "reason", "reviewed", "sources", "urls",
    "rule", "as_of",
)  # fmt: skip


def count_lines(found: Count, most: int | None = None) -> Iterator[str]:
    """Lines of plain text; headings end in a colon. Of either list the first `most`, and how many more there are."""
    yield f"{found.count} {_asked(found)}"
    yield f"rule {found.rule}: {found.statement}"
    yield f"as of {found.as_of or 'a day that is not known'}; {_share(found)}"
    yield from (f"note: {note}" for note in found.notes)
    yield from _section(f"Counted ({len(found.included)})", _some(_included_lines, found.included, most))
    yield from _section(f"Left out ({len(found.excluded)})", _some(_left_out_lines, found.excluded, most))
    yield from _section("By year", [", ".join(f"{year} {number}" for year, number in found.by_year.items())])
    others = [f"{number:5}  {rule}" for rule, number in found.other_rules.items()]
    yield from _section("The same by other rules", others)
    yield from _section("Numbers that others told", [line for claim in found.claims for line in _claim_lines(claim)])
    yield from _section("Caption", [found.caption])


def _asked(found: Count) -> str:
    who = " and ".join(found.people or found.states)
    since = f"since {found.since} " if found.since else ""
    return f"— {who}, {since}to {found.as_of or found.until or 'the end of what is covered'}"


def _share(found: Count) -> str:
    if found.reviewed_share is None:
        return "nothing to check"
    checked = sum(one.reviewed for one in found.included)
    return f"{checked} of {len(found.included)} entries ({found.reviewed_share:.0%}) reviewed"


def _section(title: str, lines: Sequence[str]) -> list[str]:
    return ["", f"{title}:", *(f"  {line}" for line in lines)]


def _included_lines(included: Sequence[Included]) -> list[str]:
    lines = []
    for one in included:
        place = ", ".join(part for part in (one.city, one.country) if part)
        lines.append(f"{one.number:4}. {one.date}  " + " · ".join(part for part in (place, one.setting) if part))
        marks = [one.id, *(["not reviewed"] if not one.reviewed else [])]
        marks += [f"sources disagree on {', '.join(one.conflicts)}"] if one.conflicts else []
        lines.append(f"      {'; '.join(marks)}")
        lines += [f"      - {cite(source)}" for source in one.sources] or ["      - no source cited"]
    return lines


def _some(lines: Callable[[Sequence[One]], list[str]], listed: Sequence[One], most: int | None) -> list[str]:
    more = 0 if most is None else len(listed) - most
    return lines(listed[:most]) + ([f"and {more:,} more, in full with --all or --format csv"] if more > 0 else [])


def _left_out_lines(excluded: Sequence[LeftOut]) -> list[str]:
    return [
        f"{one.date}  {one.kind}{f', {one.city}' if one.city else ''}: {one.reason}  [{one.id}]" for one in excluded
    ]


def _claim_lines(claim: ClaimChecked) -> list[str]:
    about = f"{claim.qualifier} " if claim.qualifier else ""
    lines = [f"{claim.day}  {claim.speaker or 'speaker unknown'}: {about}{claim.value} — {claim.text}"]
    lines.append(f"    {claim.remark}")
    if claim.candidates:
        lines.append(f"    what could be left out: {', '.join(claim.candidates)}")
    lines += [f"    {claim.note}"] if claim.note else []
    return lines + [f"    - {cite(source)}" for source in claim.sources]


def cite(source: Citation) -> str:
    """A source in one line, as far as known."""
    published = source.published.isoformat() if source.published else ""
    publisher = ", ".join(part for part in (source.publisher, published) if part)
    return " ".join(part for part in (source.title, f"({publisher})" if publisher else "", source.url) if part)


def write_count_csv(handle: TextIO, found: Count) -> None:
    """One row for each entry counted and left out, then the other rules, what others told, and the caption."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in _rows(found):
        writer.writerow([_safe(str(cell)) for cell in (*row, found.rule, found.as_of or "")])


def _rows(found: Count) -> Iterator[tuple[object, ...]]:
    yield ("count", found.count, "", "", "", "", found.statement, "", "", _percent(found), "", "")
    for one in found.included:
        yield (
            "included", one.number, one.id, one.date, one.city or "", one.country or "", one.setting, "yes", "",
            "yes" if one.reviewed else "no", *_cited(one.sources),
        )  # fmt: skip
    for left in found.excluded:
        yield (
            "excluded", "", left.id, left.date, left.city or "", "", left.kind, "no", left.reason, "",
            *_cited(left.sources),
        )  # fmt: skip
    for rule, number in found.other_rules.items():
        yield ("other rule", number, rule, *[""] * 9)
    for claim in found.claims:
        told = f"{claim.speaker or ''}: {claim.text}"
        yield ("claim", claim.value, "", claim.day, "", "", told, "", claim.remark, "", *_cited(claim.sources))
    yield ("caption", found.count, "", "", "", "", found.caption, *[""] * 5)
    for note in found.notes:
        yield ("note", "", "", "", "", "", note, *[""] * 5)


def _percent(found: Count) -> str:
    return "" if found.reviewed_share is None else f"{found.reviewed_share:.4f}"


def _cited(sources: Sequence[Citation]) -> tuple[str, str]:
    publishers = dict.fromkeys(source.publisher or source.title or "" for source in sources)
    return "; ".join(one for one in publishers if one), " ".join(source.url for source in sources if source.url)


def _safe(text: str) -> str:
    """Text from a document never begins a formula in a spreadsheet."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text
