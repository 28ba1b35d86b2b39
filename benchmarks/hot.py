"""The hot path, documents a second on one core: prefilter, annotation, extraction, over all corpora or a sample.

`python -m benchmarks.hot [--documents N]`. Parts of a stage are run by themselves on the same documents, so they do not
add up to it. "Telling" are the documents that yield an account or a claim: the rest of the world's news is cheaper.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from time import process_time
from typing import Any

from benchmarks.corpus import sample
from benchmarks.sets import DOCUMENTS, SHARED
from benchmarks.spent import least
from summitry.annotation import annotate
from summitry.annotation.dates import find_dates
from summitry.extraction import extract
from summitry.extraction.claims import find_claims
from summitry.model import Annotated, Document
from summitry.run import read
from summitry.run.attempt import is_covered
from summitry.run.coding import Coding, code
from summitry.run.prefilter import prefilter
from summitry.run.stages import lexicon
from summitry.text.sentences import sentences

_WARM = 20


def documents(number: int | None = None) -> list[Document]:
    """About so many documents of the shared corpora, evenly spread, else of our own examples; all for None."""
    files = sorted((SHARED / "corpora").glob("*.jsonl"))
    found = [one for path in files or [DOCUMENTS] for one in read(path)]
    return sample(found, number)


def table(found: Sequence[Document]) -> Iterator[str]:
    """The table, line by line."""
    Coding().prepare()
    known, tested = lexicon(), prefilter(lexicon())
    code(found[::_WARM], known)  # rules are compiled when a text first asks for them
    size = sum(len(one.content) for one in found) / 1e6
    yield f"hot path, {len(found)} documents, {size:.1f} million characters; CPU time, one core"
    started = process_time()
    told = [bool(one.extraction.accounts or one.extraction.claims) for one in code(found, known)]
    yield _line("all of it, as `build` codes them", len(found), process_time() - started)
    telling = [one for one, tells in zip(found, told, strict=True) if tells]
    yield _line("  those that tell of anything", len(telling), least(lambda: code(telling, known), times=1))
    yield _line("prefilter", len(found), least(lambda: [tested.may_tell(one) for one in found], times=1))
    passed = [one for one in found if is_covered(one) and tested.may_tell(one)]
    annotated: list[Annotated] = []
    yield _line("annotation", len(passed), least(lambda: annotated.extend(annotate(one, known) for one in passed), 1))
    yield from _parts(passed, _of_annotation())
    yield _line("extraction", len(passed), least(lambda: [extract(one, known) for one in annotated], times=1))
    yield from _parts(annotated, (("claims", lambda one: find_claims(one, known)),))


def _of_annotation() -> tuple[tuple[str, Callable[[Document], Any]], ...]:
    matcher = lexicon().matcher
    return (
        ("sentences", lambda one: sentences(one.content)),
        ("dates", lambda one: find_dates(one.content, one.published, one.lang or "en")),
        ("names", lambda one: matcher.find(one.content)),
    )


def _parts(items: Sequence[Any], parts: Sequence[tuple[str, Callable[[Any], Any]]]) -> Iterator[str]:
    for name, part in parts:
        yield _line(f"  {name}", len(items), least(lambda part=part: [part(one) for one in items], times=1))


def _line(name: str, number: int, seconds: float) -> str:
    rate, each = (number / seconds, 1000 * seconds / number) if number and seconds else (0, 0)
    return f"{name:36} {number:6} documents {seconds:8.2f} s {rate:8,.0f} a second {each:8.2f} ms each"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hot", description=__doc__)
    parser.add_argument("--documents", type=int, metavar="N", help="a sample of about N documents")
    for line in table(documents(parser.parse_args().documents)):
        print(line, flush=True)


if __name__ == "__main__":
    main()
