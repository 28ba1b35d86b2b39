"""A card: an account's identity with its profile; a folder makes them and keeps each profile once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

import msgspec

from summitry.linking.cities import city_identity
from summitry.linking.people import Sides, fold, name_words, sides
from summitry.linking.profile import Days, Party, Profile, Setting
from summitry.linking.rules import LinkRules
from summitry.linking.stays import is_stay
from summitry.model import Account, Participant, When, bounds

#: Statuses of what has not happened (yet).
PLANS = frozenset({"scheduled", "expected", "proposed", "cancelled", "postponed", "denied"})
_REFERENCE = "ref:"  # documents of reference chronicles: "ref:chn-rus:2013-03-22-xi-visit-russia"
_NUMBERED = re.compile(r"\b([A-Z]{1,5})[ -](\d{1,2})\b")
_FAMILY = {"call": "talk", "video": "talk"}
_WEAK = frozenset({"publication", "relative", "weekday", "inferred"})


class Source(msgspec.Struct, frozen=True):
    """What is known of the document behind an account.

    `copy_of` is the document of which its text is a copy, `speaker` whom it counts as: the publisher of the first
    text of the chain, where that is another.
    """

    doc_id: str
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    copy_of: str | None = None
    speaker: str | None = None

    @property
    def voice(self) -> str:
        """Whom it counts as when voices are counted."""
        return self.speaker or self.publisher or self.doc_id


class Card(msgspec.Struct, frozen=True, gc=False):
    """One account's identity and its profile; `published` is an ordinal day or None.

    `teller` tells of each engagement once: it is the document, or the reference chronicle to which the row belongs.
    """

    account_id: str
    doc_id: str
    published: int | None
    profile: Profile
    teller: str


class Folder:
    """Makes cards. Everything that many accounts say alike is folded once and kept."""

    def __init__(self, sources: Mapping[str, Source], rules: LinkRules) -> None:
        self._sources = sources
        self._rules = rules
        self._numbers: dict[Party | Setting | Days, int] = {}
        self._profiles: dict[tuple[int, int, int, str | None], Profile] = {}
        self._sides: dict[tuple[Participant, ...], tuple[Sides, str | None]] = {}
        self._occasions: dict[str | None, frozenset[str]] = {None: frozenset()}
        self._parties: dict[tuple[object, ...], tuple[Party, int]] = {}  # each by what it is read off
        self._settings: dict[tuple[object, ...], tuple[Setting, int]] = {}
        self._days: dict[tuple[object, ...], tuple[Days, int]] = {}

    def card(self, account: Account) -> Card:
        """The card of an account."""
        source = self._sources.get(account.doc_id)
        published = source.published.toordinal() if source and source.published else None
        (party, who), (setting, what) = self._party_of(account), self._setting_of(account)
        days, when = self._days_of(account, published)
        voice = source.publisher if source and days.weak else None
        profile = self._profiles.get((who, what, when, voice))
        if profile is None:
            profile = self._profiles[who, what, when, voice] = Profile(party, setting, days, voice, (who, what, when))
        return Card(account.account_id, account.doc_id, published, profile, teller_of(account.doc_id))

    def _number(self, part: Party | Setting | Days) -> int:
        return self._numbers.setdefault(part, len(self._numbers))

    def _party_of(self, account: Account) -> tuple[Party, int]:
        key = (account.participants, account.kind, account.occasion if account.kind == "multilateral" else None)
        found = self._parties.get(key)
        if found is None:
            party = self._party(account, self._occasion(account.occasion))
            found = self._parties[key] = party, self._number(party)
        return found

    def _setting_of(self, account: Account) -> tuple[Setting, int]:
        session = _session(account, self._rules) if account.evidence else ""
        plan = account.status in PLANS
        key = (account.kind, plan, account.place, account.occasion, session, account.documents)
        found = self._settings.get(key)
        if found is None:
            setting = _setting(account, self._occasion(account.occasion), session)
            found = self._settings[key] = setting, self._number(setting)
        return found

    def _days_of(self, account: Account, published: int | None) -> tuple[Days, int]:
        key = (account.date, account.status in PLANS, account.kind == "visit", published)
        found = self._days.get(key)
        if found is None:
            days = days_of(account, published, self._rules)
            found = self._days[key] = days, self._number(days)
        return found

    def _occasion(self, told: str | None) -> frozenset[str]:
        if told not in self._occasions:
            self._occasions[told] = occasion_words(told, self._rules)
        return self._occasions[told]

    def _party(self, account: Account, words: frozenset[str]) -> Party:
        parties = account.participants
        known = self._sides.get(parties)
        if known is None:
            guests = (one.country for one in parties if one.role == "guest" and one.country)
            known = self._sides[parties] = (sides(parties), next(guests, None))
        return Party(
            family=family_of(account.kind),
            sides=known[0],
            guest=known[1],
            occasion=words if account.kind == "multilateral" else frozenset(),
            countries=frozenset(country for country, _ in known[0]),
            known=frozenset((country, one.person) for country, people in known[0] for one in people if one.person),
            loose=frozenset(country for country, people in known[0] if any(not one.person for one in people)),
        )


def _setting(account: Account, words: frozenset[str], session: str) -> Setting:
    place = account.place
    return Setting(
        family=family_of(account.kind),
        kind=account.kind,
        plan=account.status in PLANS,
        country=place.country if place else None,
        city=city_identity(place) if place and place.city else None,
        venue=fold(place.venue) if place and place.venue else None,
        occasion=words,
        session=session,
        signed=frozenset(signed.type for signed in account.documents),
    )


def family_of(kind: str) -> str:
    """Kinds of one family may be told for each other: telephone for video."""
    return _FAMILY.get(kind, kind)


def is_reference(doc_id: str) -> bool:
    """Whether a document is a row of a reference chronicle."""
    return doc_id.startswith(_REFERENCE)


def teller_of(doc_id: str) -> str:
    """ "ref:chn-rus:" for every row of that reference chronicle, else the document itself."""
    end = doc_id.find(":", len(_REFERENCE)) + 1 if is_reference(doc_id) else 0
    return doc_id[:end] or doc_id


def days_of(account: Account, published: int | None, rules: LinkRules) -> Days:
    """The account's date as linking compares it."""
    when = account.date
    low, high = _ends(account, published, rules)
    return Days(
        dated=when is not None,
        low=low,
        high=high,
        weak=when is not None and (when.basis in _WEAK or when.edtf[-1] in "?~%"),
        month_day=_year_unknown(when),
        told=published if when is None else None,
        awaited=when is None and account.status in PLANS,
        stay=when is not None and account.kind == "visit" and is_stay(when),
    )


def _year_unknown(when: When | None) -> tuple[str, str] | None:
    """Month and day of both ends where the year is not said."""
    if when is None or (when.earliest is not None and when.latest is not None):
        return None
    span = bounds(when.edtf)
    if span.year_known or span.earliest is None or span.latest is None:
        return None
    return span.earliest.isoformat()[5:], span.latest.isoformat()[5:]


def _ends(account: Account, published: int | None, rules: LinkRules) -> tuple[int | None, int | None]:
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
    """The words that tell a gathering from others: without ordinals, years and generic words; COP 26 is COP26."""
    words = name_words(_NUMBERED.sub(r"\1\2", occasion)) if occasion else ()
    telling = {word for word in words if not word[0].isdigit() and word not in rules.words["generic"]}
    return frozenset(telling or words)


def _session(account: Account, rules: LinkRules) -> str:
    """Part of the day when the words on the date name exactly one."""
    quoted = [fold(one.quote) for one in account.evidence if one.supports == "date"]
    words = {word for quote in quoted for word in quote.split()}
    named = [name for name, cues in rules.sessions.items() if words & cues]
    return named[0] if len(named) == 1 else ""
