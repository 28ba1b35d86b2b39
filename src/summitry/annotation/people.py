"""Which person a name means: by the state and office that the text gives, and by who held office that day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from summitry.lexicon import Lexicon, Name, Office, Term
from summitry.lexicon.periods import covers
from summitry.lexicon.records import LEADER_RANKS
from summitry.text.spelling import nearly_alike

#: Ranks from highest to lowest; a person who holds several offices is known by the first.
RANK_ORDER: tuple[str, ...] = (
    "paramount_leader", "head_of_state", "head_of_government", "party_leader", "heir", "organisation_head",
    "foreign_minister", "defence_minister", "security_adviser", "vice_president", "deputy_head_of_government",
    "speaker", "minister", "envoy", "ambassador",
)  # fmt: skip
_ORDER = {rank: number for number, rank in enumerate(RANK_ORDER)}


def rank_order(rank: str) -> int:
    """Position of a rank, 0 the highest; unknown ranks come last."""
    return _ORDER.get(rank, len(_ORDER))


class People:
    """Look-ups about persons as of one day (None: the day is not known).

    `context` are the states that the document names: of two people of one surname, theirs is likelier meant.
    """

    def __init__(self, lexicon: Lexicon, day: date | None, context: frozenset[str] = frozenset()) -> None:
        self._lexicon = lexicon
        self.day = day
        self.context = context
        self._held: dict[str, list[tuple[Term, Office]]] = {}
        self._standing: dict[str, int] = {}

    def state(self, names: Sequence[Name], *kinds: str) -> str | None:
        """The state or organisation that a name means on the day; the first reading when none fits it."""
        if len(names) == 1:
            return names[0].id if not kinds or names[0].kind in kinds else None
        wanted = [name for name in names if not kinds or name.kind in kinds]
        fitting = [name for name in wanted if covers(name.since, name.until, self.day)]
        if self.day is None:  # without a day the reading that still holds is likelier than a past one
            fitting.sort(key=lambda name: bool(name.until))
        return fitting[0].id if fitting else (wanted[0].id if wanted else None)

    def offices(self, person: str) -> list[tuple[Term, Office]]:
        """Offices held on the day, highest rank first; all ever held when the day is not known."""
        known = self._held.get(person)
        if known is None:
            known = self._held[person] = self._offices(person)
        return known

    def _offices(self, person: str) -> list[tuple[Term, Office]]:
        held = [(term, self._lexicon.offices[term.office]) for term in self._lexicon.terms_of(person, self.day)]
        # a king or queen of several realms is known by the one that does not just say "Monarch"
        return sorted(held, key=lambda pair: (rank_order(pair[1].rank), pair[0].start, pair[1].title_en == "Monarch"))

    def home(self, person: str) -> tuple[str | None, str, str | None]:
        """Country (or organisation), rank and title of a person on the day.

        Without an office that day: the country of the last office before it and rank "".
        """
        held = self.offices(person)
        if held:
            office = held[0][1]
            return office.polity, office.rank, office.title_en
        terms = self._lexicon.terms_of(person)
        if not terms:
            return None, "", None
        past = [term for term in terms if self.day is None or term.start <= self.day.isoformat()]
        last = max(past or terms, key=lambda term: term.start)
        return self._lexicon.offices[last.office].polity, "", None

    def served(self, person: str, polity: str) -> bool:
        """Whether the person ever held an office of this state or organisation."""
        return any(self._lexicon.offices[term.office].polity == polity for term in self._lexicon.terms_of(person))

    def name(self, person: str) -> str:
        """The usual English name."""
        return self._lexicon.people[person].name_en

    def spellings(self, person: str) -> tuple[str, ...]:
        """The usual English name and the other spellings of it in Latin letters."""
        row = self._lexicon.people[person]
        return (row.name_en, *(text for text in row.variants.split(";") if text))

    def short(self, person: str) -> str:
        """What stands alone for a person in the news: the surname, or the full name where that is too common."""
        return self._lexicon.people[person].short_en

    @property
    def bodies(self) -> frozenset[str]:
        """Organisations and groups of states that can act as one party (G7, EU)."""
        return self._lexicon.bodies

    def body(self, gatherings: Sequence[str]) -> str | None:
        """The organisation that gathers in a series, or the group of states itself (G7)."""
        for gathering in gatherings:
            row = self._lexicon.gatherings[gathering]
            body = row.organisation or gathering.upper()
            return body if body in self._lexicon.bodies else None
        return None

    def has_title(self, polity: str, title: str) -> bool:
        """Whether the state or organisation has an office of this title."""
        wanted = title.casefold()
        return any(wanted in office.title_en.casefold() for office in self._lexicon.offices_of(polity))

    def holder(self, polity: str, ranks: Iterable[str]) -> str | None:
        """The one person who holds an office of these ranks on the day; None when nobody or several do."""
        wanted = frozenset(ranks)
        found = {
            term.person
            for office in self._lexicon.offices_of(polity)
            if office.rank in wanted
            for term in self._lexicon.holders(office.id, self.day)
            if term.basis != "elect"
        }
        return found.pop() if self.day is not None and len(found) == 1 else None

    def nearly(self, text: str, rank: str, polities: Iterable[str]) -> str | None:
        """The one holder on the day of an office of this rank whose name the text spells a little differently."""
        if self.day is None or rank not in _ORDER:
            return None
        found = {
            term.person
            for polity in polities
            for office in self._lexicon.offices_of(polity)
            if office.rank == rank
            for term in self._lexicon.holders(office.id, self.day)
            if any(nearly_alike(text, name) for name in self.spellings(term.person))
        }
        return found.pop() if len(found) == 1 else None

    def titled(self, polity: str, title: str) -> str | None:
        """The one person who held an office of just this title on the day."""
        wanted = title.casefold()
        found = {
            term.person
            for office in self._lexicon.offices_of(polity)
            if office.title_en.casefold() == wanted
            for term in self._lexicon.holders(office.id, self.day)
            if term.basis != "elect"
        }
        return found.pop() if self.day is not None and len(found) == 1 else None

    def entitled(self, polity: str, rank: str, words: str, title: str) -> str | None:
        """The one who held the office of just this Chinese `title`, else one whose longer title stands in the words.

        The title alone may be that of another rank: Iran's 总统 is its head of government.
        """
        offices = [one for one in self._lexicon.offices_of(polity) if one.title_zh]
        named = [one for one in offices if one.rank == rank and one.title_zh in words]
        named = [one for one in offices if one.title_zh == title and one.rank in LEADER_RANKS] or named
        longest = max((len(one.title_zh) for one in named), default=0)
        found = {
            term.person
            for office in named
            if len(office.title_zh) == longest
            for term in self._lexicon.holders(office.id, self.day)
            if term.basis != "elect"
        }
        return found.pop() if self.day is not None and len(found) == 1 else None

    def holds(self, person: str, polity: str | None, rank: str) -> bool:
        """Whether a person holds an office of this rank on the day, of this state where one is given."""
        return any(office.rank == rank and polity in (None, office.polity) for _, office in self.offices(person))

    def parts(self, person: str, sign: str) -> list[str]:
        """The parts of a person's Chinese names."""
        return [part for name in self._lexicon.people[person].name_zh.split(";") for part in name.split(sign)]

    def choose(self, candidates: Sequence[str], country: str | None, *, full: bool, known: set[str]) -> str | None:
        """The person among those of one name: the text's country must fit; then those named before, then office.

        `full` tells that the whole name stands in the text, `known` are persons already named there.
        A bare surname is taken only for somebody already named or in office that day, or for the only one of that
        name who ever led a state that the document names.
        """
        fitting = [person for person in candidates if country is None or self.served(person, country)]
        if not fitting:
            return None
        best = max(fitting, key=lambda person: (self._weight(person, known), person))
        weight = self._weight(best, known)
        if full or country is not None:
            return best
        rivals = [person for person in fitting if self._weight(person, known) == weight]
        if weight >= 2:
            return best if len(rivals) == 1 else None
        past = [person for person in fitting if self._led(person)]
        return past[0] if len(past) == 1 else None

    def _led(self, person: str) -> bool:
        """Whether the person ever led a state that the document names: "Mao" and "Khrushchev" in a history."""
        offices = self._lexicon.offices
        return any(
            offices[term.office].rank in LEADER_RANKS and offices[term.office].polity in self.context
            for term in self._lexicon.terms_of(person)
        )

    def _weight(self, person: str, known: set[str]) -> int:
        standing = self._standing.get(person)
        if standing is None:
            standing = self._standing[person] = self._standing_of(person)
        return 8 * (person in known) + standing

    def _standing_of(self, person: str) -> int:
        """How likely a person is meant by office and by the states that the document names."""
        held = self.offices(person)
        if all(office.rank == "organisation_head" for _, office in held) and " " not in self.short(person):
            held = []  # heads of organisations are less known by surname alone, but for "von der Leyen"
        leads = any(office.rank in LEADER_RANKS for _, office in held)
        here = any(office.polity in self.context for _, office in held)
        return 3 * leads + 2 * bool(held) + here
