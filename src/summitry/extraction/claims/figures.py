"""Figures: amounts of trade, investment, aid and supply that lie between states, with their change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

import msgspec

from summitry.extraction.claims.amounts import Amount, measures, money, percentages
from summitry.extraction.claims.draft import ClaimDraft
from summitry.extraction.claims.extents import clause
from summitry.extraction.claims.numerals import qualifier_before
from summitry.extraction.claims.reading import Reading
from summitry.extraction.claims.wording import any_word
from summitry.lexicon.claim_rules import figure_words

_CHANGE_REACH = 70
_CHANGE_AFTER = 24
_CHANGE_BESIDE = 80
_SHORT_TEXT = 6_000
_NEIGHBOURHOOD = 500
_SENTENCE_BEFORE = 250

#: A percentage with the change that it tells.
Change = tuple[Amount, float]


class Topics(msgspec.Struct, frozen=True):
    """Compiled words: what an amount is about, what puts it between two states, what rules it out."""

    trade: re.Pattern[str]
    money: re.Pattern[str]
    supply: re.Pattern[str]
    between: re.Pattern[str]
    share: re.Pattern[str]
    up: re.Pattern[str]
    down: re.Pattern[str]
    never: re.Pattern[str]
    anaphora: re.Pattern[str]
    ourselves: re.Pattern[str]


class Passage(msgspec.Struct, frozen=True):
    """One sentence as the figure rules see it; `about` takes in the sentence before when its subject is "it"."""

    reading: Reading
    number: int
    start: int
    text: str
    about: str
    between: bool
    nearby: bool

    def concerns(self, *topics: re.Pattern[str]) -> bool:
        """Whether an amount here would lie between two states and be about one of the topics."""
        if not any(topic.search(self.about) for topic in topics):
            return False
        return self.between or (self.nearby and topic_words().supply not in topics)


def figures(reading: Reading, number: int) -> Iterator[ClaimDraft]:
    """The figures of one sentence."""
    start, end = reading.sentence(number)
    text = reading.plain[start:end]
    sums, goods, percents = money(text), list(measures(text)), list(percentages(text))
    if not (sums or goods or percents) or topic_words().never.search(text):
        return
    passage = _passage(reading, number, start, end)
    amounts = _amounts(passage, sums, goods)
    changes = [(amount, change) for amount in percents if (change := _signed(text, amount)) is not None]
    if amounts:
        yield from (_draft(passage, amount, _change_of(amount, amounts, changes)) for amount in amounts)
    else:
        yield from _relative(passage, percents, changes)


def _passage(reading: Reading, number: int, start: int, end: int) -> Passage:
    text = reading.plain[start:end]
    opening = max(0, start - _SENTENCE_BEFORE) if topic_words().anaphora.search(text) else start
    between, nearby = _between(reading, opening, end), _nearby(reading, start)
    return Passage(reading, number, start, text, reading.plain[opening:end], between, nearby)


def _between(reading: Reading, start: int, end: int) -> bool:
    bodies = figure_words("en").between.bodies
    found = set(reading.setting.states(start, end, bodies))
    home = reading.annotated.home
    if home is not None and topic_words().ourselves.search(reading.plain, start, end):
        found.add(home)
    return len(found) >= 2 or topic_words().between.search(reading.plain, start, end) is not None


def _nearby(reading: Reading, start: int) -> bool:
    """In a short text about two states, an amount is theirs when both were named just before."""
    if not reading.setting.focused or len(reading.plain) > _SHORT_TEXT:
        return False
    around = reading.setting.named(max(0, start - _NEIGHBOURHOOD), start + _NEIGHBOURHOOD)
    return set(reading.setting.main) <= set(around)


def _amounts(passage: Passage, sums: Sequence[Amount], goods: Sequence[Amount]) -> list[Amount]:
    """The sums and goods that lie between two states; what was read as money is no goods."""
    words = topic_words()
    found = list(sums) if sums and passage.concerns(words.trade, words.money) else []
    if goods and passage.concerns(words.supply, words.money):
        taken = [(amount.start, amount.end) for amount in found]
        found += [good for good in goods if not any(good.start < high and low < good.end for low, high in taken)]
    return sorted(found, key=lambda amount: amount.start)


def _change_of(amount: Amount, amounts: list[Amount], percents: Sequence[Change]) -> Change | None:
    """The change told nearest to an amount, unless it stands nearer to another amount."""
    if not percents:
        return None
    nearest = min(percents, key=lambda item: abs(item[0].start - amount.start))
    closest = min(amounts, key=lambda other: abs(other.start - nearest[0].start))
    return nearest if closest is amount else None


def _signed(text: str, amount: Amount) -> float | None:
    """The change that a percentage tells, with its sign, when a word beside it says that something rose or fell."""
    low = max(0, amount.start - _CHANGE_REACH)
    around, words = text[low : amount.end + _CHANGE_AFTER], topic_words()
    ups = [abs(low + match.start() - amount.start) for match in words.up.finditer(around)]
    downs = [abs(low + match.start() - amount.start) for match in words.down.finditer(around)]
    if not ups and not downs:
        return None
    return (
        -amount.value if min(downs, default=_CHANGE_REACH * 2) < min(ups, default=_CHANGE_REACH * 2) else amount.value
    )


def _relative(passage: Passage, percents: Sequence[Amount], changes: Sequence[Change]) -> Iterator[ClaimDraft]:
    """Percentages that stand alone: growth of trade, or a share of a budget given to the other side."""
    words = topic_words()
    for change in changes:
        if passage.concerns(words.trade):
            yield _draft(passage, change[0], change)
    changing = [amount for amount, _ in changes]
    for amount in percents:
        share = amount not in changing and words.share.match(passage.text, amount.end)
        if share and passage.concerns(words.money, words.trade):
            yield _draft(passage, amount, None)


def _draft(passage: Passage, amount: Amount, change: Change | None) -> ClaimDraft:
    start = passage.start
    content = passage.reading.annotated.content[start : start + len(passage.text)]
    near = [amount] + ([change[0]] if change and abs(change[0].start - amount.start) < _CHANGE_BESIDE else [])
    reach = min(item.start for item in near), max(item.end for item in near)
    low, high = clause(content, *reach, shorten=False)
    return ClaimDraft(
        type="figure",
        rule="figure.percentage" if amount.unit == "%" else "figure.amount",
        sentence=passage.number,
        span=(start + amount.start, start + amount.end),
        extent=(start + low, start + high),
        value=amount.value,
        unit=amount.unit,
        qualifier=qualifier_before(passage.text, amount.start),
        change_pct=change[1] if change else None,
    )


@lru_cache(maxsize=1)
def topic_words() -> Topics:
    """The compiled words of `claims_figures.toml`."""
    words = figure_words("en")
    return Topics(
        trade=_words(words.topics["trade"]),
        money=_words(words.topics["money"]),
        supply=_words(words.topics["supply"]),
        between=_words(words.between.words),
        share=re.compile(rf" of (?:[\w'-]{{1,20}} ){{0,4}}?{any_word(words.topics['budget'])}\b"),
        up=_words(words.change["up"]),
        down=_words(words.change["down"]),
        never=_words(words.never.words),
        anaphora=_words(words.anaphora.words),
        ourselves=_words(words.ourselves.words),
    )


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_word(words)}\b")
