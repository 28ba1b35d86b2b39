"""Who held which office in Europe, the former Soviet Union, the Americas and international organisations.

The cases are days that history books agree on; the checks of overlaps and gaps stand in `test_lexicon_check.py`.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.lexicon import split

LEXICON = load_lexicon()

#: office, day, the one who held it (elect holders left out)
HELD = [
    ("SUN.chairman_of_council_of_ministers", "1953-03-04", "joseph-stalin"),
    ("SUN.chairman_of_council_of_ministers", "1954-10-12", "georgy-malenkov"),
    ("SUN.first_secretary", "1958-07-31", "nikita-khrushchev"),
    ("SUN.chairman_of_council_of_ministers", "1969-09-11", "alexei-kosygin"),
    ("SUN.general_secretary", "1972-05-26", "leonid-brezhnev"),
    ("SUN.presidium_chairman", "1971-05-27", "nikolai-podgorny"),
    ("SUN.general_secretary", "1989-05-16", "mikhail-gorbachev"),
    ("SUN.foreign_minister", "1987-09-15", "eduard-shevardnadze"),
    ("SUN.president", "1991-08-01", "mikhail-gorbachev"),
    ("RUS.president", "1996-04-25", "boris-yeltsin"),
    ("RUS.prime_minister", "1998-10-01", "yevgeny-primakov"),
    ("RUS.president", "2009-06-17", "dmitry-medvedev"),
    ("RUS.prime_minister", "2009-06-17", "vladimir-putin"),
    ("RUS.foreign_minister", "2013-03-22", "sergey-lavrov"),
    ("RUS.defence_minister", "2024-06-01", "andrey-belousov"),
    ("RUS.presidential_aide", "2022-02-04", "yuri-ushakov"),
    ("USA.president", "1972-02-21", "richard-nixon"),
    ("USA.secretary_of_state", "1987-12-08", "george-shultz"),
    ("USA.national_security_adviser", "1971-07-09", "henry-kissinger"),
    ("USA.president", "2021-06-16", "joe-biden"),
    ("USA.vice_president", "2013-12-04", "joe-biden"),
    ("GBR.prime_minister", "1984-12-19", "margaret-thatcher"),
    ("GBR.foreign_minister", "1984-12-19", "geoffrey-howe"),
    ("GBR.queen", "1986-10-13", "elizabeth-ii"),
    ("FRA.president", "1964-01-27", "charles-de-gaulle"),
    ("FRA.prime_minister", "1988-04-01", "jacques-chirac"),
    ("DEU.chancellor", "1970-08-12", "willy-brandt"),
    ("DEU.foreign_minister", "1990-09-12", "hans-dietrich-genscher"),
    ("DDR.general_secretary", "1986-10-21", "erich-honecker"),
    ("DDR.prime_minister", "1990-09-12", "lothar-de-maiziere"),
    ("UKR.president", "1994-12-05", "leonid-kuchma"),
    ("UKR.foreign_minister", "2022-03-10", "dmytro-kuleba"),
    ("UKR.head_of_presidents_office", "2023-08-05", "andriy-yermak"),
    ("BLR.president", "2020-09-14", "alexander-lukashenko"),
    ("KAZ.president", "2013-09-07", "nursultan-nazarbayev"),
    ("KAZ.president", "2022-09-14", "kassym-jomart-tokayev"),
    ("GEO.president", "2008-08-12", "mikheil-saakashvili"),
    ("ARM.prime_minister", "2025-08-08", "nikol-pashinyan"),
    ("AZE.president", "2003-05-01", "heydar-aliyev"),
    ("POL.party_first_secretary", "1970-12-07", "wladyslaw-gomulka"),
    ("CSK.party_leader", "1968-08-03", "alexander-dubcek"),
    ("HUN.prime_minister", "1956-11-01", "imre-nagy"),
    ("YUG.president", "1977-08-30", "josip-broz-tito"),
    ("ROU.president", "1978-05-15", "nicolae-ceausescu"),
    ("ALB.party_leader", "1961-11-08", "enver-hoxha"),
    ("ITA.prime_minister", "1970-11-06", "emilio-colombo"),
    ("ESP.king", "2007-06-25", "juan-carlos-i"),
    ("FIN.president", "1975-08-01", "urho-kekkonen"),
    ("VAT.pope", "1989-12-01", "john-paul-ii"),
    ("CAN.prime_minister", "1973-10-11", "pierre-trudeau"),
    ("MEX.president", "2012-06-18", "felipe-calderon"),
    ("BRA.president", "2004-05-24", "luiz-inacio-lula-da-silva"),
    ("ARG.president", "1982-05-01", "leopoldo-galtieri"),
    ("CUB.party_first_secretary", "1989-04-02", "fidel-castro"),
    ("CHL.president", "1972-12-04", "salvador-allende"),
    ("VEN.president", "2006-08-24", "hugo-chavez"),
    ("UN.secretary_general", "1962-10-30", "u-thant"),
    ("UN.secretary_general", "2022-04-26", "antonio-guterres"),
    ("EU.commission_president", "2023-04-06", "ursula-von-der-leyen"),
    ("EU.council_president", "2022-12-01", "charles-michel"),
    ("NATO.secretary_general", "1997-05-27", "javier-solana"),
    ("IAEA.director_general", "2015-07-14", "yukiya-amano"),
    ("SCO.secretary_general", "2024-07-04", "zhang-ming"),
]


@pytest.mark.parametrize(("office", "day", "person"), HELD)
def test_one_held_it(office: str, day: str, person: str) -> None:
    held = [term for term in LEXICON.holders(office, date.fromisoformat(day)) if term.basis != "elect"]
    assert [term.person for term in held] == [person]


@pytest.mark.parametrize(
    ("office", "day", "person", "basis"),
    [
        ("USA.president", "2016-11-18", "donald-trump", "elect"),
        ("USA.president", "2008-11-15", "barack-obama", "elect"),
        ("RUS.president", "2000-01-02", "vladimir-putin", "acting"),
        ("RUS.president", "2008-04-01", "dmitry-medvedev", "elect"),
        ("KAZ.president", "2019-04-03", "kassym-jomart-tokayev", "acting"),
        ("KGZ.president", "2010-05-01", "roza-otunbayeva", "interim"),
        ("HND.president", "2009-08-01", "roberto-micheletti", "de_facto"),
    ],
)
def test_those_who_did_not_hold_it_in_full(office: str, day: str, person: str, basis: str) -> None:
    held = {(term.person, term.basis) for term in LEXICON.holders(office, date.fromisoformat(day))}
    assert (person, basis) in held


#: spellings of older news, of other languages and of formal documents
NAMED = [
    ("Nikita S. Khrushchev", "nikita-khrushchev"),
    ("Aleksei N. Kosygin", "alexei-kosygin"),
    ("Georgi Malenkov", "georgy-malenkov"),
    ("Andrei A. Gromyko", "andrei-gromyko"),
    ("Vladimir Vladimirovich Putin", "vladimir-putin"),
    ("Sergei Lavrov", "sergey-lavrov"),
    ("Volodymyr Zelenskyy", "volodymyr-zelensky"),
    ("Vladimir Zelensky", "volodymyr-zelensky"),
    ("Alyaksandr Lukashenka", "alexander-lukashenko"),
    ("Emomali Rakhmonov", "emomali-rahmon"),
    ("Joseph R. Biden, Jr.", "joe-biden"),
    ("Harry Truman", "harry-s-truman"),
    ("Dick Cheney", "dick-cheney"),
    ("Gerhard Schröder", "gerhard-schroeder"),
    ("Gerhard Schroeder", "gerhard-schroeder"),
    ("Josip Broz-Tito", "josip-broz-tito"),
    ("Nicolae Ceauşescu", "nicolae-ceausescu"),
    ("Viktor Orbán", "viktor-orban"),
    ("Luiz Inácio Lula da Silva", "luiz-inacio-lula-da-silva"),
    ("Lula da Silva", "luiz-inacio-lula-da-silva"),
    ("Queen Elizabeth II", "elizabeth-ii"),
    ("Pope John Paul II", "john-paul-ii"),
    ("普京", "vladimir-putin"),
    ("弗拉基米尔·普京", "vladimir-putin"),
    ("特朗普", "donald-trump"),
    ("冯德莱恩", "ursula-von-der-leyen"),
    ("迪亚斯—卡内尔", "miguel-diaz-canel"),
    ("Дмитрий Медведев", "dmitry-medvedev"),
    ("Никита Хрущев", "nikita-khrushchev"),
]


@pytest.mark.parametrize(("text", "person"), NAMED)
def test_spellings_name_the_person(text: str, person: str) -> None:
    found = {name.id for hit in LEXICON.matcher.find(text) for name in hit.names if name.kind == "person"}
    assert person in found


@pytest.mark.parametrize(
    ("text", "day", "person"),
    [
        ("George Bush", "1989-02-25", "george-h-w-bush"),
        ("George Bush", "2005-11-20", "george-w-bush"),
        ("Gerhard Schroeder", "1963-06-26", "gerhard-schroeder-1910"),
        ("Gerhard Schroeder", "2003-05-30", "gerhard-schroeder"),
        ("Andris Berzins", "2001-03-01", "andris-berzins-1951"),
        ("Andris Berzins", "2013-03-01", "andris-berzins"),
    ],
)
def test_namesakes_are_told_apart_by_the_day(text: str, day: str, person: str) -> None:
    named = {name.id for hit in LEXICON.matcher.find(text) for name in hit.names if name.kind == "person"}
    then = {one for one in named if LEXICON.terms_of(one, date.fromisoformat(day))}
    assert person in named
    assert then == {person}


def test_no_numeral_or_first_name_stands_alone_for_a_monarch() -> None:
    numeral = re.compile(r"[IVXL]+|Philippe|Francis|Henri|Jean|Paul|Juliana|Beatrix")
    polities = {"VAT", "BEL", "LUX", "NLD", "NOR", "DNK", "SWE", "GRC"}
    people = [LEXICON.people[term.person] for term in LEXICON.tables.terms if term.office.split(".")[0] in polities]
    shorts = {(one.id, form) for one in people for form in (one.short_en, *split(one.short_variants))}
    assert {pair for pair in shorts if numeral.fullmatch(pair[1])} == set()


def test_terms_of_one_person_in_one_office_follow_each_other() -> None:
    seen: dict[tuple[str, str], str] = {}
    for term in sorted(LEXICON.tables.terms, key=lambda term: term.start):
        if term.basis == "regular" and term.office.split(".")[0] in {"RUS", "SUN", "USA", "GBR", "FRA", "DEU", "UKR"}:
            before = seen.get((term.person, term.office), "")
            assert before.rstrip("~?") <= term.start.rstrip("~?"), term
            seen[term.person, term.office] = term.end or "9999"
