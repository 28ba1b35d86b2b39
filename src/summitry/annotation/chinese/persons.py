"""Persons of one sentence: titles read from the owner to the name, names with a title behind them, bare names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from msgspec.structs import replace

from summitry.annotation.chinese.words import grammar
from summitry.annotation.chunks import CITY, GATHERING, ORGANISATION, PERSON, STATE, Chunk
from summitry.annotation.naming import NO_PARTY, Naming
from summitry.annotation.people import rank_order
from summitry.annotation.reading import Reading
from summitry.lexicon.chinese import ChineseNames
from summitry.lexicon.records import LEADER_RANKS
from summitry.model import Actor

UNKNOWN = "name.unknown"
SHORT = 2  # signs of a name that stands alone only where it ends
_DOT = "·"
_HEADS = {"head_of_state": "head_of_government", "head_of_government": "head_of_state"}
_PARTED = re.compile("[、兼]")
_OWNERS = (STATE, ORGANISATION, CITY, GATHERING)
_OF_BODIES = frozenset({"head_of_state", "head_of_government", "party_leader"})
_MEANT = {"head_of_state": ("head_of_state", "paramount_leader"), "party_leader": ("party_leader", "head_of_state")}


class Persons:
    """Reads one document's names. `names` are those of the tables, `text` the content in its one form."""

    def __init__(self, naming: Naming, names: ChineseNames, text: str, content: str) -> None:
        self.naming = naming
        self.names = names
        self.text = text
        self.content = content

    def titled(self, reading: Reading) -> Iterator[Actor]:
        """俄罗斯总统普京, 中共中央政治局委员、外交部长王毅, or a title alone (墨西哥总统, 总统先生)."""
        offices = [chunk for group in ("office", "more") for chunk in reading.chunks(group) if chunk.office]
        rank = self._rank(offices)
        title = self.text[offices[0].start : offices[-1].end]
        country = self._country(reading, offices)
        of_body = country in self.naming.people.bodies
        if of_body and (rank in _OF_BODIES or offices[-1].office.text in grammar().heads_of_bodies):  # type: ignore[union-attr]
            rank = "organisation_head"
        start, end = reading.source("whole")
        if reading.text("name"):
            yield from self._named(reading, (start, end), (title, rank, country))
        elif self.text[offices[-1].start : offices[-1].end] not in grammar().nameless:
            address = bool(reading.text("address"))
            yield from self._described((start, end), (title, rank, country), address=address)

    def _rank(self, offices: Sequence[Chunk]) -> str:
        """The highest of the titles; of words that make one title the last counts: 总统新闻秘书 is no president."""
        titles = [chunk for chunk in offices if chunk.office]
        parted = [
            chunk.office.rank
            for chunk, after in zip_longest(titles, titles[1:])
            if chunk.office and (after is None or _PARTED.search(self.text, chunk.end, after.start))
        ]
        return min(parted, key=rank_order)

    def _country(self, reading: Reading, offices: Sequence[Chunk]) -> str | None:
        """The state that the titles name, or the body; none where somebody is posted to it."""
        owners = [chunk for group in ("owner", "more") for chunk in reading.chunks(group) if chunk.klass in _OWNERS]
        owners = [chunk for chunk in owners if not self.text.endswith(grammar().posted, 0, chunk.start)]
        named = [found for chunk in owners if (found := self.naming.polity(chunk)) is not None]
        states = [found for found in named if found not in self.naming.people.bodies]
        if states or named:
            return (states or named)[0]
        return "CHN" if self.text[offices[0].start : offices[0].end] in grammar().own else None

    def _named(self, reading: Reading, at: tuple[int, int], title: tuple[str, str, str | None]) -> Iterator[Actor]:
        words, rank, country = title
        low, high = reading.source("name")
        name = self.text[low:high]
        known = [chunk for chunk in reading.chunks("name") if chunk.klass == PERSON]
        person = self._choose(known[-1], country, rank) if known and known[-1].end == high else None
        if person is None and any(
            words.startswith(own) for own in grammar().own
        ):  # the state before it belongs to something else
            person = self._choose(known[-1], None) if known and known[-1].end == high else None
            country = "CHN" if person else country
        if person is not None:
            home = self.naming.people.home(person)
            actor = Actor(
                *at, self.naming.people.name(person), country or home[0], person, words, rank, "name.titled"
            )  # fmt: skip
            yield self._entitled(words, actor)
            return
        if known and known[0].start == low and not self._like_a_name(name, words):  # 总统普京保持: the name ends before
            person = self._choose(known[0], country, rank)
            at = at[0], known[0].end
        person = person or self._holder_called(name, country, rank)
        if person is not None:
            english = self.naming.people.name(person)
            yield self._entitled(words, Actor(*at, english, country, person, words, rank, "name.titled"))
            return
        before = self.naming.register.by_name(name)
        if country is None and before is not None:
            yield self._entitled(words, replace(before, start=at[0], end=at[1], rank=before.rank or rank))
        elif self._like_a_name(name, words) and (country is not None or rank in NO_PARTY):
            given = self.content[low:high]
            yield self._entitled(words, Actor(*at, given, country, None, words, rank, UNKNOWN))

    def _like_a_name(self, name: str, title: str) -> bool:
        nameless = any(title.endswith(word) for word in grammar().nameless)
        return not nameless and all(sign in self.names.letters or sign in "·—" for sign in name)

    def _entitled(self, words: str, actor: Actor) -> Actor:
        self.naming.register.entitle(words, actor)
        return actor

    def _holder_called(self, name: str, country: str | None, rank: str) -> str | None:
        """Who holds the office and bears one of the parts of a long name: 伊丽丝·希奥玛拉·卡斯特罗·萨缅托."""
        if country is None or rank not in LEADER_RANKS or _DOT not in name:
            return None
        person = self.naming.people.holder(country, _MEANT.get(rank, (rank,)))
        parts = set(name.split(_DOT))
        return person if person and parts & set(self.naming.people.parts(person, _DOT)) else None

    def _choose(self, chunk: Chunk, country: str | None, rank: str = "") -> str | None:
        candidates = chunk.ids("person")
        ranked = [one for one in candidates if rank and self.naming.people.holds(one, country, rank)]
        candidates = ranked or [one for one in candidates if not self._other_head(one, country, rank)]
        whole = country is not None or len(candidates) == 1
        return self.naming.people.choose(candidates, country, full=whole, known=self.naming.register.persons)

    def _other_head(self, person: str, country: str | None, rank: str) -> bool:
        """Whether somebody is the head of state of a country whose head of government is meant, or the other way."""
        people = self.naming.people
        if rank not in _HEADS or country is None or not people.holds(person, country, _HEADS[rank]):
            return False
        return people.holder(country, (rank,)) is not None  # Iran's president is its head of government

    def _described(self, at: tuple[int, int], title: tuple[str, str, str | None], *, address: bool) -> Iterator[Actor]:
        """Somebody meant by a title: whoever was called so before, else who held the office that day."""
        words, rank, country = title
        register, people = self.naming.register, self.naming.people
        ranks = _MEANT.get(rank, (rank,))
        before = None if address else register.by_title(words, country)
        if country is None and address:
            abroad = [actor for actor in register.named if actor.country != self.naming.home]
            before = next((actor for actor in reversed(abroad) if actor.rank in ranks), None)
        before = before or register.last(ranks, country)
        if before is not None:
            yield replace(before, start=at[0], end=at[1], rule="coref.title", form="title")
        elif country is not None:
            person = people.entitled(country, rank, self.text[slice(*at)], words)
            several = country in people.bodies and words not in grammar().heads_alone  # a body has several chairs
            if person is None and not several:
                person = people.holder(country, ranks if rank in LEADER_RANKS else (rank,))
            name = people.name(person) if person else None
            yield Actor(*at, name, country, person, words, rank, "title.holder", "title")

    def called(self, reading: Reading) -> Iterator[Actor]:
        """习近平主席, 图瓦德拉总统, or a bare name that the tables or the text itself know."""
        (chunk,) = reading.chunks("name")
        at = reading.source("whole")
        if chunk.end - chunk.start <= SHORT and "end" not in reading.spans and not reading.text("title"):
            return  # two signs before others may be part of another word
        title = next((one.office for one in reading.chunks("title") if one.office), None)
        person = self._choose(chunk, None) if chunk.names else None
        if person is not None:
            polity, rank, office = self.naming.people.home(person)
            rank = rank or (title.rank if title else "")
            yield Actor(*at, self.naming.people.name(person), polity, person, office, rank, "name.bare")
            return
        before = self.naming.register.by_name(self.text[chunk.start : chunk.end])
        before = before or self._among(chunk)
        if before is not None:
            yield replace(before, start=at[0], end=at[1], rule="name.again", form="name")

    def _among(self, chunk: Chunk) -> Actor | None:
        """Of several of one name the one whom the text named before."""
        wanted = set(chunk.ids("person"))
        return next((actor for actor in reversed(self.naming.register.named) if actor.person in wanted), None)


def unknown_names(actors: Sequence[Actor]) -> frozenset[str]:
    """The names that only the text knows, whole and by their last part."""
    found = {actor.name for actor in actors if actor.rule == UNKNOWN and actor.name}
    parts = {re.split("[·]", name)[-1] for name in found}
    return frozenset(name for name in found | parts if len(name) > 1)
