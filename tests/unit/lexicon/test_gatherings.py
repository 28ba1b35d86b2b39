"""Gatherings: names in three languages fire, ordinary words do not; editions have real days and known places."""

from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from summitry.lexicon import Gathering, load_lexicon
from summitry.model import bounds

LEXICON = load_lexicon()
EDITIONS = LEXICON.tables.editions
MEMBERS = LEXICON.tables.members


def gatherings(text: str) -> set[str]:
    return {name.id for hit in LEXICON.matcher.find(text) for name in hit.names if name.kind == "gathering"}


def members(gathering: str, day: date) -> set[str]:
    on = day.isoformat()
    rows = [row for row in MEMBERS if row.gathering == gathering]
    return {row.state for row in rows if row.since.rstrip("~") <= on and (not row.until or on <= row.until.rstrip("~"))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("on the sidelines of the G-20 summit", "g20"),
        ("at the Group of Seven", "g7"),
        ("the Western economic summit", "g7"),
        ("the Shanghai Cooperation Organisation summit", "sco"),
        ("the Shanghai Cooperation Organization summit", "sco"),
        ("the United Nations General Assembly", "unga"),
        ("at UNGA", "unga"),
        ("上合组织峰会", "sco"),
        ("саммит ШОС", "sco"),
        ("金砖国家领导人会晤", "brics"),
        ("саммит БРИКС в Казани", "brics"),
        ("the Victory Day parade", "victory-day"),
        ("День Победы", "victory-day"),
        ("the D-Day anniversary", "d-day"),
        ("Brezhnev's funeral", "funeral-brezhnev"),
        ("Tito's funeral", "funeral-tito"),
        ("a summit of the Non-Aligned Movement", "nam"),
        ("the Bandung Conference", "bandung-1955"),
        ("the Belt and Road Forum for International Cooperation", "brf"),
        ("中非合作论坛", "focac"),
        ("St. Petersburg International Economic Forum", "spief"),
        ("Eastern Economic Forum", "eef"),
        ("the Normandy format", "normandy"),
        ("Astana format", "astana-format"),
        ("the Munich Security Conference", "msc"),
        ("an EU-China summit", "eu-china"),
        ("EU summit", "european-council"),
        ("the Nuclear Security Summit", "nss"),
        ("亚信峰会", "cica"),
        ("the Quad leaders' summit", "quad"),
        ("the Crimea Platform", "crimea-platform"),
        ("Yalta European Strategy", "yes"),
        ("北京冬奥会开幕式", "olympics-opening"),
        ("COP28", "cop"),
        ("九三阅兵", "v-j-day"),
        ("the Caspian Summit", "caspian"),
        ("Shanghai Five", "shanghai-five"),
    ],
)
def test_names_find_their_series(text: str, found: str) -> None:
    assert found in gatherings(text)


@pytest.mark.parametrize(
    "text",
    ["a summit", "the leaders met", "a forum in Paris", "NATO troops", "the European Union", "峰会", "саммит", "会议"],
)
def test_ordinary_words_are_no_gathering(text: str) -> None:
    assert gatherings(text) == set()


def test_a_name_means_one_series() -> None:
    names = [(row.id, name) for row in LEXICON.gatherings.values() for name in all_names(row)]
    twice = Counter(name for _, name in set(names))
    assert {name for name, times in twice.items() if times > 1} == set()


def all_names(row: Gathering) -> Iterator[str]:
    return filter(None, (row.name_en, row.name_zh, row.name_ru, *row.names.split(";")))


def test_every_series_has_a_name_in_english_and_nearly_all_in_chinese_and_russian() -> None:
    rows = LEXICON.gatherings.values()
    assert all(row.name_en for row in rows)
    assert sum(bool(row.name_zh) for row in rows) > 0.95 * len(rows)
    assert sum(bool(row.name_ru) for row in rows) > 0.95 * len(rows)


def test_editions_have_real_days_in_their_year() -> None:
    for row in EDITIONS:
        start, end = bounds(row.start), bounds(row.end)
        assert start.earliest <= end.latest, row
        assert (end.latest - start.earliest).days < 185, row
        assert row.start.startswith(row.year), row


