"""What a chronicle file promises: the same again, whole after a kill, clear refusals, nothing lost."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factories.accounts import account, document, judgement, source, subject
from factories.chronicles import ARTICLES, dump, many_articles, write_articles
from summitry.errors import NotFound, StoreError
from summitry.linking import link
from summitry.model import Extraction
from summitry.run import BuildOptions, build
from summitry.store import Chronicle, ImportRow, Wanted

XP = "CHN:Xi Jinping, RUS:Vladimir Putin"
BUILD = """
import sys
from summitry.run import BuildOptions, build
build([sys.argv[1]], sys.argv[2], BuildOptions(batch=5), lambda p: print(p.documents, flush=True))
"""


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    return write_articles(tmp_path / "pile.jsonl")


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "chronicle.db"


def filled(db: Path) -> Chronicle:
    """A chronicle with two documents that tell of one meeting and one of a call."""
    told = [
        account("meeting", XP, "2025-05-08", doc="a", place="Moscow, RUS", date_quote="Thursday"),
        account("meeting", XP, "2025-05-09", doc="b", basis="publication"),
        account("call", XP, "2024-02-08", doc="c"),
    ]
    chronicle = Chronicle.create(db)
    with chronicle.transaction():
        batch = [(document(one.doc_id, f"Text of {one.doc_id}.", publisher=one.doc_id.upper()),
                  Extraction(one.doc_id, (one,))) for one in told]  # fmt: skip
        chronicle.write_documents(batch, "x")
        chronicle.write_engagements(link(told, {one.doc_id: source(one.doc_id) for one in told}))
    return chronicle


# -- the same again


def test_a_second_run_changes_nothing(pile: Path, db: Path) -> None:
    first = build(pile, db)
    before, listed = dump(db), db.stat().st_size
    second = build(pile, db)
    assert dump(db) == before
    assert db.stat().st_size == listed
    assert (first.new, first.changed > 0) == (len(ARTICLES), True)
    assert (second.new, second.unchanged, second.changed) == (0, len(ARTICLES), 0)


def test_documents_added_one_by_one_give_the_same_engagements(tmp_path: Path, db: Path) -> None:
    build(write_articles(tmp_path / "all.jsonl"), db)
    grown = tmp_path / "grown.db"
    for number, row in enumerate(reversed(ARTICLES)):
        build(write_articles(tmp_path / f"part{number}.jsonl", [row]), grown)
    with Chronicle.open(db) as whole, Chronicle.open(grown) as parts:
        assert [one.accounts for one in parts.engagements()] == [one.accounts for one in whole.engagements()]


def test_a_changed_document_is_replaced_and_its_old_accounts_are_gone(tmp_path: Path, db: Path) -> None:
    path = write_articles(tmp_path / "pile.jsonl")
    build(path, db)
    rows = [dict(row) for row in ARTICLES]
    rows[2]["text"] = rows[2]["text"].replace("spoke with", "met in Beijing with").replace("phone call", "meeting")
    report = build(write_articles(path, rows), db)
    assert (report.new, report.unchanged) == (1, len(ARTICLES) - 1)
    with Chronicle.open(db) as chronicle:
        kinds = [one.kind for one in chronicle.extraction("s1").accounts]
        assert "call" not in kinds
        assert not chronicle.search("phone")
        assert len(chronicle.search("Beijing")) >= 1


def test_two_documents_of_one_id_from_two_files_are_both_kept(tmp_path: Path, db: Path) -> None:
    build(write_articles(tmp_path / "one.jsonl", [ARTICLES[0]]), db)
    other = {**ARTICLES[3], "id": ARTICLES[0]["id"]}
    for _ in range(2):
        build(write_articles(tmp_path / "two.jsonl", [other]), db)
    with Chronicle.open(db) as chronicle:
        texts = sorted(one.text for one in chronicle.documents())
    assert texts == sorted([ARTICLES[0]["text"], ARTICLES[3]["text"]])


def test_a_copy_in_a_later_run_is_a_copy(tmp_path: Path, db: Path) -> None:
    build(write_articles(tmp_path / "one.jsonl", [ARTICLES[0]]), db)
    report = build(write_articles(tmp_path / "two.jsonl", [{**ARTICLES[0], "id": "another"}]), db)
    assert report.known_copies == 1
    with Chronicle.open(db) as chronicle:
        assert [one.doc_id for one in chronicle.documents()] == ["n1"]
        (row,) = chronicle.imports("copy")
        assert row.copy_of == "n1"


def test_the_account_of_the_import_is_kept_and_balances(tmp_path: Path, db: Path) -> None:
    write_articles(tmp_path / "pile.jsonl")
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 nothing")
    report = build(tmp_path, db)
    assert report.account.balances
    with Chronicle.open(db) as chronicle:
        totals = chronicle.import_totals()
        assert totals.found == totals.read + totals.copies + totals.skipped
        assert totals.skipped >= 1
        assert all(row.message and row.hint for row in chronicle.imports("skipped"))


def test_the_chronicle_itself_is_no_document(tmp_path: Path, db: Path) -> None:
    write_articles(tmp_path / "pile.jsonl")
    for _ in range(2):
        report = build(tmp_path, db)
        assert (report.account.files_seen, report.account.skipped) == (1, ())


# -- whole after a kill


@pytest.mark.slow
def test_killed_at_random_moments_it_opens_and_a_rerun_completes_it(tmp_path: Path) -> None:
    pile = write_articles(tmp_path / "many.jsonl", many_articles(60))
    whole, torn = tmp_path / "whole.db", tmp_path / "torn.db"
    build(pile, whole, BuildOptions(batch=5))
    dice = random.Random(5)
    for _ in range(5):
        _kill_build_after(dice.randrange(1, 50), pile, torn)
        with Chronicle.open(torn) as chronicle:
            chronicle.engagements()
        assert sqlite3.connect(torn).execute("PRAGMA integrity_check").fetchone() == ("ok",)
    build(pile, torn, BuildOptions(batch=5))
    assert dump(torn) == dump(whole)


def _kill_build_after(documents: int, pile: Path, db: Path) -> None:
    process = subprocess.Popen([sys.executable, "-c", BUILD, str(pile), str(db)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    for line in process.stdout:
        if int(line) >= documents:
            time.sleep(0.002)
            break
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_a_broken_off_build_is_marked_incomplete_until_it_is_linked(db: Path) -> None:
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        chronicle.write_documents([(document("a"), Extraction("a"))], "x")
    with Chronicle.open(db) as chronicle:
        assert not chronicle.complete
    with Chronicle.create(db) as chronicle, chronicle.transaction():
        chronicle.write_engagements([])
    with Chronicle.open(db) as chronicle:
        assert chronicle.complete


def _write_and_halt(chronicle: Chronicle) -> None:
    with chronicle.transaction():
        chronicle.write_engagements([])
        raise RuntimeError("halt")


def test_a_failed_transaction_leaves_what_was_there(db: Path) -> None:
    with filled(db) as chronicle:
        before = dump(db)
        with pytest.raises(RuntimeError, match="halt"):
            _write_and_halt(chronicle)
        assert len(chronicle.engagements()) == 2
    assert dump(db) == before


# -- clear refusals


def test_a_newer_chronicle_is_refused_with_the_way_out(db: Path) -> None:
    filled(db).close()
    connection = sqlite3.connect(db)
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    for opening in (Chronicle.open, Chronicle.create):
        with pytest.raises(StoreError, match="newer Summitry") as caught:
            opening(db)
        assert "--db" in (caught.value.hint or "")


@pytest.mark.parametrize("content", [b"not a database at all, only text", b"SQLite format 3\x00" + b"\xff" * 200])
def test_other_files_are_refused_and_left_alone(db: Path, content: bytes) -> None:
    db.write_bytes(content)
    for opening in (Chronicle.open, Chronicle.create):
        with pytest.raises(StoreError, match=r"not a chronicle|damaged"):
            opening(db)
    assert db.read_bytes() == content


def test_the_database_of_another_program_is_refused(db: Path) -> None:
    connection = sqlite3.connect(db)
    connection.execute("CREATE TABLE theirs (x)")
    connection.close()
    before = db.read_bytes()
    with pytest.raises(StoreError, match="not a chronicle"):
        Chronicle.create(db)
    assert db.read_bytes() == before


@pytest.mark.parametrize("name", ["missing.db", "no/such/folder/chronicle.db"])
def test_reading_what_is_not_there(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreError, match="no chronicle at") as caught:
        Chronicle.open(tmp_path / name)
    assert "summitry build" in (caught.value.hint or "")


def test_writing_into_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be opened"):
        Chronicle.create(tmp_path / "no" / "such" / "chronicle.db")


def test_a_folder_is_no_chronicle(tmp_path: Path) -> None:
    for opening in (Chronicle.open, Chronicle.create):
        with pytest.raises(StoreError):
            opening(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_file_can_be_read_but_not_written(db: Path) -> None:
    filled(db).close()
    db.chmod(0o444)
    db.parent.chmod(0o555)
    try:
        with Chronicle.open(db) as chronicle:
            assert chronicle.engagements()
        with pytest.raises(StoreError, match="cannot be written"):
            Chronicle.create(db)
    finally:
        db.parent.chmod(0o755)


def test_a_full_disk_is_said_and_the_old_chronicle_stays(db: Path) -> None:
    filled(db).close()
    with Chronicle.create(db) as chronicle:
        chronicle._connection.execute("PRAGMA max_page_count = 1")  # SQLite's own way to run out of room
        big = [(document(f"big{n}", f"{n} " + "word " * 20_000), Extraction(f"big{n}")) for n in range(20)]
        with pytest.raises(StoreError, match="disk is full"), chronicle.transaction():
            chronicle.write_documents(big, "x")
    with Chronicle.open(db) as chronicle:
        assert [one.doc_id for one in chronicle.documents()] == ["a", "b", "c"]


def test_a_second_writer_is_told_to_wait(db: Path) -> None:
    with filled(db) as chronicle, chronicle.transaction(), Chronicle.create(db) as other:
        other._connection.execute("PRAGMA busy_timeout = 10")
        with pytest.raises(StoreError, match="being written"), other.transaction():
            pass


def test_a_reader_is_not_disturbed_by_a_writer(db: Path) -> None:
    with filled(db) as chronicle, Chronicle.open(db) as reader, chronicle.transaction():
        chronicle.write_engagements([])
        assert len(reader.engagements()) == 2


def test_a_copied_file_opens_elsewhere(db: Path, tmp_path: Path) -> None:
    filled(db).close()
    copied = shutil.copy(db, tmp_path / "copy.db")
    with Chronicle.open(copied) as chronicle:
        assert len(chronicle.engagements()) == 2


# -- what comes back


def test_everything_comes_back_as_it_went_in(db: Path) -> None:
    told = account(
        "visit", "CHN:Xi > RUS:Putin", "2024-05-16~/2024-05-31~", doc="a", place="Kremlin, Moscow, RUS",
        date_quote="late May", signed=["joint statement"], status="scheduled", visit_type="state",
    )  # fmt: skip
    given = document("a", "Some text with 中文 and Кремль.", title="A title", published="2024-05-01", lang="en")
    with Chronicle.create(db) as chronicle:
        with chronicle.transaction():
            chronicle.write_documents([(given, Extraction("a", (told,)))], "x")
            chronicle.write_engagements(link([told], {}))
        assert chronicle.document("a") == given
        assert chronicle.extraction("a").accounts == (told,)
        (found,) = chronicle.engagements()
        assert chronicle.accounts(found) == [told]
        assert chronicle.sources([found])[found.id][0].published == given.published


def test_old_ids_still_answer_and_unknown_ones_are_told_apart(db: Path) -> None:
    with filled(db) as chronicle:
        found = chronicle.engagement("chn-rus-2024-02-08-call")
        assert found.kind == "call"
        with pytest.raises(NotFound) as caught:
            chronicle.engagement("chn-rus-2024-02-09-call")
        assert "chn-rus-2024-02-08-call" in (caught.value.hint or "")
        with pytest.raises(NotFound):
            chronicle.document("nothing")


WANTED = [
    (Wanted(), 2),
    (Wanted(between=("CHN", "RUS")), 2),
    (Wanted(between=("chn", "rus")), 2),
    (Wanted(between=("CHN", "USA")), 0),
    (Wanted(between=(("CHN", "USA"), "RUS")), 2),
    (Wanted(between=("CHN", ("SUN", "USA"))), 0),
    (Wanted(between=()), 2),
    (Wanted(documented=True), 2),
    (Wanted(people=("putin",)), 2),
    (Wanted(people=("Xi Jinping", "Vladimir Putin")), 2),
    (Wanted(people=("Modi",)), 0),
    (Wanted(kinds=("call",)), 1),
    (Wanted(kinds=("call", "meeting")), 2),
    (Wanted(statuses=("cancelled",)), 0),
    (Wanted(level="ministerial"), 0),
]


@pytest.mark.parametrize(("wanted", "number"), WANTED)
def test_filters(db: Path, wanted: Wanted, number: int) -> None:
    with filled(db) as chronicle:
        assert len(chronicle.engagements(wanted)) == number


def test_what_a_count_asks_for(db: Path) -> None:
    with filled(db) as chronicle:
        found = chronicle.engagements()
        assert chronicle.engagements_by_id([found[1].id, "nothing", found[0].id]) == [found[1], found[0]]
        days = [one.published for one in chronicle.documents() if one.published]
        assert chronicle.last_published == max(days, default=None)
        [first, *_] = chronicle.documents()
        assert chronicle.holds_documents(first.doc_id[:2])
        assert not chronicle.holds_documents("ref:chn-rus:")
        ids = [one.doc_id for one in chronicle.documents()]
        assert chronicle.claims_in(ids, "figure") == [one for one in chronicle.claims() if one.type == "figure"]


def test_judgements_are_never_changed_nor_deleted(db: Path) -> None:
    decision = judgement("accept", subject("x", account("call", XP)))
    with filled(db) as chronicle:
        with chronicle.transaction():
            assert chronicle.judge(decision).n == 1
            assert chronicle.judge(decision).n == 1, "the same decision is not written twice"
        for statement in ("UPDATE judgements SET made_by = 'bob'", "DELETE FROM judgements"):
            with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                chronicle._connection.execute(statement)
        (held,) = chronicle.judgements()
        assert (held.n, held.key, held.subjects) == (1, decision.key, decision.subjects)


def test_import_rows_come_back_by_path(db: Path) -> None:
    rows = [ImportRow(path="b", outcome="skipped", reason="empty", message="m", hint="h"),
            ImportRow(path="a", outcome="read", doc_id="a")]  # fmt: skip
    with Chronicle.create(db) as chronicle:
        with chronicle.transaction():
            chronicle.write_imports(rows)
            chronicle.write_imports([ImportRow(path="b", outcome="read", doc_id="b")])
        assert [(row.path, row.outcome) for row in chronicle.imports()] == [("a", "read"), ("b", "read")]
