"""Who held which office in Asia, Oceania, Africa and the Middle East.

The cases are days that history books agree on; the checks of overlaps and gaps stand in `test_lexicon_check.py`.
"""

from __future__ import annotations

from datetime import date

import pytest

from summitry.lexicon import load_lexicon

LEXICON = load_lexicon()

#: office, day, those who held it
HELD = [
    ("CHN.chairman_government", "1950-02-14", {"mao-zedong"}),
    ("CHN.premier", "1972-02-21", {"zhou-enlai"}),
    ("CHN.premier", "1976-03-01", {"hua-guofeng"}),
    ("CHN.chairman_prc", "1963-04-12", {"liu-shaoqi"}),
    ("CHN.party_chairman", "1977-08-12", {"hua-guofeng"}),
    ("CHN.paramount_leader", "1989-05-16", {"deng-xiaoping"}),
    ("CHN.general_secretary", "1989-05-16", {"zhao-ziyang"}),
    ("CHN.president", "1989-05-16", {"yang-shangkun"}),
    ("CHN.president", "2001-07-16", {"jiang-zemin"}),
    ("CHN.general_secretary", "2003-01-15", {"hu-jintao"}),
    ("CHN.president", "2003-01-15", {"jiang-zemin"}),
    ("CHN.president", "2013-03-22", {"xi-jinping"}),
    ("CHN.foreign_minister", "2023-06-19", {"qin-gang"}),
    ("CHN.foreign_minister", "2023-09-18", {"wang-yi"}),
    ("CHN.foreign_affairs_office", "2021-03-18", {"yang-jiechi"}),
    ("CHN.defence_minister", "2023-11-15", set()),
    ("TWN.president", "1954-12-02", {"chiang-kai-shek"}),
    ("JPN.prime_minister", "1951-09-08", {"shigeru-yoshida"}),
    ("JPN.prime_minister", "2018-10-26", {"shinzo-abe"}),
    ("KOR.president", "2000-06-15", {"kim-dae-jung"}),
    ("PRK.leader", "2000-06-15", {"kim-jong-il"}),
    ("MNG.prime_minister", "1960-05-31", {"yumjaagiin-tsedenbal"}),
    ("VDR.president", "1954-07-21", {"ho-chi-minh"}),
    ("VNM.party_leader", "2023-12-12", {"nguyen-phu-trong"}),
    ("IND.prime_minister", "1971-08-09", {"indira-gandhi"}),
    ("IND.prime_minister", "2014-09-18", {"narendra-modi"}),
    ("PAK.president", "1971-07-09", {"yahya-khan"}),
    ("AFG.president", "1979-12-27", {"hafizullah-amin", "babrak-karmal"}),
    ("IRN.shah", "1953-08-19", {"mohammad-reza-pahlavi"}),
    ("IRN.supreme_leader", "1989-06-04", {"ali-khamenei"}),
    ("IRN.president", "2015-07-14", {"hassan-rouhani"}),
    ("IRN.president", "2024-06-01", {"mohammad-mokhber"}),
    ("IRN.snsc_secretary", "2023-03-10", {"ali-shamkhani"}),
    ("ISR.prime_minister", "1979-03-26", {"menachem-begin"}),
    ("EGY.president", "1979-03-26", {"anwar-sadat"}),
    ("TUR.prime_minister", "2010-05-17", {"recep-tayyip-erdogan"}),
    ("SAU.crown_prince", "2018-10-02", {"mohammed-bin-salman"}),
    ("ARE.president", "2023-05-01", {"mohamed-bin-zayed-al-nahyan"}),
    ("IDN.president", "1955-04-18", {"sukarno"}),
    ("AUS.prime_minister", "1973-10-31", {"gough-whitlam"}),
    ("ZAF.president", "1995-06-24", {"nelson-mandela"}),
    ("ETH.prime_minister", "2019-12-10", {"abiy-ahmed"}),
    ("LBY.leader", "2004-03-25", {"muammar-gaddafi"}),
]


@pytest.mark.parametrize(("office", "day", "people"), HELD)
def test_holders_on_a_day(office: str, day: str, people: set[str]) -> None:
    assert {term.person for term in LEXICON.holders(office, date.fromisoformat(day))} == people


#: a spelling in a text, the person it means
SPELLINGS = [
    ("talks with Mao Tse-tung", "mao-zedong"),
    ("Chou En-lai received him", "zhou-enlai"),
    ("vice premier Teng Hsiao-ping", "deng-xiaoping"),
    ("Hua Kuo-feng spoke", "hua-guofeng"),
    ("Liu Shao-ch'i spoke", "liu-shaoqi"),
    ("Chiang Kai-shek spoke", "chiang-kai-shek"),
    ("国务院总理李克强在北京", "li-keqiang"),
    ("встретился с Си Цзиньпин", "xi-jinping"),
    ("Es’haq Jahangiri said", "eshaq-jahangiri"),
    ("Seyyed Ali Khamenei said", "ali-khamenei"),
    ("Recep Tayyip Erdoğan arrived", "recep-tayyip-erdogan"),
    ("Moammar Gadhafi arrived", "muammar-gaddafi"),
    ("Kishida Fumio arrived", "fumio-kishida"),
    ("Park Geun-Hye arrived", "park-geun-hye"),
    ("Crown Prince Mohammed Bin Salman", "mohammed-bin-salman"),
    ("Nguyễn Phú Trọng arrived", "nguyen-phu-trong"),
]


@pytest.mark.parametrize(("text", "person"), SPELLINGS)
def test_spelling_names_the_person(text: str, person: str) -> None:
    assert person in {name.id for hit in LEXICON.matcher.find(text) for name in hit.names}


@pytest.mark.parametrize("word", ["He", "Sun", "An", "Song", "Prince"])
def test_common_words_are_no_short_names(word: str) -> None:
    assert not [p.id for p in LEXICON.tables.people if word in (p.short_en, *p.short_variants.split(";"))]
