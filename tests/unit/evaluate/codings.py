"""Makers of small coded documents."""

from __future__ import annotations

from typing import Any

from summitry.evaluate import CodedDocument
from summitry.evaluate.coded import as_coded

XI, PUTIN, MODI = ("Xi Jinping", "CHN"), ("Vladimir Putin", "RUS"), ("Narendra Modi", "IND")


def party(who: tuple[str | None, str | None], role: str = "participant") -> dict[str, Any]:
    return {"name": who[0], "country": who[1], "role": role}


def meeting(*who: tuple[str | None, str | None], **fields: Any) -> dict[str, Any]:  # noqa: ANN401
    """A held meeting of Xi and Putin in Moscow on 8 May 2025, but for what is said otherwise."""
    plain = {
        "kind": "meeting", "level": "leader", "status": "occurred", "date": "2025-05-08", "central": True,
        "participants": [party(one) for one in who or (XI, PUTIN)],
        "place": {"country": "RUS", "city": "Moscow", "venue": None}, "visit_type": None, "documents": [],
        "evidence": ["they met"],
    }  # fmt: skip
    return plain | fields


def document(*engagements: dict[str, Any], claims: list[dict[str, Any]] | None = None, **fields: Any) -> CodedDocument:  # noqa: ANN401
    return as_coded({"doc_id": "d", "engagements": list(engagements), "claims": claims or []} | fields)
