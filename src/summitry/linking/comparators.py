"""The table of comparators: each looks at one field of two profiles and gives a score with its reason.

A comparator that has nothing to say returns None; one that refuses (`veto`) keeps two accounts apart
whatever the others say. `people` and `guest` look at the parties, `date` at the days, the others at the setting.
"""

from __future__ import annotations

from collections.abc import Callable

from summitry.linking.comparison import Comparison, Verdict, refusal
from summitry.linking.dates import date
from summitry.linking.people import same_person
from summitry.linking.profile import Party, Profile
from summitry.linking.rules import LinkRules

CIRCLE = 0.6  # of the smaller list of participants, where the gathering is not named

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


def kind(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Visits join visits only; telephone and video may be told for each other."""
    mine, theirs = one.setting, other.setting
    if mine.family != theirs.family:
        return refusal("kind", f"a {mine.kind} is no {theirs.kind}")
    if mine.kind == theirs.kind:
        return Comparison("kind", rules.kind["same"], f"both a {mine.kind}")
    return Comparison("kind", rules.kind["other_medium"], f"one a {mine.kind}, one a {theirs.kind}")


_AGREEMENT = (
    ("delegations", "the same countries"),
    ("one_named", "the same person on one side"),
    ("both_named", "the same people on both sides"),
)


_OTHER_SIDES = refusal("people", "not the same sides")
_OTHER_GATHERING = refusal("people", "neither the gathering nor most participants in common")


def people(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Named people of the same side must agree; a delegation fits any."""
    here, there = one.party, other.party
    shared = here.countries & there.countries
    if here.family == "multilateral":
        return _gathered(here, there, shared, rules)
    if not shared or len(shared) < min(2, len(here.countries), len(there.countries)):
        return _OTHER_SIDES
    mine, theirs = dict(here.sides), dict(there.sides)
    agree, guests = 0, (here.guest, there.guest)
    for country in sorted(shared):
        left, right = mine[country], theirs[country]
        if (left and left == right) or any(same_person(a, b) for a in left for b in right):
            agree += 1
        elif left and right and not (here.family == "visit" and country not in guests):
            return refusal("people", f"other people for {country}")
    key, reason = _AGREEMENT[min(agree, 2)]
    if here.countries != there.countries and max(len(mine), len(theirs)) > 2:
        return Comparison("people", rules.people[key] + rules.people["third_side"], f"{reason}, and a third in one")
    return Comparison("people", rules.people[key], reason)


def _gathered(one: Party, other: Party, shared: frozenset[str], rules: LinkRules) -> Comparison | None:
    """Gatherings: accounts name whom they care for, so a part in common is enough, unless nothing else is."""
    if one.occasion.isdisjoint(other.occasion) and len(shared) < CIRCLE * min(len(one.countries), len(other.countries)):
        return _OTHER_GATHERING
    if not shared:
        return Comparison("people", rules.people["nobody_shared"], "nobody in common, the same gathering")
    mine, theirs = dict(one.sides), dict(other.sides)
    common = sum(1 for c in shared if any(same_person(a, b) for a in mine[c] for b in theirs[c]))
    key = "shared_people" if common > 1 else "shared_person" if common else "shared_country"
    return Comparison("people", rules.people[key], f"{len(shared)} countries and {common} people in common")


def gathered_score(one: Party, other: Party, rules: LinkRules) -> float | None:
    """The score of `people` for gatherings, None for a refusal: by ids as far as these are known."""
    if one.occasion.isdisjoint(other.occasion):
        enough = CIRCLE * min(len(one.countries), len(other.countries))
        if len(one.countries & other.countries) < enough:
            return None
    same = {country for country, _ in one.known & other.known}
    if len(same) > 1:
        return rules.people["shared_people"]
    shared = one.countries & other.countries
    if not shared:
        return rules.people["nobody_shared"]
    unsure = (one.loose | other.loose) & shared - same
    if unsure:
        mine, theirs = dict(one.sides), dict(other.sides)
        same |= {c for c in unsure if any(same_person(a, b) for a in mine[c] for b in theirs[c])}
    return rules.people["shared_people" if len(same) > 1 else "shared_person" if same else "shared_country"]


def place(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Cities and countries; a difference counts against, but two outlets may name two cities."""
    mine, theirs = one.setting, other.setting
    if mine.country is None or theirs.country is None:
        return None
    if mine.country != theirs.country:
        if mine.family == "visit":
            return refusal("place", f"a visit to {mine.country} is none to {theirs.country}")
        return Comparison("place", rules.place["other_country"], f"{mine.country} and {theirs.country}")
    if mine.city and theirs.city and mine.family != "visit":
        if mine.city != theirs.city:
            return Comparison("place", rules.place["other_city"], f"{mine.city} and {theirs.city}")
        venue = rules.place["same_venue"] if mine.venue and mine.venue == theirs.venue else 0.0
        return Comparison("place", rules.place["same_city"] + venue, f"both in {mine.city}")
    return Comparison("place", rules.place["same_country"], f"both in {mine.country}")


def guest(one: Profile, other: Profile, _rules: LinkRules) -> Comparison | None:
    """A visit of A to B is none of B to A."""
    mine, theirs = one.party.guest, other.party.guest
    if one.party.family == "visit" and mine and theirs and mine != theirs:
        return refusal("guest", f"a visit by {mine} is none by {theirs}")
    return None


def occasion(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """The gathering that it is or stands beside."""
    mine, theirs = one.setting, other.setting
    if not mine.occasion or not theirs.occasion:
        return None
    if mine.occasion <= theirs.occasion or theirs.occasion <= mine.occasion:
        return Comparison("occasion", rules.occasion["same"], "the same gathering")
    if mine.occasion & theirs.occasion:
        return None
    if mine.family == "multilateral":
        return refusal("occasion", "another gathering")
    return Comparison("occasion", rules.occasion["other"], "beside another gathering")


def session(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Morning talks are not the evening's."""
    mine, theirs = one.setting, other.setting
    if not mine.session or not theirs.session or mine.session == theirs.session:
        return None
    return Comparison("session", rules.session["other"], f"{mine.session} and {theirs.session}")


def status(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """Of two that fit, what was held fits a report better than what is to come."""
    mine, theirs = one.setting, other.setting
    alike = mine.plan == theirs.plan
    return Comparison("status", rules.status["alike"], "both held or both planned") if alike else None


def documents(one: Profile, other: Profile, rules: LinkRules) -> Comparison | None:
    """The same kind of text was signed."""
    mine, theirs = one.setting, other.setting
    shared = sorted(mine.signed & theirs.signed)
    return Comparison("documents", rules.documents["shared"], f"signed: {', '.join(shared)}") if shared else None


#: Those that look at one part of a profile each, cheap refusals first.
OF_PARTY: tuple[Comparator, ...] = (people, guest)
OF_SETTING: tuple[Comparator, ...] = (kind, place, occasion, session, status, documents)
#: All of them, in the order in which reasons are told.
COMPARATORS: tuple[Comparator, ...] = (kind, date, *OF_PARTY, *OF_SETTING[1:])
