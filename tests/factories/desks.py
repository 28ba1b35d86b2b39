"""Review desks over small chronicles, asked without a network: pages, forms as a browser sends them, hostile papers."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the extra `web` is not installed")

from starlette.testclient import TestClient

from factories.chronicles import ARTICLES, write_articles
from summitry.run import BuildOptions, build
from summitry.web.app import application
from summitry.web.options import DeskOptions

HOST = "http://127.0.0.1:8765"
SCRIPT = "<script>window.hit = 1</script>"
RIGHT_TO_LEFT = "\u202e"

#: Papers that try to be more than text: in id, title, publisher, address, licence and body.
HOSTILE: list[dict[str, Any]] = [
    {
        "id": f'../../etc/passwd?x="><{SCRIPT}', "published": "2025-05-08", "publisher": f'=HYPERLINK("x"){SCRIPT}',
        "url": "javascript:alert(document.cookie)",
        "title": f"{SCRIPT}{RIGHT_TO_LEFT}nips{SCRIPT} \" onload=\"alert(1)",
        "text": "Chinese President Xi Jinping met with Russian President Vladimir Putin in Moscow on Thursday."
        f" {SCRIPT} {RIGHT_TO_LEFT}txet {{{{ 7 * 7 }}}} {{% raw %}} <img src=x onerror=alert(1)>",
    },
    {
        "id": "..", "published": "2025-05-09", "publisher": "<b>Wire</b>", "title": "A" * 30_000,
        "url": 'https://example.org/a"onclick="b',
        "text": "Russian President Vladimir Putin met with Chinese President Xi Jinping in Moscow on May 8, 2025.",
    },
]  # fmt: skip


def built(folder: Path, articles: list[dict[str, Any]] | None = None, **options: Any) -> Path:  # noqa: ANN401
    """A chronicle of these articles."""
    db = folder / "chronicle.db"
    build(write_articles(folder / "pile.jsonl", articles or ARTICLES), db, BuildOptions(**options))
    return db


def desk(db: Path, host: str = HOST, **options: Any) -> TestClient:  # noqa: ANN401
    """A browser at a desk; redirects are followed."""
    return TestClient(application(DeskOptions(db=db, **options)), base_url=host)


def form_token(browser: TestClient) -> str:
    """The token that the desk's forms carry in this session."""
    return re.findall(r'name="form_token" value="([0-9a-f]+)"', browser.get("/name").text)[0]


def post(browser: TestClient, path: str, headers: dict[str, str] | None = None, **fields: Any) -> Any:  # noqa: ANN401
    """Send a form as a browser sends it from a page of the desk."""
    sent = {"form_token": form_token(browser), **fields}
    given = {"origin": str(browser.base_url), "sec-fetch-site": "same-origin"} | (headers or {})
    return browser.post(path, data=sent, headers=given)
