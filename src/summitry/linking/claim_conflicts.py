"""Numbers and names that sources tell of one engagement and that cannot all be right: "the fifth this year", "six"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from summitry.model import Claim, Conflict, ConflictKind, FieldValue

_CAUSES: dict[ConflictKind, str] = {
    "count": "counted by different rules", "day": "a later text simplifies",
}  # fmt: skip
_Key = tuple[ConflictKind, str]


def claim_conflicts(claims: Iterable[Claim]) -> tuple[Conflict, ...]:
    """Conflicts among the claims of the documents that tell of one engagement; accounts stand as `doc_id`s.

    Counts conflict where unit and period are the same and the values are not; designations where one name is said to
    hold from different days.
    """
    by_field: dict[_Key, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        found = _read(claim)
        if found is not None:
            key, value = found
            by_field[key][value].append(claim.doc_id)
    ordered = sorted(by_field.items(), key=lambda item: item[0])
    return tuple(_conflict(key, values) for key, values in ordered if len(values) > 1)


def _read(claim: Claim) -> tuple[_Key, str] | None:
    """What kind of conflict the claim may be part of, over which field, and its value."""
    if claim.type in ("count", "figure") and claim.value is not None and claim.unit != "USD":
        number = f"{claim.qualifier + ' ' if claim.qualifier else ''}{claim.value:g}"
        return ("count", _field("number of", claim.unit or "times", claim.period)), number
    if claim.type == "designation" and claim.period:
        return ("day", f"“{claim.text}” in force"), claim.period
    return None


def _field(*parts: str | None) -> str:
    return " ".join(part for part in parts if part)


def _conflict(key: _Key, values: dict[str, list[str]]) -> Conflict:
    """Nothing is chosen: the sources are shown side by side."""
    kind, field = key
    listed = tuple(FieldValue(value, tuple(sorted(set(told)))) for value, told in sorted(values.items()))
    return Conflict(field, "", "claims are shown as they are told", listed, kind, _CAUSES[kind])


def by_kind(conflicts: Sequence[Conflict], kinds: Sequence[ConflictKind]) -> list[Conflict]:
    """The conflicts of these kinds, all for none."""
    return [one for one in conflicts if not kinds or one.kind in kinds]
