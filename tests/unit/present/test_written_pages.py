"""Every page that Summitry writes: hostile text is shown and does nothing, and nothing is asked of anybody."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date

import pytest
from lxml import html as parser

from factories.hostile_chronicle import TEXTS
from summitry.analysis.comparing import Statement, compare_statements
from summitry.analysis.readouts import SideText, readouts
from summitry.checking import Checked, Mark, Proof
from summitry.errors import SummitryError
from summitry.lexicon.statements import topics
from summitry.present.checked.page import checked_page
from summitry.present.statement_page import diff_page, readout_page

pytest.importorskip("jinja2", reason="extra: report")

URLS = ("javascript:alert(1)", "http://[", "https://evil.example/\u202e", "https://example.org/a")


def difference(text: str, _url: str) -> str:
    a = Statement(name=text, title=text, text=f"{text}. The sides agreed on trade.", lang="en")
    b = Statement(name=text, title=text, text=f"The sides agreed on more trade. {text}!", lang="en", incomplete=text)
    return diff_page(compare_statements(a, b))


def both_sides(text: str, url: str) -> str:
    told = SideText(
        state="CHN", doc_id=text, text=f"{text} Trade grew.", outlet=text, title=text, url=url, lang="en",
        published="2025-05-09",
    )  # fmt: skip
    return readout_page(readouts(text, ["CHN", "RUS/SUN"], [told], topics(), {"RUS/SUN": [text]}))


def checked(text: str, url: str) -> str:
    proof = Proof(
        side="chronicle", quote=text, source=text or "x", url=url, published=date(2025, 5, 9), value=text, cited=(text,)
    )
    mark = Mark(
        start=0, end=len(text), text=text, type="date", verdict="supported", rule="r", found=text, evidence=(proof,)
    )
    one = Checked(
        title=text, content=f"{text}\n\nMore.", body_offset=len(text), as_of=None, as_of_basis=text, marks=(mark,),
        notes=(text,),
    )  # fmt: skip
    return checked_page([one], "1")


PAGES: tuple[Callable[[str, str], str], ...] = (difference, both_sides, checked)


@pytest.mark.parametrize("made", PAGES)
@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_hostile_text_is_shown_and_does_nothing(made: Callable[[str, str], str], text: str) -> None:
    page = made(text, URLS[0])
    root = parser.fromstring(page)
    assert root.xpath("//script | //img | //iframe | //object | //embed | //link | //@style | //@src") == []
    assert not [name for one in root.iter() for name in one.attrib if name.startswith("on")]
    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\x00\x07\x1b") & set(page)
    if "\u202e" in text:
        assert "\ufffd" in page


@pytest.mark.parametrize("made", [both_sides, checked])
@pytest.mark.parametrize("url", URLS)
def test_only_an_address_of_the_web_is_a_link(made: Callable[[str, str], str], url: str) -> None:
    links = parser.fromstring(made("told", url)).xpath("//a/@href")
    outward = [str(one) for one in links if not str(one).startswith("#")]
    assert outward == (["https://example.org/a"] if url == URLS[-1] else [])


@pytest.mark.parametrize("made", PAGES)
def test_the_policy_lets_only_the_pages_own_style_in(made: Callable[[str, str], str]) -> None:
    policy = parser.fromstring(made("told", URLS[-1])).xpath("//meta[@http-equiv]/@content")[0]
    assert "unsafe" not in policy
    assert re.search(r"default-src 'none'; style-src 'sha256-[^']+'", policy)


def test_without_the_library_it_is_said_which_extra_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    from summitry.present import pages

    monkeypatch.setitem(sys.modules, "jinja2", None)
    with pytest.raises(SummitryError) as missing:
        pages.templates()
    assert "summitry[report]" in str(missing.value.hint)
