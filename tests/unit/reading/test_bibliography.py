"""Bibliographic records of pages and texts: what they say of themselves, and nothing of what they cite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.model import Bibliography, Document
from summitry.reading import read_documents
from summitry.reading.bibliography import from_markup, from_text

PAPERS = Path(__file__).resolve().parents[3] / "examples" / "papers"
TITLE = "Summits and Silence"
SEEDS = Path(__file__).resolve().parents[4] / "shared" / "gold" / "seeds.docs.jsonl"


def meta(**tags: str) -> str:
    written = (f"<META content=\"{value}\" NAME='{name.replace('_dot_', '.')}' />" for name, value in tags.items())
    return f"<html><head>{''.join(written)}</head><body>Text</body></html>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Okafor, Ada (2021) Summits and Silence. Invented Studies, 12 (3). pp. 1-9. ISSN 0000-0019",
         Bibliography(title=TITLE, authors=("Okafor, Ada",), journal="Invented Studies", volume="12", issue="3",
                      pages="1-9", published="2021", issn="0000-0019")),
        ("Okafor, A., Lind, J., & Li, W. (2021). Summits and Silence. Invented Studies, 12(3), 1–9.",
         Bibliography(title=TITLE, authors=("Okafor, A.", "Lind, J.", "Li, W."), journal="Invented Studies",
                      volume="12", issue="3", pages="1–9", published="2021")),
        ("Citation: Okafor, A. (2021). Another Title of It. Invented Studies, 12, 1-9.",
         Bibliography(title="Another Title of It", authors=("Okafor, A.",), journal="Invented Studies", volume="12",
                      pages="1-9", published="2021")),
        ("李静，王明. Summits and Silence[J]. 虚构研究, 2019, 12(3): 45-67.",
         Bibliography(title=TITLE, authors=("李静", "王明"), type="article", journal="虚构研究", volume="12", issue="3",
                      pages="45-67", published="2019")),
        ("Authors: Okafor, Ada; Lind, Jo\nISSN: 0000-001x\nDate Deposited: 15 Sep 2025 06:12\nItem Type: Thesis\n",
         Bibliography(title=TITLE, authors=("Okafor, Ada", "Lind, Jo"), type="thesis", issn="0000-001X",
                      deposited="2025-09-15")),
    ],
)  # fmt: skip
def test_texts_that_cite_themselves(text: str, expected: Bibliography) -> None:
    found = from_text(f"{TITLE}\n\n{text}\n\nAbstract\n\nThey met.", TITLE)
    assert found is not None
    assert found.quote is None or found.quote in text
    assert told(found) == told(expected)


def told(record: Bibliography) -> dict[str, object]:
    """What a record says, but for its quote."""
    fields = {name: getattr(record, name) for name in record.__struct_fields__ if name != "quote"}
    return {name: value for name, value in fields.items() if value}


@pytest.mark.parametrize(
    "text",
    [
        "Putin met Xi (2024) in Beijing. They spoke.",
        "As Smith, J. (2021). Something Else. Some Journal, 4(2), 11-29 shows, they met. pp. 3",
        "Read our report. doi: 10.1000/182 is cited.",
        "Deposited: the instruments of ratification.\nThey met.",
        "ISSN: 1234-5678",
        "References\n" * 600 + "Okafor, Ada (2021) Summits and Silence. Invented Studies, 12 (3). pp. 1-9.",
    ],
)
def test_texts_that_do_not(text: str) -> None:
    assert from_text(text, TITLE) is None


def test_meta_tags() -> None:
    page = meta(
        citation_title="A &amp; B", citation_author="Okafor, Ada; Lind, Jo", DC_dot_creator="Okafor, Ada",
        prism_dot_publicationName="Invented Studies", citation_firstpage="1", citation_lastpage="9",
        DC_dot_identifier="https://doi.org/10.9999/x.1", citation_publication_date="2021/03",
        eprints_dot_datestamp="2021-04-11 08:00:00",
    )  # fmt: skip
    assert from_markup(page) == Bibliography(
        title="A & B", authors=("Okafor, Ada", "Lind, Jo"), journal="Invented Studies", pages="1-9", doi="10.9999/x.1",
        published="2021-03", deposited="2021-04-11", found_in="markup",
    )  # fmt: skip


@pytest.mark.parametrize(
    "page",
    [
        meta(DC_dot_title="News", DC_dot_creator="A. Reporter", DC_dot_date="2024-05-16"),
        meta(author="A. Reporter", title="News"),
        "<html><body>citation_doi</body></html>",
        "",
    ],
)
def test_news_pages_have_no_record(page: str) -> None:
    assert from_markup(page) is None


@settings(deadline=None)
@given(st.text(max_size=400), st.text(max_size=30))
def test_any_text_is_read(text: str, title: str) -> None:
    found = from_text(text, title)
    assert found is None or found.quote is None or found.quote in text


def records(path: Path) -> dict[str, Document]:
    return {Path(one.path).name: one for one in read_documents([path]) if isinstance(one, Document)}


def test_the_record_stays_with_the_document_and_its_journal_is_the_outlet() -> None:
    found = records(PAPERS)
    page, text = found["frequency.html"], found["hinges.txt"]
    assert page.bibliography is not None
    assert text.bibliography is not None
    assert page.bibliography.citation.startswith("Marchetti, Paola; Sørensen, Ib (2020) Frequency Is Not Intimacy")
    assert (text.publisher, text.bibliography.deposited) == ("Invented Journal of Summitry", "2021-11-14")
    assert text.bibliography.quote in text.text


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="needs ../shared beside the project")
def test_the_seed_abstract(tmp_path: Path) -> None:
    rows = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    (tmp_path / "seeds.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    told = [one.bibliography for one in read_documents([tmp_path / "seeds.jsonl"]) if isinstance(one, Document)]
    (record,) = [one for one in told if one is not None]
    assert (record.volume, record.issue, record.pages, record.issn) == ("27", "2", "1078-1093", "2581-9615")
    assert (record.doi, record.deposited) == ("10.30574/wjarr.2025.27.2.2937", "2025-09-15")
