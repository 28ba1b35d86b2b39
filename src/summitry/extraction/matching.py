"""Laying the rules over a scene: each match becomes a draft or is rejected with its reason."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from functools import lru_cache

from summitry.extraction.dating import ADJACENT, REACH, nearest_date, stay_length
from summitry.extraction.draft import Draft, Rejected, Side
from summitry.extraction.grammar import GATHERING, MACROS, CompiledRule, rules
from summitry.extraction.home import home_leader
from summitry.extraction.medium import medium
from summitry.extraction.occasion import gathering_name, nearby_occasion
from summitry.extraction.placing import destinations, nearest_place
from summitry.extraction.scene import Scene
from summitry.extraction.status import PLANNED, timed_status, worded_status
from summitry.lexicon import Lexicon
from summitry.model import IN_PERSON, Actor, Annotated, Kind, Mention, Place, Role, Status, VisitType, When

_NO_PARTY = frozenset({"spokesperson", "business", "expert", "legislator", "military"})
_CLAUSE = re.compile(r"[;:]|, (?:and|but|which|while|where|as) |\b(?:that|because|although) ")
_UNNAMED = re.compile(
    r"\b(?:anonymous|unnamed|unidentified|on condition of anonymity|sources? (?:said|say|says|familiar|close|involved|told|in)|"
    r"according to (?:media|press|news|sources?|reports|people familiar|local media)|media reports|reportedly|rumou?rs?)\b"
)
_ASIDE = re.compile(r"\b(?:after|before|following|ahead of|prior to|since) (?:the )?$")  # the date is the main clause's
_ARRIVAL = re.compile(r"\b(?:arriv|land|flew in|began|begin|open|start|came|touched down)")
_SAID = re.compile(
    r",? (?:also |has |had )?(?:said|told|stated|stressed|added|announced|noted|made|praised|underlined|urged)\b"
)
_VISIT_TYPE = re.compile(r"\b(state|official|working)(?: and \w+)?(?: friendly| goodwill)? (?:visit|trip)\b")
_PAIR_SUMMIT = re.compile(rf"{MACROS['S'][:-1]}{MACROS['O'][1:]}[-–]{MACROS['S'][:-1]}{MACROS['O'][1:]}")
_JOINT = re.compile(r"\b(?:joint|trilateral|three-way|four-way|quadrilateral|conference|group|video|summit)\b")
GATHERED = re.compile(
    rf"[{MACROS['G'][1:-1]}]|summit|conference|forum|assembly|parade|congress|celebrations|commemorations|funeral|coronation|jubilee"
)


@lru_cache(maxsize=1)
def _company_pattern() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:(?P<host>hosted by|chaired by|convened by|at the invitation of)|with|alongside|joined by|together with|"
        rf"attended by|including) (?P<who>{MACROS['who']})"
    )


class Matcher:
    """The rules over one document; `rejected` collects what was not taken."""

    def __init__(self, annotated: Annotated, lexicon: Lexicon) -> None:
        self.annotated = annotated
        self.lexicon = lexicon
        self.rejected: list[Rejected] = []
        self._subject: Actor | None = None

    def drafts(self, scene: Scene) -> list[Draft]:
        """Every reading of a sentence; of readings of one cue only the first rule's."""
        found: list[Draft] = []
        taken: dict[str, list[tuple[int, int]]] = {"visit": [], "multilateral": [], "contact": []}
        for compiled in rules("en").candidates(scene.text):
            for match in compiled.pattern.finditer(scene.text):
                cue = match.span("cue")
                family = taken.get(compiled.rule.kind, taken["contact"])
                if any(low < cue[1] and cue[0] < high for low, high in family):
                    continue
                drafts = self._read(scene, compiled, match)
                if drafts:
                    family.append(cue)
                    found += drafts
        self._remember(scene)
        return found

    def _read(self, scene: Scene, compiled: CompiledRule, match: re.Match[str]) -> list[Draft]:
        rule = compiled.rule
        sides = list(_sides(scene, match, rule.roles))
        if rule.subject == "all":
            sides = [Side(actor) for actor in scene.actors()]
        elif rule.subject == "home":
            leader = home_leader(self.annotated, self.lexicon) if scene.number == 0 else None
            sides += [Side(leader)] if leader is not None else []
        elif rule.subject == "sentence":
            sides += self._subject_sides(scene, compiled, match, sides)
        sides = [side for side in sides if side.actor.rank not in _NO_PARTY]
        if rule.status is None and _status(scene, match) is None:
            return self._reject(compiled, scene, match, "the words say that there is no such occasion")
        if (
            rule.subject == "sentence"
            and rule.kind != "multilateral"
            and not any(side.actor.rule != "delegation" for side in _sides(scene, match, {}))
        ):
            return self._reject(compiled, scene, match, "with a state, not a person: relations, not an occasion")
        if not sides or (rule.kind == "visit" and "a" not in match.re.groupindex):
            return self._reject(compiled, scene, match, "nobody who can take part")
        if rule.kind == "visit":
            return list(self._visits(scene, compiled, match, sides))
        if rule.kind == "multilateral":
            return list(self._gathering(scene, compiled, match, sides))
        countries = {side.actor.country for side in sides if side.actor.country}
        if len(countries) < 2:
            return self._reject(compiled, scene, match, "one country only")
        if not any(side.actor.name or side.actor.rank for side in sides) and nearest_date(scene, *match.span()) is None:
            return self._reject(compiled, scene, match, "states only and no date: relations, not an occasion")
        return [self._draft(scene, compiled, match, group) for group in _separate(scene, rule.kind, sides)]

    def _visits(
        self, scene: Scene, compiled: CompiledRule, match: re.Match[str], sides: Sequence[Side]
    ) -> Iterator[Draft]:
        where = " ".join(match.group(name) or "" for name in ("where", "where2") if name in match.re.groupindex)
        guests = [side for side in sides if side.role == "guest"]
        hosts = [side for side in sides if side.role == "host"]
        places = destinations(scene, where, self.lexicon)
        if not places and hosts:
            places = [Place(hosts[0].actor.country)]
        if not places and self.annotated.dateline is not None and compiled.rule.id == "visit.arrived-here":
            places = [self.annotated.dateline]
        for place in places:
            abroad = tuple(side for side in guests if side.actor.country not in (None, place.country))
            abroad = abroad or _other_traveller(scene, match, guests, place)
            if not abroad or place.country is None:
                self._reject(compiled, scene, match, "no journey abroad")
                continue
            host = next((side for side in hosts if side.actor.country == place.country), None)
            host = host or Side(Actor(match.start(), match.start(), None, place.country), "host")
            span = (
                scene.source(*match.span("where"))
                if match.re.groupindex.get("where") and match.group("where")
                else None
            )
            draft = self._draft(scene, compiled, match, (*abroad, host))
            draft = _replace(draft, place=place, place_span=span, visit_type=_visit_type(scene, match))
            yield self._stay(scene, match, draft)

    def _stay(self, scene: Scene, match: re.Match[str], draft: Draft) -> Draft:
        """A visit with its length ("a three-day visit") and, told on the day of arrival, as under way."""
        day, published = draft.when.day if draft.when else None, self.annotated.document.published
        if day is None or draft.when is None or draft.status not in ("occurred", "ongoing", "scheduled"):
            return draft
        arrival = _ARRIVAL.search(match.group("cue")) is not None
        status: Status = "ongoing" if arrival and published and 0 <= (published - day).days <= 1 else draft.status
        length = (
            stay_length(scene.text[match.start() : match.end() + 60]) if arrival or draft.status == "scheduled" else 1
        )
        if length > 1:
            last = day + timedelta(days=length - 1)
            when = When.of(f"{day.isoformat()}/{last.isoformat()}", draft.when.basis)
            return _replace(draft, when=when, status=status)
        return _replace(draft, status=status)

    def _gathering(
        self, scene: Scene, compiled: CompiledRule, match: re.Match[str], sides: Sequence[Side]
    ) -> Iterator[Draft]:
        sides = [*sides, *self._company(scene, match)]
        draft = self._draft(scene, compiled, match, tuple(sides))
        occasion = None
        if GATHERED.search(match.group("g")):
            occasion = gathering_name(scene, match.span("g"), self.annotated.content)
        if len(draft.countries()) <= 2 and _PAIR_SUMMIT.search(scene.text[slice(*match.span("g"))]):
            draft = _replace(draft, kind="meeting")
        yield _replace(draft, occasion=occasion, background=compiled.rule.subject == "all")

    def _company(self, scene: Scene, match: re.Match[str]) -> Iterator[Side]:
        """Who else is there: the host and those named behind the gathering, and the body that gathers."""
        for company in _company_pattern().finditer(scene.text, match.end("g")):
            role: Role | None = "host" if company.group("host") else None
            for actor in scene.actors(company.group("who")):
                yield Side(actor, role)
        for item in scene.found(match.group("g"), GATHERING):
            row = self.lexicon.gatherings.get(item.value) if isinstance(item, Mention) else None
            if row is not None and row.organisation:
                yield Side(Actor(item.start, item.end, None, row.organisation))

    def _draft(self, scene: Scene, compiled: CompiledRule, match: re.Match[str], sides: tuple[Side, ...]) -> Draft:
        rule = compiled.rule
        kind = (
            medium(rule.kind, scene.text, match.span())
            if rule.kind in ("meeting", "call", "multilateral")
            else rule.kind
        )
        status = _sourced(rule.status or _status(scene, match) or "occurred", scene)
        reach = ADJACENT if _ASIDE.search(scene.text[: match.start()]) and "aux" not in match.re.groupindex else REACH
        dated = nearest_date(scene, *match.span(), self._direction(match, status), reach)
        placed = nearest_place(scene, *match.span(), self.lexicon) if kind in IN_PERSON else None
        when = dated[0] if dated else None
        return Draft(
            kind=kind,
            sides=_distinct(sides),
            weak=status == "occurred" and "aux" not in match.re.groupindex,
            status=timed_status(
                rule.status or _status(scene, match) or "occurred", when, self.annotated.document.published
            ),
            rule=rule.id,
            sentence=scene.number,
            span=scene.source(*match.span()),
            when=when,
            date_span=dated[1] if dated else None,
            place=placed[0] if placed else None,
            place_span=placed[1] if placed else None,
            occasion=nearby_occasion(scene, match.end(), self.annotated.content) if kind == "meeting" else None,
        )

    def _direction(self, match: re.Match[str], status: Status) -> Callable[[When], bool]:
        """Which dates a status allows: a plan lies ahead of publication, what a verb tells as done does not."""
        published = self.annotated.document.published
        if published is None:
            return lambda when: True
        if status in PLANNED or status in ("cancelled", "postponed"):
            return lambda when: when.latest is None or when.latest >= published
        if status == "occurred" and "aux" in match.re.groupindex:
            return lambda when: when.earliest is None or when.earliest <= published
        return lambda when: True

    def _subject_sides(
        self, scene: Scene, compiled: CompiledRule, match: re.Match[str], sides: Sequence[Side]
    ) -> list[Side]:
        others = {side.actor.country for side in sides}
        low, high = match.span()
        named = [(position, actor) for position, actor in scene.named() if not low <= position < high]
        fitting = [
            (position, actor)
            for position, actor in named
            if actor.country not in others and actor.rank not in _NO_PARTY and actor.country is not None
        ]
        before = [pair for pair in fitting if pair[0] < low]
        after = [actor for position, actor in fitting if position >= high]
        speaking = [actor for position, actor in before if _SAID.match(scene.text, position + 1)]
        if compiled.rule.id == "meeting.to-meet":
            return _travellers(scene, before)
        chosen = speaking[-1] if speaking else before[0][1] if before else after[0] if after else None
        if chosen is None and self._subject is not None and self._subject.country not in others:
            chosen = self._subject
        return [Side(chosen)] if chosen is not None else []

    def _remember(self, scene: Scene) -> None:
        for _, actor in scene.named():
            if actor.rank not in _NO_PARTY:
                self._subject = actor
                return

    def _reject(self, compiled: CompiledRule, scene: Scene, match: re.Match[str], reason: str) -> list[Draft]:
        self.rejected.append(Rejected(compiled.rule.id, scene.source(*match.span()), reason))
        return []


