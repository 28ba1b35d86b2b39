"""Addresses that may be links, and those that papers offer in vain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitry.text.addresses import web_address

KEPT = (
    "https://example.org",
    "http://example.org/a?b=1&c=2#d",
    "HTTPS://EXAMPLE.ORG/A",
    "https://例え.jp/路径",
    "https://en.wikipedia.org/wiki/Xi'an_(city)",
    "https://[2001:db8::1]:8080/a",
    "https://web.archive.org/web/2020/https://example.org/",
    "https://example.org/@somebody",
    f"https://example.org/{'a' * 1900}",
)
REFUSED = (
    None, "", " ", "https://", "https:///etc/passwd", "http://[", "http://[::1", "http://]",
    "https://example.org:port/", "https://example.org:99999/",
    "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>1</script>", "vbscript:x", "file:///etc/passwd", "blob:https://example.org/1",
    "view-source:https://example.org", "ftp://example.org", "mailto:a@example.org",
    "//example.org", "/etc/passwd", "example.org",
    "https://bank.example@evil.example/", "https://u:p@evil.example", "https://example.org\\@evil.example",
    'https://example.org/a" onclick="b', "https://example.org/<script>", "https://example.org/a b",
    "https://example.org/\u202egnp.exe", "https://example.org/\u200b", "https://exam\u00adple.org",
    "https://example.org/\x00", "https://example.org/\u2028x", "https://example.org/\n", "\nhttps://example.org",
    "https://example.org/`x`", "https://example.org/{x}", "https://example.org/|x|",
    f"https://example.org/{'a' * 2100}",
)  # fmt: skip


@pytest.mark.parametrize("address", KEPT)
def test_addresses_of_the_web_are_links_as_they_stand(address: str) -> None:
    assert web_address(address) == address


@pytest.mark.parametrize("address", REFUSED)
def test_whatever_else_papers_hold_stays_text(address: str | None) -> None:
    assert web_address(address) is None


@given(st.text() | st.from_regex(r"https?://.*", fullmatch=True))
def test_it_never_fails_and_only_ever_gives_back_what_it_was_given(text: str) -> None:
    assert web_address(text) in (None, text)
    if web_address(text):
        assert text.lower().startswith(("http://", "https://"))
