"""A wording for a relationship set against its ladder: known, a variant, new, or not of its day.

Words are compared in their normal form; Russian ones without their endings, English ones without the -s and -ing of
grammar, Chinese ones character by character. Articles, the names of the two sides and the other words that the ladder
lists as noise are left out. Nothing is ranked, and nothing is called wrong: the ladder holds what sources gave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from typing import Literal

import msgspec

from summitry.analysis.differences import Alphabet, Operation, differences, similarity
from summitry.lexicon.ladders import BEGINNING, Ladder, Step
from summitry.text.scripts import language_by_script
from summitry.text.tokens import Token, stem, tokens

Verdict = Literal["known", "variant", "new", "out-of-date"]
#: Share of words that a wording must have in common with one of the ladder's to be its variant.
LEAST_ALIKE = 0.5
#: What a wording in force on the day gains over others that are as like.
TIMELY = 0.12
_LEAST_SHORT = 2  # words of a short form: "partnership" alone is none


class WordChange(msgspec.Struct, frozen=True):
    """Words of the ladder against words of the text; `dropped` has no `here`, `added` no `there`."""

    operation: Operation
    there: str
    here: str


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """How a wording stands to the ladder on a day (None: the day is not known, and then nothing is out of date).

    `step` and `form` are the ladder's step and wording that it was compared with, and `changes` the words in which it
    differs from it (`out-of-date`: from the wording in force). `in_force` is the step of the day. `why` is a sentence.
    """

    wording: str
    lang: str
    verdict: Verdict
    why: str
    day: str | None = None
    step: Step | None = None
    form: str | None = None
    in_force: Step | None = None
    changes: tuple[WordChange, ...] = ()

    @property
    def slogan(self) -> bool:
        """Whether the wording is a slogan of the ladder and no designation."""
        return self.step is not None and self.step.kind == "slogan"


class Words(msgspec.Struct, frozen=True):
    """A wording taken apart: what is compared, and where each word stands in it."""

    text: str
    kept: tuple[Token, ...]
    norms: tuple[str, ...]

    def said(self, start: int, end: int) -> str:
        """The wording's own letters for the kept words `start` up to `end`; an empty text for none."""
        return self.text[self.kept[start].start : self.kept[end - 1].end] if start < end else ""


Form = tuple[Step, Words]


def compare_wording(wording: str, ladder: Ladder, day: date | str | None = None, lang: str | None = None) -> Comparison:
    """Set a wording against the ladder.

    `day` is when it was said, a date or an ISO day; `lang` is en, zh or ru, by the wording's script when not given.
    """
    tongue = lang if lang in ("en", "zh", "ru") else language_by_script(wording)
    said = day.isoformat() if isinstance(day, date) else day
    words, forms = _words(wording, ladder, tongue), _forms(ladder, tongue)
    current = ladder.in_force(said) if said else None
    found = _exact(words, forms, said) or _short(words, forms, current)
    verdict, form, why = found or _nearest(words, forms, said)
    against = _against(verdict, form, forms, current)
    return Comparison(
        wording=wording,
        lang=tongue,
        verdict=verdict,
        why=why,
        day=said,
        step=form[0] if form else None,
        form=form[1].text if form else None,
        in_force=current,
        changes=tuple(_changes(against[1], words)) if against else (),
    )


def _words(wording: str, ladder: Ladder, lang: str) -> Words:
    return _taken_apart(wording, tuple(ladder.noise.get(lang, ())), lang)


@lru_cache(maxsize=4096)
def _taken_apart(wording: str, phrases: tuple[str, ...], lang: str) -> Words:
    found = tokens(wording)
    norms = tuple(stem(one.norm, lang) for one in found)
    noise = _noise(phrases, lang)
    kept = [number for number in range(len(found)) if number not in _noisy(norms, noise)]
    kept = kept or list(range(len(found)))
    return Words(wording, tuple(found[number] for number in kept), tuple(norms[number] for number in kept))


