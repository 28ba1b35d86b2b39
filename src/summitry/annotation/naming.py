"""Turning a matched title or name into an actor: country, rank and person as of the document's day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from summitry.annotation.chunks import ADJECTIVE, CITY, GATHERING, PERSON, VENUE, Chunk
from summitry.annotation.people import People, rank_order
from summitry.annotation.register import Register
from summitry.lexicon.offices import OfficeWord
from summitry.lexicon.records import LEADER_RANKS
from summitry.model import Actor
from summitry.model.mention import ActorForm

_ANY_LEADER = ("paramount_leader", "head_of_state", "head_of_government", "party_leader", "heir", "organisation_head")
#: What a title word may stand for when a text refers back to somebody by it.
_MEANT = {
    "head_of_state": ("head_of_state", "paramount_leader"),
    "party_leader": _ANY_LEADER,
    "organisation_head": ("organisation_head",),
}
_DONE_TO = re.compile(r"\b(?:telephoned|phoned|called|rang|received|hosted|met|with|to) $")
_NUMBERS = {"three": 3, "four": 4, "five": 5}
_LAST_WORD = re.compile(r"\w+\.?\s+$")  # not "Xi！Dr": a sign may part sentences
SPEAKER = "coref.I"
ADDRESSEE = "coref.you"
_HE = {"one": "he", "object": "him"}
_OF_STATES = LEADER_RANKS - {"organisation_head"}  # known by surname alone; "European Council President Michel" is not
#: Ranks that never take part: a holder is recognised so as not to be mistaken for another.
NO_PARTY = frozenset({"spokesperson", "business", "expert", "legislator", "military"})


class Title(msgspec.Struct, frozen=True):
    """A title as read: its words and rank, and the country that stands with it."""

    text: str
    rank: str
    country: str | None
    plural: bool = False
    lone: bool = False
    counterpart: bool = False


class Naming:
    """Reads names for one document.

    `home` is the country that the text speaks for, if any, and `local` the one where it was written: a title without
    a country is of there.
    """

    def __init__(self, people: People, home: str | None, local: str | None = None) -> None:
        self.people = people
        self.home = home
        self.local = local if home is None else home
        self.register = Register()

    def polity(self, chunk: Chunk) -> str | None:
        """The state or organisation that a chunk names, or that its city is the capital of."""
        if chunk.klass == ADJECTIVE:
            return self.people.state(chunk.names, "adjective", "demonym")
        if chunk.klass == GATHERING:
            return self.people.body(chunk.ids("gathering"))
        if chunk.klass in (CITY, VENUE):
            return self.people.state(chunk.names, "capital", "metonym")
        return self.people.state(chunk.names, "state", "organisation")

    def title(
        self, office: OfficeWord, others: Sequence[str], *, country: str | None, former: bool, lone: bool
    ) -> Title:
        """The title that one or several office words make together: the highest rank counts."""
        rank = min((office.rank, *others), key=rank_order)
        counterpart = office.rank == "counterpart"
        if counterpart:
            subject = self.register.nearest()
            rank = subject.rank if subject else ""
        return Title(office.text, "expert" if former else rank, country, office.plural, lone, counterpart)

    def named(self, start: int, end: int, span: tuple[int, int], chunks: Sequence[Chunk], title: Title) -> Actor | None:
        """A person named with a title."""
        text = self._text[span[0] : span[1]]
        before = self.register.by_name(text)
        if (
            before is not None
            and before.person is None
            and title.country in (None, before.country)
            and not self._holds(text, chunks, title)
        ):
            return msgspec.structs.replace(before, start=start, end=end, rank=_higher(before.rank, title.rank))
        person = self._of_rank(text, chunks, title) or self._person(text, chunks, title.country, titled=True)
        person = person or self._misspelt(text, title)
        if person is None and title.country is not None and (person := self._incumbent(text, chunks, title)):
            title = msgspec.structs.replace(title, country=None)
        if person is None and len(chunks) == 1 and chunks[0].start == span[0] and chunks[0].end < span[1]:
            person = self._shorter(chunks[0], title)
            end = chunks[0].end if person else end
        if person is not None:
            actor = self._known(start, end, person, title, "name.titled")
            self.register.entitle(title.text, actor)
            self.register.unknown = self.register.unknown or " " in self.people.short(person)
            return actor
        country = title.country or self._foreign(title)
        if country is None and title.rank not in NO_PARTY:
            return None
        actor = Actor(start, end, text, country, None, title.text, title.rank, "name.unknown")
        self.register.entitle(title.text, actor)
        return actor

    def bare(self, span: tuple[int, int], chunks: Sequence[Chunk], *, honoured: bool) -> Iterator[Actor]:
        """A known name without a title; capitals before a surname make it another's name unless they fit."""
        text = self._text[span[0] : span[1]]
        chunk = chunks[-1]
        before = self.register.by_name(text)
        if before is not None and before.person not in chunk.ids("person", "surname"):
            yield msgspec.structs.replace(before, start=span[0], end=span[1], rule="name.again", form="name")
            return
        person = self._person(text, chunks, None, titled=honoured)
        if person is not None:
            polity, rank, office = self.people.home(person)
            start = self._honorific(span[0]) if honoured else span[0]
            yield Actor(start, chunk.end, self.people.name(person), polity, person, office, rank, "name.bare")

    def again(self, span: tuple[int, int]) -> Iterator[Actor]:
        """Somebody whom the text named before: unknown to the lexicon, or known there by the full name only."""
        text = self._text[span[0] : span[1]].strip()
        before = self.register.by_name(text) or self.register.by_name(text.rpartition(" ")[2])
        if before is not None:
            yield msgspec.structs.replace(before, start=span[0], end=span[1], rule="name.again", form="name")

    def described(self, start: int, end: int, title: Title, determiner: str) -> Iterator[Actor]:
        """Somebody meant by a title alone: "the Russian president", "his Chinese counterpart", "the President"."""
        country = title.country
        if title.plural:
            if country is not None and country in self.people.bodies:
                yield Actor(start, end, None, country, None, title.text, title.rank, "title.plural", "title")
            return
        if determiner in ("a", "an") and country is None:
            return
        if country is None and determiner == "our":
            country = self.home
        if country is None and not self._refers(title, determiner):
            return
        ranks = _MEANT.get(title.rank, (title.rank,))
        before = None if title.counterpart else self._own_head(title, country, determiner)
        before = before or (None if title.counterpart else self.register.by_title(title.text, country))
        before = before or self._own(ranks, country, determiner) or self.register.last(ranks, country)
        if before is None and country is None:
            before = self.register.foretold(ranks)
        if before is None and country is None and title.rank in LEADER_RANKS and self.home is not None:
            country = self.home
        if before is not None:
            yield msgspec.structs.replace(before, start=start, end=end, rule="coref.title", form="title")
        elif country is not None:
            person = self.people.titled(country, title.text)
            if person is None and not title.counterpart:
                person = self.people.holder(country, ranks if title.rank != "party_leader" else (title.rank,))
            name = self.people.name(person) if person else None
            yield Actor(start, end, name, country, person, title.text, title.rank, "title.holder", "title")

    def _own_head(self, title: Title, country: str | None, determiner: str) -> Actor | None:
        """ "The President" in a president's own publication: the president, whoever else was named."""
        head = self.register.own_head
        if head is None or country is not None or determiner != "the" or title.rank != head.rank:
            return None
        return head if title.text.casefold() in (head.office or "").casefold() else None

    def _own(self, ranks: Sequence[str], country: str | None, determiner: str) -> Actor | None:
        """ "The Secretary of State" in what a state publishes: its own, where the text named one of the rank."""
        if self.home is None or country is not None or determiner != "the":
            return None
        return self.register.last(ranks, self.home)

    def listed(self, chunk: Chunk, office: OfficeWord, span: tuple[int, int]) -> Iterator[Actor]:
        """One of several holders named by their states: "the presidents of A, B and C"; at `span`."""
        country = self.polity(chunk)
        if country is not None:
            subject = self.register.nearest() if office.rank == "counterpart" else None
            rank = subject.rank if subject is not None else office.rank
            person = self.people.titled(country, office.text.removesuffix("s"))
            person = person or self.people.holder(country, _MEANT.get(rank, (rank,)))
            name = self.people.name(person) if person else None
            yield Actor(*span, name, country, person, office.text, rank, "title.listed", "title")

    def pronoun(self, span: tuple[int, int], group: str) -> Iterator[Actor]:
        """A reference back by pronoun or by "the two leaders"; "I" is whoever speaks."""
        form: ActorForm
        if group == "possessive":
            nearest = self.register.nearest()
            if nearest is not None:
                yield msgspec.structs.replace(nearest, start=span[0], end=span[1], rule="coref.his", form="possessive")
            return
        if group in ("first", "my"):
            speaker = self.register.speaker
            if speaker is not None:
                form = "possessive" if group == "my" else "pronoun"
                yield msgspec.structs.replace(speaker, start=span[0], end=span[1], rule=SPEAKER, form=form)
            return
        if group in ("you", "your", "we"):
            yield from self._addressed(span, group)
            return
        if group in ("plural", "they", "their"):
            others = group == "plural" and _DONE_TO.search(self._text, max(0, span[0] - 14), span[0]) is not None
            pair = self.register.group(_number(self._text[span[0] : span[1]]), others=others)
            form = "possessive" if group == "their" else "plural"
            if pair:
                yield Actor(span[0], span[1], None, None, rule=f"coref.{group}", form=form, members=pair)
            return
        subject = self.register.object() if group == "object" else self.register.subject()
        if subject is not None:
            yield msgspec.structs.replace(
                subject, start=span[0], end=span[1], rule=f"coref.{_HE[group]}", form="pronoun"
            )

    def _addressed(self, span: tuple[int, int], group: str) -> Iterator[Actor]:
        """ "You", who is spoken to, and "we", the two who speak; nobody where the text does not tell who that is."""
        speaker, other = self.register.speaker, self.register.addressee
        if other is None or speaker is None or speaker.country == other.country:
            return
        if group == "we":
            yield Actor(span[0], span[1], None, None, rule="coref.we", form="plural", members=(speaker, other))
            return
        form: ActorForm = "possessive" if group == "your" else "pronoun"
        yield msgspec.structs.replace(other, start=span[0], end=span[1], rule=ADDRESSEE, form=form)

    def attach(self, text: str) -> None:
        """Give the text that all offsets point into."""
        self._text = text

    def _honorific(self, start: int) -> int:
        """Where the form of address before a name starts: it belongs to the actor."""
        last = _LAST_WORD.search(self._text, max(0, start - 16), start)
        return last.start() if last else start

    def _refers(self, title: Title, determiner: str) -> bool:
        leader = title.rank in LEADER_RANKS
        return (
            title.counterpart
            or (leader and (determiner in ("the", "his", "her") or title.lone))
            or (determiner == "the" and title.rank not in NO_PARTY)
        )

    def _person(self, text: str, chunks: Sequence[Chunk], country: str | None, *, titled: bool) -> str | None:
        if not chunks:
            return None
        known = chunks[0].klass == PERSON and text.startswith(self._text[chunks[0].start : chunks[0].end])
        last = chunks[0] if known else chunks[-1]  # "Mishal Al-Ahmad Al-Jaber Al-Sabah": the known name goes on
        whole = known or last.end - last.start == len(text)
        candidates = last.ids("person", "surname") if whole else last.ids("surname")
        if not whole:
            family = self._text[last.start : last.end] if text.startswith(self._text[last.start : last.end]) else None
            candidates = [
                person for person in candidates if any(_fits(n, text, family) for n in self.people.spellings(person))
            ]
        full = last.klass == PERSON and whole
        person = self.people.choose(candidates, country, full=full, known=self.register.persons)
        if person is None and titled and whole and country is None and len(candidates) == 1:
            return candidates[0]
        return person

    def _incumbent(self, text: str, chunks: Sequence[Chunk], title: Title) -> str | None:
        """The one who bears just this full name and holds such an office of another state than the title seems to name.

        "Congolese" is said of two states, and "the Workers' Party of Korea" governs that which "Korea" does not mean.
        """
        found = chunks[-1].ids("person") if chunks and chunks[-1].end - chunks[-1].start == len(text) else []
        fits = len(found) == 1 and title.rank in LEADER_RANKS and self.people.holds(found[0], None, title.rank)
        return found[0] if fits else None

    def _holds(self, text: str, chunks: Sequence[Chunk], title: Title) -> bool:
        """Whether the lexicon knows a leader of this name and rank: "President Biden", whatever "Dr. Biden" was."""
        person = self._person(text, chunks, title.country, titled=True) if title.rank in LEADER_RANKS else None
        return person is not None and any(office.rank == title.rank for _, office in self.people.offices(person))

    def served(self, chunks: Sequence[Chunk]) -> str | None:
        """The country of the leader whose aide or envoy somebody is; None without one who is known."""
        person = (
            self._person(self._text[chunks[0].start : chunks[0].end], chunks, None, titled=True) if chunks else None
        )
        return self.people.home(person)[0] if person else None

    def may_hold(self, span: tuple[int, int], chunks: Sequence[Chunk], rank: str) -> bool:
        """Whether a named person may hold an office of this rank: somebody known who does not is another's equal."""
        person = self._person(self._text[span[0] : span[1]], chunks, None, titled=True)
        return person is None or any(office.rank == rank for _, office in self.people.offices(person))

    def _of_rank(self, text: str, chunks: Sequence[Chunk], title: Title) -> str | None:
        """The one of a surname who holds an office of the title's rank that day: "Vice President Harris"."""
        if len(chunks) != 1 or chunks[0].end - chunks[0].start != len(text) or title.rank in _OF_STATES:
            return None
        found = [
            person
            for person in chunks[0].ids("surname")
            if any(
                office.rank == title.rank and title.country in (None, office.polity)
                for _, office in self.people.offices(person)
            )
        ]
        return found[0] if len(found) == 1 else None

    def _misspelt(self, text: str, title: Title) -> str | None:
        """Who holds an office of the title's rank that day under nearly this name: "Rajapakse" is Rajapaksa."""
        states = {title.country} if title.country else {self.local, *self.people.context} - {None}
        return self.people.nearly(text, title.rank, [state for state in states if state])

    def _foreign(self, title: Title) -> str | None:
        """The country of a title that stands without one: home where home has such a title, else the last named."""
        if self.home is None or self.people.has_title(self.home, title.text):
            return self.local
        last = self.register.last_here()
        if last is not None and last.rank:
            return last.country
        if title.rank not in _MEANT and title.rank != "foreign_minister":
            return self.home
        for actor in reversed(self.register.named):
            if actor.country not in (None, self.home):
                return actor.country
        return self.home

    def _shorter(self, chunk: Chunk, title: Title) -> str | None:
        """The person whose surname alone is meant where more capitals follow: "President Biden Hosts"."""
        country = title.country or self.home
        person = self.people.choose(chunk.ids("surname"), country, full=False, known=self.register.persons)
        held = self.people.offices(person) if person else []
        return person if any(office.rank == title.rank for _, office in held) else None

    def _known(self, start: int, end: int, person: str, title: Title, rule: str) -> Actor:
        polity, rank, office = self.people.home(person)
        rank = title.rank if title.rank in NO_PARTY and not rank else _higher(rank, title.rank)
        return Actor(
            start, end, self.people.name(person), title.country or polity, person, office or title.text, rank, rule
        )


def _number(words: str) -> int:
    """How many "the three leaders" are."""
    return next((number for word, number in _NUMBERS.items() if word in words.casefold()), 2)


def _higher(one: str, other: str) -> str:
    return min(one or other, other or one, key=rank_order)


def _fits(full: str, text: str, family: str | None) -> bool:
    """Whether a name in a text can be the lexicon's: the given name has the same first letter.

    `family` is the name that both have in common where the text begins with it: "Xie Chuntao" is not Xie Fuzhi.
    """
    if family is not None:
        full, text = full.removeprefix(family).strip() or full, text.removeprefix(family).strip() or text
    return full.split()[0][:1].casefold() == text.split()[0][:1].casefold()


__all__ = ["GATHERING", "NO_PARTY", "Naming", "Title"]
