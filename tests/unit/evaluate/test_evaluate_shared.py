"""Our figures are those of the guide's own scorer, on the same files."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from benchmarks.sets import SHARED, shared

from summitry.evaluate import evaluate, predict, read_coded

SCORER = SHARED / "gold" / "score.py"
SETS = {one.name: one for one in shared()}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not SCORER.is_file() or not SETS, reason="needs ../shared/gold beside the project"),
]


@pytest.fixture(scope="module")
def scorer() -> Any:  # noqa: ANN401 - a script without types
    spec = importlib.util.spec_from_file_location("guides_scorer", SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def spoiled(gold: list[dict[str, Any]], seed: int) -> Iterator[dict[str, Any]]:
    """A coding with every sort of mistake, made from gold."""
    chance = random.Random(seed)
    for row in json.loads(json.dumps(gold)):
        if chance.random() < 0.1:
            continue
        kept = [one for one in row["engagements"] if chance.random() < 0.85]
        copies = [json.loads(json.dumps(chance.choice(kept))) for _ in range(2) if kept and chance.random() < 0.3]
        for one in (engagements := kept + copies):
            spoil(one, chance)
        claims = [one for one in row["claims"] if chance.random() < 0.8]
        chance.shuffle(claims)
        yield row | {"engagements": engagements, "claims": claims + claims[:1]}


def spoil(one: dict[str, Any], chance: random.Random) -> None:
    one["chronicle_id"] = chance.choice([one["event_key"], one["event_key"][:12], "x", None])
    changes: dict[str, list[Any]] = {
        "date": [None, "2025", "2019-06", "XXXX-05-08", "2013-03~/2013-05~", "../2024-05", "202X"],
        "status": ["scheduled", None], "level": ["ministerial", "leader"], "kind": ["meeting", "visit"],
        "place": [None, {"country": "CHN", "city": "Pékin"}], "visit_type": ["state", None],
        "documents": [[], [{"type": "treaty"}]], "central": [True, False],
        "participants": [one["participants"][:2], [party | {"name": None} for party in one["participants"]]],
    }  # fmt: skip
    for field, values in changes.items():
        if chance.random() < 0.15:
            one[field] = chance.choice(values)


def both(scorer: Any, gold: Path, predicted: Path) -> tuple[dict[str, Any], dict[str, Any]]:  # noqa: ANN401
    theirs = scorer.score(scorer.load(str(gold)), scorer.load(str(predicted)), [])
    ours = msgspec.to_builtins(evaluate(read_coded(gold), read_coded(predicted)).figures)
    return theirs, ours


def assert_same(theirs: dict[str, Any], ours: dict[str, Any]) -> None:
    """Every figure of theirs is one of ours."""
    for key, value in theirs.items():
        mine = ours[key] or {} if isinstance(value, dict) else ours[key]
        if isinstance(value, dict):
            assert_same(value, mine)
        else:
            assert mine == pytest.approx(value, abs=1e-12), key


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("name", SETS)
def test_spoiled_gold_scores_the_same(scorer: Any, tmp_path: Path, name: str, seed: int) -> None:  # noqa: ANN401
    path = tmp_path / "spoiled.jsonl"
    coded = spoiled(rows(SETS[name].gold), seed)
    path.write_text("".join(json.dumps(row) + "\n" for row in coded), encoding="utf-8")
    theirs, ours = both(scorer, SETS[name].gold, path)
    assert theirs["engagements"]["all"]["f1"] < 1
    assert_same(theirs, ours)


@pytest.mark.parametrize("name", SETS)
def test_what_the_program_extracts_scores_the_same(scorer: Any, tmp_path: Path, name: str) -> None:  # noqa: ANN401
    gold = read_coded(SETS[name].gold)
    path = tmp_path / "predicted.jsonl"
    predicted = predict(gold, [SETS[name].documents]).documents
    path.write_bytes(b"\n".join(msgspec.json.encode(one) for one in predicted))
    assert_same(*both(scorer, SETS[name].gold, path))
