"""The heading of a record of talks: what its labelled fields and opening lines say of who, when and where.

Archives keep talks as memoranda of conversation, minutes and transcripts. The text below the heading is what was
said, told by nobody; the engagement itself stands only in the heading. The labels are those of `rules/en/records.toml`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

import msgspec

from summitry.lexicon.rulebook import rule_file

REACH = 3_000  # characters in which a heading stands
OPENING = 3  # lines in which a text is called a record
_LONGEST_TITLE = 250
_LONGEST_LINE = 120  # characters of a line that lists somebody; what is longer is prose
_SPEAKS = re.compile(r"[A-Z][^:\n]{1,50}: *\S.{0,400}[.?!]")  # "Prime Minister Chou: I would like to begin."
_PARAGRAPH = re.compile(r"\n[ \t]*\n\s*")

Span = tuple[int, int]
Field = Literal["participants", "day", "place", "other"]


class Heading(msgspec.Struct, frozen=True):
    """Half-open offsets of the content; an empty stretch where a field is missing. `call`: a talk by telephone."""

    participants: Span
    day: Span
    place: Span
    call: bool


@lru_cache(maxsize=1)
def heading_of(content: str) -> Heading | None:
    """The heading of a record of talks; None for any other text. Kept for the next stage, which asks for the same."""
    opening = _opening(content)
    labels = list(_labels().finditer(content, 0, REACH))
    named = _fields(content, labels)
    if "participants" not in named and _words("records").search(opening) is None:
        return None
    if "participants" in named and "day" not in named and _words("records").search(opening) is None:
        return None  # a list of those present, without a day, heads many another text
    nothing = (0, 0)
    return Heading(
        participants=named.get("participants", nothing),
        day=named.get("day", nothing),
        place=named.get("place", nothing),
        call=_words("calls").search(opening) is not None,
    )


def _opening(content: str) -> str:
    """The title and what stands above the text, in lines that are no prose."""
    lines = [line for line in content[:REACH].splitlines() if line.strip()][:OPENING]
    return "\n".join(line for line in lines if len(line) <= _LONGEST_TITLE and not line.rstrip().endswith("."))


def aide(text: str) -> bool:
    """Whether a line of a list of participants names somebody who only interprets or takes notes."""
    return _words("aides").search(text) is not None


def _fields(content: str, labels: list[re.Match[str]]) -> dict[Field, Span]:
    """The first stretch of each field, up to the next label or to where prose begins."""
    found: dict[Field, Span] = {}
    for number, label in enumerate(labels):
        low = label.end()
        high = labels[number + 1].start() if number + 1 < len(labels) else min(len(content), low + REACH)
        for field in _meaning(label.group("label")):
            end = _end_of_list(content, low, high) if field == "participants" else _end_of_line(content, low, high)
            if end > low:
                found.setdefault(field, (low, end))
    return found


def _end_of_line(content: str, low: int, high: int) -> int:
    """Where the field's line ends; a label alone on its line has its value on the next."""
    start = low + len(content[low:high]) - len(content[low:high].lstrip())
    end = content.find("\n", start, high)
    return high if end < 0 else end


def _end_of_list(content: str, low: int, high: int) -> int:
    """Where the lines that name people end: before a paragraph of prose, or one in which somebody speaks."""
    at = low
    for paragraph in (*_PARAGRAPH.finditer(content, low, high), None):
        end = paragraph.start() if paragraph else high
        if at > low and _prose(content[at:end]):
            return at
        at = paragraph.end() if paragraph else end
    return high


def _prose(text: str) -> bool:
    return _SPEAKS.match(text.strip()) is not None or any(len(line) > _LONGEST_LINE for line in text.splitlines())


def _meaning(label: str) -> list[Field]:
    words = " ".join(label.casefold().split())
    rules = rule_file("en", "records")
    fields: tuple[Field, ...] = ("participants", "day", "place", "other")
    return [field for field in fields if words in rules[field]]


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    rules = rule_file("en", "records")
    words = {word for field in ("participants", "day", "place", "other") for word in rules[field]}
    label = "|".join(re.escape(word).replace(r"\ ", r"[ \t]+") for word in sorted(words, key=len, reverse=True))
    ends = r"(?::[ \t*_]*|\t+|[ \t]*\|[ \t]*|$)"
    return re.compile(rf"^[ \t*_#|>]*(?P<label>{label})[ \t*_]*{ends}", re.IGNORECASE | re.MULTILINE)


@lru_cache(maxsize=4)
def _words(name: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in rule_file("en", "records")[name])
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


__all__ = ["Heading", "aide", "heading_of"]
