"""What every number stands on: the rule and its list, the documents searched, the period covered."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.export.base.cells import listed, year_of
from summitry.export.derive.safe import line
from summitry.export.holdings import Holdings
from summitry.export.schema import Row
from summitry.model import bounds


def contacts(holdings: Holdings) -> Iterator[Row]:
    """The rows of table contacts: what counts under the rule, by pair and day."""
    known = {one.id: one for one in holdings.engagements}
    for (a, b), count in sorted(holdings.counts().items()):
        for one in count.included:
            first = known.get(one.id)
            yield {
                "state_a": a, "state_b": b, "number": str(one.number), "rule": count.rule, "date_edtf": one.date,
                "year": year_of(first.date) if first else "", "engagement_id": one.id, "engagements": listed(one.rows),
                "reviewed": str(int(one.reviewed)),
            }  # fmt: skip


def coverage(holdings: Holdings) -> Iterator[Row]:
    """The rows of table coverage."""
    for year, state, doc_id in sorted(set(holdings.watched)):
        yield {"year": str(year), "state": line(state), "doc_id": doc_id}


def references(holdings: Holdings) -> Iterator[Row]:
    """The rows of table reference_chronicles."""
    for one in holdings.references:
        about = one.rows.about
        since, until = bounds(about.since).earliest, bounds(about.as_of).latest
        yield {
            "reference": one.id, "title": about.title, "parties": listed(about.parties),
            "since": since.isoformat() if since else "", "until": until.isoformat() if until else "",
            "licence": about.licence,
        }  # fmt: skip


def about(holdings: Holdings) -> Iterator[Row]:
    """The rows of table about."""
    days = {"since": holdings.since, "until": holdings.until, "as_of": holdings.as_of}
    told = {
        "program": f"Summitry {holdings.version}".strip(),
        "rule": holdings.rule,
        "filters": holdings.filters,
        **{name: day.isoformat() if day else "" for name, day in days.items()},
        "engagements": str(len(holdings.engagements)),
        "reviewed": str(sum(one.id in holdings.reviewed for one in holdings.engagements)),
    }
    for name, value in told.items():
        yield {"name": name, "value": line(value)}
