"""Chinese dates: regular expressions over the text itself, since Chinese has no spaces to cut words at.

The rules and words are in `rules/zh/dates.toml`; the readings are those of the English tagger.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import lru_cache
from typing import Any

import msgspec

from summitry.annotation.dates.chinese_readings import READERS, Scene, Table
from summitry.annotation.dates.found import Reading
from summitry.annotation.dates.mention import DateMention
from summitry.annotation.dates.vocabulary import RULES
from summitry.model import When

_STOPS = "。！？；\n"
_REACH = 80  # characters within which a word of tense counts


class Grammar(msgspec.Struct, frozen=True):
    """The compiled rules with their readers, the pattern that finds any of them, and the words."""

    rules: tuple[tuple[str, str, re.Pattern[str]], ...]
    start: re.Pattern[str]
    table: Table


@lru_cache(maxsize=1)
def load_chinese() -> Grammar:
    """The Chinese rules."""
    data = tomllib.loads((RULES / "zh" / "dates.toml").read_text(encoding="utf-8"))
    macros: dict[str, str] = data.pop("macros")
    rows: list[dict[str, Any]] = data.pop("rule")
    begins = f"(?=[{data.pop('begins')}])"
    written = [_expand(row["pattern"], macros) for row in rows]
    rules = tuple((row["id"], row["build"], re.compile(text)) for row, text in zip(rows, written, strict=True))
    merged = "|".join(f"(?:{re.sub(r'[?]P<[a-z]>', '?:', text)})" for text in written)
    return Grammar(rules, re.compile(f"{begins}(?:{merged})"), Table(data))


def _expand(pattern: str, macros: dict[str, str]) -> str:
    for _ in range(2):  # macros may name `sign`
        for name, text in macros.items():
            pattern = pattern.replace("{" + name + "}", text)
    return pattern


def find_chinese(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The temporal expressions of a Chinese text, in order."""
    grammar = load_chinese()
    out: list[DateMention] = []
    previous: date | None = None
    stated: date | None = None
    same: date | None = None
    at = 0
    while (hit := grammar.start.search(text, at)) is not None:
        rule, match = _longest(grammar, text, hit.start())
        at = max(match.end(), hit.start() + 1)
        stated = stated if out and match.start() - out[-1].end <= _REACH else None
        scene = Scene(grammar.table, match, published, previous, _future(grammar.table, text, match), stated, same)
        reading = _read(rule, scene)
        if reading is None:
            continue
        opened = _opened(grammar.table, text, match, reading)
        when = When.of(opened.edtf, opened.basis) if opened.edtf is not None else None
        out.append(DateMention(match.start(), match.end(), match[0], when, reading.type, reading.timex, rule[0]))
        previous = scene.last_day(reading) or previous
        same = (when.day if when is not None else None) or same
        stated = previous if reading.basis == "stated" and len(reading.timex) >= 10 else stated
    return tuple(out)


def _longest(grammar: Grammar, text: str, at: int) -> tuple[tuple[str, str, re.Pattern[str]], re.Match[str]]:
    found = [(rule, match) for rule in grammar.rules if (match := rule[2].match(text, at)) is not None]
    return max(found, key=lambda pair: pair[1].end())


def _read(rule: tuple[str, str, re.Pattern[str]], scene: Scene) -> Reading | None:
    try:
        return READERS[rule[1]](scene)
    except (ValueError, OverflowError):
        return None


def _future(table: Table, text: str, match: re.Match[str]) -> bool:
    """Whether a word of the future stands in the same sentence before the date, or right behind it."""
    low = max(0, match.start() - _REACH)
    before = text[low : match.start()]
    cut = max(before.rfind(stop) for stop in _STOPS)
    nearby = before[cut + 1 :] + text[match.end() : match.end() + 4]
    return any(word in nearby for word in table.words("future"))


def _opened(table: Table, text: str, match: re.Match[str], reading: Reading) -> Reading:
    """The reading as an open interval: 自2013年以来, 截至5月10日, 5月10日前."""
    edtf = reading.edtf
    if edtf is None or reading.type != "date" or "/" in edtf:  # 自25日至28日 is closed
        return reading
    first, last = edtf.partition("/")[0], edtf.rpartition("/")[2]
    before, after = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    if after.startswith(table.words("opens_after")) or before.endswith(table.words("opens_before")):
        edtf = f"{first}/.."
    elif after.startswith(table.words("closes_after")) or before.endswith(table.words("closes_before")):
        edtf = f"../{last}"
    return msgspec.structs.replace(reading, edtf=edtf)
