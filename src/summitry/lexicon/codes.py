"""Codes of states and organisations as people type them: whether there is one, and which was meant by a name."""

from __future__ import annotations

from collections.abc import Iterator

from summitry.lexicon.lexicon import Lexicon


def is_code(lexicon: Lexicon, said: str) -> bool:
    """Whether a state or organisation has this code."""
    return said in lexicon.states or said in lexicon.bodies


def code_hint(lexicon: Lexicon, said: str) -> str:
    """The code that a name stands for ("China has the code CHN"), else what codes look like."""
    meant = _meant(_main(lexicon), said) or _meant(_others(lexicon), said)
    told = [f"{lexicon.states[code].name_en} has the code {code}" for code in meant]
    return ", ".join(told) or "use codes such as CHN, RUS, SUN, EU"


def _meant(names: Iterator[tuple[str, str]], said: str) -> list[str]:
    return sorted({code for code, name in names if name.casefold() == said.casefold()} if said else ())


def _main(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    for state in lexicon.tables.states:
        yield from ((state.id, name) for name in (state.name_en, state.name_zh, state.name_ru))


def _others(lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Papers called the Soviet Union Russia, so these come second."""
    for row in lexicon.tables.state_names:
        if row.form in ("name", "abbreviation"):
            yield row.state, row.text
