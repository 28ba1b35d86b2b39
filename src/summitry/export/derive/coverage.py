"""Which years were searched: a year that no source looks at is missing, not zero."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from summitry.export.derive.codes import Base, Row


class Coverage:
    """The years of each state's documents, and the periods of the reference chronicles."""

    def __init__(self, base: Base) -> None:
        self._documents: dict[tuple[str, str], set[str]] = {}
        for row in base["coverage"]:
            self._documents.setdefault((row["state"], row["year"]), set()).add(row["doc_id"])
        self._references = base["reference_chronicles"]
        about = {row["name"]: row["value"] for row in base["about"]}
        self._since, self._until = about.get("since", ""), about.get("until", "") or about.get("as_of", "")

    def documents(self, states: Iterable[str], year: str) -> int:
        """Documents published in the year that tell of any of the states."""
        return len(set().union(*(self._documents.get((state, year), set()) for state in states)))

    def of(self, sides: Sequence[Sequence[str]], year: str, *, known: bool) -> str:
        """One of reference, documents, incidental, none; `known`: whether any contact in the year is told.

        A side is the states that stand for it. Documents of a year search it for two sides when they tell of contacts
        of each of them: what only tells of the one may never have looked at the other.
        """
        if any(_lies_in(row, sides, year) for row in self._references):
            return "reference"
        if all(self.documents(side, year) for side in sides):
            return "documents"
        return "incidental" if known else "none"

    def years(self, sides: Sequence[Sequence[str]], known: Iterable[str]) -> list[str]:
        """The years of a series: from the first to the last that was searched or has a contact, within the filter."""
        seen = {int(year) for year in known}
        searched = [{int(year) for state, year in self._documents if state in side} for side in sides]
        seen |= set.intersection(*searched)
        for row in self._references:
            if _covers(row, sides):
                seen |= {int(row["since"][:4]), int(row["until"][:4])}
        low, high = int(self._since[:4] or 0), int(self._until[:4] or 9999)
        kept = [year for year in seen if low <= year <= high]
        return [str(year) for year in range(min(kept), max(kept) + 1)] if kept else []


def _covers(reference: Row, sides: Sequence[Sequence[str]]) -> bool:
    """Of one state alone a reference tells only its contacts with the others that it covers: that is not all."""
    return len(sides) > 1 and {state for side in sides for state in side} <= set(reference["parties"].split(";"))


def _lies_in(reference: Row, sides: Sequence[Sequence[str]], year: str) -> bool:
    return _covers(reference, sides) and reference["since"][:4] <= year <= reference["until"][:4]


def shown(number: int, coverage: str) -> str:
    """A count as it stands in a table: where nobody searched a zero is missing."""
    return "" if number == 0 and coverage in ("incidental", "none") else str(number)


def exists(state: Row | None, year: str) -> bool:
    """Whether a state existed in some part of the year."""
    if state is None:
        return True
    return (not state["since"] or state["since"][:4] <= year) and (not state["until"] or year <= state["until"][:4])
