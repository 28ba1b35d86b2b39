"""Actors: from chunks to those who can take part, by the grammar of titles, names and references.

Every sentence is folded to a skeleton; titles are read outwards from their office word, names where capitals
run, references by their words. A register remembers who was named, so that "the Russian president", "his
counterpart", "he" and "the two leaders" can be traced back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from summitry.annotation.chunks import OFFICE, PERSON, PLURAL, SURNAME, Chunk
from summitry.annotation.naming import SPEAKER, Naming
from summitry.annotation.reading import Reading
from summitry.annotation.words import LEFT_REACH, LONE, Grammar, grammar
from summitry.model import Actor
from summitry.text.skeleton import Part, class_range, fold

_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Ll]ate|[Tt]hen-)[ ]?(?:[A-Z][\w.]* )?$")
_NEXT_WORD = re.compile(r" ([A-Z][a-z]+)\b(?![’'])")
_SAYS = re.compile(r"(?: \([^()\n]{2,40}\))?:")
_INITIAL = re.compile(r"\.[^\W\d]|\. [^\W\d]\.")
_KNOWN = re.compile(f"[{class_range(PERSON)}{class_range(SURNAME)}]")


def sentence_actors(text: str, start: int, end: int, chunks: Sequence[Chunk], naming: Naming) -> list[Actor]:
    """Actors of `text[start:end]`, left to right; `naming` carries what earlier sentences told."""
    skeleton = fold(text, start, end, (Part(c.start, c.end, c.klass, i) for i, c in enumerate(chunks)))
    classes = {chunk.klass for chunk in chunks}
    titles = not classes.isdisjoint((OFFICE, PLURAL))
    names = naming.register.unknown or not classes.isdisjoint((PERSON, SURNAME))
    naming.register.begin_sentence()
    actors: list[Actor] = []
    for kind, spans in _readings(skeleton.text, grammar(), titles=titles, names=names):
        for actor in _READERS[kind](Reading(skeleton, chunks, spans), naming):
            actors.append(actor)
            if actor.rule != SPEAKER:  # "he" is never the one who says "I"
                naming.register.saw(actor)
            if actor.start == start and _SAYS.match(text, actor.end):
                naming.register.speaker = actor
    return actors


Spans = dict[str, tuple[int, int]]


def _readings(text: str, rules: Grammar, *, titles: bool, names: bool) -> list[tuple[str, Spans]]:
    """What stands where, without overlaps: lists before titles before names before references."""
    found: list[tuple[str, Spans]] = []
    references = list(_references(text, rules))
    if titles:
        found += [("plural", _spans(match)) for match in rules.plural_titled.finditer(text)]
        found += _free([r for r in references if "plural" in r[1]], found)
        found += _free(list(_titles(text, rules)), found)
    found += _free(references, found)
    if names:  # otherwise no run of capitals can mean anybody
        found += _free([("bare", {"whole": match.span()}) for match in rules.names.finditer(text)], found)
    return sorted(found, key=lambda item: item[1]["whole"])


def _references(text: str, rules: Grammar) -> Iterator[tuple[str, Spans]]:
    """Pronouns and descriptions that point back; "His Majesty" is a style and points to nobody."""
    lowered = text.lower()
    if len(lowered) != len(text):
        return
    for start, phrase in rules.reference.find(lowered):
        group, span = rules.references[phrase], (start, start + len(phrase))
        if group == LONE:
            if rules.lone_plural_verb.match(lowered, span[1]):
                yield "pronoun", {"plural": span, "whole": span}
        elif not _initial(lowered, span) and not _before_style(lowered, span[1], rules):
            yield "pronoun", {group: span, "whole": span}


def _initial(lowered: str, span: tuple[int, int]) -> bool:
    """Whether a letter is one of a name's initials: "I.V.", "L.I." and "I. V." are no "I"."""
    return lowered[span[0] - 1 : span[0]] == "." or _INITIAL.match(lowered, span[1]) is not None


def _before_style(lowered: str, end: int, rules: Grammar) -> bool:
    return lowered[end + 1 : end + 30].split(" ", 1)[0] in rules.styles


def _spans(match: re.Match[str]) -> Spans:
    spans = {name: match.span(name) for name in match.re.groupindex if match.group(name) is not None}
    return {"whole": match.span(), **spans}


def _free(candidates: list[tuple[str, Spans]], taken: Sequence[tuple[str, Spans]]) -> list[tuple[str, Spans]]:
    """The candidates cut down to what is not taken yet; a run of names loses its taken part, others fall."""
    if not taken:
        return candidates
    kept: list[tuple[str, Spans]] = []
    busy = [spans["whole"] for _, spans in taken]
    for kind, spans in candidates:
        low, high = spans["whole"]
        clashes = [span for span in busy if span[0] < high and low < span[1]]
        if clashes and kind == "bare":
            low = max([low, *(span[1] for span in clashes if span[0] <= low)])
            high = min([high, *(span[0] for span in clashes if span[0] > low)])
            clashes = []
        if not clashes and low < high:
            kept.append((kind, {**spans, "whole": (low, high)}))
    return kept


def _titles(text: str, rules: Grammar) -> Iterator[tuple[str, Spans]]:
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
            if ahead is not None and not _apposition(text, ahead, right.end()):
                ahead = None
        if ahead is not None and "name" not in spans and "name2" not in spans:
            spans["name"] = ahead.span("name")
            low = ahead.start()
        reached = right.end()
        yield "titled", {**spans, "whole": (low, reached)}


