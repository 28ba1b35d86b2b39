"""The stages of the tagger one after the other: words, rules, readings, ranges, mentions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from summitry.annotation.dates import build_calendar, build_deictic, build_holiday, build_spans, build_there
from summitry.annotation.dates.chinese import find_chinese
from summitry.annotation.dates.context import Context
from summitry.annotation.dates.found import Found, Reading
from summitry.annotation.dates.join import Atom, mention, modified, opened, ranges, timed
from summitry.annotation.dates.mention import DateMention
from summitry.annotation.dates.scan import scan, settle
from summitry.annotation.dates.tokens import Tokens, tokenise
from summitry.annotation.dates.vocabulary import load_vocabulary

Builder = Callable[[Found, Context], Reading | None]

_MODULES = (build_calendar, build_deictic, build_holiday, build_spans, build_there)


def find_dates(text: str, published: date | None, lang: str = "en") -> tuple[DateMention, ...]:
    """The temporal expressions of `text` in order, ranges joined ("7 to 10 May" is one mention).

    `lang` is "zh" for Chinese; every other language is read with the English rules, which know figures at least.

    `published` resolves what is said relative to the day of writing; None leaves it open.
    """
    if lang == "zh":
        return find_chinese(text, published)
    tokens = settle(tokenise(text, load_vocabulary("en")))
    atoms = ranges(tokens, _atoms(tokens, published))
    return tuple(mention(tokens, atom, opened(tokens, atom)) for atom in atoms)


def find_timexes(text: str, published: date | None) -> tuple[DateMention, ...]:
    """The same expressions cut as TIMEX3 wants them: each end of a range by itself, no open intervals."""
    tokens = settle(tokenise(text, load_vocabulary("en")))
    return tuple(mention(tokens, atom, atom.reading) for atom in _atoms(tokens, published))


def _atoms(tokens: Tokens, published: date | None) -> list[Atom]:
    founds = scan(tokens)
    context = Context(tokens, founds, published, _read)
    atoms: list[Atom] = []
    for at, found in enumerate(founds):
        context.at = at
        reading = _read(found, context)
        if reading is None:
            continue
        atom = modified(found, reading)
        if not atoms or atom.start >= atoms[-1].end:
            atoms.append(atom)
        if atom.reading.edtf is not None and atom.reading.type in ("date", "time"):
            context.previous, context.previous_end = atom.reading, atom.end
    return timed(tokens, atoms)


def _read(found: Found, context: Context) -> Reading | None:
    """The builder's reading; None also where it would leave the calendar ("5000 years ago")."""
    build = _builder(found.rule.build)
    try:
        return build(found, context)
    except (ValueError, OverflowError):
        return None


@cache
def _builder(name: str) -> Builder:
    for module in _MODULES:
        build: Builder | None = getattr(module, "set_" if name == "set" else name, None)
        if build is not None:
            return build
    raise LookupError(name)