@lru_cache(maxsize=16)
def _noise(phrases: tuple[str, ...], lang: str) -> tuple[tuple[str, ...], ...]:
    split = (tuple(stem(one.norm, lang) for one in tokens(phrase)) for phrase in phrases)
    return tuple(sorted(split, key=len, reverse=True))


def _noisy(norms: Sequence[str], noise: Sequence[Sequence[str]]) -> set[int]:
    """Places of words that say nothing about the designation."""
    found: set[int] = set()
    for phrase in noise:
        size = len(phrase)
        for start in range(len(norms) - size + 1):
            if tuple(norms[start : start + size]) == tuple(phrase):
                found |= set(range(start, start + size))
    return found


def _forms(ladder: Ladder, lang: str) -> list[Form]:
    return [(step, _words(wording, ladder, lang)) for step in ladder.steps for wording in step.wordings.get(lang, ())]


Finding = tuple[Verdict, Form | None, str]


def _exact(words: Words, forms: Sequence[Form], day: str | None) -> Finding | None:
    """The very wording: of its day, or of another one."""
    same = [form for form in forms if form[1].norms == words.norms]
    if not same:
        return None
    fitting = [form for form in same if day is None or form[0].in_force(day)]
    if fitting:
        first = min(fitting, key=lambda form: form[0].kind not in BEGINNING)
        return "known", first, _known(first[0])
    started = [form for form in same if day is not None and form[0].since <= day]
    nearest = started[-1] if started else same[0]
    return "out-of-date", nearest, _untimely(nearest[0], day or "")


def _known(step: Step) -> str:
    word = "a slogan, no designation" if step.kind == "slogan" else "a wording of the ladder"
    return f"{word}, from {step.since}" + (f" until {step.until}" if step.until else "")


def _untimely(step: Step, day: str) -> str:
    if day < step.since:
        return f"a wording that was declared only on {step.since}"
    return f"a wording of {step.since}: " + (step.ended or f"another followed on {step.until}")


def _short(words: Words, forms: Sequence[Form], current: Step | None) -> Finding | None:
    """The wording in force with words left out."""
    if current is None or len(words.norms) < _LEAST_SHORT:
        return None
    nearest = next((form for form in forms if form[0] is current and _within(words.norms, form[1].norms)), None)
    if nearest is None:
        return None
    return "variant", nearest, f"the wording in force since {current.since}, with words left out"


def _within(short: Sequence[str], full: Sequence[str]) -> bool:
    """Whether the words stand in the full wording in this order."""
    rest = iter(full)
    return all(word in rest for word in short)


def _nearest(words: Words, forms: Sequence[Form], day: str | None) -> Finding:
    alphabet = Alphabet()
    written = alphabet.encode(words.norms)

    def rank(form: Form) -> tuple[float, bool, str]:
        alike = similarity(written, alphabet.encode(form[1].norms), LEAST_ALIKE)
        timely = day is not None and form[0].in_force(day)
        return alike + (TIMELY if alike and timely else 0), form[0].kind in BEGINNING, form[0].since

    best = max(forms, key=rank, default=None)
    if best is None or not words.norms or not rank(best)[0]:
        none = "no wording of the ladder is like it" if forms else "the ladder has no wording in this language"
        return "new", None, none
    step = best[0]
    lapsed = "" if day is None or step.in_force(day) else f"; {_untimely(step, day)}"
    return "variant", best, f"like the wording of {step.since}{lapsed}"


def _against(verdict: Verdict, form: Form | None, forms: Sequence[Form], current: Step | None) -> Form | None:
    """The wording whose words are shown against the text's: the one in force where the text's is out of date."""
    if verdict != "out-of-date" or form is None:
        return form
    if form[0].kind == "slogan" or current is None:
        return None
    return next((one for one in forms if one[0] is current), None)


def _changes(form: Words, words: Words) -> Iterator[WordChange]:
    for one in differences(form.norms, words.norms):
        if one.operation != "equal":
            there, here = form.said(one.a_start, one.a_end), words.said(one.b_start, one.b_end)
            yield WordChange(one.operation, there, here)
