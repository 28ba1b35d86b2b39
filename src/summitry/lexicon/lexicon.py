"""The lexicon: typed tables with the look-ups that the stages need. Built once, never changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from summitry.lexicon.names import Groups, Name, NameKind, NameMatcher
from summitry.lexicon.periods import Timeline, covers
from summitry.lexicon.records import City, Gathering, Office, Organisation, Person, Term, Venue
from summitry.lexicon.tables import Tables

__all__ = ["Lexicon", "Tables", "all_names", "covers", "split"]


def split(cell: str) -> tuple[str, ...]:
    """The values of a cell that holds several, separated by semicolons."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


GROUPS = frozenset({"G7", "G8", "G20", "QUAD", "BRICS", "APEC", "SCO"})  # groups of states without an organisation


class Lexicon:
    """Look-ups over `tables`. A day of None means "at any time".

    `places` gives file and line of each table's rows, where the tables were read from their files and not from the
    cache; `compiled` tells which it was; `groups` gives the names if somebody has them ready.
    """

    def __init__(
        self,
        tables: Tables,
        *,
        places: Mapping[str, Sequence[str]] | None = None,
        compiled: str = "not from files",
        groups: Callable[[], Groups] | None = None,
    ) -> None:
        self._groups = groups
        self.tables = tables
        self.places = places or {}
        self.compiled = compiled
        self.people = {row.id: row for row in tables.people}
        self.states = {row.id: row for row in tables.states}
        self.organisations = {row.id: row for row in tables.organisations}
        self.offices = {row.id: row for row in tables.offices}
        self.gatherings = {row.id: row for row in tables.gatherings}
        self.cities = {row.id: row for row in tables.cities}
        self.venues = {row.id: row for row in tables.venues}
        self._timelines: dict[str, Timeline[Term]] = {}  # of offices that were asked for; the tables never change

    @cached_property
    def _terms_of(self) -> dict[str, list[Term]]:
        grouped: dict[str, list[Term]] = defaultdict(list)
        for term in self.tables.terms:
            grouped[term.person].append(term)
        return grouped

    @cached_property
    def _terms_in(self) -> dict[str, list[Term]]:
        grouped: dict[str, list[Term]] = defaultdict(list)
        for term in self.tables.terms:
            grouped[term.office].append(term)
        return grouped

    @cached_property
    def _offices_of(self) -> dict[str, list[Office]]:
        grouped: dict[str, list[Office]] = defaultdict(list)
        for office in self.tables.offices:
            grouped[office.polity].append(office)
        return grouped

    def terms_of(self, person: str, day: date | None = None) -> list[Term]:
        """The terms of a person that run on `day`."""
        return [term for term in self._terms_of.get(person, ()) if covers(term.start, term.end, day)]

    def holders(self, office: str, day: date | None = None) -> list[Term]:
        """The terms in an office that run on `day`."""
        if day is None:
            return list(self._terms_in.get(office, ()))
        timeline = self._timelines.get(office)
        if timeline is None:
            timeline = self._timelines[office] = Timeline(self._terms_in.get(office, ()))
        return list(timeline.on(day))

    def offices_of(self, polity: str) -> list[Office]:
        """The offices of a state or organisation."""
        return self._offices_of.get(polity, [])

    @cached_property
    def _cities_named(self) -> dict[str, list[City]]:
        grouped: dict[str, list[City]] = defaultdict(list)
        for city in self.tables.cities:
            grouped[city.name_en].append(city)
        return grouped

    def cities_named(self, name: str) -> list[City]:
        """The cities of this English name."""
        return self._cities_named.get(name, [])

    @cached_property
    def bodies(self) -> frozenset[str]:
        """What several states form together and what can be a party as such: organisations, and groups (G7)."""
        groups = {row.id.upper() for row in self.tables.gatherings if row.id.upper() in GROUPS}
        named = {row.organisation for row in self.tables.gatherings if row.organisation}
        return frozenset(self.organisations) | groups | named

    @cached_property
    def matcher(self) -> NameMatcher:
        """The compiled matcher over every name of the tables."""
        return NameMatcher(self._groups() if self._groups else all_names(self.tables))


def all_names(tables: Tables) -> Iterator[Name]:
    """Every form of every row, as the matcher wants them."""
    yield from _people(tables.people)
    for state in tables.states:
        for lang, text in (("en", state.name_en), ("zh", state.name_zh), ("ru", state.name_ru)):
            if text:
                yield Name(text, "state", state.id, lang, state.since, state.until)
    for row in tables.state_names:
        kind = row.form if row.form in ("adjective", "demonym", "metonym", "pair") else "state"
        yield Name(row.text, kind, row.state, row.lang, row.since, row.until)  # type: ignore[arg-type]
    for capital in tables.capitals:
        yield Name(capital.city, "capital", capital.state, "en", capital.since, capital.until)
    for organisation in tables.organisations:
        yield from _multilingual(organisation, "organisation")
    for gathering in tables.gatherings:
        yield from _multilingual(gathering, "gathering")
    for city in tables.cities:
        yield from _multilingual(city, "city")
    for venue in tables.venues:
        yield from _multilingual(venue, "venue")


_SHORTEST_IN_CAPITALS = 4  # "XI" and "LI" are figures and signs as well
_TITLES = ("President ", "Premier ", "Chairman ", "Prime Minister ", "General Secretary ", "Chancellor ", "Marshal ")


def _people(people: Iterable[Person]) -> Iterator[Name]:
    for person in people:
        for text in (person.name_en, *split(person.variants)):
            if not text.startswith(_TITLES):  # "President Xi" is a title and a surname, which grammar reads
                yield Name(text, "person", person.id)
        for text in (person.short_en, *split(person.short_variants)):
            yield Name(text, "surname", person.id)
        yield from _in_capitals(person)
        for lang, names in (("zh", person.name_zh), ("ru", person.name_ru)):
            for text in split(names):
                yield Name(text, "person", person.id, lang)


def _in_capitals(person: Person) -> Iterator[Name]:
    """The usual names as speakers' labels and headlines have them: "PRESIDENT BIDEN: …"."""
    forms: tuple[tuple[str, NameKind], ...] = ((person.name_en, "person"), (person.short_en, "surname"))
    for text, kind in forms:
        capitals = text.upper()
        if len(capitals) == len(text) >= _SHORTEST_IN_CAPITALS and capitals != text:
            yield Name(capitals, kind, person.id)


def _multilingual(row: Organisation | Gathering | City | Venue, kind: str) -> Iterator[Name]:
    named = [("en", row.name_en), ("zh", row.name_zh), ("ru", row.name_ru)]
    named += [("", text) for text in split(row.names)]
    for lang, text in named:
        if text:
            yield Name(text, kind, row.id, lang)  # type: ignore[arg-type]
