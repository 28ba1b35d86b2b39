"""From readings to mentions: modifiers before them, ranges of two, and the words that open an interval."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from summitry.annotation.dates import period
from summitry.annotation.dates.context import is_dateline
from summitry.annotation.dates.found import Found, Reading
from summitry.annotation.dates.mention import DateMention
from summitry.annotation.dates.tokens import Tokens
from summitry.model import When, bounds

_WEEK = timedelta(days=7)
_ALTERNATIVES = 200  # days that "in June or July" may span to be told as one interval


class Atom(msgspec.Struct, frozen=True, gc=False):
    """A reading with the words that it covers; `start` and `end` count words."""

    start: int
    end: int
    reading: Reading
    rule: str


def modified(found: Found, reading: Reading) -> Atom:
    """The reading with the modifier before it taken in: early May, mid-2024, the end of March, about a week."""
    tokens, at = found.tokens, found.start
    dateline = is_dateline(tokens, at, found.end)
    atom = Atom(at, found.end, reading, "dateline" if dateline else found.rule.id)
    if reading.type == "duration":
        pair = f"{tokens.word(at - 2)} {tokens.word(at - 1)}"
        wider = 1 if _value(tokens, at - 1) == "~" else 2 * (pair in tokens.vocabulary.lists["more_or_less"])
        return msgspec.structs.replace(atom, start=at - wider)
    if reading.edtf is None or reading.type not in ("date", "time"):
        return atom
    place = at - 1
    between = {"the", *tokens.vocabulary.lists["dashes"]}
    if tokens.word(place) in between and _value(tokens, place - 1) in ("early", "mid", "late"):
        place -= 1
    if _value(tokens, place) in ("early", "mid", "late"):
        return _part(atom, place, str(_value(tokens, place)))
    if tokens.word(place) == "the":
        place -= 1
    if tokens.word(place) == "of" and _value(tokens, place - 1) in ("early", "mid", "late"):
        start = place - 2 if tokens.word(place - 2) == "the" else place - 1
        return _part(atom, start, str(_value(tokens, place - 1)))
    return atom


def _value(tokens: Tokens, at: int) -> object:
    return tokens.value(at) if at >= 0 else None


def _part(atom: Atom, start: int, which: str) -> Atom:
    assert atom.reading.edtf is not None
    whole = bounds(atom.reading.edtf)
    narrowed = period.part(atom.reading.edtf, which) if whole.year_known or (whole.days or 99) <= 31 else None
    if narrowed is not None and not whole.year_known and whole.earliest is not None:
        narrowed = narrowed.replace(f"{whole.earliest.year}-", "XXXX-")  # "late May" of no year
    if narrowed is None:
        return msgspec.structs.replace(atom, start=start)
    reading = msgspec.structs.replace(atom.reading, edtf=narrowed)
    return Atom(start, atom.end, reading, f"{atom.rule}+{which}")


def ranges(tokens: Tokens, atoms: list[Atom]) -> list[Atom]:
    """Neighbours joined by "to", a dash or "between … and" as one interval."""
    out: list[Atom] = []
    for atom in atoms:
        joined = _joined(tokens, out[-1], atom) if out else None
        if joined is None:
            out.append(atom)
        else:
            out[-1] = joined
    return out


def timed(tokens: Tokens, atoms: list[Atom]) -> list[Atom]:
    """A clock time and the day beside it as one: "5 p.m. Monday", "Tuesday at 10 a.m."."""
    out: list[Atom] = []
    for atom in atoms:
        joined = _timed(tokens, out[-1], atom) if out else None
        if joined is None:
            out.append(atom)
        else:
            out[-1] = joined
    return out


def _timed(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    clock, day = (left, right) if left.rule.startswith("clock") else (right, left)
    if not clock.rule.startswith("clock") or day.rule.startswith("clock") or day.reading.edtf is None:
        return None
    between = [tokens.words[at] for at in range(left.end, right.start)]
    links = ("on", ",") if clock is left else ("at", ",")
    if len(day.reading.edtf) != 10 or len(between) > 1 or any(word not in links for word in between):
        return None
    timex = day.reading.timex[:10] + "T" + clock.reading.timex.partition("T")[2]
    return Atom(left.start, right.end, Reading("time", timex, day.reading.edtf, day.reading.basis), "clock-day")


def _joined(tokens: Tokens, left: Atom, right: Atom) -> Atom | None:
    one, other = left.reading, right.reading
    if not (_joinable(one) and _joinable(other)):
        return None
    between = [tokens.words[at] for at in range(left.end, right.start)]
    lists = tokens.vocabulary.lists
    if between[:1] == ["."] and between[1:2] and between[1] in lists["dashes"]:  # "25 Jan. – 1 Feb."
        between = between[1:]
    between = [word for word in between if word not in ("on", "in", ",", "the")]
    if len(between) != 1 or left.rule in ("range", "dateline"):
        return None
    opener = {tokens.word(left.start - 1), tokens.word(left.start - 2)}
    pair = between[0] == "or" or (between[0] == "and" and "between" in opener)
    if not pair and between[0] not in lists["range_to"]:
        return None
    if between[0] == "to" and "from" not in opener and len(one.edtf or "") != len(other.edtf or ""):
        return None
    joined = _interval(left, right)
    if joined is not None and between[0] == "or" and (bounds(joined.reading.edtf or "").days or 0) > _ALTERNATIVES:
        return None
    return joined


def _joinable(reading: Reading) -> bool:
    """Whether the reading can be an end of a range: a date, whole or in part, that is no interval itself."""
    edtf = reading.edtf
    return edtf is not None and reading.type in ("date", "time") and ("/" not in edtf or "~" in edtf)


def _interval(left: Atom, right: Atom) -> Atom | None:
    first, last = left.reading.edtf, right.reading.edtf
    assert first is not None
    assert last is not None
    first, last = first.partition("/")[0], last.rpartition("/")[2]
    low, high = bounds(first), bounds(last)
    if low.year_known and high.year_known and low.earliest and high.latest and low.earliest > high.latest:
        if right.reading.basis == "weekday" and high.days == 1:
            later = high.latest + ((low.earliest - high.latest).days // 7 + 1) * _WEEK
            last = later.isoformat()
        elif right.reading.basis == "inferred" and last[:4].isdigit():
            last = _next_year(last)
        else:
            return None
    basis = right.reading.basis if left.reading.basis == "stated" else left.reading.basis
    edtf = f"{first}/{last}"
    reading = Reading("date", edtf.replace("~", ""), edtf, basis)
    return Atom(left.start, right.end, reading, "range")


def _next_year(edtf: str) -> str:
    """The same day a year later; the end of February keeps to its month."""
    later = f"{int(edtf[:4]) + 1:04d}{edtf[4:]}"
    return later.replace("-02-29", "-02-28")


def opened(tokens: Tokens, atom: Atom) -> Reading:
    """The reading as an open interval behind "since", "until", "prior to", "starting"."""
    edtf = atom.reading.edtf
    if edtf is None or atom.rule == "range" or atom.reading.type not in ("date", "time"):
        return atom.reading
    lists = tokens.vocabulary.lists
    at = atom.start - 1 if tokens.word(atom.start - 1) in ("the", "on", "in", "around", "about") else atom.start
    words = [tokens.word(at - step) for step in (3, 2, 1)]
    before = {" ".join(words[step:]) for step in range(3)}
    first, last = edtf.partition("/")[0], edtf.rpartition("/")[2]
    possessive = tokens.word(atom.end) in ("'s", "’s")
    told = tokens.word(atom.end) == "," and tokens.word(atom.end + 1) == "when"  # "since 2019, when both went"
    if before & lists["opens"] and not told:
        edtf = f"{first}/.."
    elif before & lists["closes"] and not possessive:
        edtf = f"../{last}"
    return msgspec.structs.replace(atom.reading, edtf=edtf)


def mention(tokens: Tokens, atom: Atom, reading: Reading) -> DateMention:
    """The mention, with its stretch of the text and its date."""
    start, end = tokens.begin(atom.start), tokens.ends[atom.end - 1]
    when = When.of(reading.edtf, reading.basis) if reading.edtf is not None else None
    return DateMention(start, end, tokens.text[start:end], when, reading.type, reading.timex, atom.rule)
