"""Read-outs by topic: what an empty cell may say, and what it may never say."""

from __future__ import annotations

from typing import Any

import pytest

from summitry.analysis.readouts import Readouts, SideText, readouts
from summitry.lexicon.statements import topics
from summitry.model import Claim, Evidence

LONG = "They spoke of Taiwan. Trade reached $2 billion. They flew home."


def side(state: str, text: str, **given: Any) -> SideText:  # noqa: ANN401
    return SideText(state=state, doc_id=f"doc-{state}", text=text, **given)


def compared(*texts: SideText, sides: tuple[str, ...] = ("CHN", "RUS/SUN")) -> Readouts:
    return readouts("an-engagement", sides, texts, topics())


def cells(found: Readouts, topic: str) -> tuple[str, ...]:
    return next(tuple(cell.state for cell in row.cells) for row in found.topics if row.id == topic)


@pytest.mark.parametrize(
    ("other", "state"),
    [
        (side("RUS", "They spoke of gas."), "not mentioned"),
        (side("RUS", "They spoke of Taiwan and gas."), "mentioned"),
        (side("RUS", "Стороны обсудили Тайвань."), "mentioned"),
        (side("SUN", "They spoke of gas."), "not mentioned"),
        (side("RUS", "They spoke of gas. […]", incomplete="it has '[…]'"), "not in the part at hand"),
        (None, "no text of this side imported"),
        (side("FRA", "They spoke of Taiwan."), "no text of this side imported"),
    ],
    ids=str,
)
def test_an_empty_cell_says_why_it_is_empty(other: SideText | None, state: str) -> None:
    found = compared(side("CHN", LONG), *([other] if other else []))
    assert cells(found, "taiwan") == ("mentioned", state)


def test_every_quote_is_an_exact_slice() -> None:
    found = compared(side("CHN", LONG), side("RUS", "俄方恪守一个中国原则。双方讨论天然气。"))
    texts = {"doc-CHN": LONG, "doc-RUS": "俄方恪守一个中国原则。双方讨论天然气。"}
    said = [one for row in found.topics for cell in row.cells for one in cell.said]
    assert said
    assert all(texts[one.doc_id][one.start : one.end] == one.text for one in said)


def test_no_sentence_is_lost() -> None:
    found = compared(side("CHN", LONG), side("RUS", "They met. They left."))
    assert [len(cell.said) for cell in found.other] == [1, 2]
    assert {one.text for row in found.topics for one in row.cells[0].said} == {
        "They spoke of Taiwan.", "Trade reached $2 billion."
    }  # fmt: skip


def test_a_topic_about_a_side_is_left_out_and_named() -> None:
    found = compared(side("USA", "They spoke of Ukraine."), side("UKR", "They spoke of NATO."), sides=("USA", "UKR"))
    assert found.left_out == ("Ukraine", "United States and the West")
    assert [row.id for row in found.topics] == ["security"]


def claim(doc: str, text: str, **given: Any) -> Claim:  # noqa: ANN401
    evidence = (Evidence(doc, "text", 0, len(text), text),)
    return Claim(claim_id=f"{doc}{text}", doc_id=doc, type=given.pop("type", "figure"), text=text, evidence=evidence,
                 **given)  # fmt: skip


def test_claims_of_one_side_are_never_both_sides() -> None:
    figure = claim("doc-CHN", "Trade reached $2 billion", value=2e9, unit="USD")
    other = claim("doc-RUS", "2 billion dollars of trade", value=2e9, unit="USD")
    alone = claim("doc-CHN", "friendship without limits", type="designation")
    found = compared(side("CHN", LONG, claims=(figure, alone)), side("RUS", "They met.", claims=(other,)))
    assert [tuple(cell.state for cell in row.cells) for row in found.claims] == [
        ("mentioned", "mentioned"), ("mentioned", "not mentioned")
    ]  # fmt: skip
