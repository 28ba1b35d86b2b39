"""The register of a document: who has been named so far, for references back.

It is built while the sentences are read in order and belongs to one document.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from summitry.lexicon.rulebook import rule_file
from summitry.model import Actor


class Register:
    """Actors in the order in which they were named; `persons` are the lexicon ids among them.

    `unknown` tells that somebody was named whom only the text's own spelling can find again.
    """

    def __init__(self) -> None:
        self.persons: set[str] = set()
        self.named: list[Actor] = []
        self._present: list[Actor] = []  # the same without those of the past
        self._sentence: list[Actor] = []
        self._governed: list[Actor] = []  # of this sentence and the one before
        self._previous: list[Actor] = []
        self._by_name: dict[str, Actor] = {}
        self._by_title: dict[str, Actor] = {}
        self._last_words: set[str] = set()
        self.unknown = False
        self.speaker: Actor | None = None  # whom "I" means
        self.lead: Sequence[Actor] = ()  # while the title is read, those whom the first sentences name
        self._partners: list[Actor] = []  # who speak to each other
        self.addressee: Actor | None = None  # whom "you" means, and with "I" makes "we"
        self.own_head: Actor | None = None  # whom "the President" means where a president publishes

    def hear(self, speaker: Actor) -> None:
        """Somebody else speaks: of two who speak to each other the other one is addressed now, by a third nobody."""
        self.speaker = speaker
        if self.addressee is not None:
            self._partners = self._partners or [self.addressee]
            self._partners += [speaker] if all(one.country != speaker.country for one in self._partners) else []
            others = [one for one in self._partners if one.country != speaker.country]
            self.addressee = others[0] if len(others) == 1 else None

    def begin_sentence(self) -> None:
        """A new sentence starts: what was named in the last one becomes the background of pronouns."""
        if self._sentence:
            self._previous = self._sentence
            self._governed = [actor for actor in self._governed if actor in self._previous]
        self._sentence = []

    def turn_to(self, topic: Actor) -> None:
        """The next sentence speaks of somebody again: in an entry of a list, of whom the list is about."""
        self._sentence, self._previous = [], [topic]

    def saw(self, actor: Actor, *, passing: bool = False, governed: bool = False) -> None:
        """Remember an actor; references back and plurals are remembered as those they stand for.

        `passing`: somebody of the past, named only to count from ("since Mao in 1957"), whom no "he" means. `governed`:
        somebody behind a preposition ("at the invitation of A, B came"), whom "he" hardly means.
        """
        if actor.members:
            return
        if not passing:
            self._sentence.append(actor)
            self._governed += [actor] if governed else []
        if actor.person is not None:
            self.persons.add(actor.person)
        if actor.name is not None:
            self.named.append(actor)
            if not passing:
                self._present.append(actor)
            self.unknown = self.unknown or actor.rule == "name.unknown"
            family = _family_first() if actor.rule == "name.unknown" else frozenset()
            first = {_key(actor.name.split()[0])} if actor.country in family else frozenset()
            for key in _keys(actor.name) | first:
                self._by_name[key] = actor
                self._last_words.add(key.rpartition(" ")[2])

    def entitle(self, title: str, actor: Actor) -> None:
        """Remember by which title the text calls somebody."""
        self._by_title[title.casefold()] = actor

    def by_title(self, title: str, country: str | None) -> Actor | None:
        """Whom the text last called by this title, of this country when given."""
        actor = self._by_title.get(title.casefold())
        return actor if actor is not None and country in (None, actor.country) else None

    def by_name(self, text: str) -> Actor | None:
        """The actor named before by this full name or by its last word."""
        return self._by_name.get(_key(text))

    def recalls(self, text: str) -> bool:
        """Whether these words, or the last of them, name anybody named before."""
        words = _key(text.strip())
        return words in self._by_name or words.rpartition(" ")[2] in self._by_name

    def may_recall(self, text: str, start: int, end: int) -> bool:
        """Whether a stretch may name anybody who was named before it; False only where it certainly does not."""
        words = text[start:end].casefold()
        return any(word in words for word in self._last_words)

    def last(self, ranks: Iterable[str], country: str | None = None) -> Actor | None:
        """The last named actor of one of these ranks, of this country when given."""
        wanted = frozenset(ranks)
        for actor in reversed(self.named):
            if actor.rank in wanted and (country is None or actor.country == country):
                return actor
        return None

    def foretold(self, ranks: Iterable[str]) -> Actor | None:
        """Whom "President" means in a title: the first of the rank whom the text goes on to name, not the title."""
        wanted, named = frozenset(ranks), {actor.name for actor in self._sentence}
        return next((actor for actor in self.lead if actor.rank in wanted and actor.name not in named), None)

    def subject(self) -> Actor | None:
        """Whom "he" or "she" means: the first single actor of the sentence so far, else of the one before.

        It is nobody behind a preposition where another can be meant, and no spokesman, who tells of others.
        """
        found: Actor | None = None
        for actors in (self._sentence, self._previous):
            for actor in actors:
                if actor.name is None and actor.country is None:
                    continue
                if actor not in self._governed and actor.rank != "spokesperson":
                    return actor
                found = found or actor
        return found

    def object(self) -> Actor | None:
        """Whom "him" means: somebody of another country than the actor named last in the sentence, the subject."""
        verb_subject = self.last_here() or self.speaker
        if verb_subject is None:
            return None
        for actors in (self._sentence, self._previous):
            for actor in actors:
                if actor.name is not None and actor.country != verb_subject.country:
                    return actor
        return None

    def last_here(self) -> Actor | None:
        """The actor named last in the sentence."""
        return self._sentence[-1] if self._sentence else None

    def nearest(self) -> Actor | None:
        """Whose counterpart is meant: the actor named last in the sentence, else the subject."""
        for actor in reversed(self._sentence):
            if actor.rank:
                return actor
        return self.subject()

    def group(self, number: int = 2, *, others: bool = False) -> tuple[Actor, ...]:
        """Whom "the two leaders" means: the last ones named, each of another country, the earlier first.

        Those are not meant who were named in passing only, nor, where it is `others` to whom somebody does something
        ("telephoned both leaders"), those of the same sentence.
        """
        found: list[Actor] = []
        for actor in reversed(self._present):
            if others and actor in self._sentence:
                continue
            if actor.country is None or actor.country in {other.country for other in found}:
                continue
            found.append(actor)
            if len(found) == number:
                return tuple(reversed(found))
        return ()


@lru_cache(maxsize=1)
def _family_first() -> frozenset[str]:
    """States where the family name, by which somebody is named again, stands first."""
    return frozenset(rule_file("en", "actors")["family_first"])


_ARTICLES = ("al-", "el-", "al ", "el ")


def _key(name: str) -> str:
    """A name without case and without its article: al-Thani is Mohammed bin Abdulrahman Al Thani."""
    folded = name.casefold()
    return folded[3:] if folded.startswith(_ARTICLES) else folded


@lru_cache(maxsize=65536)
def _keys(name: str) -> frozenset[str]:
    words = [_key(word) for word in _key(name).split()]
    return frozenset({" ".join(words), words[-1]} if words else ())
