"""Speed of the comparison of two statements of 8,000 words: `python -m benchmarks.statement_diff [A.txt B.txt]`.

Without files three made-up pairs: the worst, in which every sentence is reworded and all stand in another order, one
with few changes, and one in Chinese. CPU time and, because the machine may be busy, its ratio to the time in which the
same machine counts the words of the two texts.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path
from time import process_time

from summitry.analysis.comparing import Statement, compare_statements
from summitry.text.tokens import tokens

WORDS, RUNS = 8000, 5
_SYLLABLES = [first + second for first in "bdfgklmnprstvz" for second in "aeiou"]
_HAN = [chr(0x4E00 + number) for number in range(1200)]


def main() -> None:
    if len(sys.argv) == 3:
        first, second = (Path(name).read_text(encoding="utf-8") for name in sys.argv[1:])
        show("the two files", first, second)
        return
    chance = random.Random(8)
    some, all_of_it = pair(chance, reworded=5, shuffled=False), pair(chance, reworded=1, shuffled=True)
    show("every fifth sentence reworded", *some)
    show("all reworded, in another order", *all_of_it)
    show("Chinese, every fifth reworded", *pair(chance, reworded=5, shuffled=False, chinese=True))


def pair(chance: random.Random, *, reworded: int, shuffled: bool, chinese: bool = False) -> tuple[str, str]:
    """Two texts of about WORDS words (characters) each: frequent and rare words as in a real text."""
    words = _HAN if chinese else ["".join(chance.choices(_SYLLABLES, k=1 + number % 3)) for number in range(2500)]
    weights = [1 / (place + 1) for place in range(len(words))]
    sentences, left = [], WORDS
    while left > 0:
        size = chance.randint(12, 45)
        sentences.append(chance.choices(words, weights, k=size))
        left -= size
    other = [list(one) for one in sentences]
    for one in other[::reworded]:
        for _ in range(4):
            one[chance.randrange(len(one))] = chance.choice(words)
    if shuffled:
        chance.shuffle(other)
    gap, stop = ("", "。\n") if chinese else (" ", ".\n\n")
    first, second = (stop.join(gap.join(one).capitalize() for one in text) + "." for text in (sentences, other))
    return first, second


def show(name: str, first: str, second: str) -> None:
    one, other = Statement(name="a", text=first), Statement(name="b", text=second)
    spent, counted = [], []
    for _ in range(RUNS):
        start = process_time()
        found = compare_statements(one, other)
        spent.append(process_time() - start)
        start = process_time()
        sizes = [len(tokens(text)) for text in (first, second)]
        counted.append(process_time() - start)
    told = ", ".join(f"{number} {kind}" for kind, number in found.totals.items() if number)
    print(
        f"{name}: {min(spent):.3f} s for {sizes[0]:,} and {sizes[1]:,} words,"
        f" {min(spent) / min(counted):.1f} × counting them ({told})"
    )


if __name__ == "__main__":
    main()
