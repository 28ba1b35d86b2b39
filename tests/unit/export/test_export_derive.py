"""Tables computed from tables: small bases, each with what a careful person would put into the row."""

from __future__ import annotations

from typing import Any

import pytest

from summitry.export import schema
from summitry.export.derive.codes import code_on
from summitry.export.derive.derived import DERIVED

Rows = list[dict[str, str]]
STATES = {
    "CHN": ("CHN", "710", "710"), "RUS": ("RUS", "365", "365"), "SUN": ("", "365", "365"), "KAZ": ("KAZ", "705", "705"),
    "DEU": ("DEU", "255 ..1945-05-08;260 1949-05-23..1990-10-02;255 1990-10-03..", "260"),
}  # fmt: skip
SPANS = {"RUS": ("1991-12-25", ""), "SUN": ("1922-12-30", "1991-12-26")}


def base(*engagements: dict[str, Any], **tables: Rows) -> dict[str, Rows]:
    """A base of engagements `{id, kind, who: "CHN:Xi > RUS:Putin", date, place, …}`; other tables are empty."""
    made: dict[str, Rows] = {name: [] for name in schema().tables}
    for given in engagements:
        one = dict(given)
        groups = one.pop("who").split(">")
        roles = ("guest", "host") if len(groups) == 2 else ("participant",)
        day = one.pop("date", "")
        ends = (day.split("/") * 2)[:2] if day else ("", "")
        row = dict.fromkeys(schema().table("engagements").columns, "")
        row |= {"level": "leader", "status": "occurred", "held": "1", "kind": "meeting", "year": day[:4]}
        row |= {"date_edtf": day, "date_earliest": ends[0], "date_latest": ends[1], **one}
        made["engagements"].append(row)
        for role, group in zip(roles, groups, strict=True):
            for side in group.split(","):
                state, _, name = side.strip().partition(":")
                made["participants"].append(
                    dict.fromkeys(schema().table("participants").columns, "")
                    | {"engagement_id": row["id"], "name": name, "state": state, "role": role}
                )
    for state, (iso3, cow, gw) in STATES.items():
        since, until = SPANS.get(state, ("", ""))
        codes = {"iso3": iso3, "cow": cow, "gw": gw, "since": since, "until": until, "name_en": state}
        made["states"].append({"state": state, "is_state": "1", "iso3166_3": "", "wikidata": "", **codes})
    made["about"] = [{"name": name, "value": value} for name, value in (("rule", "in-person"), ("as_of", "2026-05-31"))]
    return made | tables


VISIT = {
    "id": "v",
    "kind": "visit",
    "who": "CHN:Xi > RUS:Putin",
    "date": "2023-03-20/2023-03-22",
    "place_country": "RUS",
}
TALKS = {"id": "t", "who": "CHN:Xi, RUS:Putin", "date": "2023-03-21", "place_country": "RUS", "part_of": "v"}
CALL = {"id": "c", "kind": "call", "who": "CHN:Xi, RUS:Putin", "date": "2024-02-08"}
THIRD = {"id": "s", "who": "CHN:Xi, RUS:Putin", "date": "2022-09-15", "place_country": "KAZ"}
PLAN = {
    "id": "p",
    "kind": "visit",
    "who": "RUS:Putin > CHN:Xi",
    "status": "scheduled",
    "held": "0",
    "place_country": "CHN",
}
MANY = {
    "id": "m",
    "kind": "multilateral",
    "who": "CHN:Xi, RUS:Putin, KAZ:Tokayev",
    "date": "2024-07-03",
    "place_country": "KAZ",
}
OFF = {"id": "o", "who": "CHN:Xi, RUS:Putin", "status": "cancelled", "held": "0"}


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        (VISIT, ["042 CHN RUS", "043 RUS CHN"]), (CALL, ["041 CHN RUS", "041 RUS CHN"]),
        (THIRD, ["044 CHN RUS", "044 RUS CHN"]), (PLAN, ["036 CHN RUS", "036 RUS CHN"]), (OFF, []),
        ({**TALKS, "part_of": ""}, ["042 CHN RUS", "043 RUS CHN"]),
        ({**THIRD, "place_country": ""}, ["040 CHN RUS", "040 RUS CHN"]),
        ({**CALL, "kind": "message"}, []),
    ],
)  # fmt: skip
def test_cameo_codes(given: dict[str, Any], codes: list[str]) -> None:
    rows = DERIVED["cameo"](base(given))
    told = [f"{row['cameo_code']} {row['source_actor'][:3]} {row['target_actor'][:3]}" for row in rows]
    assert told == codes
    assert all(row["cameo_code"] == "036" for row in rows if row["status"] == "scheduled")


def test_talks_within_a_visit_are_negotiations_and_signing_is_057() -> None:
    signed = [{"engagement_id": "t", "ordinal": "0", "type": "joint statement", "count": "", "title": ""}]
    rows = DERIVED["cameo"](base(VISIT, TALKS, signed=signed))
    assert [row["cameo_code"] for row in rows] == ["042", "043", "046", "046", "057", "057"]
    assert len({row["event_id"] for row in rows}) == 6


