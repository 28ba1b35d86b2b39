"""The table of comparators: each looks at one field of two profiles and gives a score with its reason.

A comparator that has nothing to say returns None; one that refuses (`veto`) keeps two accounts apart
whatever the others say.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import msgspec

from summitry.linking.card import Profile
from summitry.linking.people import same_person
from summitry.linking.rules import LinkRules

MONTH, SEASON, YEAR = 31, 92, 366  # days
CIRCLE = 0.6  # of the smaller list of participants, where the gathering is not named


class Comparison(msgspec.Struct, frozen=True):
    """One comparator's word on two accounts."""

    name: str
    score: float
    reason: str
    veto: bool = False


class Verdict(msgspec.Struct, frozen=True):
    """All comparators together."""

    score: float
    veto: bool
    parts: tuple[Comparison, ...]


Comparator = Callable[[Profile, Profile, LinkRules], Comparison | None]


def compare(one: Profile, other: Profile, rules: LinkRules) -> Verdict:
    """The sum of the comparators; stops at the first that refuses."""
    parts: list[Comparison] = []
    for comparator in COMPARATORS:
        part = comparator(one, other, rules)
        if part is not None:
            parts.append(part)
            if part.veto:
                return Verdict(0.0, veto=True, parts=tuple(parts))
    return Verdict(round(sum(part.score for part in parts), 4), veto=False, parts=tuple(parts))


def _no(name: str, reason: str) -> Comparison:
    return Comparison(name, 0.0, reason, veto=True)


