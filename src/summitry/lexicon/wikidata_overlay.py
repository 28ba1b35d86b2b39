"""Making an overlay of what Wikidata says: people, offices and terms that the tables do not have yet.

A statement is taken where its position belongs to a polity that we know and its title is one of the office words;
a person whom we know (by Wikidata id, or by a full name in office in that polity) keeps our id. Terms that we have,
whoever is right about their days, are left alone. Nothing is dropped silently: `left_out` counts the reasons.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import msgspec

from summitry.lexicon.check_names import full_forms
from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.offices import office_words
from summitry.lexicon.records import Office, Person, Rank, Term
from summitry.lexicon.tables import LAYOUT
from summitry.lexicon.wikidata import PositionHeld
from summitry.text.names import fold

SOURCE = "Wikidata"


class Overlay(msgspec.Struct, frozen=True):
    """Rows to write, and how many statements were left out for which reason."""

    people: tuple[Person, ...]
    offices: tuple[Office, ...]
    terms: tuple[Term, ...]
    left_out: dict[str, int]


class _Builder:
    """Collects rows beside those of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.people: dict[str, Person] = {}
        self.offices: dict[str, Office] = {}
        self.terms: dict[tuple[str, str, str], Term] = {}
        self.left_out: Counter[str] = Counter()
        self._states = {state.wikidata: state.id for state in lexicon.tables.states if state.wikidata}
        self._states |= {row.wikidata: row.id for row in lexicon.tables.organisations if row.wikidata}
        self._by_wikidata = {person.wikidata: person.id for person in lexicon.tables.people if person.wikidata}
        self._by_name = {(fold(form), polity): person.id
                         for person in lexicon.tables.people for polity in self._polities(person.id)
                         for form in full_forms(person)}  # fmt: skip

    def add(self, held: PositionHeld) -> None:
        """Take a statement, or count why not."""
        polity = self._polity(held)
        rank = rank_of(held.title_en)
        if not held.name_en:
            self.left_out["no English name"] += 1
        elif not polity:
            self.left_out["position of no polity that we know"] += 1
        elif not rank:
            self.left_out["title that is no office word"] += 1
        elif not held.start:
            self.left_out["no start day"] += 1
        else:
            self._add(held, polity, rank)

    def _add(self, held: PositionHeld, polity: str, rank: str) -> None:
        person = self._person(held, polity)
        if self._known(person, polity, rank, held):
            self.left_out["term that the tables have"] += 1
            return
        office = self._office(held, polity, rank)
        self.terms[person, office, held.start] = Term(person, office, held.start, held.end, source=SOURCE,
                                                      note=f"{held.person} {held.position}")  # fmt: skip

    def _polities(self, person: str) -> set[str]:
        terms = self.lexicon.terms_of(person)
        return {self.lexicon.offices[term.office].polity for term in terms if term.office in self.lexicon.offices}

    def _polity(self, held: PositionHeld) -> str:
        if held.country in self._states:
            return self._states[held.country]
        return held.country_code if held.country_code in self.lexicon.states else ""

    def _person(self, held: PositionHeld, polity: str) -> str:
        known = self._by_wikidata.get(held.person) or self._by_name.get((fold(held.name_en), polity))
        if known:
            return known
        slug = re.sub(r"[^a-z0-9]+", "-", fold(held.name_en)).strip("-") or held.person.casefold()
        if slug in self.lexicon.people or slug in self.people:
            slug = f"{slug}-{held.person.casefold()}"
        self._by_wikidata[held.person] = slug
        self.people[slug] = Person(
            slug, held.name_en, held.name_en.split(" ")[-1], held.name_zh, held.name_ru,
            "; ".join(name for name in held.other_names if " " in name and ";" not in name), "", held.person, SOURCE,
        )  # fmt: skip
        return slug

    def _office(self, held: PositionHeld, polity: str, rank: str) -> str:
        for office in self.lexicon.offices_of(polity):
            if office.rank == rank and fold(office.title_en) in fold(held.title_en):
                return office.id
        ident = f"{polity}.{re.sub(r'[^a-z0-9]+', '_', fold(held.title_en)).strip('_')}"
        self.offices[ident] = Office(ident, polity, rank, held.title_en, note=f"{SOURCE} {held.position}")
        return ident

    def _known(self, person: str, polity: str, rank: str, held: PositionHeld) -> bool:
        for term in self.lexicon.terms_of(person):
            office = self.lexicon.offices.get(term.office)
            if office and (office.polity, office.rank) == (polity, rank) and _same_years(term, held):
                return True
        return False


def overlay_of(lexicon: Lexicon, statements: Iterable[PositionHeld]) -> Overlay:
    """What the statements add to a lexicon."""
    builder = _Builder(lexicon)
    for held in statements:
        builder.add(held)
    return Overlay(
        tuple(builder.people.values()), tuple(builder.offices.values()), tuple(builder.terms.values()),
        dict(builder.left_out),
    )  # fmt: skip


def write_overlay(overlay: Overlay, folder: Path) -> list[Path]:
    """Write people, offices and terms to `folder/<table>/wikidata.csv`; the files."""
    written = []
    layouts = {layout.name: layout for layout in LAYOUT}
    for name, rows in (("people", overlay.people), ("offices", overlay.offices), ("terms", overlay.terms)):
        path = folder / name / "wikidata.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as handle:
            writer = csv.writer(handle, lineterminator="\n")
            writer.writerow(layouts[name].columns)
            writer.writerows(msgspec.structs.astuple(row) for row in rows)
        written.append(path)
    return written


def rank_of(title: str) -> str:
    """The rank of a title by the longest office word in it ("Vice President of X" before "President"), or nothing."""
    padded = f" {fold(title)} "
    words = office_words("en").items()
    found = [(len(form), word.rank) for form, word in words if not word.plural and f" {fold(form)} " in padded]
    rank = max(found)[1] if found else ""
    return rank if rank in get_args(Rank) else ""


def _same_years(term: Term, held: PositionHeld) -> bool:
    """Whether two terms of one person in one rank are the same: they share a year."""
    first, last = int(term.start[:4]), int(term.end[:4] or 9999)
    return first <= int(held.end[:4] or 9999) and int(held.start[:4]) <= last