def _apposition(text: str, name: re.Match[str], end: int) -> bool:
    """Whether a title behind a comma describes the name before it: not in "Instead, the president"."""
    if text[end : end + 1] in ("’", "'"):
        return False
    before = text[: name.start("name")]
    lone = " " not in name.group("name") and not _KNOWN.match(name.group("name"))
    return not (lone and not before.strip()) and grammar().fronted.match(before) is None


def _titled(reading: Reading, naming: Naming) -> Iterator[Actor]:
    office = reading.chunks("o")[0].office
    assert office is not None
    start, end = reading.source("whole")
    before = reading.text_before("whole")
    title = naming.title(
        office,
        [chunk.office.rank for chunk in reading.chunks("more") if chunk.office],
        country=reading.country(naming, "of2", "j", "of", "nj"),
        former=_FORMER.search(before) is not None or "former" in reading.text("mod").lower(),
        lone=not reading.text("det") and not reading.text("cap").strip(),
    )
    name = "name" if reading.text("name") else "name2"
    if not reading.text(name):
        yield from naming.described(start, end, title, reading.text("det").strip().lower())
        return
    second = _second_office(reading, naming, name)
    if second is not None and second.office is not None:
        first = naming.title(office, (), country=None, former=False, lone=False)
        yield from naming.described(start, reading.chunks("o")[0].end, first, "the")
        start, title = second.start, naming.title(second.office, (), country=title.country, former=False, lone=False)
    actor = naming.named(start, end, reading.source(name), reading.chunks(name), title)
    if actor is not None:
        yield actor


def _second_office(reading: Reading, naming: Naming, name: str) -> Chunk | None:
    """The office word of the second of two people: in "the President and Prime Minister Modi" Modi is no president."""
    more = reading.chunks("more")
    first = reading.chunks("o")[0].office
    if len(more) != 1 or " and " not in reading.text("more") or reading.text("det").strip().lower() != "the":
        return None
    if first is None or reading.text("j"):
        return None
    return None if naming.may_hold(reading.source(name), reading.chunks(name), first.rank) else more[0]


def _bare(reading: Reading, naming: Naming) -> Iterator[Actor]:
    """Names in a run of capitals: known persons each by themselves, else somebody named before."""
    low, high = reading.spans["whole"]
    text = reading.skeleton.text
    if _KNOWN.search(text, low, high) is None and not naming.register.recalls(text[low:high]):
        return
    at = low
    for known in _KNOWN.finditer(text, low, high):
        lead = [word for word in text[at : known.start()].split() if word[:1].isalpha()]
        while lead and (lead[0] in grammar().not_names or lead[0] in grammar().honorifics):
            lead.pop(0)
        first = text.find(lead[0], at) if lead else known.start()
        named = reading.part("name", (first, known.end()))
        if _runs_on(text, known.end()):
            continue
        honoured = _honoured(text, first)
        if honoured or not _mere_word(named, text, naming):
            yield from naming.bare(named.source("name"), named.chunks("name"), honoured=honoured)
        at = known.end()
    if at == low:
        yield from naming.again(reading.source("whole"))


def _runs_on(text: str, end: int) -> bool:
    """Whether another capitalised word follows in running prose: then the surname is part of another name."""
    match = _NEXT_WORD.match(text, end)
    if match is None or match.group(1) in grammar().not_names or text[end - 1] not in _surnames():
        return False
    words = text.split()
    return sum(word[:1].islower() for word in words) > len(words) / 2


@lru_cache(maxsize=1)
def _surnames() -> frozenset[str]:
    low, high = class_range(SURNAME)[0], class_range(SURNAME)[-1]
    return frozenset(map(chr, range(ord(low), ord(high) + 1)))


def _mere_word(named: Reading, text: str, naming: Naming) -> bool:
    """Whether a surname alone is an ordinary word ("Black Sea") and nobody of that name was mentioned."""
    low, high = named.spans["name"]
    (chunk,) = named.chunks("name")[:1]
    if chunk.klass != SURNAME or high - low > 1:
        return False
    if naming.register.persons & set(chunk.ids("surname")):
        return False
    return chunk.names[0].text in grammar().word_surnames or (
        _NEXT_WORD.match(text, high) is not None and _named_thing(text, high)
    )


def _named_thing(text: str, position: int) -> bool:
    """Whether the next word makes the surname the name of a thing: "Bush Doctrine"."""
    word = _NEXT_WORD.match(text, position)
    return word is not None and word.group(1) in grammar().things


def _honoured(text: str, position: int) -> bool:
    words = text[max(0, position - 12) : position].split()
    return bool(words) and words[-1] in grammar().honorifics


def _plural(reading: Reading, naming: Naming) -> Iterator[Actor]:
    group = "states" if reading.text("states") else "adjectives"
    office = reading.chunks("o" if group == "states" else "o2")[0].office
    if office is None or not (office.plural or group == "adjectives"):
        return
    listed = reading.chunks(group)
    start, end = reading.source("whole")  # "the leaders of Russia and China", "the Russian and Chinese presidents"
    for chunk in listed:
        span = start if chunk is listed[0] else chunk.start, end if chunk is listed[-1] else chunk.end
        yield from naming.listed(chunk, office, span)


def _pronoun(reading: Reading, naming: Naming) -> Iterator[Actor]:
    group = next(name for name in reading.spans if name != "whole")
    yield from naming.pronoun(reading.source("whole"), group)


_READERS = {"titled": _titled, "bare": _bare, "plural": _plural, "pronoun": _pronoun}
