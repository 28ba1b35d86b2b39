"""When: the date that stands nearest to the cue, and what a document's own day adds."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from summitry.extraction.scene import Scene
from summitry.extraction.signs import sign
from summitry.lexicon.wording import alternatives
from summitry.model import Mention, When

REACH = 140  # skeleton characters between a cue and its date
ADJACENT = 14  # the same where only a date right beside the cue can be meant


def any_date(when: When) -> bool:
    """Accepts every date."""
    return bool(when.edtf)


def nearest_date(
    scene: Scene, low: int, high: int, accept: Callable[[When], bool] = any_date, reach: int = REACH
) -> tuple[When, tuple[int, int]] | None:
    """The dated mention nearest to the stretch `low` to `high`; dates after the cue win over those before.

    `accept` tells which dates can be meant at all (a plan lies ahead).
    """
    best: tuple[float, Mention] | None = None
    first = max(0, low - reach)
    for match in _date().finditer(scene.text, first, high + reach + 1):
        position = match.start()
        item = scene.item(scene.skeleton.part(match.group()))
        if not isinstance(item, Mention) or item.when is None or not accept(item.when) or _of_an_age(item.when):
            continue
        distance = _distance(scene.text, position, low, high)
        if distance <= reach and (best is None or distance < best[0]):
            best = distance, item
    if best is None or best[1].when is None:
        return None
    return best[1].when, (best[1].start, best[1].end)


def _of_an_age(when: When) -> bool:
    """Whether a date is a century or decade, of which no engagement is: "the sixteenth century palace"."""
    return _AGE.match(when.edtf) is not None


@lru_cache(maxsize=1)
def _date() -> re.Pattern[str]:
    return re.compile(sign("D"))


@lru_cache(maxsize=1)
def _not_of_it() -> re.Pattern[str]:
    """What stands before a date that is another's."""
    return re.compile(rf"\b(?:{alternatives('before_other_dates')}) (?:the )?$")


@lru_cache(maxsize=1)
def _named_by_year() -> re.Pattern[str]:
    """What makes a year behind which it stands a thing's name: "the 2015 Iran nuclear deal"."""
    between = rf"(?: (?:[a-z-]+|{sign('SO')})(?:[’']s)?){{0,3}}"
    return re.compile(rf"{between} (?:{alternatives('named_by_year')})\b(?! (?:was|were) signed)")


@lru_cache(maxsize=1)
def _since_somebody() -> re.Pattern[str]:
    """What makes a date that of somebody before: "since Hu Jintao's in" """
    came = r"(?: (?:did(?: so)?|went|came|visited|trip|visit))?"
    return re.compile(rf"\bsince {sign('A')}(?:[’']s?)?{came}(?: in| of| on)? $")


@lru_cache(maxsize=1)
def _of_others() -> re.Pattern[str]:
    """What makes a date that of another occasion: "the visit of A, less than a year after B's visit to C last May"."""
    return re.compile(rf"\b(?:after|before|since|following) {sign('A')}[’']")


@lru_cache(maxsize=1)
def _breaks() -> re.Pattern[str]:
    """What parts a date from a cue: a new clause, or another actor."""
    return re.compile(rf"[;:]|, (?:and|but|which|while|who)|{sign('A')}")


_DATELINE = re.compile(r"(?: \([^)]*\))? ?(?:--|[-–—:])")
_BULLET = re.compile(r"[\W\d_]*(?<![\ue000-\U0010ffff])")  # a line that opens with its date is an entry, no dispatch
_AGE = re.compile(r"\d\d(?:\d|X)X")
_NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen",
)  # fmt: skip
_LENGTH = re.compile(rf"\b(\d{{1,2}}|{'|'.join(_NUMBERS)})[- ]days?\b(?! (?:ago|later|after|before|earlier))")


def stay_length(text: str) -> int:
    """Days of a stay ("a three-day visit", "for three days"); 1 when nothing is said."""
    match = _LENGTH.search(text)
    if match is None:
        return 1
    word = match.group(1)
    return int(word) if word.isdigit() else _NUMBERS.index(word) + 1


def _distance(text: str, position: int, low: int, high: int) -> float:
    before = text[max(0, position - 24) : position]
    penalty = 60.0 if _not_of_it().search(before) else 0.0
    within = low <= position - len("since ") < high  # the wording itself counts from that occasion
    if before.endswith("since ") and not within and not text.startswith(", when", position + 1):
        penalty += 1000.0  # "the first since 1928": another occasion's day
    if _since_somebody().search(before) and position > high:
        penalty += 1000.0  # "the first since Hu's in 2008": that of another
    if _named_by_year().match(text, position + 1):
        penalty += 1000.0
    if position < 40 and _DATELINE.match(text, position + 1) and not _BULLET.fullmatch(text, 0, position):
        penalty += 1000.0
    if low <= position < high:
        return penalty
    if position >= high:
        gap = text[high:position]
        others = 100 if _of_others().search(gap) else 0
        return position - high + penalty + others + 40 * len(_breaks().findall(gap))
    return 1.3 * (low - position) + penalty
