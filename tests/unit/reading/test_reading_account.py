"""Identity and the account: copies, ids, walking folders, and that a lost record shows."""

import json
import os
from pathlib import Path

import msgspec
import pytest

from hostile.files import json_line, zipped
from hostile.texts import BODY, numbered
from summitry.model import Document
from summitry.reading import (
    Copy,
    FileRead,
    ImportAccount,
    Noted,
    Skipped,
    Tally,
    account_json,
    account_of,
    account_text,
    read,
    read_documents,
)

DOCUMENT = Document(doc_id="a", text="Text.")
SKIPPED = Skipped("a.txt", "empty", "the file is empty", "save it again")


@pytest.mark.parametrize(
    ("items", "balances"),
    [
        ([], True),
        ([DOCUMENT, FileRead("a.txt", "plain", 1)], True),
        ([DOCUMENT, FileRead("a.jsonl", "jsonlines", 2)], False),
        ([FileRead("a.jsonl", "jsonlines", 1)], False),
        ([SKIPPED, FileRead("a.txt", "plain", 1)], True),
        ([Copy("b.txt", "b", "a", "a.txt"), DOCUMENT, FileRead("a.jsonl", "jsonlines", 2)], True),
        ([DOCUMENT, Noted("a.txt", "replaced", "2", "save"), FileRead("a.txt", "plain", 1)], True),
    ],
)
def test_balance(items: list[object], balances: bool) -> None:
    account = account_of(items)  # type: ignore[arg-type]
    assert account.balances is balances
    assert json.loads(account_json(account))["balances"] is balances
    assert ("DOES NOT BALANCE" in account_text(account)) is not balances


def test_accounts_add_up() -> None:
    one = account_of([DOCUMENT, FileRead("a.txt", "plain", 1)])
    other = account_of([SKIPPED, FileRead("a.txt", "plain", 1), FileRead("b.zip", "zip", 0)])
    both = account_of(
        [DOCUMENT, FileRead("a.txt", "plain", 1), SKIPPED, FileRead("a.txt", "plain", 1), FileRead("b.zip", "zip", 0)]
    )
    assert one + other == both
    assert one + ImportAccount() == one
    assert msgspec.json.decode(msgspec.json.encode(both), type=ImportAccount) == both


def test_text_of_the_account_is_cut_and_says_so() -> None:
    account = account_of([SKIPPED] * 50)
    assert "… and 45 more" in account_text(account, lines=5)
    assert account_text(account, lines=5).count("the file is empty") == 5


def test_tally_passes_the_documents_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    tally = Tally()
    documents = list(tally.documents(read_documents([tmp_path])))
    assert (len(documents), tally.account().documents) == (1, 1)


def test_records_are_kept_exactly_as_given(tmp_path: Path) -> None:
    text = "  No time to read?\r\nGet a summary\n\n\tText \u00a0with\u200b odd  blanks.\u0000 \n "
    (tmp_path / "a.jsonl").write_bytes(json_line(id="x", text=text, lang="en-GB", title=" T "))
    (document,) = read([tmp_path])[0]
    assert (document.text, document.lang, document.title) == (text, "en", " T ")
    (segment,) = document.source_map
    assert (segment.start, segment.end, segment.where) == (0, len(text), "line 1, field text")


def test_rows_are_kept_exactly_as_given(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b'DOC_ID;Body\r\nx;" One ""quoted""\r\nline; Read more\n"\r\n')
    (document,) = read([tmp_path])[0]
    assert (document.doc_id, document.text) == ("x", ' One "quoted"\r\nline; Read more\n')


def test_ids_and_copies(tmp_path: Path) -> None:
    lines = [json_line(id="x", text=numbered(n)) for n in (1, 2, 1, 3)] + [json_line(text=numbered(4))] * 2
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    documents, account = read([tmp_path])
    ids = [document.doc_id for document in documents]
    assert ids[:3] == ["x", "x~2", "x~3"]
    assert ids[3].startswith("d-")
    path = (tmp_path / "a.jsonl").as_posix()
    assert [(copy.path, copy.of, copy.first) for copy in account.copies] == [
        (f"{path}#3", "x", f"{path}#1"),
        (f"{path}#6", ids[3], f"{path}#5"),
    ]
    assert [note.reason for note in account.notes] == ["renamed", "renamed"]