def test_plover_takes_plans_for_agreement() -> None:
    rows = DERIVED["plover"](base(VISIT, CALL, PLAN))
    assert [f"{row['event_type']} {row['event_mode']}".strip() for row in rows] == [
        "CONSULT visit", "CONSULT host", "CONSULT phone", "CONSULT phone", "AGREE", "AGREE",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("given", "direction"),
    [
        (VISIT, "a_to_b"),
        (PLAN, "b_to_a"),
        (THIRD, "third_country"),
        (CALL, "none"),
        ({**THIRD, "place_country": ""}, ""),
    ],
)
def test_dyad_events_know_who_travelled(given: dict[str, Any], direction: str) -> None:
    (row,) = DERIVED["dyad_events"](base(given))
    assert (row["state_a"], row["state_b"], row["direction"]) == ("CHN", "RUS", direction)
    assert (row["cow_a"], row["gw_b"], row["iso3_b"]) == ("710", "365", "RUS")


def test_a_gathering_is_a_row_a_pair() -> None:
    rows = DERIVED["dyad_events"](base(MANY))
    assert [(row["state_a"], row["state_b"], row["parties"]) for row in rows] == [
        ("CHN", "KAZ", "3"), ("CHN", "RUS", "3"), ("KAZ", "RUS", "3"),
    ]  # fmt: skip


def years(name: str, column: str, *engagements: dict[str, Any], **tables: Rows) -> dict[str, tuple[str, str]]:
    rows = DERIVED[name](base(*engagements, **tables))
    return {row["year"]: (row[column], row["coverage"]) for row in rows}


def seen(year: str, *states: str) -> Rows:
    return [{"year": year, "state": state, "doc_id": f"d-{year}"} for state in states]


def test_missing_and_zero_differ() -> None:
    found = years(
        "dyad_years", "calls", CALL, {**CALL, "id": "c2", "date": "2020-01-01", "year": "2020"},
        coverage=[*seen("2021", "CHN", "RUS"), *seen("2023", "CHN"), *seen("2024", "CHN", "RUS")],
    )  # fmt: skip
    assert found == {
        "2020": ("1", "incidental"), "2021": ("0", "documents"), "2022": ("", "none"), "2023": ("", "none"),
        "2024": ("1", "documents"),
    }  # fmt: skip


def test_a_reference_covers_its_period_for_its_parties_only() -> None:
    covering = [
        {
            "reference": "r",
            "title": "",
            "parties": "CHN;RUS",
            "since": "2021-05-01",
            "until": "2024-12-31",
            "licence": "",
        }
    ]
    found = years("dyad_years", "videos", CALL, reference_chronicles=covering)
    assert found == {str(year): ("0", "reference") for year in range(2021, 2025)}
    alone = years("monad_years", "calls", CALL, reference_chronicles=covering)
    assert alone == {"2024": ("1", "incidental")}


def test_states_have_rows_only_while_they_exist() -> None:
    talks = [
        {**CALL, "id": str(year), "who": f"CHN:Deng, {state}:x", "date": f"{year}-05-15", "year": str(year)}
        for year, state in ((1989, "SUN"), (1996, "RUS"))
    ]
    covered = [row for year in range(1985, 2000) for row in seen(str(year), "CHN", "SUN", "RUS")]
    rows = DERIVED["dyad_years"](base(*talks, coverage=covered))
    spans = {state: [row["year"] for row in rows if row["state_b"] == state] for state in ("RUS", "SUN")}
    assert (spans["SUN"][-1], spans["RUS"][0]) == ("1991", "1991")
    assert {row["cow_b"] for row in rows} == {"365"}


def test_plans_are_in_no_year() -> None:
    assert DERIVED["dyad_years"](base({**PLAN, "date": "2024-05-16", "year": "2024"})) == []


def test_one_stay_is_one_trip() -> None:
    rows = DERIVED["trips"](base(VISIT, TALKS, THIRD, CALL, PLAN))
    told = [(row["leader"], row["country_visited"], row["trip_start"], row["trip_days"]) for row in rows]
    assert told == [
        ("Xi", "RUS", "2023-03-20", "3"), ("Xi", "KAZ", "2022-09-15", "1"), ("Putin", "KAZ", "2022-09-15", "1"),
    ]  # fmt: skip
    assert rows[0]["engagements"] == "v;t"


def test_a_visit_and_its_talks_are_one_meeting_of_two_people() -> None:
    (edge,) = DERIVED["edges"](base(VISIT, TALKS, CALL, MANY))
    assert (edge["weight"], edge["visits"], edge["meetings"], edge["calls"]) == ("2", "0", "1", "1")
    assert [row["partners"] for row in DERIVED["nodes"](base(VISIT, TALKS, CALL))] == ["1", "1"]


@pytest.mark.parametrize(
    ("day", "code"), [("1944-01-01", "255"), ("1960", "260"), ("1990-10-03", "255"), ("2020", "255"), ("", "")]
)
def test_codes_hold_for_their_period(day: str, code: str) -> None:
    assert code_on(STATES["DEU"][1], day) == code


def test_derived_tables_fill_their_columns() -> None:
    held = base(VISIT, TALKS, CALL, THIRD, PLAN, MANY)
    for name, computed in DERIVED.items():
        for row in computed(held):
            assert set(row) == set(schema().table(name).columns), name
