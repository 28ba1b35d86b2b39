"""The Python interface in the lines that the README shows."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import summitry
from factories.chronicles import ARTICLES, write_articles


def test_from_files_to_engagements(tmp_path: Path) -> None:
    seen: list[int] = []
    report = summitry.build(
        write_articles(tmp_path / "pile.jsonl"), tmp_path / "c.db", progress=lambda step: seen.append(step.documents)
    )
    assert (report.account.documents, report.account.balances, seen[-1]) == (len(ARTICLES), True, len(ARTICLES))
    with summitry.Chronicle.open(tmp_path / "c.db") as chronicle:
        found = chronicle.engagements(summitry.Wanted(between=("CHN", "RUS"), kinds=("meeting",)))
        assert [one.id for one in found] == ["chn-rus-2025-05-08-meeting"]
        for told in chronicle.accounts(found[0]):
            document = chronicle.document(told.doc_id)
            for evidence in told.evidence:
                assert document.field(evidence.field)[evidence.start : evidence.end] == evidence.quote


def test_one_text() -> None:
    text = "Chinese President Xi Jinping held talks with Russian President Vladimir Putin in Moscow on Thursday."
    (told,) = summitry.extract(text, published=date(2025, 5, 9)).accounts
    assert told.date is not None
    assert (told.kind, told.status, told.date.edtf) == ("meeting", "occurred", "2025-05-08")
    explained = summitry.explain(text, published=date(2025, 5, 9))
    assert explained.extraction.accounts == (told,)
    assert len(explained.annotated.actors) >= 2


def test_linking_ones_own_accounts() -> None:
    text = "Chinese President Xi Jinping held talks with Russian President Vladimir Putin in Moscow on {}."
    accounts = [
        told
        for name, day in (("a", "May 8, 2025"), ("b", "8 May 2025"))
        for told in summitry.extract(summitry.Document(doc_id=name, text=text.format(day))).accounts
    ]
    (one,) = summitry.link(accounts, {})
    assert len(one.accounts) == 2


def test_errors_are_of_one_family(tmp_path: Path) -> None:
    with pytest.raises(summitry.SummitryError) as caught:
        summitry.Chronicle.open(tmp_path / "none.db")
    assert caught.value.hint


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, summitry; print(sorted(name for name in sys.modules if name.startswith('summitry.')))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr
