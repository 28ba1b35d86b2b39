"""Spellings of one name that fold alike, and names that do not."""

from __future__ import annotations

import pytest

from summitry.text.names import fold, squash, transliterate, words_of
from summitry.text.spelling import nearly_alike

FOLDED = [
    ("Chou En-lai", "chou en lai"),
    ("Recep Tayyip Erdoğan", "recep tayyip erdogan"),
    ("Lech Wałęsa", "lech walesa"),
    ("Liu Shao-ch’i", "liu shao chi"),
    ("İsmet İnönü", "ismet inonu"),
    ("Горбачёв", "горбачев"),
    ("  Strauß ", "strauss"),
    ("菲德尔·卡斯特罗", "菲德尔 卡斯特罗"),
    ("Ø. Ærø", "o aero"),
]


@pytest.mark.parametrize(("name", "expected"), FOLDED)
def test_fold(name: str, expected: str) -> None:
    assert fold(name) == expected


ALIKE = [
    (squash, "Deng Xiao-ping", "Deng Xiaoping"),
    (squash, "Ho Chi Minh", "Ho Chi-minh"),
    (fold, "Hồ Chí Minh", "Ho Chi Minh"),
    (transliterate, "Путин", "Putin"),
    (transliterate, "Хрущёв", "Khrushchev"),
    (transliterate, "Горбачев", "Gorbachev"),
]


@pytest.mark.parametrize(("folding", "one", "other"), ALIKE)
def test_alike(folding, one: str, other: str) -> None:  # noqa: ANN001 - one of three functions
    assert folding(one) == folding(other)


def test_different_names_stay_different() -> None:
    assert len({fold(name) for name in ("Li Peng", "Li Pen", "Lipeng", "Peng Li")}) == 4


def test_words_leave_out_initials() -> None:
    assert words_of("George W. Bush") == ("george", "bush")


@pytest.mark.parametrize(
    ("text", "name", "alike"),
    [
        ("Gotabaya Rajapakse", "Gotabaya Rajapaksa", True),
        ("Rajapakse", "Gotabaya Rajapaksa", True),
        ("Serdar Berdymukhamedov", "Serdar Berdimuhamedov", True),
        ("Mahinda Rajapakse", "Gotabaya Rajapaksa", False),
        ("Rahmon", "Hassan Rouhani", False),
        ("Lee", "Li", False),
    ],
)
def test_nearly_alike(text: str, name: str, alike: bool) -> None:
    assert nearly_alike(text, name) is alike