def kind(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Visits join visits only; telephone and video may be told for each other."""
    if one.family != other.family:
        return _no("kind", f"a {one.kind} is no {other.kind}")
    if one.kind == other.kind:
        return Comparison("kind", rules.kind["same"], f"both a {one.kind}")
    return Comparison("kind", rules.kind["other_medium"], f"one a {one.kind}, one a {other.kind}")


def date(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Same day, a day off, overlap of vaguer dates, unknown year, or no date at all."""
    weights = rules.date
    if not (one.dated and other.dated):
        return _undated(one, other, rules)
    if one.month_day is not None or other.month_day is not None:
        return _unknown_year(one, other, rules)
    gap = _gap(one, other)
    if gap == 0:
        longest = max(one.days or 10 * YEAR, other.days or 10 * YEAR)
        if longest == 1:
            return Comparison("date", weights["same_day"], "the same day")
        if one.family in ("visit", "multilateral") and longest <= 10:
            return Comparison("date", weights["same_day"], "overlapping days")
        key = "within_month" if longest <= MONTH else "within_year"
        return Comparison("date", weights[key], f"dates overlap within {longest} days")
    if gap == 1 and one.voice is not None and one.voice == other.voice:
        return Comparison("date", weights["day_off_stated"], "a day apart in the same publisher's reports")
    if gap == 1 and (one.weak or other.weak):
        return Comparison("date", weights["day_off_weak"], "a day apart, one worked out from the publication")
    if one.family == "visit" and gap <= 2:
        return Comparison("date", weights["visit_days_off"], f"days of one visit, {gap} apart")
    if gap == 1:
        return Comparison("date", weights["day_off_stated"], "a day apart, both stated")
    return _no("date", f"{gap} days apart")


def _gap(one: Profile, other: Profile) -> int:
    """Days between two dates, 0 where they overlap."""
    after = (one.low or 0) - (other.high if other.high is not None else 10**7)
    before = (other.low or 0) - (one.high if one.high is not None else 10**7)
    return max(after, before, 0)


def _undated(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    told, about = (one, other) if not one.dated else (other, one)
    if told.told is None:
        return Comparison("date", rules.date["undated_far"], "no date and no publication day")
    days = [day for day in (about.low, about.high, about.told) if day is not None]
    near = any(abs(day - told.told) <= rules.date["near_days"] for day in days)
    key = "undated_near" if near else "undated_far"
    return Comparison("date", rules.date[key], "no date; told " + ("about then" if near else "at another time"))


def _unknown_year(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    mine, theirs = _month_days(one), _month_days(other)
    if mine is None or theirs is None or mine[0] > theirs[1] or theirs[0] > mine[1]:
        return _no("date", "the year is unknown and month and day do not agree")
    exact = (mine[0] == mine[1], theirs[0] == theirs[1])
    if not any(exact) and not (_holds(mine, theirs) or _holds(theirs, mine)):
        return _no("date", "the year is unknown and neither range lies within the other")
    key = "unknown_year" if all(exact) else "unknown_year_range"
    return Comparison("date", rules.date[key], "the same days of an unknown year")


def _holds(outer: tuple[str, str], inner: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _month_days(profile: Profile) -> tuple[str, str] | None:
    """Month and day of both ends, None for what is longer than a season or runs over New Year."""
    if profile.month_day is not None:
        return profile.month_day if profile.month_day[0] <= profile.month_day[1] else None
    if profile.low is None or profile.high is None or profile.high - profile.low > SEASON:
        return None
    low, high = (dt.date.fromordinal(day).isoformat()[5:] for day in (profile.low, profile.high))
    return (low, high) if low <= high else None


_AGREEMENT = (
    ("delegations", "the same countries"),
    ("one_named", "the same person on one side"),
    ("both_named", "the same people on both sides"),
)


def people(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Named people of the same side must agree; a delegation fits any."""
    mine, theirs = dict(one.sides), dict(other.sides)
    shared = [country for country in mine if country in theirs]
    if one.family == "multilateral":
        return _gathered(one, other, shared, rules)
    if len(shared) < min(2, len(mine), len(theirs)) or not shared:
        return _no("people", "not the same sides")
    agree = 0
    for country in shared:
        left, right = mine[country], theirs[country]
        if any(same_person(a, b) for a in left for b in right):
            agree += 1
        elif left and right and not (one.family == "visit" and country not in (one.guest, other.guest)):
            return _no("people", f"other people for {country}")
    key, reason = _AGREEMENT[min(agree, 2)]
    if mine.keys() != theirs.keys() and max(len(mine), len(theirs)) > 2:
        return Comparison("people", rules.people[key] + rules.people["third_side"], f"{reason}, and a third in one")
    return Comparison("people", rules.people[key], reason)


def _gathered(one: Profile, other: Profile, shared: list[str], rules: LinkRules) -> Comparison | None:
    """Gatherings: accounts name whom they care for, so a part in common is enough, unless nothing else is."""
    mine, theirs = dict(one.sides), dict(other.sides)
    named = bool(one.occasion & other.occasion)
    if not named and len(shared) < CIRCLE * min(len(mine), len(theirs)):
        return _no("people", "neither the gathering nor most participants in common")
    common = [c for c in shared if any(same_person(a, b) for a in mine[c] for b in theirs[c])]
    if not shared:
        return Comparison("people", rules.people["nobody_shared"], "nobody in common, the same gathering")
    key = "shared_people" if len(common) > 1 else "shared_person" if common else "shared_country"
    return Comparison("people", rules.people[key], f"{len(shared)} countries and {len(common)} people in common")


def place(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Cities and countries; a difference counts against, but two outlets may name two cities."""
    if one.country is None or other.country is None:
        return None
    if one.country != other.country:
        if one.family == "visit":
            return _no("place", f"a visit to {one.country} is none to {other.country}")
        return Comparison("place", rules.place["other_country"], f"{one.country} and {other.country}")
    if one.city and other.city and one.family != "visit":
        if one.city != other.city:
            return Comparison("place", rules.place["other_city"], f"{one.city} and {other.city}")
        venue = rules.place["same_venue"] if one.venue and one.venue == other.venue else 0.0
        return Comparison("place", rules.place["same_city"] + venue, f"both in {one.city}")
    return Comparison("place", rules.place["same_country"], f"both in {one.country}")


def guest(one: Profile, other: Profile, _rules: LinkRules) -> Comparison | None:
    """A visit of A to B is none of B to A."""
    if one.family == "visit" and one.guest and other.guest and one.guest != other.guest:
        return _no("guest", f"a visit by {one.guest} is none by {other.guest}")
    return None


def occasion(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """The gathering that it is or stands beside."""
    if not one.occasion or not other.occasion:
        return None
    if one.occasion <= other.occasion or other.occasion <= one.occasion:
        return Comparison("occasion", rules.occasion["same"], "the same gathering")
    if one.occasion & other.occasion:
        return None
    if one.family == "multilateral":
        return _no("occasion", "another gathering")
    return Comparison("occasion", rules.occasion["other"], "beside another gathering")


def session(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Morning talks are not the evening's."""
    if not one.session or not other.session or one.session == other.session:
        return None
    return Comparison("session", rules.session["other"], f"{one.session} and {other.session}")


def status(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Of two that fit, what was held fits a report better than what is to come."""
    return Comparison("status", rules.status["alike"], "both held or both planned") if one.plan == other.plan else None


def documents(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """The same kind of text was signed."""
    if not one.signed & other.signed:
        return None
    return Comparison("documents", rules.documents["shared"], "signed: " + ", ".join(sorted(one.signed & other.signed)))


#: Cheap refusals first.
COMPARATORS: tuple[Comparator, ...] = (kind, date, people, guest, place, occasion, session, status, documents)
