"""The page: it asks for nothing, runs nothing but its own script, and holds every entry once."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest
from lxml import html as parser

from factories.reports import HOSTILE, engagement, hostile_articles, report
from summitry.present.report.brief import brief
from summitry.present.report.page import page
from summitry.run.building import build
from summitry.run.counting import CountOptions
from summitry.run.reporting import report as composed

pytest.importorskip("vl_convert", reason="extra: report")
pytest.importorskip("jinja2", reason="extra: report")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("hostile")
    build(hostile_articles(folder / "pile.jsonl"), folder / "hostile.db")
    made = composed(CountOptions(states=("CHN", "RUS"), db=folder / "hostile.db"))
    assert made.items, "the documents must tell of something, or this shows nothing"
    return page(made)


@pytest.fixture(scope="module")
def reference() -> str:
    return page(composed(CountOptions(states=("CHN", "RUS"))))


def test_policy_names_the_hashes_of_what_stands_in_the_page(reference: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', reference)
    assert policy is not None
    told = policy.group(1).replace("&#39;", "'")
    for tag in ("style", "script"):
        body = re.findall(rf"<{tag}>(.*?)</{tag}>", reference, re.DOTALL)
        assert len(body) == 1
        digest = b64encode(sha256(body[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in told
    assert "default-src 'none'" in told
    assert "unsafe" not in told


def test_the_page_loads_nothing(reference: str) -> None:
    root = parser.fromstring(reference)
    assert root.xpath("//*[@src] | //link[not(starts-with(@href, 'data:'))] | //iframe | //object | //embed") == []
    assert root.xpath("//@style") == []
    links = [str(one) for one in root.xpath("//a/@href")]
    assert {re.split(r"[:#]", link)[0].lower() for link in links} <= {"", "http", "https"}
    outward = root.xpath("//a[starts-with(@href, 'http')]")
    assert all("noopener" in one.get("rel", "") for one in outward)


def test_every_entry_stands_once_and_links_inside_lead_somewhere(reference: str) -> None:
    root = parser.fromstring(reference)
    ids = [str(one) for one in root.xpath("//@id")]
    assert len(ids) == len(set(ids))
    assert len(root.xpath("//li[contains(@class, 'entry ')]")) == 382
    inside = {
        part for link in root.xpath("//a/@href") if str(link).startswith("#") for part in str(link)[1:].split("+")
    }
    assert inside <= set(ids)


def test_400_engagements_take_less_than_3_mb(reference: str) -> None:
    assert len(reference.encode()) < 3_000_000


def test_names_stand_in_three_languages(reference: str) -> None:
    for name in ("习近平", "Си Цзиньпин", "Xi Jinping", "Китай", "新时代全面战略协作伙伴关系"):
        assert name in reference


def test_text_of_documents_is_text(hostile: str) -> None:
    root = parser.fromstring(hostile)
    assert len(root.xpath("//script")) == 1
    assert root.xpath("//img | //svg[@onload] | //@onerror | //@onclick | //@onmouseover | //@onload") == []
    assert not [link for link in root.xpath("//a/@href") if not re.match(r"#|https?://", str(link))]
    assert "&lt;script&gt;" in hostile
    assert "{{7*7}}" in hostile


def test_controls_are_visible_signs(hostile: str) -> None:
    assert not set("\u202e\u202c\u2066\u0007") & set(hostile)
    assert "�gnp.exe" in hostile


def test_a_huge_title_is_cut(hostile: str) -> None:
    assert "W" * 500 not in hostile


def test_markdown_of_hostile_documents_holds_no_markup(tmp_path: Path) -> None:
    build(hostile_articles(tmp_path / "pile.jsonl"), tmp_path / "hostile.db")
    told = brief(composed(CountOptions(states=("CHN", "RUS"), db=tmp_path / "hostile.db")))
    assert not re.search(r"(?<!\\)<(?!https?://)", told)
    assert "](javascript" not in told
    assert HOSTILE["url"].replace("_", r"\_") in told


def test_an_empty_report_says_that_nothing_was_found() -> None:
    told = page(report([]))
    assert "none was found in these sources" in told


def test_plans_and_unchecked_entries_are_marked() -> None:
    told = page(report([engagement(0, id="one", status="scheduled")]))
    assert '<span class="tag scheduled">scheduled</span>' in told
    assert "not checked" in told
