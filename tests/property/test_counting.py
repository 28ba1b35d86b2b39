"""What must hold of every count: order is nothing, rules nest, nobody is lost between the lists."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.counting import Citation, Entry, Question, Side, count, counting_rule, counting_rules
from summitry.model import Engagement, Participant, Place, When

KINDS = ("visit", "meeting", "multilateral", "call", "video", "message")
DAYS = st.sampled_from(("2023-03-20", "2023-03-21", "2023-03-20/2023-03-22", "2023-03", "2023", "2023-03~",
                        "XXXX-03-20", "2024-01-01", "../2023-03-20", None))  # fmt: skip
ROLES = st.sampled_from(("host", "guest", "participant"))
PEOPLE = {"CHN": ("Xi Jinping", "Li Qiang", None), "RUS": ("Vladimir Putin", "Mikhail Mishustin", None), "SUN": (None,)}
QUESTION = Question(sides=(Side.of("CHN"), Side.of("RUS", "SUN")), since=date(2023, 1, 1), as_of=date(2026, 5, 31))


@st.composite
def piles(draw: st.DrawFn) -> list[Entry]:
    number = draw(st.integers(0, 8))
    found = []
    for position in range(number):
        countries = draw(st.lists(st.sampled_from(tuple(PEOPLE)), min_size=1, max_size=3, unique=True))
        parties = tuple(Participant(draw(st.sampled_from(PEOPLE[one])), one, draw(ROLES)) for one in countries)
        day = draw(DAYS)
        engagement = Engagement(
            id=f"e{position}",
            kind=draw(st.sampled_from(KINDS)),
            level=draw(st.sampled_from(("leader", "leader", "ministerial"))),
            status=draw(st.sampled_from(("occurred", "occurred", "ongoing", "scheduled", "cancelled"))),
            participants=parties,
            date=When.of(day, "stated") if day else None,
            place=draw(st.sampled_from((None, Place("RUS", "Moscow"), Place("CHN", "Beijing"), Place("BRA")))),
            occasion=draw(st.sampled_from((None, "BRICS summit"))),
            part_of=draw(st.sampled_from((None, *(f"e{other}" for other in range(number))))),
        )
        found.append(Entry(engagement, (Citation("T"),), draw(st.booleans()), draw(st.booleans())))
    return found


@settings(max_examples=150, deadline=None)
@given(piles(), st.randoms(use_true_random=False), st.sampled_from([rule.id for rule in counting_rules()]))
def test_order_is_nothing_and_the_lists_are_whole(pile: list[Entry], chance: object, rule: str) -> None:
    first = count(pile, QUESTION, counting_rule(rule))
    shuffled = list(pile)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count(shuffled, QUESTION, counting_rule(rule)) == first
    assert first.count == len(first.included) == sum(first.by_year.values())
    counted = {row for one in first.included for row in one.rows}
    assert not counted & {one.id for one in first.excluded}
    held = {entry.engagement.id: entry.engagement for entry in pile}
    assert {held[row].status for row in counted} <= {"occurred", "ongoing"}
    assert all(one.reason for one in first.excluded)


@settings(max_examples=150, deadline=None)
@given(piles())
def test_rules_nest(pile: list[Entry]) -> None:
    found = count(pile, QUESTION, counting_rule("in-person"))
    number = {found.rule: found.count, **found.other_rules}
    assert number["bilateral-only"] <= number["in-person"] <= number["in-person-or-video"] <= number["all-contacts"]
    assert number["bilateral-only"] <= number["sessions"]
    assert number["visits-to"] <= number["bilateral-only"]
    assert number["formal-visits"] <= number["in-person"]
    assert number["trips"] <= 2 * len(pile)
