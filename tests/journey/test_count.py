"""`summitry count` over the reference alone: the five counts, what each leaves out, what officials told."""

from __future__ import annotations

import csv
import io
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

CASES = tomllib.loads((Path(__file__).parents[1] / "cases" / "counting.toml").read_text(encoding="utf-8"))
XI_PUTIN = ("count", "CHN", "RUS", "--people", "Xi Jinping", "Vladimir Putin", "--reference", "chn-rus")
KEYS = {"count", "rule", "statement", "as_of", "reviewed_share", "included", "excluded", "other_rules", "claims",
        "caption"}  # fmt: skip
PERIODS = {
    (case["since"], case["until"]): {name: case[name] for name in sorted(case.keys() - {"since", "until"})}
    for case in CASES["reference"]
}
RULES = [(*period, rule, number) for period, rules in PERIODS.items() for rule, number in rules.items()]


def counted(run: Any, *args: str) -> dict[str, Any]:  # noqa: ANN401
    done = run(*XI_PUTIN, *args, "--format", "json")
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("since", "until", "rule", "number"), RULES)
def test_counts_over_the_reference(run: Any, since: str, until: str, rule: str, number: int) -> None:  # noqa: ANN401
    found = counted(run, "--since", since, "--until", until, "--rule", rule)
    assert found.keys() >= KEYS
    assert (found["count"], found["rule"], found["as_of"]) == (number, rule, until)
    assert [one["number"] for one in found["included"]] == list(range(1, number + 1))
    assert all(one["id"] and one["date"] and one["setting"] for one in found["included"])
    assert all(one["reason"] for one in found["excluded"])
    others = PERIODS[since, until]
    assert {name: others[name] for name in others.keys() & found["other_rules"].keys()} == {
        name: value for name, value in others.items() if name != rule
    }


def test_by_year(run: Any) -> None:  # noqa: ANN401
    assert counted(run, "--since", "2013", "--until", "2026-05-31")["by_year"] == CASES["by_year"]


@pytest.mark.parametrize("year", ["2014", "2020", "2025"])
def test_one_year(run: Any, year: str) -> None:  # noqa: ANN401
    found = counted(run, "--since", year, "--until", year)
    assert found["count"] == CASES["by_year"].get(year, 0)
    assert ("met in person" if found["count"] else "Nothing of Xi Jinping and") in found["caption"]


def test_what_is_left_out(run: Any) -> None:  # noqa: ANN401
    found = counted(run, "--since", "2013", "--until", "2026-05-31", "--rule", "bilateral-only")
    alone = [one["id"] for one in found["excluded"] if "no talks of the two sides alone" in one["reason"]]
    assert len(alone) == 47 - 40
    assert "chn-rus-2013-03-27-multilateral-brics-summit-5th" in alone
    kinds = [one["kind"] for one in found["excluded"] if one["id"] not in alone]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {"call": 17, "video": 7, "message": 3}


@pytest.mark.parametrize("claim", CASES["claim"], ids=lambda claim: claim["day"])
def test_official_numbers(run: Any, claim: dict[str, Any]) -> None:  # noqa: ANN401
    told = {one["day"]: one for one in counted(run, "--since", "2013")["claims"]}
    one = told[claim["day"]]
    assert (one["value"], one["agrees"]) == (claim["value"], claim["agrees"])
    assert one["speaker"] == claim.get("speaker", one["speaker"])
    assert {rule: one["by_rule"][rule] for rule in claim if "-" in rule or rule == "sessions"} == {
        rule: number for rule, number in claim.items() if "-" in rule or rule == "sessions"
    }
    assert len(told) == 5


def test_the_37th(run: Any) -> None:  # noqa: ANN401
    [*_, one] = counted(run, "--since", "2013", "--until", "2021-12-15")["claims"]
    assert (one["speaker"], one["value"], one["since"], one["until"]) == ("Xi Jinping", 37, "2013-01-01", "2021-12-15")
    assert "37 in-person" in one["remark"]
    assert "41 in-person-or-video" in one["remark"]
    assert "4 of in-person-or-video" in one["remark"]
    assert len(one["candidates"]) == 41 - 30
    assert "reconstruction, not proof" in one["note"]
    assert one["sources"][0]["publisher"] == "TASS"


def test_the_table_is_never_a_bare_number(run: Any) -> None:  # noqa: ANN401
    done = run(*XI_PUTIN, "--since", "2013")
    assert done.returncode == 0, done.stderr
    text = done.stdout
    assert text.startswith("47 ")
    for part in ("rule in-person: One for each trip", "as of 2026-05-31", "reviewed", "Counted (47):", "Left out (27):",
                 "The same by other rules:", "40  bilateral-only", "Numbers that others told:", "Xi Jinping: 37",
                 "Caption:", "https://"):  # fmt: skip
        assert part in text


def test_csv(run: Any) -> None:  # noqa: ANN401
    done = run(*XI_PUTIN, "--since", "2013", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    kinds = [row["record"] for row in rows]
    assert (kinds.count("included"), kinds.count("excluded"), kinds.count("other rule"), kinds.count("claim")) == (
        47, 27, 7, 5
    )  # fmt: skip
    assert {(row["rule"], row["as_of"]) for row in rows} == {("in-person", "2026-05-31")}


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--rule", "no-such"), "in-person-or-video"),
        (("--people", "Xi Jinping", "Boris Johnson"), "Boris Johnson"),
        (("--people", "Li", "Putin"), "Li Keqiang"),
        (("--since", "20133"), "20133"),
        (("--reference", "xyz"), "chn-rus"),
    ],
)
def test_wrong_input(run: Any, args: tuple[str, ...], said: str) -> None:  # noqa: ANN401
    done = run("count", "CHN", "RUS", "--reference", "chn-rus", *args)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_an_unknown_state(run: Any) -> None:  # noqa: ANN401
    done = run("count", "CHN", "XXX", "--reference", "chn-rus")
    assert (done.returncode, "'XXX'" in done.stderr) == (1, True)


def test_the_soviet_union_is_taken_with_russia_and_said(run: Any) -> None:  # noqa: ANN401
    asked = ("count", "CHN", "RUS", "--until", "1992-12-31", "--reference", "chn-rus", "--format", "json")
    taken, strict = (json.loads(run(*asked, *more).stdout) for more in ((), ("--strict-states",)))
    assert "SUN before 1991-12-26 is taken with RUS" in taken["notes"]
    assert taken["count"] > strict["count"] > 0
    assert all(one["date"] >= "1991-12-26" for one in strict["included"])
    assert not any("SUN" in note for note in strict["notes"])


def test_names_as_others_write_them(run: Any) -> None:  # noqa: ANN401
    done = run("count", "CHN", "RUS", "--people", "习近平", "Путин", "--reference", "chn-rus", "--format", "json")
    assert (done.returncode, "Путин" in done.stderr) == (1, True)  # a surname alone is nobody's name in Russian
    done = run("count", "CHN", "RUS", "--people", "习近平", "Владимир Путин", "--since", "2013", "--format", "json",
               "--reference", "chn-rus")  # fmt: skip
    assert json.loads(done.stdout)["count"] == 47


def test_the_rules_are_listed(run: Any) -> None:  # noqa: ANN401
    done = run("count", "--rules")
    assert [line.split(":")[0] for line in done.stdout.splitlines()][:2] == ["in-person", "bilateral-only"]


def test_all_leaders_of_both_states(run: Any) -> None:  # noqa: ANN401
    found = json.loads(run("count", "CHN", "RUS", "--reference", "chn-rus", "--format", "json").stdout)
    others = found["other_rules"]
    assert (found["count"], others["bilateral-only"], others["sessions"]) == (210, 133, 170)  # roots of `part_of`
    assert not [one for one in found["excluded"] if "may be the same" in one["reason"]]


@pytest.mark.parametrize("columns", ["60", "80", "140"])
def test_lines_fit_the_terminal(run: Any, columns: str) -> None:  # noqa: ANN401
    done = run(*XI_PUTIN, "--since", "2013", COLUMNS=columns)
    long = [line for line in done.stdout.splitlines() if len(line) > int(columns)]
    assert [line for line in long if " " in line.strip().removeprefix("- ") and "http" not in line] == []


def test_without_a_chronicle_the_reference_is_named(run: Any, tmp_path: Path) -> None:  # noqa: ANN401
    done = run("count", "CHN", "RUS", "--db", tmp_path / "nothing.db")
    assert (done.returncode, "--reference chn-rus" in done.stderr) == (1, True)