def _sides(scene: Scene, match: re.Match[str], roles: dict[str, Role]) -> Iterator[Side]:
    for group in ("a", "b"):
        if group in match.re.groupindex and match.group(group):
            for actor in scene.actors(match.group(group)):
                yield Side(actor, roles.get(group))


def _travellers(scene: Scene, before: Sequence[tuple[int, Actor]]) -> list[Side]:
    """Who goes "to meet" somebody: those named last before, all of a list joined by commas and "and"."""
    found: list[Side] = []
    reached: int | None = None
    for position, actor in reversed(before):
        between = "" if reached is None else scene.text[position + 1 : reached].strip()
        if reached is not None and between not in (",", "and", ", and"):
            break
        found.insert(0, Side(actor))
        reached = position
    return found


def _other_traveller(scene: Scene, match: re.Match[str], guests: Sequence[Side], place: Place) -> tuple[Side, ...]:
    """Where "his" would travel to his own country, the other person of the sentence is meant."""
    if not any(side.actor.form in ("possessive", "pronoun") for side in guests):
        return ()
    before = [actor for position, actor in scene.named() if position < match.start("a")]
    fitting = [actor for actor in before if actor.country not in (None, place.country) and actor.rank]
    return (Side(fitting[-1], "guest"),) if fitting else ()


