"""Who types a name where a code is asked for is told the code."""

from __future__ import annotations

import pytest

from summitry.lexicon import load_lexicon
from summitry.lexicon.codes import code_hint, is_code


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("China", "China has the code CHN"),
        ("RUSSIA", "Russia has the code RUS"),
        ("ussr", "Soviet Union has the code SUN"),
        ("中国", "China has the code CHN"),
        ("Франция", "France has the code FRA"),
        ("Ruritania", "use codes such as CHN, RUS, SUN, EU"),
        ("", "use codes such as CHN, RUS, SUN, EU"),
    ],
)
def test_hints(said: str, hint: str) -> None:
    assert code_hint(load_lexicon(), said) == hint
    assert not is_code(load_lexicon(), said)


@pytest.mark.parametrize("code", ["CHN", "SUN", "EU", "DDR"])
def test_codes(code: str) -> None:
    assert is_code(load_lexicon(), code)
