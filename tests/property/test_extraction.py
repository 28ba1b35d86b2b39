"""What must hold of the accounts of every document: exact evidence, sound fields, determinism, linear time."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factories.news import HOSTILE, documents, news
from factories.promises import check_extraction as check
from summitry.annotation import annotate
from summitry.extraction import extract, extract_with_reasons
from summitry.lexicon import Lexicon, load_lexicon
from summitry.model import Document, Extraction

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared/corpora"
DAY = date(2024, 5, 8)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    return load_lexicon()


def read(document: Document, lexicon: Lexicon) -> Extraction:
    return extract(annotate(document, lexicon), lexicon)


@settings(max_examples=200, deadline=None)
@given(documents(news()))
def test_accounts_of_news_are_sound(lexicon: Lexicon, document: Document) -> None:
    check(document, read(document, lexicon))


@settings(max_examples=150, deadline=None)
@given(documents(st.text(max_size=120) | st.lists(st.sampled_from(HOSTILE), max_size=14).map(" ".join)))
def test_accounts_of_any_text_are_sound(lexicon: Lexicon, document: Document) -> None:
    check(document, read(document, lexicon))


@settings(max_examples=40, deadline=None)
@given(documents(news()))
def test_the_same_document_gives_the_same(lexicon: Lexicon, document: Document) -> None:
    annotated = annotate(document, lexicon)
    first, reasons = extract_with_reasons(annotated, lexicon)
    assert (first, reasons) == extract_with_reasons(annotated, lexicon)
    assert all(0 <= item.span[0] <= item.span[1] <= len(annotated.content) and item.reason for item in reasons)


def _files(folder: Path, every: int, most: int) -> Iterator[Document]:
    for path in sorted(folder.glob("*.jsonl")):
        with path.open(encoding="utf-8") as lines:
            for row in [json.loads(line) for number, line in enumerate(lines) if number % every == 0][:most]:
                day = date.fromisoformat(row["published"]) if row.get("published") else None
                text, title, publisher = row["text"][:12_000], row.get("title"), row.get("publisher")
                yield Document(
                    doc_id=row.get("id") or row["doc_id"], text=text, title=title, published=day, publisher=publisher
                )


def test_accounts_of_the_examples_are_sound(lexicon: Lexicon) -> None:
    folder = ROOT / "examples/dispatches"
    pile = [*_files(folder, 1, 500)]
    pile += [
        Document(doc_id=path.stem, text=path.read_text("utf-8"), published=DAY) for path in folder.glob("*.[tm][xd]*")
    ]
    assert len(pile) > 20
    extractions = [read(document, lexicon) for document in pile]
    for document, extraction in zip(pile, extractions, strict=True):
        check(document, extraction)
    assert sum(len(extraction.accounts) for extraction in extractions) > len(pile)
    assert [read(document, lexicon) for document in reversed(pile)] == extractions[::-1]


@pytest.mark.shared
def test_accounts_of_real_documents_are_sound(lexicon: Lexicon) -> None:
    if not CORPORA.is_dir():
        pytest.skip("no ../shared beside the project")
    pile = list(_files(CORPORA, 12, 75))
    assert len(pile) >= 250
    for document in pile:
        check(document, read(document, lexicon))


NAMES = [
    "Xi Jinping",
    "Vladimir Putin",
    "Joe Biden",
    "Emmanuel Macron",
    "Narendra Modi",
    "Olaf Scholz",
    "Fumio Kishida",
]
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]


def _chronology(size: int) -> str:
    """Meetings that all differ: as many engagements as sentences."""
    chance = random.Random(size)
    found, length = [], 0
    while length < size:
        one, other = chance.sample(NAMES, 2)
        day = f"{chance.choice(MONTHS)} {chance.randint(1, 28)}, {chance.randint(1990, 2023)}"
        found.append(f"{one} met {other} in {chance.choice(['Bali', 'Paris', 'Tokyo'])} on {day}.\n\n")
        length += len(found[-1])
    return "".join(found)[:size]


#: Repeated stretches that could make a pattern or a look-up back run away.
UNITS = [
    "Xi met Putin and ", "visit to China by ", "President ", "the ", "A, B, C, D, ", "(",
    ") ( ",
    "- ", "—", "Aaa Bbb Ccc ", "Aaa of the Bbb and ",
    "Foreign Minister of Foreign Affairs and Trade, ",
    "Xi Jinping, Vladimir Putin and Joe Biden, ", "Putin, ", "1", " ", "\n", ".", "“",
    "Xi’s ",
    "he met his ", "talks with talks between ", "China ", "Chinese, Russian and ", "May 8 ",
    "the two leaders ", "presidents of Russia, China, ", "signed one two three joint ",
    "Xi, who met Putin, ",
    "Al-Bb-Cc-", "Aa", "G20 summit of the ", "President Aaa of Bbb (", "was also to be ",
    "invited to ",
    "习近平会见普京", "Xi (a) met (b) Putin ", "Foreign Minister Fuuu Barr met Aaaa Bbbb. ",
    "Xi Jinping met Vladimir Putin in Moscow on May 8. ", "Xi will visit Russia. ",
    "The talks will be on May 9. ",
]  # fmt: skip


def _seconds(text: str, lexicon: Lexicon) -> float:
    document = Document(doc_id="x", text=text, published=DAY, lang="en")
    began = time.process_time()
    read(document, lexicon)
    return time.process_time() - began


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: ascii(unit[:24]))
def test_time_is_linear_in_length(unit: str, lexicon: Lexicon) -> None:
    longer = (unit * (10_000 // len(unit) + 1))[:10_000]
    seconds = _seconds(longer, lexicon)
    if seconds > 0.1:  # below, a quadratic part is not to be told from noise, nor does it hurt
        half = max(_seconds(longer[:5_000], lexicon) for _ in range(2))
        assert min(seconds, *(_seconds(longer, lexicon) for _ in range(2))) < 3.2 * max(half, 0.02)


def test_time_is_linear_in_engagements(lexicon: Lexicon) -> None:
    shorter, longer = (min(_seconds(_chronology(size), lexicon) for _ in range(2)) for size in (6_000, 36_000))
    assert longer < 8.5 * shorter  # 6 is linear, 36 quadratic
