"""Designations in documents against the ladder, and a user's ranking, which is never without its author."""

from __future__ import annotations

from pathlib import Path

import pytest

from factories.claims import told
from summitry.analysis.declared import declared, rank_of
from summitry.analysis.ledger import ledger
from summitry.errors import InvalidInput, NotFound
from summitry.lexicon.ladders import ladder_between
from summitry.lexicon.rankings import read_ranking

CHRUS = ladder_between("CHN", "RUS")
OLD = "comprehensive strategic partnership of coordination"
RANKING = """
title = "A list"
author = "Somebody 2020"
source = "https://example.org/list"
[[rank]]
rank = "2"
wordings = ["Comprehensive Strategic Partnership of Coordination"]
"""


@pytest.mark.parametrize(("said", "verdict"), [("2024-05-16", "out-of-date"), ("2015", "known"), (None, "known")])
def test_only_a_known_day_makes_a_wording_out_of_date(said: str | None, verdict: str) -> None:
    claims = ledger([told("doc-a", OLD, type="designation", said=said, published=None)])
    (found,) = declared(claims, CHRUS)
    assert found.comparison is not None
    assert found.comparison.verdict == verdict


def test_without_a_ladder_wordings_are_not_compared() -> None:
    claims = ledger([told("doc-a", "global strategic partnership", type="designation"), told("doc-b", value=1e9)])
    assert [one.comparison for one in declared(claims, None)] == [None]


def test_a_ranking(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(RANKING, encoding="utf-8")
    ranking = read_ranking(tmp_path / "mine.toml")
    assert rank_of(["the comprehensive strategic partnership of coordination"], ranking) == "2"
    assert rank_of(["strategic partnership"], ranking) is None
    assert "Somebody 2020" in ranking.told


@pytest.mark.parametrize("gone", ["author", "source", "title"])
def test_a_ranking_without_its_author_is_refused(tmp_path: Path, gone: str) -> None:
    path = tmp_path / "mine.toml"
    lines = RANKING.splitlines()
    path.write_text("\n".join(line for line in lines if not line.startswith(gone)), encoding="utf-8")
    with pytest.raises(InvalidInput, match=gone):
        read_ranking(path)
    path.write_text("\n".join(f'{gone} = " "' if line.startswith(gone) else line for line in lines), encoding="utf-8")
    with pytest.raises(InvalidInput, match=gone):
        read_ranking(path)


def test_a_ranking_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        read_ranking(tmp_path / "none.toml")
