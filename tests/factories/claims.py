"""Claims of documents in one line each: `told("doc-a", value=244.8e9, unit="USD", period="2024")`."""

from __future__ import annotations

from datetime import date
from typing import Any

from summitry.analysis.told import SaidBasis, Telling, ToldClaim
from summitry.model import Claim, Evidence


def told(doc: str = "doc-a", text: str = "Trade reached $244.8 billion", **given: Any) -> ToldClaim:  # noqa: ANN401
    published, original = given.pop("published", "2025-05-08"), given.pop("original", doc)
    outlet, said, before = given.pop("outlet", doc), given.pop("said", None), given.pop("before", "")
    office, copies = given.pop("office", None), given.pop("copies", ())
    basis: SaidBasis = "stated" if said else "publication" if published else "none"
    claim = Claim(
        claim_id=f"{doc}:{text}:{given.get('value')}", doc_id=doc, type=given.pop("type", "figure"), text=text,
        parties=given.pop("parties", ("CHN", "RUS")), evidence=(Evidence(doc, "text", 0, len(text), text),), **given,
    )  # fmt: skip
    telling = Telling(
        doc_id=doc, original=original, outlet=outlet, copies=copies,
        published=date.fromisoformat(published) if published else None,
    )  # fmt: skip
    return ToldClaim(
        claim=claim, telling=telling, said=said or published, said_basis=basis, office=office, before=before
    )
