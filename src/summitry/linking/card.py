"""A card: what linking compares of an account, folded once and hashable.

Many accounts of one engagement say the same; they share one `Profile`, so that an account is compared
with what a cluster says and not with each of its members.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import msgspec

from summitry.linking.people import Who, fold, name_words, sides
from summitry.linking.rules import LinkRules
from summitry.model import Account, Place, When, bounds

#: Statuses of what has not happened (yet).
PLANS = frozenset({"scheduled", "expected", "proposed", "cancelled", "postponed", "denied"})
_REFERENCE = "ref:"  # documents of reference chronicles: "ref:chn-rus:2013-03-22-xi-visit-russia"
_FAMILY = {"call": "talk", "video": "talk"}
_WEAK = frozenset({"publication", "relative", "weekday", "inferred"})


class Source(msgspec.Struct, frozen=True):
    """What is known of the document behind an account."""

    doc_id: str
    publisher: str | None = None
    published: date | None = None
    url: str | None = None


class Profile(msgspec.Struct, frozen=True):
    """The compared fields. Days are ordinals, None where nothing is known.

    `month_day` (both ends) is set where the year is unknown; `told` is the publication day of an undated account,
    `voice` the publisher by whose day a date was worked out.
    """

    family: str
    kind: str
    plan: bool
    sides: tuple[tuple[str, tuple[Who, ...]], ...]
    guest: str | None
    dated: bool
    low: int | None
    high: int | None
    weak: bool
    month_day: tuple[str, str] | None
    told: int | None
    country: str | None
    city: str | None
    venue: str | None
    occasion: frozenset[str]
    session: str
    signed: frozenset[str]
    voice: str | None

    @property
    def days(self) -> int | None:
        """Length of the date in days, None where an end is open or nothing is known."""
        return None if self.low is None or self.high is None else self.high - self.low + 1


class Card(msgspec.Struct, frozen=True):
    """One account's identity and its profile; `published` is an ordinal day or None.

    `teller` tells of each engagement once: it is the document, or the reference chronicle to which the row belongs.
    """

    account_id: str
    doc_id: str
    published: int | None
    profile: Profile
    teller: str


def make_card(account: Account, sources: Mapping[str, Source], rules: LinkRules) -> Card:
    """The card of an account."""
    source = sources.get(account.doc_id)
    published = source.published.toordinal() if source and source.published else None
    profile = _profile(account, source, published, rules)
    return Card(account.account_id, account.doc_id, published, profile, teller_of(account.doc_id))


def is_reference(doc_id: str) -> bool:
    """Whether a document is a row of a reference chronicle."""
    return doc_id.startswith(_REFERENCE)


def teller_of(doc_id: str) -> str:
    """ "ref:chn-rus:" for every row of that reference chronicle, else the document itself."""
    end = doc_id.find(":", len(_REFERENCE)) + 1 if is_reference(doc_id) else 0
    return doc_id[:end] or doc_id


def _profile(account: Account, source: Source | None, published: int | None, rules: LinkRules) -> Profile:
    when, place = account.date, account.place or Place()
    low, high = _days(account, published, rules)
    return Profile(
        family=_FAMILY.get(account.kind, account.kind),
        kind=account.kind,
        plan=account.status in PLANS,
        sides=sides(account.participants),
        guest=next((one.country for one in account.participants if one.role == "guest" and one.country), None),
        dated=when is not None,
        low=low,
        high=high,
        weak=when is not None and when.basis in _WEAK,
        month_day=_year_unknown(when),
        told=published if when is None else None,
        country=place.country,
        city=fold(place.city) if place.city else None,
        venue=fold(place.venue) if place.venue else None,
        occasion=occasion_words(account.occasion, rules),
        session=_session(account, rules),
        signed=frozenset(signed.type for signed in account.documents),
        voice=source.publisher if source and when is not None and when.basis in _WEAK else None,
    )


def _year_unknown(when: When | None) -> tuple[str, str] | None:
    """Month and day of both ends where the year is not said."""
    if when is None:
        return None
    span = bounds(when.edtf)
    if span.year_known or span.earliest is None or span.latest is None:
        return None
    return span.earliest.isoformat()[5:], span.latest.isoformat()[5:]


def _days(account: Account, published: int | None, rules: LinkRules) -> tuple[int | None, int | None]:
    """First and last day as ordinals; an open end is closed by the publication day or a usual length."""
    span = bounds(account.date.edtf) if account.date else None
    if span is None or not span.year_known:
        return None, None
    low = span.earliest.toordinal() if span.earliest else None
    high = span.latest.toordinal() if span.latest else None
    plan = account.status in PLANS
    length = rules.open["plan_days" if plan else "held_days"]
    if low is None and high is not None:
        low = published if plan and published is not None and published <= high else high - length
    elif high is None and low is not None:
        high = published if not plan and published is not None and published >= low else low + length
    return low, high


def occasion_words(occasion: str | None, rules: LinkRules) -> frozenset[str]:
    """The words that tell a gathering from others: without ordinals, years and generic words."""
    words = name_words(occasion) if occasion else ()
    telling = {word for word in words if not word[0].isdigit() and word not in rules.words["generic"]}
    return frozenset(telling or words)


def _session(account: Account, rules: LinkRules) -> str:
    """Part of the day when the words on the date name exactly one."""
    quoted = [fold(one.quote) for one in account.evidence if one.supports == "date"]
    words = {word for quote in quoted for word in quote.split()}
    named = [name for name, cues in rules.sessions.items() if words & cues]
    return named[0] if len(named) == 1 else ""
