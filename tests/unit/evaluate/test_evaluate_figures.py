"""The figures, computed by hand for small files."""

from __future__ import annotations

import pytest
from codings import MODI, XI, document, meeting, party

from summitry.evaluate import CodedDocument, evaluate
from summitry.evaluate.clusters import cluster_scores
from summitry.evaluate.figures import Figures, Rates, flat


def scored(gold: CodedDocument, *predicted: CodedDocument) -> Figures:
    return evaluate([gold], predicted).figures


def test_levels_kinds_and_central_recall() -> None:
    gold = document(
        meeting(), meeting(date="2024-05-16", central=False), meeting(XI, MODI, kind="call", level="ministerial"),
    )  # fmt: skip
    guess = document(meeting(level="ministerial"), meeting(XI, MODI, kind="video"), meeting(XI, MODI))
    found = scored(gold, guess)
    assert found.documents == 1
    assert found.engagements["leader"] == Rates.of(1, 2, 3)  # gold's level counts for the matched one
    assert found.engagements["ministerial"] == Rates.of(0, 1, 0)
    assert found.engagements["all"] == Rates.of(1, 3, 3)
    assert found.kinds == {"meeting": Rates.of(1, 2, 2), "call": Rates.of(0, 1, 0), "video": Rates.of(0, 0, 1)}
    assert found.central_recall == 0.5
    assert found.fields["level"].accuracy == 0.0


def test_rates() -> None:
    assert Rates.of(2, 4, 8) == Rates(0.25, 0.5, pytest.approx(1 / 3), 4, 8)  # type: ignore[arg-type]
    assert Rates.of(0, 0, 0) == Rates(0.0, 0.0, 0.0, 0, 0)


@pytest.mark.parametrize(
    ("field", "changed", "right"),
    [
        ("date_exact", {"date": "2025-05-08~"}, True),
        ("date_exact", {"date": "2025-05"}, False),
        ("date_compatible", {"date": "2025-05"}, True),
        ("date_compatible", {"date": "2025-05-09"}, False),
        ("date_compatible", {"date": None}, True),
        ("status", {"status": "scheduled"}, False),
        ("place_country", {"place": {"country": "CHN", "city": "Moscow"}}, False),
        ("place_city", {"place": {"country": "RUS", "city": "MOSCOW"}}, True),
        ("place_city", {"place": None}, False),
        ("roles", {"participants": [party(XI, "guest"), party(("Putin", "RUS"), "host")]}, False),
        ("visit_type", {"visit_type": "state"}, False),
        ("document_types", {"documents": [{"type": "treaty"}]}, False),
        ("central", {"central": False}, False),
    ],
)
def test_fields(field: str, changed: dict[str, object], right: bool) -> None:
    found = scored(document(meeting()), document(meeting() | changed))
    assert found.fields[field].accuracy == float(right)
    assert found.fields[field].n == 1


def test_more_roles_than_gold_do_no_harm_but_fewer_do() -> None:
    three = [party(XI), party(("Vladimir Putin", "RUS")), party(MODI)]
    fields = scored(document(meeting()), document(meeting(participants=three))).fields
    assert fields["roles"].accuracy == 1.0
    fields = scored(document(meeting(participants=three)), document(meeting())).fields
    assert fields["roles"].accuracy == 0.0


def test_number_and_title_of_documents_are_not_compared() -> None:
    gold = meeting(documents=[{"type": "agreement", "count": 3}, {"type": "treaty", "title": "Treaty of Friendship"}])
    guess = meeting(documents=[{"type": "treaty"}, {"type": "agreement"}, {"type": "agreement"}])
    assert scored(document(gold), document(guess)).fields["document_types"].accuracy == 1.0


def test_unsure_publication_days_leave_exact_dates_unscored() -> None:
    found = scored(document(meeting(), date_slack_days=9), document(meeting(date="2025-05-12")))
    assert found.engagements["leader"].f1 == 1.0
    assert "date_exact" not in found.fields
    assert "date" not in found.alpha


def test_gold_without_predictions_is_missed_and_other_documents_are_left_out() -> None:
    other = document(meeting(), doc_id="other")
    found = scored(document(meeting()), other)
    assert found.engagements["all"] == Rates.of(0, 1, 0)
    assert found.central_recall == 0.0
    assert found.clusters is None


def test_claims_by_type() -> None:
    gold = document(claims=[{"type": "count", "value": 40}, {"type": "first", "text": "first visit"}])
    found = scored(gold, document(claims=[{"type": "count", "value": 40}, {"type": "count", "value": 7}]))
    assert found.claims["count"] == Rates.of(1, 1, 2)
    assert found.claims["first"] == Rates.of(0, 1, 0)
    assert set(found.claims) == {"figure", "count", "first", "designation"}


@pytest.mark.parametrize(
    ("gold", "predicted", "b3", "lea"),
    [
        ("aabb", "1122", (1.0, 1.0), (1.0, 1.0)),
        ("aabb", "1111", (0.5, 1.0), (2 / 6, 1.0)),  # one cluster of all: 2 of its 6 links are right
        ("aabb", "1234", (1.0, 0.5), (0.0, 0.0)),  # no links at all
        ("aab", "112", (1.0, 1.0), (1.0, 1.0)),  # a cluster of one found as such
        ("abc", "112", (2 / 3, 1.0), (1 / 3, 1 / 3)),
    ],
)
def test_clusters(gold: str, predicted: str, b3: tuple[float, float], lea: tuple[float, float]) -> None:
    found = cluster_scores(list(zip(gold, predicted, strict=True)))
    assert found is not None
    assert (found.b3_p, found.b3_r) == pytest.approx(b3)
    assert (found.lea_p, found.lea_r) == pytest.approx(lea)


def test_clusters_are_of_matched_accounts_with_both_keys() -> None:
    gold = document(meeting(event_key="k"), meeting(date="2024-05-16", event_key="m"), meeting(date="2023-03-21"))
    guess = document(
        meeting(chronicle_id="1"), meeting(date="2024-05-16"), meeting(date="2023-03-21", chronicle_id="3")
    )
    found = scored(gold, guess).clusters
    assert found is not None
    assert (found.mentions, found.b3_f1, found.lea_f1) == (1, 1.0, 1.0)


def test_flat_names() -> None:
    names = flat(scored(document(meeting()), document(meeting())))
    assert names["engagements.leader.f1"] == names["fields.status.accuracy"] == names["central_recall"] == 1.0
    assert not any(name.endswith((".gold", ".n")) for name in names)
