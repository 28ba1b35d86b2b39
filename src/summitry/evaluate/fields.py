"""The fields of a matched engagement: what value each coder gave, and whether the two agree."""

from __future__ import annotations

from collections.abc import Callable, Hashable

import msgspec

from summitry.evaluate.coded import CodedDocument, CodedEngagement
from summitry.evaluate.names import plain_letters
from summitry.evaluate.pairing import same_date
from summitry.model import compatible

NOT_SAID = "-"


class Field(msgspec.Struct, frozen=True):
    """`agrees` is called with gold first; `label` "" leaves the field out of mistakes and reliability.

    With `exact_day` the field is not scored where a document's publication date is unsure.
    """

    name: str
    label: str
    value: Callable[[CodedEngagement], str]
    agrees: Callable[[CodedEngagement, CodedEngagement], bool]
    exact_day: bool = False

    def scored_in(self, gold: CodedDocument) -> bool:
        """Whether the field can be judged in this document."""
        return not (self.exact_day and gold.date_slack_days)


def _said(value: Hashable) -> str:
    return str(value) if value else NOT_SAID


def _date(one: CodedEngagement) -> str:
    return _said(one.date)


def _status(one: CodedEngagement) -> str:
    return _said(one.status)


def _country(one: CodedEngagement) -> str:
    return _said(one.place.country)


def _city(one: CodedEngagement) -> str:
    return _said(plain_letters(one.place.city))


def _visit_type(one: CodedEngagement) -> str:
    return _said(one.visit_type)


def _papers(one: CodedEngagement) -> str:
    return _said(", ".join(sorted({paper.type for paper in one.documents})))


def _level(one: CodedEngagement) -> str:
    return one.level


def _central(one: CodedEngagement) -> str:
    return "central" if one.central else "background"


def _roles(one: CodedEngagement) -> str:
    return _said(", ".join(sorted(f"{country or NOT_SAID} {role or NOT_SAID}" for country, role in _role_set(one))))


def _role_set(one: CodedEngagement) -> set[tuple[str | None, str | None]]:
    return {(party.country, party.role) for party in one.participants}


def _same_roles(gold: CodedEngagement, predicted: CodedEngagement) -> bool:
    return _role_set(gold) <= _role_set(predicted)


def _same_day(gold: CodedEngagement, predicted: CodedEngagement) -> bool:
    return same_date(gold.date, predicted.date)


def _overlapping(gold: CodedEngagement, predicted: CodedEngagement) -> bool:
    return compatible(gold.date, predicted.date, slack=0)


def _nominal(name: str, value: Callable[[CodedEngagement], str]) -> Field:
    """A field that agrees when the two values are the same."""
    return Field(name, name.replace("_", " "), value, lambda gold, predicted: value(gold) == value(predicted))


FIELDS: tuple[Field, ...] = (
    Field("date_exact", "date", _date, _same_day, exact_day=True),
    Field("date_compatible", "", _date, _overlapping, exact_day=True),
    _nominal("status", _status),
    _nominal("place_country", _country),
    _nominal("place_city", _city),
    Field("roles", "roles", _roles, _same_roles),
    _nominal("visit_type", _visit_type),
    _nominal("document_types", _papers),
    _nominal("level", _level),
    _nominal("central", _central),
)
