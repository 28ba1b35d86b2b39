"""The comparator of days: the same day, a day off, overlap of vaguer dates, an unknown year, or no date at all."""

from __future__ import annotations

import datetime as dt

from summitry.linking.comparison import Comparison, refusal
from summitry.linking.profile import Days, Profile
from summitry.linking.rules import LinkRules

MONTH, SEASON, YEAR = 31, 92, 366  # days
_STAY = {"visit": 2, "multilateral": 1}  # days between what two accounts give as its days
_OPEN = 10**7  # an end that is not known


def date(one: Profile, other: Profile, rules: LinkRules) -> Comparison:
    """Compares two dates by how exactly and on what ground each is told."""
    part = compare_days(one.days, other.days, one.setting.family, rules)
    if same_voice(one, other) and part.score == rules.date["day_off_weak"] and gap_between(one.days, other.days) == 1:
        return Comparison("date", rules.date["day_off_stated"], "a day apart in the same publisher's reports")
    return part


def farthest(family: str) -> int:
    """Days between two dates, both told to the day, beyond which `compare_days` refuses."""
    return max(1, _STAY.get(family, 0))


def same_voice(one: Profile, other: Profile) -> bool:
    """Whether one publisher tells both from its own day: reports on two days running are two occasions."""
    return one.voice is not None and one.voice == other.voice


def compare_days(mine: Days, theirs: Days, family: str, rules: LinkRules) -> Comparison:
    """The comparison of two dates without regard to who tells them."""
    if not (mine.dated and theirs.dated):
        return _undated(mine, theirs, rules)
    if mine.month_day is not None or theirs.month_day is not None:
        return _unknown_year(mine, theirs, rules)
    gap = gap_between(mine, theirs)
    return _overlap(mine, theirs, family, rules) if gap == 0 else _apart(mine, theirs, gap, family, rules)


def _overlap(mine: Days, theirs: Days, family: str, rules: LinkRules) -> Comparison:
    longest = max(mine.length or 10 * YEAR, theirs.length or 10 * YEAR)
    if longest == 1:
        return Comparison("date", rules.date["same_day"], "the same day")
    if family in _STAY and (longest <= 10 or (mine.exact and theirs.exact)):
        return Comparison("date", rules.date["same_day"], "overlapping days")
    key = "within_month" if longest <= MONTH else "within_year"
    return Comparison("date", rules.date[key], f"dates overlap within {longest} days")


def _apart(mine: Days, theirs: Days, gap: int, family: str, rules: LinkRules) -> Comparison:
    weights = rules.date
    if gap == 1 and (mine.weak or theirs.weak):
        return Comparison("date", weights["day_off_weak"], "a day apart, one worked out from the publication")
    if gap <= _STAY.get(family, 0):
        return Comparison("date", weights["visit_days_off"], f"days of one {family}, {gap} apart")
    if gap == 1:
        return Comparison("date", weights["day_off_stated"], "a day apart, both stated")
    return refusal("date", f"{gap} days apart")


def gap_between(one: Days, other: Days) -> int:
    """Days between two dates, 0 where they overlap."""
    after = (one.low or 0) - (other.high if other.high is not None else _OPEN)
    before = (other.low or 0) - (one.high if one.high is not None else _OPEN)
    return max(after, before, 0)


def _undated(one: Days, other: Days, rules: LinkRules) -> Comparison:
    told, about = (one, other) if not one.dated else (other, one)
    if told.told is None:
        return Comparison("date", rules.date["undated_far"], "no date and no publication day")
    if told.awaited and about.dated and about.high is not None and about.high < told.told:
        return refusal("date", "what is still planned has not been on that day")
    days = [day for day in (about.low, about.high, about.told) if day is not None]
    near = any(abs(day - told.told) <= rules.date["near_days"] for day in days)
    key = "undated_near" if near else "undated_far"
    return Comparison("date", rules.date[key], "no date; told " + ("about then" if near else "at another time"))


def _unknown_year(one: Days, other: Days, rules: LinkRules) -> Comparison:
    mine, theirs = _month_days(one), _month_days(other)
    if mine is None or theirs is None or mine[0] > theirs[1] or theirs[0] > mine[1]:
        return refusal("date", "the year is unknown and month and day do not agree")
    exact = (mine[0] == mine[1], theirs[0] == theirs[1])
    if not any(exact) and not (_holds(mine, theirs) or _holds(theirs, mine)):
        return refusal("date", "the year is unknown and neither range lies within the other")
    key = "unknown_year" if all(exact) else "unknown_year_range"
    return Comparison("date", rules.date[key], "the same days of an unknown year")


def _holds(outer: tuple[str, str], inner: tuple[str, str]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


def _month_days(days: Days) -> tuple[str, str] | None:
    """Month and day of both ends, None for what is longer than a season or runs over New Year."""
    if days.month_day is not None:
        return days.month_day if days.month_day[0] <= days.month_day[1] else None
    if days.low is None or days.high is None or days.high - days.low > SEASON:
        return None
    low, high = (dt.date.fromordinal(day).isoformat()[5:] for day in (days.low, days.high))
    return (low, high) if low <= high else None
