"""Which office a speaker held on the day: names as texts write them, looked up in the tables."""

from __future__ import annotations

from functools import cached_property

from summitry.model import bounds
from summitry.run.stages import lexicon
from summitry.text.names import fold


class Speakers:
    """Looks offices up; the tables are read when the first speaker with a name is asked for."""

    @cached_property
    def _by_name(self) -> dict[str, set[str]]:
        """Ids of people by every folded form of their names."""
        found: dict[str, set[str]] = {}
        for person in lexicon().tables.people:
            forms = (person.name_en, *person.variants.split(";"), person.name_zh, person.name_ru)
            for form in forms:
                if form.strip():
                    found.setdefault(fold(form), set()).add(person.id)
        return found

    def office(self, name: str | None, said: str | None) -> str | None:
        """The titles held on the first day of an EDTF date; None for nobody known, for namesakes, and without a day."""
        day = bounds(said).earliest if name and said else None
        if name is None or day is None:
            return None
        people = self._by_name.get(fold(name), set())
        if len(people) != 1:
            return None
        known = lexicon()
        held = [term.office for term in known.terms_of(next(iter(people)), day) if term.office in known.offices]
        return "; ".join(dict.fromkeys(known.offices[office].title_en for office in held)) or None
