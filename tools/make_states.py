"""Write the tables of states from the two hand-kept lists beside this file, CLDR and iso-codes.

    python tools/make_states.py [DIR]      (DIR: default src/summitry/lexicon/tables)

Sources: `states_by_hand.txt` and `state_names_by_hand.txt` (written for this project); short names in English,
Chinese and Russian from CLDR (Unicode licence v3, through babel); formal English names, alpha-3 and ISO 3166-3
codes from iso-codes (LGPL 2.1, through pycountry). Both libraries are development tools only; facts and names
are taken, no files. The script prints the row counts and writes the same bytes each time.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pycountry
from babel import Locale

HERE = Path(__file__).parent
TABLES = HERE.parent / "src" / "summitry" / "lexicon" / "tables"
STATES = (
    "id",
    "name_en",
    "name_zh",
    "name_ru",
    "since",
    "until",
    "iso3",
    "iso3166_3",
    "cow",
    "gw",
    "wikidata",
    "note",
    "part_of",
)
NAMES = ("state", "lang", "form", "text", "since", "until")
CAPITALS = ("state", "city", "since", "until")
#: CLDR's short name is not the one that news uses
SHORT = {
    ("zh", "COD"): "刚果（金）",
    ("zh", "COG"): "刚果（布）",
    ("zh", "PSE"): "巴勒斯坦",
    ("zh", "VAT"): "梵蒂冈",
    ("zh", "SUN"): "苏联",
    ("zh", "DDR"): "东德",
    ("zh", "YUG"): "南斯拉夫",
    ("zh", "CSK"): "捷克斯洛伐克",
    ("zh", "SCG"): "塞尔维亚和黑山",
    ("zh", "YMD"): "南也门",
    ("zh", "VDR"): "北越",
    ("zh", "RVN"): "南越",
    ("zh", "EAZ"): "桑给巴尔",
    ("zh", "XKX"): "科索沃",
    ("zh", "ABK"): "阿布哈兹",
    ("zh", "SOS"): "南奥塞梯",
    ("zh", "TRNC"): "北塞浦路斯",
    ("zh", "PMR"): "德涅斯特河沿岸",
    ("zh", "NKR"): "纳戈尔诺-卡拉巴赫",
    ("zh", "DNR"): "顿涅茨克人民共和国",
    ("zh", "LNR"): "卢甘斯克人民共和国",
    ("zh", "SML"): "索马里兰",
    ("zh", "TBT"): "西藏",
    ("ru", "COD"): "Демократическая Республика Конго",
    ("ru", "COG"): "Республика Конго",
    ("ru", "PSE"): "Палестина",
    ("ru", "MMR"): "Мьянма",
    ("ru", "SUN"): "СССР",
    ("ru", "DDR"): "ГДР",
    ("ru", "YUG"): "Югославия",
    ("ru", "CSK"): "Чехословакия",
    ("ru", "SCG"): "Сербия и Черногория",
    ("ru", "YMD"): "Южный Йемен",
    ("ru", "VDR"): "Северный Вьетнам",
    ("ru", "RVN"): "Южный Вьетнам",
    ("ru", "EAZ"): "Занзибар",
    ("ru", "XKX"): "Косово",
    ("ru", "ABK"): "Абхазия",
    ("ru", "SOS"): "Южная Осетия",
    ("ru", "TRNC"): "Северный Кипр",
    ("ru", "PMR"): "Приднестровье",
    ("ru", "NKR"): "Нагорный Карабах",
    ("ru", "DNR"): "Донецкая Народная Республика",
    ("ru", "LNR"): "Луганская Народная Республика",
    ("ru", "SML"): "Сомалиленд",
    ("ru", "TBT"): "Тибет",
    ("ru", "USA"): "США",
}
ISO3166_3 = {
    "SUN": "SUHH",
    "YUG": "YUCS",
    "SCG": "CSXX",
    "CSK": "CSHH",
    "DDR": "DDDE",
    "YMD": "YDYE",
    "VDR": "VDVN",
    "COD": "ZRCD",
    "MMR": "BUMM",
    "ZWE": "RHZW",
    "BFA": "HVBF",
    "BEN": "DYBJ",
    "TLS": "TPTL",
    "BLR": "BYAA",
    "VUT": "NHVU",
}
NOTES = {
    "RUS": "COW and GW 365 is also the Soviet Union (SUN) before 1991-12-26",
    "SUN": "COW and GW 365 is also Russia (RUS) from 1991-12-26",
    "DEU": "Federal Republic (West Germany) 1949-05-23..1990-10-02; COW 260 to 1990-10-02, 255 before 1945-05-08 and "
    "from 1990-10-03; GW 260 throughout; no government 1945-05-23..1949-09-20",
    "DDR": "joined DEU on 1990-10-03",
    "CHN": "the Republic of China before 1949-10-01, as COW has it: 710 throughout",
    "TWN": "Republic of China; on the mainland, before 1949-10-01, it is CHN (COW 710)",
    "YUG": "kingdom to 1945-11-29, socialist federation to 1992-04-27, Serbia and Montenegro to 2003-02-03; COW 345 is "
    "also SCG and SRB; GW 345 to 2006, 340 (Serbia) after",
    "SCG": "COW 345 is also YUG and SRB; GW 345",
    "SRB": "COW 345 is also YUG and SCG; GW 340",
    "YEM": "North Yemen to 1990-05-21 (COW 678), united after (COW 679); GW 678 throughout",
    "VDR": "North Vietnam; COW and GW 816 is also VNM from 1976-07-02; ISO 3166-3 VDVN",
    "RVN": "South Vietnam (State of Vietnam to 1955-10-25); not an ISO code: ISO's VNM meant it before 1977",
    "VNM": "united Vietnam; COW and GW 816 is also North Vietnam (VDR) before 1976-07-02",
    "EGY": "named United Arab Republic 1958-02-22..1971-09-01",
    "SYR": "part of the United Arab Republic (EGY) 1958-02-22..1961-09-28",
    "COD": "Congo-Léopoldville; Zaire 1971-10-27..1997-05-16",
    "COG": "'Congo' alone is also COD",
    "MMR": "Burma to 1989-06-18",
    "ZWE": "Rhodesia 1965-11-11..1980-04-17 (unrecognised)",
    "TZA": "Tanganyika to 1964-04-26, then with Zanzibar (EAZ)",
    "EAZ": "part of TZA from 1964-04-26",
    "TCD": "'Chad' is also a given name",
    "JOR": "'Jordan' is also a person's name",
    "GEO": "'Georgia' is also a state of the USA and a given name",
    "TUR": "'Turkey' is also a bird",
    "GIN": "'Guinea' also stands in Equatorial Guinea, Guinea-Bissau, Papua New Guinea",
    "NER": "'Niger' is also a river and a Nigerian state",
    "MLI": "'Mali' is also a surname",
    "DMA": "adjective 'Dominican' is also DOM",
    "DOM": "adjective 'Dominican' is also DMA",
    "KOR": "'Korea' alone is read as KOR; PRK texts say it too",
    "PSE": "Palestinian Authority from 1994, PLO before; observer state since 2012-11-29",
    "XKX": "user-assigned code; recognised by part of the UN's members; COW 347",
    "ABK": "recognised by Russia and few others",
    "SOS": "recognised by Russia and few others",
    "TRNC": "recognised by Turkey only; not an ISO code",
    "PMR": "unrecognised; not an ISO code",
    "SML": "recognised by Israel in 2025 only; not an ISO code",
    "NKR": "unrecognised; dissolved 2024-01-01",
    "DNR": "unrecognised but by Russia and few others; annexed by Russia on 2022-09-30",
    "LNR": "unrecognised but by Russia and few others; annexed by Russia on 2022-09-30",
    "ESH": "Sahrawi Arab Democratic Republic; member of the AU",
    "TBT": "de facto independent to 1951; not an ISO code",
    "VAT": "party to treaties as Holy See",
    "COK": "in free association with NZL",
    "NIU": "in free association with NZL",
}


def by_hand(name: str) -> Iterator[list[str]]:
    """The cells of the lines of a list beside this file."""
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("|")


def dated(cell: str) -> Iterator[tuple[str, str, str]]:
    """`Peking;Bonn 1949-05-23..1999-08-31` as (text, since, until)."""
    for part in filter(None, (piece.strip() for piece in cell.split(";"))):
        match = re.fullmatch(r"(.*?) (\d{4}-\d\d-\d\d)?\.\.(\d{4}-\d\d-\d\d)?", part)
        yield (match[1], match[2] or "", match[3] or "") if match else (part, "", "")


def cldr(lang: str, state: str) -> str:
    """The short name of a state in `lang`, or nothing."""
    if (lang, state) in SHORT:
        return SHORT[lang, state]
    country = pycountry.countries.get(alpha_3=state)
    return Locale(lang).territories[country.alpha_2] if country else ""


def states() -> Iterator[tuple[str, ...]]:
    """Rows of states.csv."""
    for cells in by_hand("states_by_hand.txt"):
        ident, name, since, until, cow, gw, wikidata = cells[:7]
        iso3 = ident if pycountry.countries.get(alpha_3=ident) else ""
        yield (
            ident,
            name,
            cldr("zh", ident),
            cldr("ru", ident),
            since,
            until,
            iso3,
            ISO3166_3.get(ident, ""),
            cow,
            gw,
            wikidata,
            NOTES.get(ident, ""),
            cells[10],
        )


def names() -> Iterator[tuple[str, ...]]:
    """Rows of state_names.csv, before duplicates go."""
    for cells in by_hand("states_by_hand.txt"):
        ident, own, since, until, adjectives, demonyms = (*cells[:4], *cells[7:9])
        for text in english(ident):
            if text != own:
                yield ident, "en", "name", text, since, until
        for text, begins, ends in dated(adjectives):
            yield ident, "en", "adjective", text, begins or since, ends or until
        for text in plural(demonyms):
            yield ident, "en", "demonym", text, since, until
        yield from russian(ident, "name", cldr("ru", ident), since, until)
    bounds = {cells[0]: (cells[2], cells[3]) for cells in by_hand("states_by_hand.txt")}
    for ident, lang, form, texts in by_hand("state_names_by_hand.txt"):
        for text, begins, ends in dated(texts):
            period = (begins, ends) if begins or ends else bounds[ident]
            yield ident, lang, form, text, *period
            if lang == "ru":
                yield from russian(ident, form, text, *period)


def english(state: str) -> Iterator[str]:
    """Short and formal names from CLDR and iso-codes, without commas and brackets."""
    country = pycountry.countries.get(alpha_3=state)
    if country is None:
        return
    found = [Locale("en").territories[country.alpha_2], country.name]
    found += [getattr(country, field, "") for field in ("common_name", "official_name")]
    for text in found:
        plain = re.sub(r"^[Tt]he ", "", text)
        if plain and not re.search(r"[,()&]", plain):
            yield plain


def plural(demonyms: str) -> Iterator[str]:
    """Both numbers of a demonym that ends in +."""
    for text in filter(None, demonyms.split(";")):
        if text.endswith("+"):
            yield text[:-1]
            yield text[:-1] + "s"
        elif not text.startswith("the "):
            yield text


#: ending of the first case -> endings of the others
NOUNS = (
    ("Египет", ("Египта", "Египту", "Египтом", "Египте")),
    ("Беларусь", ("Беларуси", "Беларусью")),
    ("ия", ("ии", "ию", "ией")),
    ("ь", ("я", "ю", "ем", "е")),
    ("й", ("я", "ю", "ем", "е")),
    ("ан", ("ана", "ану", "аном", "ане")),
)
ADJECTIVE = ("ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими")


def russian(state: str, form: str, text: str, since: str, until: str) -> Iterator[tuple[str, ...]]:
    """The other cases of a Russian name of one word, for the regular endings; adjectives also as first half."""
    endings: Iterable[str] = ()
    stem = text
    if form == "adjective" and text.endswith(("ский", "цкий")):
        stem, endings = text[:-2], (*ADJECTIVE, "о-")
    elif form == "name" and " " not in text and "-" not in text:
        last, endings = next((pair for pair in NOUNS if text.endswith(pair[0])), ("", ()))
        stem = text[: len(text) - len(last)]
        if not endings and text.endswith("а"):
            stem, endings = text[:-1], ("и" if text[-2] in "гкхжшчщ" else "ы", "е", "у", "ой")
        elif not endings and text[-1:] in "тмкнсдлвбпзгр":
            endings = ("а", "у", "ом", "е")
    for ending in endings:
        yield state, "ru", form, stem + ending, since, until
    if form == "adjective":
        for ending in ("ий", *endings):
            yield state, "ru", form, (stem + ending).capitalize(), since, until


def capitals() -> Iterator[tuple[str, ...]]:
    """Rows of capitals.csv."""
    for cells in by_hand("states_by_hand.txt"):
        for city, since, until in dated(cells[9]):
            yield cells[0], city, since or cells[2], until or cells[3]


def write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    """The rows, each once, in the order given."""
    unique = list(dict.fromkeys(rows))
    with path.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(unique)
    print(f"{path.name}: {len(unique)} rows")


def unique_names() -> Iterator[tuple[str, ...]]:
    """Names without those that the state's own row says, or that the list by hand gives a period."""
    own = {(row[0], lang, row[column]) for row in states() for lang, column in (("en", 1), ("zh", 2), ("ru", 3))}
    undated = {(cells[0], text) for cells in by_hand("states_by_hand.txt") for text in english(cells[0])}
    dated_by_hand = {
        (cells[0], text)
        for cells in by_hand("state_names_by_hand.txt")
        if cells[1] == "en"
        for text, since, until in dated(cells[3])
        if since or until
    }
    bounds = {cells[0]: (cells[2], cells[3]) for cells in by_hand("states_by_hand.txt")}
    for row in dict.fromkeys(names()):
        generated = (row[0], row[3]) in undated & dated_by_hand and row[4:] == bounds[row[0]]
        if row[3] and (row[0], row[1], row[3]) not in own and not generated:
            yield row


def main() -> None:
    """Write the three tables."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else TABLES
    write(folder / "states.csv", STATES, states())
    write(folder / "state_names.csv", NAMES, unique_names())
    write(folder / "capitals.csv", CAPITALS, capitals())


if __name__ == "__main__":
    main()
