"""The prefilter never rejects a document from which the full path extracts something."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.news import DAYS, DID, HOSTILE, MARKS, PUBLISHERS, WHEN, documents, news
from summitry.lexicon import Lexicon, load_lexicon
from summitry.lexicon.lexicon import all_names
from summitry.lexicon.names import Name, is_latin
from summitry.lexicon.rulebook import RULES
from summitry.model import Document
from summitry.run import read
from summitry.run.attempt import attempt, is_covered
from summitry.run.prefilter import Prefilter, polities_of, prefilter

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared/corpora"
#: what names no polity, or refers back to one
NEUTRAL = [
    "he", "she", "the two leaders", "they", "our country", "his foreign counterpart", "the President", "the foreign",
    "Foreign Minister Priit Saluvere", "his guest", "the talks", "the summit", "a foreign leader", "the prime minister",
    "for the first time", "its $20 billion trade", "a strategic partnership", "twice", "a joint statement",
]  # fmt: skip


@pytest.fixture(scope="module")
def known() -> Lexicon:
    return load_lexicon()


@pytest.fixture(scope="module")
def tested(known: Lexicon) -> Prefilter:
    return prefilter(known)


@pytest.fixture(scope="module")
def latin(known: Lexicon) -> list[Name]:
    return [name for name in all_names(known.tables) if is_latin(name.text)]


@pytest.fixture(scope="module")
def by_polity(known: Lexicon, latin: list[Name]) -> dict[str, list[str]]:
    """Names that stand for one polity only, by polity."""
    found: dict[str, list[str]] = {}
    for name in latin:
        polities = polities_of(name, known)
        if len(polities) == 1:
            found.setdefault(next(iter(polities)), []).append(name.text)
    return {polity: names for polity, names in found.items() if len(names) >= 8}


def overlooked(document: Document, tested: Prefilter, known: Lexicon) -> bool:
    """Whether a document is rejected although it tells something."""
    if not is_covered(document) or tested.may_tell(document):
        return False
    extraction, remark = attempt(document, known)
    assert remark is None
    return bool(extraction.accounts or extraction.claims)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_documents_that_name_one_side_only(
    data: st.DataObject, tested: Prefilter, known: Lexicon, by_polity: dict[str, list[str]]
) -> None:
    names = by_polity[data.draw(st.sampled_from(sorted(by_polity)))]
    words = st.sampled_from(names) | st.sampled_from(NEUTRAL) | st.sampled_from(DID) | st.sampled_from(WHEN + MARKS)
    text = st.lists(words, max_size=30).map(" ".join)
    document = data.draw(st.builds(
        Document, doc_id=st.just("x"), text=text, title=st.none() | text, published=DAYS, publisher=PUBLISHERS,
        lang=st.just("en"),
    ))  # fmt: skip
    assert not overlooked(document, tested, known)


@settings(max_examples=150, deadline=None)
@given(document=documents(news()))
def test_documents_like_news(document: Document, tested: Prefilter, known: Lexicon) -> None:
    assert not overlooked(document, tested, known)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_what_the_matcher_finds_is_seen(
    data: st.DataObject, tested: Prefilter, known: Lexicon, latin: list[Name]
) -> None:
    pieces = st.sampled_from(latin).map(lambda name: name.text) | st.sampled_from(
        [one for one in HOSTILE if is_latin(one)] + ["", " ", "x", "é"]
    )
    text = "".join(data.draw(st.lists(pieces, max_size=20)))
    found = {polity for hit in known.matcher.find(text) for name in hit.names for polity in polities_of(name, known)}
    assert found <= tested.polities_in(text)


def test_each_name_brings_in_what_it_stands_for(tested: Prefilter, known: Lexicon, latin: list[Name]) -> None:
    missed = [name.text for name in latin if not polities_of(name, known) <= tested.polities_in(name.text)]
    assert missed == []


def test_names_in_other_scripts_always_pass(tested: Prefilter) -> None:
    for text in ("习近平", "Путин", "the two sides，中俄"):
        assert tested.may_tell(Document(doc_id="x", text=text, lang="en"))


def written() -> Iterator[str]:
    """Every example of a rule and every text of a case."""
    for path in [*sorted((RULES / "en").glob("*.toml")), *sorted((ROOT / "tests/cases").glob("*.toml"))]:
        yield from _texts(tomllib.loads(path.read_text(encoding="utf-8")))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (one for part in value.values() for one in _texts(part))
    elif isinstance(value, list):
        yield from (one for part in value for one in _texts(part))
    elif isinstance(value, str) and value.count(" ") >= 4 and value[-1:] in ".!”\"'":
        yield value


def test_examples_and_cases(tested: Prefilter, known: Lexicon) -> None:
    found = [Document(doc_id="x", text=text, lang="en") for text in sorted(set(written()))]
    assert len(found) > 500
    assert [one.text for one in found if overlooked(one, tested, known)] == []


def test_bundled_documents(tested: Prefilter, known: Lexicon) -> None:
    assert [one.doc_id for one in read(ROOT / "examples/dispatches") if overlooked(one, tested, known)] == []


@pytest.mark.shared
@pytest.mark.skipif(not CORPORA.is_dir(), reason="../shared/corpora is absent")
def test_real_documents(tested: Prefilter, known: Lexicon) -> None:
    rejected = 0
    for document in read(CORPORA):
        assert not overlooked(document, tested, known), document.doc_id
        rejected += is_covered(document) and not tested.may_tell(document)
    assert rejected > 50


@pytest.mark.parametrize(
    ("text", "publisher", "passes"),
    [
        ("The town council met on Tuesday to speak about the harvest.", None, False),
        ("Emmanuel Macron visited a farm near Lyon.", None, False),
        ("Vladimir Putin met Xi Jinping.", None, True),
        ("MOSCOW, May 8 - Xi Jinping arrived on Thursday.", None, True),
        ("The President received Vladimir Putin.", "The White House", True),
        ("The President received a guest.", "The White House", False),
        ("It was the first visit of a foreign leader to France.", None, True),
        ("Leaders came to the G20 summit.", None, True),
        ("In 1957 talks were held in Alma-Ata.", None, True),
    ],
)
def test_two_parties_pass(text: str, publisher: str | None, passes: bool, tested: Prefilter) -> None:
    assert tested.may_tell(Document(doc_id="x", text=text, publisher=publisher, lang="en")) is passes
