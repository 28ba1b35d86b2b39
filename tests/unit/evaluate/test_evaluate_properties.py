"""What holds for any coding: nothing is lost or counted twice, and a coding agrees with itself."""

from __future__ import annotations

from typing import Any

from codings import MODI, PUTIN, XI, meeting
from hypothesis import given
from hypothesis import strategies as st

from summitry.evaluate import CodedDocument, evaluate
from summitry.evaluate.coded import as_coded
from summitry.evaluate.pairing import match_documents

PARTIES = st.lists(st.sampled_from([XI, PUTIN, MODI, (None, "RUS"), ("Li Qiang", "CHN")]), min_size=2, max_size=4)
TWO_SIDES = PARTIES.filter(lambda found: len({country for _, country in found}) > 1)
DATES = st.sampled_from(
    [None, "2025-05-08", "2025-05-09", "2025-05", "2024~", "XXXX-05-08", "2025-05-07/2025-05-10", "../2025"]
)
OTHERS = st.fixed_dictionaries(
    {
        "date": DATES,
        "kind": st.sampled_from(["meeting", "visit", "call"]),
        "status": st.sampled_from(["occurred", "scheduled", None]),
        "level": st.sampled_from(["leader", "ministerial"]),
        "central": st.booleans(),
    }
)
ENGAGEMENTS = st.builds(lambda who, fields: meeting(*who, **fields), TWO_SIDES, OTHERS)
CLAIMS = st.fixed_dictionaries(
    {
        "type": st.sampled_from(["count", "first", "assessment"]),
        "value": st.integers(0, 3),
        "text": st.just("a first visit"),
    }
)


@st.composite
def codings(draw: Any) -> tuple[CodedDocument, ...]:  # noqa: ANN401 - hypothesis' draw
    rows = draw(st.lists(st.tuples(st.lists(ENGAGEMENTS, max_size=5), st.lists(CLAIMS, max_size=4)), max_size=3))
    return tuple(
        as_coded({"doc_id": str(number), "engagements": told, "claims": claims})
        for number, (told, claims) in enumerate(rows)
    )


@given(codings())
def test_a_coding_agrees_with_itself(coded: tuple[CodedDocument, ...]) -> None:
    found = evaluate(coded, coded)
    assert found.mistakes == ()
    assert all(rates.f1 == 1.0 for rates in found.figures.kinds.values())
    assert all(share.accuracy == 1.0 for share in found.figures.fields.values())


@given(codings(), codings())
def test_everything_is_paired_missed_or_extra(
    gold: tuple[CodedDocument, ...], guess: tuple[CodedDocument, ...]
) -> None:
    known = {one.doc_id for one in gold}
    for document, coded in zip(match_documents(gold, guess), gold, strict=True):
        assert len(document.pairs) + len(document.missed) == len(coded.engagements)
        told = sum(len(one.engagements) for one in guess if one.doc_id == coded.doc_id)
        assert len(document.pairs) + len(document.extra) == told
    figures = evaluate(gold, guess).figures
    assert figures.engagements["all"].predicted == sum(len(one.engagements) for one in guess if one.doc_id in known)
    assert figures.engagements["all"].gold == sum(rates.gold for rates in figures.kinds.values())


@given(codings(), codings())
def test_the_order_of_documents_does_not_matter(
    gold: tuple[CodedDocument, ...], guess: tuple[CodedDocument, ...]
) -> None:
    turned = evaluate(gold[::-1], guess[::-1])
    straight = evaluate(gold, guess)
    assert sorted(map(str, turned.mistakes)) == sorted(map(str, straight.mistakes))
    assert turned.figures.engagements == straight.figures.engagements
    assert turned.figures.claims == straight.figures.claims
