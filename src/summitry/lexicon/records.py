"""The rows of the hand-edited tables in `tables/`, typed. One struct per table.

Days are ISO dates or, where doubtful, EDTF (`1976-09~`); an empty cell is "" here. `since` and `until`
bound a row's validity, both days included; empty means open. Columns that hold several values
separate them with a semicolon. `gc=False`: rows hold strings alone, so the collector need not look at them.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Rank = Literal[
    "head_of_state",
    "head_of_government",
    "party_leader",
    "paramount_leader",
    "heir",
    "organisation_head",
    "foreign_minister",
    "defence_minister",
    "security_adviser",
    "vice_president",
    "deputy_head_of_government",
    "minister",
    "envoy",
    "ambassador",
]

#: Ranks whose holder makes an engagement leader-level, per the coding guide.
LEADER_RANKS: frozenset[str] = frozenset(
    {"head_of_state", "head_of_government", "party_leader", "paramount_leader", "heir", "organisation_head"}
)


class State(msgspec.Struct, frozen=True, gc=False):
    """`tables/states.csv`: a polity by period. `id` is what the coding guide calls country (RUS, SUN, DDR, …).

    `cow`, `gw` and `part_of` hold several values with their periods ("255 ..1945-05-08;260 1949-05-23..1990-10-02").
    `part_of`: the state to which it belonged, or that succeeded it, while it was none itself.
    """

    id: str
    name_en: str
    name_zh: str = ""
    name_ru: str = ""
    since: str = ""
    until: str = ""
    iso3: str = ""
    iso3166_3: str = ""
    cow: str = ""
    gw: str = ""
    wikidata: str = ""
    note: str = ""
    part_of: str = ""


class StateName(msgspec.Struct, frozen=True, gc=False):
    """`tables/state_names.csv`: every other name. `form`: name, adjective, demonym, metonym,
    abbreviation, pair (one Chinese character for each of two states: both rows stand).
    """

    state: str
    lang: str
    form: str
    text: str
    since: str = ""
    until: str = ""


class Capital(msgspec.Struct, frozen=True, gc=False):
    """`tables/capitals.csv`: seats of government by period; the city's name also stands for the government."""

    state: str
    city: str
    since: str = ""
    until: str = ""


class Organisation(msgspec.Struct, frozen=True, gc=False):
    """`tables/organisations.csv`: international organisations that act as parties. `names` in all languages."""

    id: str
    name_en: str
    name_zh: str = ""
    name_ru: str = ""
    names: str = ""
    since: str = ""
    until: str = ""
    wikidata: str = ""
    note: str = ""


class Person(msgspec.Struct, frozen=True, gc=False):
    """`tables/people/*.csv`: `name_en` is the usual English full name, `short_en` what stands alone ("Xi", "Putin").

    `variants` are other full spellings, old romanisations and forms with middle names; `short_variants`
    other single-word forms.
    """

    id: str
    name_en: str
    short_en: str
    name_zh: str = ""
    name_ru: str = ""
    variants: str = ""
    short_variants: str = ""
    wikidata: str = ""
    note: str = ""


class Office(msgspec.Struct, frozen=True, gc=False):
    """`tables/offices/*.csv`: `id` is `POLITY.slug` (RUS.president); `polity` a state or organisation id."""

    id: str
    polity: str
    rank: str
    title_en: str
    title_zh: str = ""
    title_ru: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


class Term(msgspec.Struct, frozen=True, gc=False):
    """`tables/terms/*.csv`: who held which office from `start` to `end` (empty: still in office).

    `basis`: regular, acting, interim, elect (president-elect: from election to oath), de_facto.
    """

    person: str
    office: str
    start: str
    end: str = ""
    basis: str = "regular"
    source: str = ""
    note: str = ""


class KnownGap(msgspec.Struct, frozen=True, gc=False):
    """`tables/known_gaps.csv`: days on which nobody held an office (both included), and why."""

    office: str
    since: str
    until: str
    reason: str


class Gathering(msgspec.Struct, frozen=True, gc=False):
    """`tables/gatherings.csv`: a series (G20, APEC, Victory Day parade). `names` are other names, all languages."""

    id: str
    name_en: str
    name_zh: str = ""
    name_ru: str = ""
    names: str = ""
    kind: str = "summit"
    organisation: str = ""
    since: str = ""
    until: str = ""
    note: str = ""


class Edition(msgspec.Struct, frozen=True, gc=False):
    """`tables/editions.csv`: one edition of a series; `start` and `end` are days, `country` a state id."""

    gathering: str
    year: str
    start: str
    end: str
    city: str
    country: str
    ordinal: str = ""
    note: str = ""


class Member(msgspec.Struct, frozen=True, gc=False):
    """`tables/members.csv`: a state's membership in a series' organisation by period."""

    gathering: str
    state: str
    since: str = ""
    until: str = ""


class City(msgspec.Struct, frozen=True, gc=False):
    """`tables/cities.csv`: generated, see `tools/make_cities.py`. `names` are other names; `state` the state today.

    `past_states` lists `STATE:since:until` for cities that belonged elsewhere ("SUN:1922:1991").
    """

    id: str
    name_en: str
    state: str
    lat: str
    lon: str
    population: str = ""
    names: str = ""
    name_zh: str = ""
    name_ru: str = ""
    past_states: str = ""


class Venue(msgspec.Struct, frozen=True, gc=False):
    """`tables/venues.csv`: palaces, residences and resorts where leaders meet; `host` is the state at home there."""

    id: str
    name_en: str
    city: str
    state: str
    lat: str = ""
    lon: str = ""
    names: str = ""
    name_zh: str = ""
    name_ru: str = ""
    host: str = ""
    note: str = ""
