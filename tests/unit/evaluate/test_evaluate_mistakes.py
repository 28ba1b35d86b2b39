"""Mistakes with document, words and rule; gains and losses between runs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
from codings import MODI, PUTIN, XI, document, meeting

from summitry.errors import InvalidInput
from summitry.evaluate import CodedDocument, Mistake, commonest, compare, evaluate, load_evaluation
from summitry.evaluate.table import comparison_lines, figure_lines, mistake_lines


def made(gold: CodedDocument, predicted: CodedDocument) -> tuple[Mistake, ...]:
    return evaluate([gold], [predicted]).mistakes


@pytest.mark.parametrize(
    ("predicted", "detail"),
    [
        (meeting(date="2025-06-08"), "read with another date"),
        (meeting(kind="call"), "read as call"),
        (meeting(XI, MODI), "read with other parties"),
        (meeting(XI, MODI, kind="call"), "not read"),
    ],
)
def test_why_something_was_missed(predicted: dict[str, Any], detail: str) -> None:
    missed = made(document(meeting()), document(predicted))[0]
    assert (missed.what, missed.detail) == ("missed meeting", detail)
    assert missed.kind == f"missed meeting: {detail}"
    assert missed.evidence == ("they met",)


@pytest.mark.parametrize(
    ("changed", "kind"),
    [
        ({"date": "2025-05-09", "date_basis": "weekday"}, "wrong date: weekday, other days"),
        ({"date": "2025-05-09"}, "wrong date: other days"),
        ({"date": "2025"}, "wrong date: too wide"),
        ({"date": "../2025-05"}, "wrong date: too wide"),
        ({"date": "XXXX-05-08"}, "wrong date: year not found"),
        ({"date": None}, "wrong date: not found"),
        ({"status": "scheduled"}, "wrong status: scheduled for occurred"),
        ({"visit_type": "state"}, "wrong visit type: found where nothing is said"),
        ({"place": {"country": "RUS", "city": "Sochi"}}, "wrong place city: another"),
        ({"central": False}, "wrong central: background for central"),
    ],
)
def test_wrong_fields(changed: dict[str, Any], kind: str) -> None:
    (mistake,) = made(document(meeting()), document(meeting(rules=["meeting.met-with"]) | changed))
    assert mistake.kind == kind
    assert mistake.doc_id == "d"
    assert mistake.rules == ("meeting.met-with",)


@pytest.mark.parametrize(
    ("gold", "predicted", "kind"),
    [
        ("2025-05-07/2025-05-10", "2025-05-08", "wrong date: too narrow"),
        ("2025-05-08/..", "2025-05-08", "wrong date: too narrow"),
        ("2025-05-07/2025-05-10", "2025-05-09/2025-05-12", "wrong date: other days"),
        ("XXXX-05-08", "2025-05-08", "wrong date: year where none is said"),
    ],
)
def test_how_a_date_is_off(gold: str, predicted: str, kind: str) -> None:
    (mistake,) = made(document(meeting(date=gold)), document(meeting(date=predicted)))
    assert mistake.kind == kind


def test_extras_say_their_rule() -> None:
    (extra,) = made(document(), document(meeting(rules=["meeting.between"])))
    assert extra.kind == "extra meeting: meeting.between"
    assert extra.subject == "meeting 2025-05-08 Xi Jinping (CHN), Vladimir Putin (RUS) [occurred]"


def test_claims() -> None:
    gold = document(claims=[{"type": "figure", "value": 5, "unit": "USD", "text": "five dollars"}])
    missed, extra = made(gold, document(claims=[{"type": "first", "text": "the first visit"}]))
    assert (missed.kind, missed.evidence) == ("missed figure", ("five dollars",))
    assert (extra.kind, extra.subject) == ("extra first", "claim first 'the first visit'")


def test_no_mistake_in_the_same_coding() -> None:
    coded = document(meeting(), meeting(XI, PUTIN, MODI, kind="multilateral"), claims=[{"type": "count", "value": 4}])
    assert made(coded, coded) == ()


def test_commonest_first_then_by_name() -> None:
    found = [Mistake(doc_id="d", what=what, detail="", subject="") for what in "bcbaacb"]
    assert commonest(found, 2) == [("b", 3), ("a", 2)]


def test_gains_and_losses(tmp_path: Path) -> None:
    gold = [document(meeting(), meeting(date="2024-05-16"))]
    before = evaluate(gold, [document(meeting())])
    after = evaluate(gold, [document(meeting(date="2024-05-16"), meeting(XI, MODI))])
    path = tmp_path / "saved.json"
    path.write_bytes(msgspec.json.encode(before))
    saved = load_evaluation(path)
    assert saved == before
    found = compare(saved, after)
    assert [one.subject[:18] for one in found.gains] == ["meeting 2024-05-16"]
    assert [one.what for one in found.losses] == ["missed meeting", "extra meeting"]
    changes = {change.figure: (change.before, change.after) for change in found.changes}
    assert changes["engagements.leader.precision"] == (1.0, 0.5)
    assert next(iter(comparison_lines(found))) == "1 gains and 2 losses against the saved run"
    assert compare(after, after) == compare(before, before)


def test_a_mistake_made_twice_is_two() -> None:
    gold = [document(meeting(), meeting())]
    none, one = evaluate(gold, []), evaluate(gold, [document(meeting())])
    assert len(compare(none, one).gains) == 1
    assert len(compare(one, none).losses) == 1


def test_a_file_that_is_no_saved_run(tmp_path: Path) -> None:
    (tmp_path / "saved.json").write_text('{"figures": 1}', encoding="utf-8")
    with pytest.raises(InvalidInput, match="--format json"):
        load_evaluation(tmp_path / "saved.json")


def test_lines_for_the_terminal() -> None:
    gold, guess = document(meeting()), document(meeting(status="denied", rules=["r.one"], chronicle_id="1"))
    found = evaluate([gold], [guess])
    lines = list(mistake_lines(found.mistakes))
    assert lines[0].startswith("wrong status: denied for occurred")
    assert lines[1:] == ["    gold occurred | predicted denied", "    rules r.one", "    “they met”"]
    figures = "\n".join(figure_lines(found.figures))
    assert "field status            accuracy 0.000   n 1" in figures
    assert "central recall 1.000" in figures
