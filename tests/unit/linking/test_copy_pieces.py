"""Pieces of comparing: every pair in one of them, crowds in portions, and few texts at a time."""

from __future__ import annotations

from itertools import chain

import msgspec
import pytest

from summitry.linking import Source, copy_pieces
from summitry.linking.copies import CROWD, Alike, sketch
from summitry.linking.copy_pieces import Compared, Piece, Sketches, Texts, compare, shelved, suspects

TEXT = " ".join(f"The president spoke of matter {one} in the hall of columns." for one in range(12))
SOURCES = {f"d{n:03}": Source(f"d{n:03}", f"Paper {n}") for n in range(100)}


def looked_at(bands: list[list[str]], fresh: set[str]) -> list[tuple[str, str]]:
    return [pair for some in suspects(bands, frozenset(fresh), SOURCES) for pair in some]


def test_who_is_new_is_looked_at_with_everybody_and_others_only_with_these() -> None:
    band = ["d001", "d002", "d003"]
    assert looked_at([band, ["d004"], ["d002", "d001"]], {"d001", "d004"}) == [("d001", "d002"), ("d001", "d003")]
    assert looked_at([band], {"d004"}) == []


@pytest.mark.parametrize("held", [1, 50, 10**6])
def test_a_crowd_comes_in_portions_that_hold_all_of_it(monkeypatch: pytest.MonkeyPatch, held: int) -> None:
    monkeypatch.setattr(copy_pieces, "_HELD", held)
    monkeypatch.setattr(copy_pieces, "_PAIRS", 100)
    band = sorted(SOURCES)
    pieces = list(suspects([band, band], frozenset(band), SOURCES))
    wanted = CROWD * (len(band) - CROWD) + CROWD * (CROWD - 1) // 2
    assert len({pair for some in pieces for pair in some}) == wanted
    assert max(map(len, pieces)) <= 100
    assert held < 10**6 or sum(map(len, pieces)) == wanted


@pytest.mark.parametrize(("shelf", "most"), [(1, 10**6), (100, 10**6), (10**6, 3), (10**6, 10**6)])
def test_each_pair_stands_in_one_piece_of_few_texts(monkeypatch: pytest.MonkeyPatch, shelf: int, most: int) -> None:
    monkeypatch.setattr(copy_pieces, "_SHELF", shelf)
    monkeypatch.setattr(copy_pieces, "_PAIRS", most)
    wanted = [(f"d{one:03}", f"d{other:03}") for one in range(8) for other in range(one + 1, 8, 2)]
    pieces = list(shelved(wanted, dict.fromkeys(SOURCES, 30)))
    assert sorted(chain(*pieces)) == sorted(wanted)
    for some in pieces:
        assert len(some) <= most
        assert len(some) == 1 or 30 * len({doc_id for pair in some for doc_id in pair}) <= 2 * shelf


@pytest.mark.parametrize(
    ("piece", "told"),
    [
        (
            Sketches({one: (SOURCES[one], sketch(TEXT)) for one in ("d001", "d002")}, [("d001", "d002")]),
            Compared(pairs=[("d001", "d002")]),
        ),
        (
            Texts({one: (SOURCES[one], TEXT) for one in ("d001", "d002")}, [("d001", "d002")]),
            Compared(alike=[Alike("d001", "d002", "near copy", 1.0)]),
        ),
    ],
    ids=["sketches", "texts"],
)
def test_pieces_and_results_go_through_json(piece: Sketches | Texts, told: Compared) -> None:
    again: Piece = msgspec.json.decode(msgspec.json.encode(piece), type=Piece)  # type: ignore[arg-type]
    assert compare(again) == compare(piece) == told
    assert msgspec.json.decode(msgspec.json.encode(told), type=Compared) == told
