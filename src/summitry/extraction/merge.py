"""One document's readings of one engagement put together: the most specific date, place and status win."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

from msgspec.structs import replace

from summitry.extraction.draft import Draft, Side
from summitry.model import Place, Status, When, compatible
from summitry.model.edtf import bounds

#: Of several statuses that one document gives, the first here stands: what was decided last, then what happened.
_STATUS_ORDER: tuple[Status, ...] = (
    "denied", "cancelled", "postponed", "ongoing", "occurred", "scheduled", "expected", "proposed",
)  # fmt: skip
GENERIC = frozenset(
    {"multilateral.also-there", "multilateral.participants"}
)  # "also took part in the meeting": whichever gathering the text tells of
_FROM_A_DAY = 5  # days: "starting April 29" tells more than "next week"
_OPEN_SPAN = 100_000  # days: an open interval is the least specific of all


def merge(drafts: Iterable[Draft]) -> list[Draft]:
    """Drafts of the same engagement as one, in text order of their first mention."""
    groups: list[Draft] = []
    alike: dict[Hashable, list[int]] = {}  # only drafts of one key can be the same: merging stays linear
    for draft in drafts:
        numbers = alike.setdefault(_key(draft), [])
        for number in numbers:
            if same_engagement(groups[number], draft):
                groups[number] = joined(groups[number], draft)
                break
        else:
            numbers.append(len(groups))
            groups.append(draft)
    return groups


def _key(draft: Draft) -> Hashable:
    """What two drafts of one occasion have in common whatever else they tell."""
    family = _family(draft)
    if family == "multilateral":
        return family
    return family, _by_role(draft, "host") if draft.kind == "visit" else draft.countries()


def same_engagement(one: Draft, other: Draft) -> bool:
    """Whether two drafts of one document tell of the same occasion."""
    if _apart(one.when, other.when):
        return False
    if (
        _family(one) != _family(other)
        or not _dates_fit(one.when, other.when)
        or not _places_fit(one.place, other.place)
    ):
        return False
    if one.kind == "multilateral" or one.kind != other.kind:
        return _same_gathering(one, other)
    return _parties_fit(one, other)


def _apart(one: When | None, other: When | None) -> bool:
    """Whether one date certainly ends before the other begins: cheap, and true of most pairs in a chronology."""
    if one is None or other is None:
        return False
    early = one.latest is not None and other.earliest is not None and one.latest < other.earliest
    return early or (other.latest is not None and one.earliest is not None and other.latest < one.earliest)


def _family(draft: Draft) -> str:
    """A gathering by video is told of as a summit, too."""
    return "multilateral" if draft.kind == "video" and draft.occasion else draft.kind


def _parties_fit(one: Draft, other: Draft) -> bool:
    ours, theirs = one.countries(), other.countries()
    if one.kind == "visit":
        if _by_role(one, "host") != _by_role(other, "host") or not (_by_role(one, "guest") & _by_role(other, "guest")):
            return False
    elif ours != theirs:
        return False
    return all(_names_fit(one, other, country) for country in ours & theirs)


def _by_role(draft: Draft, role: str) -> frozenset[str | None]:
    return frozenset(side.actor.country for side in draft.sides if side.role == role)


def _names_fit(one: Draft, other: Draft, country: str) -> bool:
    left = {side.actor.name for side in one.sides if side.actor.country == country and side.actor.name}
    right = {side.actor.name for side in other.sides if side.actor.country == country and side.actor.name}
    return not left or not right or bool(left & right)


def _same_gathering(one: Draft, other: Draft) -> bool:
    if one.occasion and other.occasion:
        left, right = _words(one.occasion), _words(other.occasion)
        if not (left <= right or right <= left):
            return False
        return len(one.countries() & other.countries()) >= 1
    if GENERIC & {one.rule, other.rule}:
        return True
    shared = one.countries() & other.countries()
    return len(shared) >= 2 and any(_names_fit(one, other, country) for country in shared)


def _words(occasion: str) -> frozenset[str]:
    return frozenset(word for word in occasion.casefold().replace("-", " ").split() if len(word) > 2)


def _dates_fit(one: When | None, other: When | None) -> bool:
    return one is None or other is None or compatible(one.edtf, other.edtf, slack=0)


def _places_fit(one: Place | None, other: Place | None) -> bool:
    if one is None or other is None:
        return True
    cities = one.city is None or other.city is None or one.city == other.city
    return cities and (one.country is None or other.country is None or one.country == other.country)


def may_coincide(one: Draft, other: Draft) -> bool:
    """Whether parties, dates and places of two drafts can be those of one contact, whatever their kinds."""
    return (
        one.countries() == other.countries()
        and all(_names_fit(one, other, country) for country in one.countries())
        and _dates_fit(one.when, other.when)
        and _places_fit(one.place, other.place)
    )


def joined(one: Draft, other: Draft) -> Draft:
    """Two drafts as one, with the better of each field."""
    when, date_span = _better_date(one, other)
    place, place_span = _better_place(one, other)
    return replace(
        one,
        sides=_all_sides(one.sides, other.sides),
        status=_status(one, other),
        weak=one.weak and other.weak,
        when=when,
        date_span=date_span,
        place=place,
        place_span=place_span,
        visit_type=one.visit_type or other.visit_type,
        occasion=one.occasion or other.occasion,
        documents=one.documents + tuple(item for item in other.documents if item not in one.documents),
        evidence=one.evidence + other.evidence,  # doubles go when the account is made
        background=one.background and other.background,
    )


def _status(one: Draft, other: Draft) -> Status:
    if one.weak != other.weak:
        return other.status if one.weak else one.status
    return min(one.status, other.status, key=_STATUS_ORDER.index)


def _better_date(one: Draft, other: Draft) -> tuple[When | None, tuple[int, int] | None]:
    whole = _whole_stay(one, other) or _whole_stay(other, one)
    if whole is not None:
        return whole, one.date_span
    if other.when is None or (one.when is not None and specificity(one.when) <= specificity(other.when)):
        return one.when, one.date_span
    return other.when, other.date_span


def _whole_stay(arrival: Draft, end: Draft) -> When | None:
    """A visit told once by its first day and once by its last ("broke off his visit on Saturday") or as a whole."""
    if arrival.kind != "visit" or arrival.when is None or end.when is None:
        return None
    first, last = arrival.when.day, end.when.latest
    if not end.when.edtf.startswith("../") and (first is None or end.when.earliest != first):
        return None
    return When.of(f"{first}/{last}", arrival.when.basis) if first and last and first < last else None


def specificity(when: When) -> int:
    """Days that a date may be; smaller is more specific."""
    span = bounds(when.edtf)
    return span.days or (_FROM_A_DAY if when.edtf.endswith("/..") and span.earliest is not None else _OPEN_SPAN)


def _better_place(one: Draft, other: Draft) -> tuple[Place | None, tuple[int, int] | None]:
    if other.place is None or (one.place is not None and _detail(one.place) >= _detail(other.place)):
        return one.place, one.place_span
    return other.place, other.place_span


def _detail(place: Place) -> int:
    return (place.country is not None) + 2 * (place.city is not None) + 4 * (place.venue is not None)


def _all_sides(ours: Sequence[Side], theirs: Sequence[Side]) -> tuple[Side, ...]:
    """Union of parties: names before delegations, a role given by the wording before none."""
    sides = list(ours)
    for side in theirs:
        number = next((i for i, known in enumerate(sides) if _same_party(known, side)), None)
        if number is None:
            sides.append(side)
        elif sides[number].actor.name is None and side.actor.name is not None:
            sides[number] = Side(side.actor, sides[number].role or side.role)
        elif sides[number].role is None:
            sides[number] = Side(sides[number].actor, side.role)
    return tuple(sides)


def _same_party(one: Side, other: Side) -> bool:
    if one.actor.country != other.actor.country:
        return False
    return one.actor.name is None or other.actor.name is None or one.actor.name == other.actor.name
