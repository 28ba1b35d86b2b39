"""Speed and memory of the lexicon: `python benchmarks/lexicon_speed.py [CORPUS.jsonl …]`.

Prints processor time (a shared machine's clock says little) of a warm loading, of the matcher, of a look-up, and the
megabytes of text a second in which all names are found; and the process's peak memory.
"""

from __future__ import annotations

import json
import resource
import sys
import timeit
from datetime import date
from pathlib import Path
from time import process_time

from summitry.lexicon import load_lexicon

FULL = 3_000_000  # bytes of each corpus


def timed(label: str, call) -> object:  # noqa: ANN001 - any callable
    start = process_time()
    value = call()
    print(f"{label}: {1000 * (process_time() - start):.0f} ms")
    return value


def texts_of(path: Path) -> list[str]:
    found, size = [], 0
    with path.open(encoding="utf-8") as handle:
        for line in handle:
            found.append(json.loads(line)["text"])
            size += len(found[-1].encode())
            if size > FULL:
                break
    return found


def main() -> None:
    load_lexicon().matcher.find("once to fill the cache")
    load_lexicon.cache_clear()
    lexicon = timed("load_lexicon", load_lexicon)
    print(f"  {lexicon.compiled}")
    matcher = timed("names", lambda: lexicon.matcher)
    timed("automaton of Latin names", lambda: matcher.find("Putin met Xi."))
    day = date(2013, 3, 20)
    seconds = min(timeit.repeat(lambda: lexicon.holders("CHN.president", day), number=20_000, repeat=5)) / 20_000
    print(f"holders of an office on a day: {1e6 * seconds:.2f} µs")
    total, spent = 0, 0.0
    for path in map(Path, sys.argv[1:]):
        texts = texts_of(path)
        matcher.find(texts[0])
        size, start = sum(len(text.encode()) for text in texts), process_time()
        for text in texts:
            matcher.find(text)
        took = process_time() - start
        total, spent = total + size, spent + took
        print(f"{path.name}: {size / took / 1e6:.1f} MB/s")
    if spent:
        print(f"all: {total / spent / 1e6:.1f} MB/s")
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB, {len(matcher)} names")


if __name__ == "__main__":
    main()
