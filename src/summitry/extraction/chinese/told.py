"""What is told: a rule's match in a Chinese sentence, with the status, date and place that its words give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from summitry.extraction.chinese.grammar import LANG
from summitry.extraction.chinese.scenes import ChineseScene
from summitry.extraction.draft import Rejected, Side
from summitry.extraction.placing import destinations
from summitry.extraction.signs import DATE, sign, span
from summitry.extraction.status import worded_status
from summitry.lexicon import Lexicon
from summitry.lexicon.engagement_rules import EngagementRule
from summitry.lexicon.wording import alternatives
from summitry.model import Actor, Annotated, Mention, Place, Status, When

REACH = 12  # characters behind a cue that still tell of its status
NO_PARTY = frozenset({"spokesperson", "business", "expert", "legislator", "military"})


class Told(NamedTuple):
    """`rejected` collects the readings that were not taken, for `explain`."""

    annotated: Annotated
    lexicon: Lexicon
    scene: ChineseScene
    rule: EngagementRule
    match: re.Match[str]
    rejected: list[Rejected]

    def group(self, name: str) -> str:
        """A group's text; empty when the pattern has none or it did not take part."""
        return (self.match.group(name) or "") if name in self.match.re.groupindex else ""

    def span(self) -> tuple[int, int]:
        """The match in the document."""
        return self.scene.source(*self.match.span())

    def reject(self, reason: str) -> None:
        """Note that this reading was not taken, and why."""
        self.rejected.append(Rejected(self.rule.id, self.span(), reason))


def sides_of(told: Told) -> list[Side]:
    """The parties that the match names, with the roles that its wording gives them."""
    named = [(group, actor) for group in ("a", "a2", "b", "b2") for actor in told.scene.actors(told.group(group))]
    return [
        Side(actor, told.rule.roles.get(group))
        for group, actor in named
        if actor.rank not in NO_PARTY and actor.country is not None
    ]


def status_of(told: Told) -> Status | None:
    """The status by the wording; None when the words say that there is no occasion at all."""
    text, match = told.scene.text, told.match
    before = f"{told.group('aux')}{told.group('mid')}"
    if not before:
        before = re.split(f"[。;,{span('AL')}]", text[max(0, match.start() - 20) : match.start()])[-1]
    cue = told.group("cue")
    after = re.split("[。;,]", text[match.end("cue") : match.end("cue") + REACH])[0]
    inside = f"{before}{cue}"
    worded = worded_status(before, after, f"{inside} {after}", lang=LANG)
    return told.rule.status if worded is not None and told.rule.status else worded


def date_of(told: Told) -> tuple[When, tuple[int, int]] | None:
    """The date within the match nearest to the cue, else the last before it with nobody in between."""
    scene, match = told.scene, told.match
    inside = list(_dates(told, match.start(), match.end()))
    if inside:
        return inside[-1]
    before = scene.text[max(0, match.start() - 60) : match.start()]
    cut = max(
        before.rfind(";"), before.rfind("。"), *(before.rfind(char) for char in _persons().findall(before) or [" "])
    )
    found = list(_dates(told, match.start() - len(before) + cut + 1, match.start()))
    return found[-1] if found else None


def _dates(told: Told, low: int, high: int) -> Iterator[tuple[When, tuple[int, int]]]:
    for item in told.scene.found(told.scene.text[low:high], DATE):
        if isinstance(item, Mention) and item.kind == "date" and item.when is not None and item.when.edtf:
            yield item.when, (item.start, item.end)


@lru_cache(maxsize=1)
def _persons() -> re.Pattern[str]:
    return re.compile(sign("AL"))


@lru_cache(maxsize=1)
def _where() -> re.Pattern[str]:
    place = sign("PSV")
    return re.compile(rf"(?:在|于)(?:当地)?(?P<place>{place}{{1,3}})|(?P<capital>在京)")


def place_of(told: Told) -> tuple[Place, tuple[int, int]] | None:
    """The place that the sentence sets before the cue (在北京人民大会堂), the nearest first."""
    scene, match = told.scene, told.match
    low = max(0, match.start() - 40)
    found = list(_where().finditer(scene.text, low, match.end("cue")))
    for one in reversed(found):
        if one["capital"]:
            return Place("CHN", "Beijing"), scene.source(*one.span())
        places = destinations(scene, one["place"], told.lexicon)
        if places:
            return places[0], scene.source(*one.span("place"))
    return None


@lru_cache(maxsize=8)
def words(name: str) -> re.Pattern[str]:
    """A word list of the language as a pattern."""
    return re.compile(alternatives(name, LANG))


def delegation(country: str) -> Actor:
    """A state that takes part without anybody named."""
    return Actor(0, 0, None, country)
