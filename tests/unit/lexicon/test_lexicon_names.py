"""What the matcher finds in sentences written for this test."""

from __future__ import annotations

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.names import Name, NameMatcher

FOUND = [
    ("The U.S. and the UK, not us.", [("U.S.", "state", "USA"), ("UK", "state", "GBR")]),
    ("Sino-Soviet talks", [("Sino-", "adjective", "CHN"), ("Soviet", "adjective", "SUN")]),
    ("Burkinabe and Nigerien officers", [("Burkinabe", "adjective", "BFA"), ("Nigerien", "adjective", "NER")]),
    ("the Russians and the Poles", [("Russians", "demonym", "RUS"), ("Poles", "demonym", "POL")]),
    ("sources in the Kremlin", [("Kremlin", "metonym", "RUS")]),
    ("He flew to Peking.", [("Peking", "capital", "CHN")]),
    ("俄方和美方会谈", [("俄方", "state", "RUS"), ("美方", "state", "USA")]),
    ("визит в КНР, российско-китайские связи", [("КНР", "state", "CHN"), ("российско-", "adjective", "RUS"),
                                               ("китайские", "adjective", "CHN")]),
    ("Türkiye’s president", [("Türkiye", "state", "TUR")]),
    ("the Democratic People's Republic of Korea", [("Democratic People's Republic of Korea", "state", "PRK")]),
    ("NATO troops; BRICS国家", [("NATO", "organisation", "NATO"), ("BRICS", "organisation", "BRICS")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_found(text: str, expected: list[tuple[str, str, str]]) -> None:
    found = [
        (text[hit.start : hit.end], name.kind, name.id)
        for hit in load_lexicon().matcher.find(text)
        for name in hit.names
    ]
    assert [one for one in expected if one not in found] == []


@pytest.mark.parametrize("text", ["let us chat about Chinatown", "malignant turkey", "Kremlinology", "Перуанка"])
def test_no_states_inside_words(text: str) -> None:
    assert [hit for hit in load_lexicon().matcher.find(text) if any(n.kind == "state" for n in hit.names)] == []


PAIRS = [
    ("中俄元首会晤", ["中俄"]),
    ("其中美国代表", ["美国"]),
    ("9日俄罗斯总统", ["俄罗斯"]),
]


@pytest.mark.parametrize(("text", "expected"), PAIRS)
def test_pairs_are_found_when_asked_for(text: str, expected: list[str]) -> None:
    matcher = load_lexicon().matcher
    assert [text[hit.start : hit.end] for hit in matcher.find(text, pairs=True)] == expected
    assert all(name.kind != "pair" for hit in matcher.find(text) for name in hit.names)


def test_both_states_of_a_pair_are_read() -> None:
    (hit,) = load_lexicon().matcher.find("中俄", pairs=True)
    assert {(name.kind, name.id) for name in hit.names} == {("pair", "CHN"), ("pair", "RUS")}


def test_leftmost_then_longest_after_the_boundaries() -> None:
    matcher = NameMatcher(Name(text, "state", text) for text in ("Chin", "China", "South China", "China Sea", "Sea"))
    cases = {"China": ["China"], "South China Sea": ["South China", "Sea"], "Chin": ["Chin"], "Chinas": []}
    assert {text: [text[h.start : h.end] for h in matcher.find(text)] for text in cases} == cases


def test_a_name_in_two_scripts_is_found_in_its_text_only() -> None:
    matcher = NameMatcher(
        [Name("Li", "surname", "li"), Name("Li强", "person", "li-qiang"), Name("Ли", "surname", "li")]
    )
    assert [h.names[0].text for h in matcher.find("Li强 и Ли, Li")] == ["Li强", "Ли", "Li"]