@pytest.mark.parametrize(
    ("record", "published", "basis"),
    [
        ({"published": "2024-05-16T08:00:00Z", "url": "https://e.org/2023/01/01/"}, "2024-05-16", "given"),
        ({"date": "16 May 2024"}, "2024-05-16", "given"),
        ({"published": None, "url": "https://e.org/2023/01/02/a"}, "2023-01-02", "url"),
        ({"published": "", "text": "MOSCOW, May 16, 2024 (Agency) – They met."}, "2024-05-16", "dateline"),
        ({}, "None", "none"),
    ],
)
def test_published(record: dict[str, object], published: str, basis: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(json_line(**{"text": BODY, **record}))
    (document,) = read([tmp_path])[0]
    assert (str(document.published), document.published_basis) == (published, basis)


def test_front_matter(tmp_path: Path) -> None:
    matter = '---\ntitle: "A visit"\ndate: 2024-05-16\npublisher: The Post\nlang: en\nurl: https://e.org/a\n---\n'
    body = "# A *visit*\n\nThey **met** at [the palace](https://e.org/p).\n\n> Quoted.\n"
    (tmp_path / "a.md").write_text(f"{matter}\n{body}")
    (document,) = read([tmp_path])[0]
    assert document.text == "A visit\n\nThey met at the palace.\n\nQuoted."
    assert (document.title, str(document.published), document.published_basis) == ("A visit", "2024-05-16", "given")
    assert (document.publisher, document.url) == ("The Post", "https://e.org/a")
    assert [segment.where for segment in document.source_map] == ["line 9", "line 11", "line 13"]


def test_a_broken_member_does_not_stop_the_others(tmp_path: Path) -> None:
    data = bytearray(zipped({f"{n}.txt": numbered(n).encode() for n in range(5)}))
    at = data.find(b"PK\x03\x04", 10)
    data[at + 40 : at + 60] = b"x" * 20
    (tmp_path / "a.zip").write_bytes(bytes(data))
    documents, account = read([tmp_path])
    assert (len(documents), len(account.skipped), account.balances) == (4, 1, True)
    assert account.skipped[0].path.endswith("a.zip!1.txt")


def test_paths_are_those_that_were_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pile" / "in").mkdir(parents=True)
    (tmp_path / "pile" / "in" / "a.txt").write_text(BODY)
    (tmp_path / "pile" / "b.zip").write_bytes(zipped({"c/d.jsonl": json_line(text=numbered(1))}))
    monkeypatch.chdir(tmp_path)
    assert [d.path for d in read([Path("pile")])[0]] == ["pile/b.zip!c/d.jsonl#1", "pile/in/a.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_no_permission(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(BODY)
    (tmp_path / "a.txt").chmod(0)
    _, account = read([tmp_path])
    assert [line.reason for line in account.skipped] == ["no-permission"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (FileNotFoundError(2, "gone"), "missing"),
        (PermissionError(13, "denied"), "no-permission"),
        (OSError(5, "input/output error"), "no-permission"),
    ],
)
def test_what_the_system_refuses_is_a_line(
    error: OSError, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text(BODY)

    def refuse(*_: object) -> None:
        raise error

    monkeypatch.setattr(Path, "open", refuse)
    _, account = read([tmp_path])
    assert ([line.reason for line in account.skipped], account.balances) == ([reason], True)


def test_missing_path(tmp_path: Path) -> None:
    _, account = read([tmp_path / "nothing"])
    assert [line.reason for line in account.skipped] == ["missing"]
    assert account.balances


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xff.txt")).write_text(BODY)
    documents, account = read([tmp_path])
    assert documents[0].path.endswith("a\\xff.txt")
    assert account_json(account)
