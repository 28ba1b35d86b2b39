"""The same work by others, on the same texts and in the same process: dateparser, spaCy, trafilatura.

Each is run where it is installed (`pip install "summitry[bench]"`); others are named as absent.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from benchmarks import newsday
from benchmarks.spent import least
from summitry.annotation.dates import find_dates
from summitry.model import Document
from summitry.run.stages import lexicon

_PAGES = 300
Work = Callable[[], Any]


class Peer(NamedTuple):
    """A library and what it does; `theirs` is imported and prepared when it is called, and gives the work."""

    name: str
    does: str
    theirs: Callable[[], Work]
    ours: Work


def peers(documents: Sequence[Document]) -> Iterator[str]:
    """CPU time of each peer and of ours, with the ratio; one line each."""
    for peer in _peers(documents):
        if importlib.util.find_spec(peer.name) is None:
            yield f"{peer.does}: {peer.name} is not installed"
            continue
        other, own = least(peer.theirs(), times=1), least(peer.ours, times=3)
        yield f"{peer.does}: {peer.name} {other:.2f} s CPU, Summitry {own:.2f} s; ratio {other / own:.0f}"


def _peers(documents: Sequence[Document]) -> Iterator[Peer]:
    texts, pages = [one.text for one in documents], [newsday.page(number) for number in range(1, _PAGES)]
    dates = [(one.text, one.published) for one in documents]
    yield Peer(
        "dateparser",
        f"dates of {len(texts)} documents",
        lambda: _dateparser(texts),
        lambda: [find_dates(text, published, "en") for text, published in dates],
    )
    yield Peer(
        "spacy",
        f"names in {len(texts)} documents (blank pipeline with its entity ruler)",
        lambda: _spacy(texts),
        lambda: [lexicon().matcher.find(text) for text in texts],
    )
    yield Peer("trafilatura", f"texts of {len(pages)} pages", lambda: _trafilatura(pages), lambda: _light(pages))


def _dateparser(texts: Sequence[str]) -> Work:
    from dateparser.search import search_dates

    return lambda: [search_dates(text, languages=["en"]) for text in texts]


def _spacy(texts: Sequence[str]) -> Work:
    import spacy

    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "PERSON", "pattern": one.name_en} for one in lexicon().tables.people])
    return lambda: [nlp(text) for text in texts]


def _trafilatura(pages: Sequence[tuple[str, bytes]]) -> Work:
    import trafilatura

    return lambda: [trafilatura.extract(markup) for _, markup in pages]


def _light(pages: Sequence[tuple[str, bytes]]) -> Any:  # noqa: ANN401 - thrown away
    from summitry.reading.light import light_draft

    return [light_draft(markup, "x", url) for url, markup in pages]
