"""Laws of checking: "supported" is never given for a day or a city that no engagement of the two has."""

from __future__ import annotations

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from summitry.lexicon.reference import load_reference
from summitry.model import Account, Document
from summitry.run.checking import CheckOptions, check_documents

PAIR = {"xi-jinping", "vladimir-putin"}
CITIES = ("Moscow", "Beijing", "Samarkand", "Tashkent", "Shanghai", "Sochi", "Vladivostok", "Kazan", "Astana", "Paris")
DAYS = st.dates(date(2013, 1, 1), date(2026, 5, 31))


def held() -> list[Account]:
    told = load_reference("chn-rus").accounts
    return [one for one in told if one.status == "occurred" and {each.person for each in one.participants} >= PAIR]


HELD = held()
EXACT = [one for one in HELD if one.date and one.date.day and one.kind == "meeting" and one.place and one.place.city]


def verdicts(text: str, kind: str) -> set[str]:
    document = Document(doc_id="law", text=text, lang="en")
    found = next(iter(check_documents([document], CheckOptions(as_of=date(2026, 5, 31)))))
    return {mark.verdict for mark in found.marks if mark.type == kind}


@settings(max_examples=40, deadline=None)
@given(DAYS)
def test_a_day_is_supported_only_where_an_engagement_has_it(day: date) -> None:
    text = f"Xi Jinping met Vladimir Putin on {day.day} {day:%B} {day.year}."
    had = [one.date for one in HELD if one.date and one.date.earliest and one.date.latest]
    if "supported" in verdicts(text, "date"):
        assert any(one.earliest <= day <= one.latest for one in had if one.earliest and one.latest)


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(EXACT), st.sampled_from(CITIES))
def test_a_city_is_supported_only_where_an_engagement_of_the_day_has_it(account: Account, city: str) -> None:
    assert account.date is not None
    day = account.date.day
    assert day is not None
    text = f"Xi Jinping met Vladimir Putin in {city} on {day.day} {day:%B} {day.year}."
    near = [one for one in HELD if one.place and one.place.city == city and one.date and one.date.earliest]
    if "supported" in verdicts(text, "place"):
        assert any(one.date and one.date.earliest and one.date.earliest <= day for one in near)
        assert any(one.date and one.date.latest and day <= one.date.latest for one in near)


@settings(max_examples=20, deadline=None)
@given(DAYS, st.sampled_from(CITIES))
def test_the_same_text_gives_the_same_marks(day: date, city: str) -> None:
    text = f"Xi Jinping met Vladimir Putin in {city} on {day.day} {day:%B} {day.year}, their 12th meeting since 2013."
    document = Document(doc_id="law", text=text, lang="en")
    one, other = ([*check_documents([document], CheckOptions())] for _ in range(2))
    assert one == other
