"""What stands where in a sentence's skeleton: lists of titles, titles with names, names, references back.

Only places are told here, as spans of the skeleton; who is meant is read from them in turn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from summitry.annotation.chunks import PERSON, SURNAME
from summitry.annotation.words import LEFT_REACH, LONE, WE, Grammar, grammar
from summitry.text.skeleton import class_range

KNOWN = re.compile(f"[{class_range(PERSON)}{class_range(SURNAME)}]")
_INITIAL = re.compile(r"\.[^\W\d]|\. [^\W\d]\.")
_HER = "her"
Spans = dict[str, tuple[int, int]]
Stretch = tuple[str, Spans]  # how it is to be read, and its groups; "whole" is all of it


class Wanted(NamedTuple):
    """What a sentence may hold at all, as far as its chunks and the names before it tell."""

    lists: bool
    titles: bool
    names: bool
    references: bool


def stretches(text: str, wanted: Wanted) -> list[Stretch]:
    """What stands where, without overlaps: lists before titles before names before references."""
    rules = grammar()
    found: list[Stretch] = []
    references = list(_references(text, rules)) if wanted.references else []
    if wanted.lists:
        found += [("plural", _spans(match)) for match in rules.plural_titled.finditer(text)]
    if wanted.titles:
        found += _free([one for one in references if "plural" in one[1]], found)
        found += _free(list(_titles(text, rules)), found)
    found += _free(references, found)
    if wanted.names:  # otherwise no run of capitals can mean anybody
        found += _free([("bare", {"whole": match.span()}) for match in rules.names.finditer(text)], found)
    return sorted(found, key=_place) if len(found) > 1 else found


def _place(stretch: Stretch) -> tuple[int, int]:
    return stretch[1]["whole"]


def _references(text: str, rules: Grammar) -> Iterator[Stretch]:
    """Pronouns and descriptions that point back; "His Majesty" is a style and points to nobody."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for start, phrase in rules.reference.find(lowered):
        group, span = rules.references[phrase], (start, start + len(phrase))
        if group == LONE:
            if rules.lone_plural_verb.match(lowered, span[1]):
                yield "pronoun", {"plural": span, "whole": span}
        elif phrase == _HER and rules.her_as_object.match(lowered, span[1]):
            yield "pronoun", {"object": span, "whole": span}
        elif group == WE:
            if rules.first_plural_verb.match(lowered, span[1]):
                yield "pronoun", {WE: span, "whole": span}
        elif group == "you" and not _party(lowered, span, rules):
            continue  # "you know", "thank you": addressed, but no party to anything
        elif not _initial(lowered, span) and not _before_style(lowered, span[1], rules):
            yield "pronoun", {group: span, "whole": span}


def _party(lowered: str, span: tuple[int, int], rules: Grammar) -> bool:
    """Whether "you" come, or somebody receives you."""
    before = rules.before_you.search(lowered, max(0, span[0] - 14), span[0])
    return before is not None or rules.after_you.match(lowered, span[1]) is not None


def _initial(lowered: str, span: tuple[int, int]) -> bool:
    """Whether a letter is one of a name's initials: "I.V.", "L.I." and "I. V." are no "I"."""
    return lowered[span[0] - 1 : span[0]] == "." or _INITIAL.match(lowered, span[1]) is not None


def _before_style(lowered: str, end: int, rules: Grammar) -> bool:
    return lowered[end + 1 : end + 30].split(" ", 1)[0] in rules.styles


def _spans(match: re.Match[str]) -> Spans:
    places = match.regs
    spans = {name: places[number] for name, number in match.re.groupindex.items() if places[number][0] >= 0}
    spans["whole"] = places[0]
    return spans


def _free(candidates: list[Stretch], taken: Sequence[Stretch]) -> list[Stretch]:
    """The candidates cut down to what is not taken yet; a run of names loses its taken part, others fall."""
    if not taken or not candidates:
        return candidates
    kept: list[Stretch] = []
    busy = [spans["whole"] for _, spans in taken]
    for candidate in candidates:
        kind, spans = candidate
        low, high = spans["whole"]
        clashes = [span for span in busy if span[0] < high and low < span[1]]
        if not clashes:
            kept.append(candidate)
        elif kind == "bare":
            low = max([low, *(span[1] for span in clashes if span[0] <= low)])
            high = min([high, *(span[0] for span in clashes if span[0] > low)])
            if low < high:
                kept.append((kind, {**spans, "whole": (low, high)}))
    return kept


def _titles(text: str, rules: Grammar) -> Iterator[Stretch]:
    reached = 0
    for office in rules.office.finditer(text):
        if office.start() < reached:
            continue
        right = rules.right.match(text, office.start())
        left = rules.left.search(text, max(reached, office.start() - LEFT_REACH), office.start())
        if right is None:
            continue
        spans = {**_spans(right), **(_spans(left) if left else {})}
        low = left.start() if left else office.start()
        ahead = None
        if text[max(0, low - 9) : low].endswith((", ", "who is ")):
            ahead = rules.before_comma.search(text, max(reached, low - LEFT_REACH), low)
            bare = "of" in spans and not {"det", "j"} & spans.keys()  # "At the invitation of A, President of B"
            if ahead is not None and not _apposition(text, ahead, right.end(), rules, bare=bare):
                ahead = None
        reached = right.end()
        if "aide" in spans and "name" in spans:
            spans["boss"] = spans.pop("name")
        behind = spans.get("name2") or spans.get("name3")
        if ahead is not None and behind is not None and rules.titled_behind.match(text, behind[1]) is not None:
            reached = text.rfind(",", 0, behind[0])  # "Yar'Adua, President of Nigeria, Singh, Prime Minister of India"
            spans = {group: span for group, span in spans.items() if span[1] <= reached}
        if ahead is not None and not spans.keys() & {"name", "name2", "name3", "name4"}:
            spans["name"] = ahead.span("name")
            low = ahead.start()
        yield "titled", {**spans, "whole": (low, reached)}


def _apposition(text: str, name: re.Match[str], end: int, rules: Grammar, *, bare: bool) -> bool:
    """Whether a title behind a comma describes the name before it: not in "Instead, the president".

    `bare` tells that the title stands without an article and with its state: it begins no sentence.
    """
    if text[end : end + 1] in ("’", "'"):
        return False
    before = text[: name.start("name")]
    lone = " " not in name.group("name") and not KNOWN.match(name.group("name"))
    if lone and name.group("name").isupper() and not text.isupper():
        return False  # "at the session of the CEB, the Secretary-General"
    return not (lone and not before.strip()) and (bare or rules.fronted.match(before) is None)