def _distinct(sides: Sequence[Side]) -> tuple[Side, ...]:
    """Each party once; a delegation without name gives way to a named party of its country."""
    kept: list[Side] = []
    for side in sorted(sides, key=lambda side: side.actor.name is None):
        same = [other for other in kept if other.actor.country == side.actor.country]
        if side.actor.name is None and same:
            continue
        if all(other.actor.name != side.actor.name for other in same):
            kept.append(side)
    return tuple(kept)


def _separate(scene: Scene, kind: Kind, sides: Sequence[Side]) -> Iterator[tuple[Side, ...]]:
    """One group of sides, or one for each counterpart: of calls, and where the sentence says that they met apart."""
    first = sides[0].actor.country
    others = list(dict.fromkeys(side.actor.country for side in sides if side.actor.country != first))
    apart = "separate" in scene.text or (kind == "call" and _JOINT.search(scene.text) is None)
    if len(others) < 2 or not apart:
        yield tuple(sides)
        return
    for country in others:
        yield tuple(side for side in sides if side.actor.country in (first, country))


def _status(scene: Scene, match: re.Match[str]) -> Status | None:
    low, high = match.span("cue")
    if match.re.groupindex.get("aux"):
        before = match.group("aux") or ""
        if not before:
            before = _left(scene.text, match.start())[-24:] if match.start() else ""
            before = re.sub(r"\bto\s*$", "", before)
        return worded_status(f"{before}{match.group('cue')} ", scene.text[high : high + 40].split(",")[0])
    left = _left(scene.text, low)[-60:]
    return worded_status(
        f"{left}{match.group('cue')} ", re.split(r", | said\\b", scene.text[match.end() : match.end() + 70])[0]
    )


def _sourced(status: Status, scene: Scene) -> Status:
    """What only unnamed or third-party sources announce is expected, not scheduled."""
    return "expected" if status == "scheduled" and _UNNAMED.search(scene.text) else status


def _left(text: str, position: int) -> str:
    before = text[max(0, position - 90) : position]
    breaks = [match.end() for match in _CLAUSE.finditer(before)]
    return before[breaks[-1] :] if breaks else before


def _visit_type(scene: Scene, match: re.Match[str]) -> VisitType | None:
    found = _VISIT_TYPE.search(scene.text, max(0, match.start() - 20), match.end() + 20)
    return found.group(1) if found else None  # type: ignore[return-value]


def _replace(draft: Draft, **fields: object) -> Draft:
    from msgspec.structs import replace  # the one place where a draft is changed

    return replace(draft, **fields)
