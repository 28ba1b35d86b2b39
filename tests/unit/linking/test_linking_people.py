"""Whether two names are one person's."""

from __future__ import annotations

import pytest

from summitry.linking.people import Who, name_words, same_person

SAME = [
    ("Xi", "Xi Jinping"),
    ("Vladimir Putin", "Vladimir Vladimirovich Putin"),
    ("Aleksandr Lukashenko", "Alexander Lukashenko"),
    ("Recep Tayyip Erdoğan", "Erdogan"),
    ("Leo Varad-kar", "Leo Varadkar"),
    ("Yoon Suk-yeol", "Yoon Suk Yeol"),
    ("John F. Kennedy", "John Kennedy"),
]
OTHERS = [
    ("Kim Jong Un", "Kim Yong Nam"),
    ("Rachel Ruto", "William Ruto"),
    ("Hafez al-Assad", "Bashar al-Assad"),
    ("Xi Jinping", "Li Qiang"),
    ("", "Xi"),
]


def who(name: str, person: str = "") -> Who:
    return Who(person, name_words(name))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_person(one: str, other: str) -> None:
    assert same_person(who(one), who(other))
    assert same_person(who(other), who(one))


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people(one: str, other: str) -> None:
    assert not same_person(who(one), who(other))
    assert not same_person(who(other), who(one))


def test_known_people_are_told_by_their_ids() -> None:
    assert same_person(who("Peking's leader", "xi-jinping"), who("Xi", "xi-jinping"))
    assert not same_person(who("George Bush", "george-h-w-bush"), who("George Bush", "george-w-bush"))
