"""Who held office on a day, as a table for the terminal and as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from summitry.lexicon import Answer, Holding


def holder_lines(answer: Answer) -> Iterator[str]:
    """The sentence about the state, then office, holder, since – until and basis, one line each."""
    yield _told(answer)
    rows = [("office", "holder", "since – until", "basis"), *map(_cells, answer.holdings)]
    if answer.holdings:
        wide = [max(len(row[column]) for row in rows) for column in range(3)]
        for row in rows:
            yield "  ".join([*(cell.ljust(wide[column]) for column, cell in enumerate(row[:3])), row[3]]).rstrip()
    for office, gap in answer.gaps:
        yield f"{office.title_en}: nobody from {gap.since} to {gap.until or 'now'}: {gap.reason}"


def holder_values(answer: Answer) -> dict[str, Any]:
    """The same for JSON; `polity` differs from `asked` where another state stood then."""
    return {
        "asked": answer.asked,
        "polity": answer.polity,
        "day": answer.day.isoformat(),
        "told": _told(answer),
        "holders": [
            {
                "office": one.office.id, "title": one.office.title_en, "rank": one.office.rank,
                "person": one.person.id, "name": one.person.name_en, "start": one.term.start, "end": one.term.end,
                "basis": one.term.basis, "source": one.term.source, "note": one.term.note,
            }
            for one in answer.holdings
        ],
        "gaps": [
            {"office": office.id, "title": office.title_en, "since": gap.since, "until": gap.until,
             "reason": gap.reason}
            for office, gap in answer.gaps
        ],
    }  # fmt: skip


def _told(answer: Answer) -> str:
    """Which state answers, and that it is another than the one asked for."""
    if answer.polity is None:
        return f"{answer.asked} on {answer.day}: there was no such state, and none that it was part of is listed"
    if answer.polity != answer.asked:
        told = f"{answer.asked} on {answer.day}: the state then was {answer.name} ({answer.polity})"
    else:
        told = f"{answer.name} ({answer.polity}) on {answer.day}"
    return told if answer.holdings else f"{told}: no holder is listed"


def _cells(one: Holding) -> tuple[str, str, str, str]:
    basis = "; ".join(filter(None, (one.term.basis, one.term.source, one.term.note)))
    return one.office.title_en, one.person.name_en, f"{one.term.start} – {one.term.end or 'now'}", basis
