"""Figures that are told but cannot be read: they stay as claims without a value, with a flag that says why.

Looked for only in sentences about trade or money between two states in which no amount was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.extents import clause
from summitry.extraction.claims.figures import topic_words
from summitry.extraction.claims.numerals import NUMBER
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.wording import any_word
from summitry.lexicon.claim_rules import figure_words
from summitry.lexicon.doubtful_rules import doubtful_words


def unparsed(reading: Reading, number: int) -> Iterator[ClaimDraft]:
    """The figures of one sentence that cannot be read, at most one of each kind."""
    start, end = reading.sentence(number)
    text, words = reading.plain[start:end], topic_words()
    if words.never.search(text) or not (words.trade.search(text) or words.money.search(text)):
        return
    between = words.between.search(text) or len(reading.setting.states(start, end, ())) >= 2
    if not between:
        return
    for why, pattern in _patterns():
        match = pattern.search(text)
        if match is not None:
            low, high = match.span("amount")
            content = reading.annotated.content
            shown = content[start + match.start("shown") : start + match.end("shown")]
            extent = clause(content[start:end], low, high, shorten=False)
            yield ClaimDraft(
                type="figure", rule="figure.unparsed", sentence=number, span=(start + low, start + high),
                extent=(start + extent[0], start + extent[1]), flags=(f"{why}: {shown}",),
            )  # fmt: skip
            return


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    figures, doubtful = figure_words("en"), doubtful_words()
    magnitude = any_word(list(figures.magnitudes))
    sign = any_word([re.escape(word) for word in figures.signs])
    currency = any_word(list(figures.currencies))
    broken = doubtful.broken_number.pattern
    other = doubtful.unknown_currency
    known = any_word([*other.plain, *figures.currencies, *figures.measures, *figures.other_things.words])
    return (
        ("broken number", re.compile(
            rf"(?P<amount>(?P<shown>{sign} ?(?:{broken})(?: {magnitude}\b)?|"
            rf"(?<![\w.,$])(?:{broken}) (?:{magnitude} )?{currency}\b))"
        )),
        ("unknown currency", re.compile(
            rf"\b{any_word(other.amounting)} (?:\w{{1,12}} ){{0,3}}(?P<amount>(?<![\w.,$€£¥])(?:{NUMBER}) "
            rf"(?:million|billion|trillion|mln|bln) (?!{known}\b)(?P<shown>[a-z]{{3,16}}))"
            rf"(?= ?(?:{'|'.join(other.ending)}))"
        )),
    )  # fmt: skip
