"""Whatever the papers hold and whoever asks: text stays text, other sites decide nothing, tricks lead nowhere."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from factories.desks import HOST, HOSTILE, RIGHT_TO_LEFT, built, desk, form_token, post
from summitry.errors import InvalidInput
from summitry.present.visible import visible
from summitry.web.forms import local
from summitry.web.guard import HEADERS
from summitry.web.options import DeskOptions, check_options, is_loopback
from summitry.web.sessions import Session, Sessions, clean_name

TOKEN = "a-token-that-nobody-guesses"


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("hostile"), HOSTILE)


class Elements(HTMLParser):
    """Every element and attribute that a browser would see."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def pages(browser: TestClient) -> list[str]:
    """Every kind of page of the hostile chronicle."""
    listed = browser.get("/chronicle").text
    engagements = re.findall(r'href="(/engagement/[^"]+)"', listed)
    documents = [html.unescape(one) for one in re.findall(r'href="(/document\?[^"#]+)', browser.get("/documents").text)]
    pairs = re.findall(r'href="/(engagement/[^"]*chn[^"]*rus[^"]+)"', listed)
    engagements += [f"/readouts/{one.partition('/')[2]}" for one in pairs]
    fixed = [
        "/pictures?a=CHN&b=RUS",
        "/pictures?a=CHN&b=RUS&picture=coverage",
        "/changes",
        "/chronicle?words=script",
        "/documents?words=script",
        "/claims",
        "/import?outcome=read",
        "/coverage",
    ]
    tricks = ["/chronicle?person=%3Cscript%3E", "/engagement/%22%3E%3Cscript%3E", "/count?a=%3Cscript%3E&b=X"]
    assert engagements
    assert len(documents) == 2
    return [browser.get(path).text for path in [*engagements, *documents, *fixed, *tricks]] + [listed]


def test_what_documents_hold_is_text_and_nothing_else(db: Path) -> None:
    for page in pages(desk(db)):
        for tag, attributes in Elements(page).found:
            assert not [name for name in attributes if name.startswith("on")], attributes
            assert tag not in {"img", "iframe", "object", "embed", "base", "style", 'b">'}
            assert tag != "script" or attributes == {"src": "/static/desk.js", "defer": None}
            address = attributes.get("href") or attributes.get("action") or ""
            assert re.match(r"(/|https?://|#|data:,$|\?|$)", address), address
        assert "window.hit = 1</script>" not in page
        assert "49" not in re.findall(r"txet (\S+)", page)


def test_bidirectional_controls_are_shown_not_obeyed(db: Path) -> None:
    for page in pages(desk(db)):
        assert RIGHT_TO_LEFT not in page
    document = desk(db).get(f"/document?id={quote(HOSTILE[0]['id'])}").text
    assert "�txet" in html.unescape(re.sub(r"<[^>]+>", "", document))


def test_spaces_that_do_not_break_are_spaces() -> None:
    assert visible("5\u00a0000\u3000km\u202e\u200b\x00") == "5\u00a0000\u3000km���"


def test_any_document_id_has_its_page(db: Path) -> None:
    for article in HOSTILE:
        assert desk(db).get(f"/document?id={quote(article['id'])}").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/engagement/..%2f..%2fetc%2fpasswd", "/engagement/%00", "/engagement/", "/document?id=../../etc/passwd",
        "/document?id=%00", "/static/..%2fapp.py", "/static/desk.css%00", "/static/%2e%2e/app.py", "/static/",
        "/.env", "/engagement/' OR 1=1 --", "/document?id=' OR 1=1 --", "/templates/base.html",
    ],
)  # fmt: skip
def test_paths_and_ids_that_are_tricks_are_not_found(db: Path, path: str) -> None:
    answer = desk(db).get(path)
    assert answer.status_code == 404
    assert "Traceback" not in answer.text
    assert str(db.parent) not in answer.text


@pytest.mark.parametrize("path", ["/chronicle", "/nowhere", "/static/desk.js", "/chronicle.csv"])
def test_every_answer_carries_the_policy(db: Path, path: str) -> None:
    headers = desk(db).get(path).headers
    for name, value in HEADERS.items():
        assert headers[name] == value
    assert "unsafe" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]


def test_pages_ask_nothing_of_other_sites(db: Path) -> None:
    for page in pages(desk(db)):
        for tag, attributes in Elements(page).found:
            if tag in {"script", "link"}:
                assert (attributes.get("src") or attributes.get("href") or "").startswith(("/static/", "data:,"))


@pytest.mark.parametrize(
    ("headers", "code"),
    [
        ({}, 303),
        ({"sec-fetch-site": "same-origin", "origin": HOST}, 303),
        ({"sec-fetch-site": "cross-site", "origin": HOST}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"sec-fetch-site": "none"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://127.0.0.1:9999"}, 403),
    ],
)
def test_forms_from_other_sites_decide_nothing(db: Path, headers: dict[str, str], code: int) -> None:
    browser = desk(db)
    browser.follow_redirects = False
    assert post(browser, "/name", headers, name="Ada").status_code == code


def test_a_form_without_any_word_of_its_origin_is_refused(db: Path) -> None:
    browser = desk(db)
    assert browser.post("/name", data={"form_token": form_token(browser), "name": "Ada"}).status_code == 403


@pytest.mark.parametrize("given", ["", "0" * 64, "é"])
def test_a_form_without_the_sessions_token_is_refused(db: Path, given: str) -> None:
    browser = desk(db)
    assert post(browser, "/name", form_token=given, name="Ada").status_code == 403


def test_the_token_of_another_session_is_refused(db: Path) -> None:
    one, other = desk(db), desk(db)
    other.app = one.app
    assert post(one, "/name", form_token=form_token(other), name="Ada").status_code == 403


def test_a_cookie_that_was_made_elsewhere_is_no_session() -> None:
    ours, theirs = Sessions(b"a" * 32), Sessions(b"b" * 32)
    session = Session("x", "Ada", admitted=True)
    assert ours.opened(ours.sealed(session)) == session
    assert ours.opened(theirs.sealed(session)) is None
    for value in (None, "", ".", "e30.", ours.sealed(session)[:-1], "é.é", ours.sealed(session).replace(".", "x.")):
        assert ours.opened(value) is None


@pytest.mark.parametrize("size", [1_001, 5_000])
def test_a_body_over_the_limit_is_refused(db: Path, size: int) -> None:
    browser = desk(db, body_limit=1_000)
    answer = post(browser, "/name", name="x" * size)
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.text


def test_a_body_that_hides_its_length_is_refused(db: Path) -> None:
    def drops() -> object:
        for _ in range(50):
            yield b"x" * 100

    browser = desk(db, body_limit=1_000)
    answer = browser.post("/name", content=drops(), headers={"origin": HOST})
    assert answer.status_code == 413


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "192.168.1.5:8765"])
def test_a_name_that_only_points_here_is_refused(db: Path, host: str) -> None:
    assert desk(db).get("/chronicle", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    ("host", "alone"),
    [("127.0.0.1", True), ("localhost", True), ("::1", True), ("127.9.9.9", True), ("0.0.0.0", False), ("::", False),
     ("192.168.1.5", False), ("desk.example", False), ("", False)],
)  # fmt: skip
def test_a_desk_for_others_needs_a_token(host: str, alone: bool) -> None:
    assert is_loopback(host) is alone
    check_options(DeskOptions(host=host, token=TOKEN))
    if alone:
        check_options(DeskOptions(host=host))
        return
    with pytest.raises(InvalidInput, match="can be reached from other machines") as refused:
        check_options(DeskOptions(host=host))
    assert "--token" in str(refused.value.hint)


def test_a_token_that_can_be_guessed_is_refused() -> None:
    with pytest.raises(InvalidInput, match="it can be guessed"):
        check_options(DeskOptions(token="secret"))


def test_the_token_is_asked_for_once(db: Path) -> None:
    browser = desk(db, host="http://desk.example:8765", token=TOKEN)
    browser = TestClient(browser.app, base_url="http://desk.example:8765")
    assert browser.get("/chronicle").status_code in (401, 403)


def test_without_the_token_nothing_is_shown(db: Path) -> None:
    browser = desk(db, token=TOKEN)
    for path in ("/chronicle", "/chronicle.csv", "/engagement/x", "/name", "/chronicle?token=wrong-token-here"):
        answer = browser.get(path)
        assert answer.status_code == 401
        assert "Putin" not in answer.text
    assert browser.get("/chronicle", headers={"authorization": f"Bearer {TOKEN}"}).status_code == 200
    admitted = browser.get(f"/chronicle?kind=meeting&token={TOKEN}")
    assert admitted.status_code == 200
    assert TOKEN not in str(admitted.url)
    assert browser.get("/chronicle").status_code == 200


@pytest.mark.parametrize(
    "path", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x", "", "evil", "/a\nb"]
)
def test_the_way_back_never_leaves_the_desk(path: str) -> None:
    assert local(path, "/chronicle") == "/chronicle"


def test_the_way_back_keeps_its_query() -> None:
    assert local("/chronicle?a=CHN&page=2") == "/chronicle?a=CHN&page=2"


@pytest.mark.parametrize(
    ("given", "name"),
    [("  Ada   Lovelace ", "Ada Lovelace"), ("", None), (" \n", None), ("x" * 200, "x" * 60), ("a\u202eb", "a�b")],
)
def test_names_are_one_plain_line(given: str, name: str | None) -> None:
    assert clean_name(given) == name