def test_editions_stand_in_known_places() -> None:
    cities = {city.name_en: city for city in LEXICON.cities.values()}
    for row in EDITIONS:
        assert row.gathering in LEXICON.gatherings, row
        if row.city:
            city = cities[row.city]
            states = {city.state, *(part.split(":")[0] for part in city.past_states.split(";"))}
            states |= {"PRK"} if row.city == "Panmunjom" else set()  # the border runs through it
            assert row.country in states, row


def test_an_edition_is_listed_once() -> None:
    keys = Counter((row.gathering, row.start) for row in EDITIONS)
    assert {key for key, times in keys.items() if times > 1} == set()


def test_ordinals_rise_with_time() -> None:
    for gathering in {row.gathering for row in EDITIONS}:
        rows = sorted(
            (row for row in EDITIONS if row.gathering == gathering and row.ordinal), key=lambda row: row.start
        )
        ordinals = [int(row.ordinal) for row in rows]
        assert ordinals == sorted(ordinals), gathering


@pytest.mark.parametrize(
    ("gathering", "first", "last", "missing"),
    [
        ("g20", 2009, 2025, set()),
        ("apec", 1993, 2025, {2019}),
        ("sco", 2001, 2025, set()),
        ("brics", 2009, 2025, set()),
        ("eas", 2005, 2025, {2006, 2008}),
        ("unga", 2006, 2025, set()),
        ("cop", 1995, 2025, {2020}),
        ("cis", 1991, 2025, set()),
        ("spief", 2007, 2025, {2020}),
        ("eef", 2015, 2025, {2020}),
        ("davos", 2009, 2026, set()),
        ("msc", 2014, 2026, set()),
    ],
)
def test_main_series_have_an_edition_every_year(gathering: str, first: int, last: int, missing: set[int]) -> None:
    years = {int(row.year) for row in EDITIONS if row.gathering == gathering}
    assert set(range(first, last + 1)) - years == missing


def test_g7_and_g8_have_an_edition_every_year() -> None:
    years = {int(row.year) for row in EDITIONS if row.gathering in ("g7", "g8")}
    assert set(range(1975, 2026)) - years == set()


@pytest.mark.parametrize(
    ("gathering", "day", "inside", "outside"),
    [
        ("g7", date(1975, 11, 15), {"USA", "JPN"}, {"CAN", "RUS"}),
        ("g8", date(2006, 7, 15), {"RUS"}, {"CHN"}),
        ("sco", date(2016, 6, 24), {"CHN", "RUS"}, {"IND", "PAK"}),
        ("sco", date(2024, 7, 4), {"BLR", "IRN"}, {"TKM"}),
        ("brics", date(2009, 6, 16), {"CHN"}, {"ZAF"}),
        ("brics", date(2025, 7, 6), {"IDN", "ARE"}, {"SAU"}),
        ("nato", date(1998, 1, 1), {"DEU"}, {"POL"}),
        ("nato", date(2024, 7, 9), {"SWE", "FIN"}, {"UKR"}),
        ("european-council", date(2021, 1, 1), {"HRV"}, {"GBR"}),
        ("warsaw-pact", date(1980, 5, 14), {"SUN"}, {"ALB"}),
        ("apec", date(2001, 10, 20), {"RUS", "CHN"}, {"IND"}),
        ("csto", date(2014, 1, 1), {"RUS"}, {"UZB"}),
    ],
)
def test_members_by_period(gathering: str, day: date, inside: set[str], outside: set[str]) -> None:
    found = members(gathering, day)
    assert inside <= found
    assert not outside & found


def test_members_are_of_known_series_and_polities() -> None:
    polities = set(LEXICON.states) | set(LEXICON.organisations)
    assert {row.gathering for row in MEMBERS} <= set(LEXICON.gatherings)
    assert {row.state for row in MEMBERS} <= polities


def test_kinds_of_series() -> None:
    kinds = {
        "summit",
        "bilateral",
        "ministerial",
        "forum",
        "commemoration",
        "funeral",
        "coronation",
        "inauguration",
        "party_congress",
    }
    assert {row.kind for row in LEXICON.gatherings.values()} == kinds
