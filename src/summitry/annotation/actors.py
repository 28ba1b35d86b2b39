"""Actors: from chunks to those who can take part, by the grammar of titles, names and references.

Every sentence is folded to a skeleton; titles are read outwards from their office word, names where capitals
run, references by their words. A register remembers who was named, so that "the Russian president", "his
counterpart", "he" and "the two leaders" can be traced back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.annotation.chunks import ADJECTIVE, OFFICE, PERSON, PLURAL, SURNAME, Chunk
from summitry.annotation.naming import ADDRESSEE, SPEAKER, Naming
from summitry.annotation.reading import Reading
from summitry.annotation.stretches import KNOWN, Wanted, stretches
from summitry.annotation.words import grammar
from summitry.model import Actor
from summitry.text.skeleton import Part, class_range, fold

# "no Chinese party chief" is nobody
_NOBODY = re.compile(r"\b(?:[Nn]o|[Nn]either|[Ee]ach|[Ee]very|[Aa]ny|[Ss]ome|[Aa]nother)[ ]$")
_FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x-|[Ll]ate|[Tt]hen-)[ ]?(?:[A-Z][\w.]* )?$")
_NEXT_WORD = re.compile(r" ([A-Z][a-z]+)\b(?![’'])")
_SAYS = re.compile(r"(?: \([^()\n]{2,40}\))?:")
_SENT = frozenset({"ambassador", "envoy"})  # "to Japan" says where they go
_GOVERNED = re.compile(r"\b(?:of|with|by|from|between|alongside) (?:the )?$")
_LINEAGE = re.compile(r"(?: (?:[Bb]in )?[AaEe]l-\w+)* ")  # "Sheikh Mishal Al-Ahmad Al-Jaber Al-Sabah"
_TITLES, _NAMES = (OFFICE, PLURAL), (PERSON, SURNAME)


def sentence_actors(
    text: str, span: tuple[int, int], chunks: Sequence[Chunk], naming: Naming, *, pointed: bool = True
) -> list[Actor]:
    """Actors of a stretch of the text, left to right; `naming` carries what earlier sentences told.

    `pointed` tells that words which refer back may stand there.
    """
    start, end = span
    naming.register.begin_sentence()
    classes = {chunk.klass for chunk in chunks}
    titled = not classes.isdisjoint(_TITLES)
    recalls = naming.register.unknown and (titled or naming.register.may_recall(text, start, end))
    wanted = Wanted(
        lists=PLURAL in classes or (ADJECTIVE in classes and OFFICE in classes),
        titles=titled,
        names=recalls or not classes.isdisjoint(_NAMES),  # a title may name somebody who is named again at once
        references=pointed,
    )
    if not any(wanted):
        return []
    skeleton = fold(text, start, end, (Part(c.start, c.end, c.klass, i) for i, c in enumerate(chunks)))
    actors: list[Actor] = []
    past = start
    for kind, spans in stretches(skeleton.text, wanted):
        for actor in _READERS[kind](Reading(skeleton, chunks, spans), naming):
            actors.append(actor)
            if actor.rule not in (SPEAKER, ADDRESSEE):  # "he" is never the one who says "I"
                passing = text.endswith("since ", start, actor.start) or text[past : actor.start] == " and "
                governed = _GOVERNED.search(text, max(start, actor.start - 16), actor.start) is not None
                naming.register.saw(actor, passing=passing, governed=governed)
                past = actor.end if passing else start
            if actor.start == start and (said := _SAYS.match(text, actor.end)):
                _spoken(actor, naming, alone=text[said.end() : said.end() + 1] in ("", "\n"))
    return _as_one(actors, text)


def _spoken(actor: Actor, naming: Naming, *, alone: bool) -> None:
    """A name before a colon speaks; alone on its line, below somebody else's title, it is a salutation."""
    speaker = naming.register.speaker
    if alone and speaker is not None and speaker.country != actor.country and actor.form == "name":
        naming.register.addressee = actor
    else:
        naming.register.hear(actor)


def _as_one(actors: list[Actor], text: str) -> list[Actor]:
    """One person called twice in a row is one: "the President of Yugoslavia, Marshal Tito"."""
    kept: list[Actor] = []
    for actor in actors:
        last = kept[-1] if kept else None
        again = last is not None and last.person is not None and last.person == actor.person
        between = text[last.end : actor.start] if last is not None and again else ""
        if last is not None and between and (last.form == "title" and between in (", ", " ")):
            kept[-1] = replace(actor, start=last.start)
        elif last is not None and between and _LINEAGE.fullmatch(between):
            kept[-1] = replace(last, end=actor.end)
        else:
            kept.append(actor)
    return kept


def _titled(reading: Reading, naming: Naming) -> Iterator[Actor]:
    office = reading.chunks("o")[0].office
    assert office is not None
    start, end = reading.source("whole")
    title = naming.title(
        office,
        [chunk.office.rank for chunk in reading.chunks("more") if chunk.office],
        country=_country(reading, naming, office.rank),
        former=_FORMER.search(reading.words_before("whole", 4)) is not None or "former" in reading.text("mod").lower(),
        lone=not reading.text("det") and not reading.text("cap").strip(),
    )
    name = next((group for group in ("name", "name3", "name4") if reading.text(group)), "name2")
    if not reading.text(name):
        if _NOBODY.search(reading.words_before("whole", 2)):
            return
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


def _country(reading: Reading, naming: Naming, rank: str) -> str | None:
    """Whose office a title is: not that of the state where an ambassador serves or of which an envoy treats."""
    sent = rank in _SENT and "at" in reading.spans
    country = reading.country(naming, *(("j",) if sent else ("of2", "j", "of", "nj")))
    return country or naming.served(reading.chunks("boss"))


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
    if KNOWN.search(text, low, high) is None and not naming.register.recalls(text[low:high]):
        return
    at = low
    for known in KNOWN.finditer(text, low, high):
        lead = [word for word in text[at : known.start()].split() if word[:1].isalpha()]
        while lead and _leads_in(lead[0]):
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


def _leads_in(word: str) -> bool:
    """Whether a capitalised word before a name is no part of it; all words of a headline may stand in capitals."""
    return word in grammar().not_names or word.capitalize() in grammar().not_names or _honours(word)


def _honours(word: str) -> bool:
    return word in grammar().honorifics or word.capitalize() in grammar().honorifics


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
    return chunk.names[0].text.capitalize() in grammar().word_surnames or (
        _NEXT_WORD.match(text, high) is not None and _named_thing(text, high)
    )


def _named_thing(text: str, position: int) -> bool:
    """Whether the next word makes the surname the name of a thing: "Bush Doctrine"."""
    word = _NEXT_WORD.match(text, position)
    return word is not None and word.group(1) in grammar().things


def _honoured(text: str, position: int) -> bool:
    words = text[max(0, position - 12) : position].split()
    return bool(words) and _honours(words[-1])


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
