"""The coding guide's JSON: its fields, its order, and quotes that are exact slices."""

from __future__ import annotations

import msgspec
import pytest

from factories.accounts import account, document
from summitry.model import Claim, Evidence, Extraction
from summitry.present.guide import account_to_guide, claim_to_guide, to_guide

VISIT = account("visit", "CHN:Xi Jinping > RUS", "2025-05-07/2025-05-10", place="Moscow, RUS", visit_type="state")


def test_a_document() -> None:
    plain = to_guide(document("d", published="2025-05-08"), Extraction("d", (VISIT,)))
    assert plain == {
        "doc_id": "d",
        "published": "2025-05-08",
        "engagements": [
            {
                "kind": "visit", "level": "leader", "status": "occurred",
                "participants": [
                    {"name": "Xi Jinping", "country": "CHN", "role": "guest"},
                    {"name": None, "country": "RUS", "role": "host"},
                ],
                "date": "2025-05-07/2025-05-10",
                "place": {"country": "RUS", "city": "Moscow", "venue": None},
                "visit_type": "state", "occasion": None, "documents": [], "central": False, "evidence": [], "rules": [],
            }
        ],
        "claims": [],
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["call", "video", "message"])
def test_calls_have_no_place(kind: str) -> None:
    assert account_to_guide(account(kind, "CHN, RUS", place="Moscow, RUS"))["place"] is None
    assert account_to_guide(account("meeting", "CHN, RUS", place="Moscow, RUS"))["place"] is not None


def test_chronicle_ids_are_there_only_when_linked() -> None:
    assert "chronicle_id" not in account_to_guide(VISIT)
    assert account_to_guide(VISIT, {VISIT.account_id: "x"})["chronicle_id"] == "x"
    assert account_to_guide(VISIT, {})["chronicle_id"] is None


def test_quotes_within_quotes_are_left_out_and_the_title_comes_first() -> None:
    evidence = (
        Evidence("d", "text", 10, 30, "held talks in Moscow", "engagement", "b"),
        Evidence("d", "text", 24, 30, "Moscow", "place", "b"),
        Evidence("d", "text", 40, 48, "Thursday", "date", "a"),
        Evidence("d", "title", 0, 5, "Talks", "engagement", "a"),
    )
    plain = account_to_guide(msgspec.structs.replace(VISIT, evidence=evidence))
    assert plain["evidence"] == ["Talks", "held talks in Moscow", "Thursday"]
    assert plain["rules"] == ["a", "b"]


def test_whole_amounts_stay_whole() -> None:
    claim = Claim(claim_id="c", doc_id="d", type="figure", text="$244.8 billion", value=244_800_000_000.0, unit="USD")
    assert repr(claim_to_guide(claim)["value"]) == "244800000000"
