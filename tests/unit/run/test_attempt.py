"""One bad document never stops a run, and says so."""

from __future__ import annotations

import pytest

from factories.accounts import account, document
from summitry.errors import InvalidInput
from summitry.lexicon import Lexicon
from summitry.model import Extraction
from summitry.run import attempt as attempting
from summitry.run import extract
from summitry.run.stages import lexicon


@pytest.fixture(scope="module")
def tables() -> Lexicon:
    return lexicon()


def test_a_language_without_rules_is_said(tables: Lexicon) -> None:
    extraction, remark = attempting.attempt(document("d", "Jotain suomeksi.", lang="fi"), tables)
    assert extraction.accounts == ()
    assert remark is not None
    assert (remark.reason, "'fi'" in remark.message) == ("language-not-covered", True)
    with pytest.raises(InvalidInput, match="'fi'"):
        extract(document("d", "Jotain suomeksi.", lang="fi"))


@pytest.mark.parametrize("lang", [None, "en", "en-GB"])
def test_english_and_the_unknown_are_tried(tables: Lexicon, lang: str | None) -> None:
    assert attempting.attempt(document("d", "Nothing here.", lang=lang), tables)[1] is None


def test_a_quote_that_is_not_there_is_refused(tables: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = account("meeting", "CHN, RUS", doc="d", date_quote="in Minsk")
    monkeypatch.setattr(attempting, "extract", lambda *_: Extraction("d", (wrong,)))
    extraction, remark = attempting.attempt(document("d", "Xi met Putin in Moscow."), tables)
    assert extraction.accounts == ()
    assert remark is not None
    assert "'in Minsk'" in remark.message


def test_ids_are_made_distinct() -> None:
    same = account("meeting", "CHN, RUS", doc="d")
    found = attempting.checked(document("d"), Extraction("d", (same, same, same)))
    assert [one.account_id[len(same.account_id) :] for one in found.accounts] == ["", "-2", "-3"]


def test_a_fault_in_the_rules_costs_one_document(tables: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise KeyError("ﬁ")

    monkeypatch.setattr(attempting, "annotate", broken)
    extraction, remark = attempting.attempt(document("d", path="pile/d.txt"), tables)
    assert extraction.accounts == ()
    assert remark is not None
    assert (remark.path, remark.reason) == ("pile/d.txt", "extraction-failed")
    assert "KeyError" in remark.message
