"""`summitry check` from the command line: text, DOCX, HTML, standard input; the three forms, the exit codes."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
import pytest

from hostile.files import pdf

RIGHT = "Xi Jinping met Vladimir Putin in Samarkand on 15 September 2022."
WRONG = "Xi Jinping met Vladimir Putin in Tashkent on 15 September 2022."
KEYS = {"start", "end", "text", "type", "verdict", "rule", "evidence"}
VERDICTS = {"supported", "contradicted", "partly", "not-in-chronicle"}
AGAINST = ("--reference", "chn-rus")


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    if path.suffix == ".docx":
        paper = docx.Document()
        paper.add_paragraph(text)
        paper.save(str(path))
    elif path.suffix == ".html":
        filling = (
            "The talks went on for a long time, as both delegations said afterwards in the hall of the hotel. " * 3
        )
        path.write_text(f"<html><body><article><h1>Talks</h1><p>{text}</p><p>{filling}</p></article></body></html>")
    else:
        path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("name", ["draft.txt", "draft.docx", "draft.html"])
def test_a_wrong_city_is_found_in_every_format(run: Any, tmp_path: Path, name: str) -> None:  # noqa: ANN401
    done = run("check", written(tmp_path, name, WRONG), *AGAINST, "--format", "json")
    assert done.returncode == 1, done.stderr
    marks = json.loads(done.stdout)
    assert all(one.keys() >= KEYS and one["verdict"] in VERDICTS for one in marks)
    city = next(one for one in marks if one["text"] == "Tashkent")
    assert city["verdict"] == "contradicted"
    assert "Samarkand" in city["found"]
    assert {proof["side"] for proof in city["evidence"]} >= {"text", "reference"}


def test_offsets_are_those_of_the_text_as_read(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    path = written(tmp_path, "draft.html", WRONG)
    read = json.loads(run("read", path, "--format", "json").stdout)[0]
    marks = json.loads(run("check", path, *AGAINST, "--format", "json").stdout)
    assert marks
    assert all((read[one["field"]] or "")[one["start"] : one["end"]] == one["text"] for one in marks)


def test_nothing_contradicted_is_exit_code_0_and_stdin_is_read() -> None:
    command = [sys.executable, "-m", "summitry", "check", "-", *AGAINST]
    done = subprocess.run(command, input=RIGHT.encode(), capture_output=True, timeout=120)
    assert done.returncode == 0, done.stderr.decode()
    shown = done.stdout.decode()
    assert "Samarkand[1]" in shown
    assert "supported · place “Samarkand”" in shown
    assert "\x1b[" not in shown, "no colours in a pipe"


class Page(HTMLParser):
    """Ids, links to them, and everything that would be fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: set[str] = set()
        self.links: set[str] = set()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        self.ids |= {str(held["id"])} if "id" in held else set()
        self.links |= {str(held["href"])[1:]} if str(held.get("href", "")).startswith("#") else set()
        self.fetched += [tag] if tag in ("script", "link", "img", "iframe", "object") or "src" in held else []


def test_the_page_makes_no_request_and_every_mark_opens_its_evidence(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    hostile = f"{WRONG} <script>alert(1)</script> <img src=x onerror=alert(1)>"
    path, out = written(tmp_path, "draft.txt", hostile), tmp_path / "draft.html"
    done = run("check", path, *AGAINST, "--format", "html", "--out", out)
    assert done.returncode == 1, done.stderr
    html, page = out.read_text(encoding="utf-8"), Page()
    page.feed(html)
    assert page.fetched == []
    assert page.links <= page.ids
    assert "t1-1" in page.links
    assert "default-src 'none'" in html
    assert "&lt;script&gt;" in html
    assert re.search(r"style-src 'sha256-[A-Za-z0-9+/=]{44}'", html)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("binary.txt", bytes(range(256)) * 20, "no text"),
        ("broken.docx", b"not a zip", "cannot be opened"),
        ("locked.pdf", pdf(encrypt=True), "password"),
        ("scanned.pdf", pdf([[], []]), "no text"),
    ],
)
def test_what_cannot_be_checked_is_exit_code_2_with_the_reason(
    run: Any, tmp_path: Path, name: str, content: bytes, said: str  # noqa: ANN401
) -> None:  # fmt: skip
    (tmp_path / name).write_bytes(content)
    done = run("check", tmp_path / name, *AGAINST)
    assert done.returncode == 2
    assert said in done.stderr
    assert "hint:" in done.stderr


def test_binary_standard_input_and_wrong_usage() -> None:
    command = [sys.executable, "-m", "summitry", "check", "-", *AGAINST]
    done = subprocess.run(command, input=b"\xff\xfe\x00\x81", capture_output=True, timeout=120)
    assert done.returncode == 2
    assert b"UTF-8" in done.stderr
    both = [*command, "--db", "x.db"]
    assert subprocess.run(both, input=b"", capture_output=True, timeout=120).returncode == 2


def test_a_chronicle_of_ones_own_is_checked_against(run: Any, built: Path, tmp_path: Path) -> None:  # noqa: ANN401
    listed = json.loads(run("list", "--db", built, "--format", "json").stdout)
    one = next(each for each in listed if each["kind"] == "meeting" and (each.get("place") or {}).get("city"))
    assert one["participants"]
    done = run("check", written(tmp_path, "d.txt", RIGHT), "--db", built, "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    assert all("chronicle" in mark["found"] for mark in json.loads(done.stdout) if mark["verdict"] != "supported")
