"""Every shipped rule over small piles, and what it leaves out with its reason."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec
import pytest
from counting_piles import QUESTION, entries

from summitry.counting import count, counting_rule, counting_rules
from summitry.errors import InvalidInput, InvalidLexicon, NotFound
from summitry.model import IN_PERSON

CASES = tomllib.loads((Path(__file__).parents[2] / "cases" / "counting.toml").read_text(encoding="utf-8"))
RULES = ("in-person", "bilateral-only", "sessions", "in-person-or-video", "all-contacts", "formal-visits", "trips",
         "visits-to")  # fmt: skip


@pytest.mark.parametrize("pile", CASES["pile"], ids=lambda pile: pile["name"])
def test_pile(pile: dict[str, Any]) -> None:
    asked = msgspec.structs.replace(QUESTION, people=tuple(pile.get("people", QUESTION.people)))
    held = entries(pile["rows"])
    found = {rule: count(held, asked, counting_rule(rule)).count for rule in pile["counts"]}
    assert found == pile["counts"]


@pytest.mark.parametrize("pile", CASES["pile"], ids=lambda pile: pile["name"])
@pytest.mark.parametrize("rule", RULES)
def test_every_engagement_of_the_two_is_in_one_of_the_lists(pile: dict[str, Any], rule: str) -> None:
    asked = msgspec.structs.replace(QUESTION, people=())
    held = entries(pile["rows"])
    found = count(held, asked, counting_rule(rule))
    counted = {row for one in found.included for row in one.rows}
    left = {one.id for one in found.excluded}
    assert counted | left <= {one.engagement.id for one in held}
    assert not counted & left
    assert len(found.included) == found.count == sum(found.by_year.values())
    assert all(one.reason for one in found.excluded)
    if len(held) == len(counted) + len(left):
        assert counted | left == {one.engagement.id for one in held}


def test_the_rules_shipped() -> None:
    assert tuple(rule.id for rule in counting_rules()) == RULES


@pytest.mark.parametrize("rule", counting_rules(), ids=lambda rule: rule.id)
def test_a_rule_states_itself_in_one_sentence_and_gives_its_reasons(rule: Any) -> None:  # noqa: ANN401
    assert rule.statement.endswith(".")
    assert ". " not in rule.statement
    assert "{who}" in rule.caption
    assert "{period}" in rule.caption
    left_out = {"visit", "meeting", "multilateral", "call", "video", "message"} - set(rule.kinds)
    conditions = {name for name in ("home", "formal", "needs", "alone") if getattr(rule, name)}
    assert left_out | conditions <= set(rule.reasons)
    assert ("in person" in rule.media) == bool(IN_PERSON & set(rule.kinds))
    assert "message" not in rule.kinds


@pytest.mark.parametrize(
    ("rule", "row", "reason"),
    [
        ("in-person", "call | CHN:Xi, RUS:Putin | 2024-02-08", "telephone"),
        ("in-person", "visit | CHN:Xi > RUS:Putin | 2024-02-08 | status=cancelled", "cancelled: only what took place"),
        ("bilateral-only", "multilateral | CHN:Xi, RUS:Putin, IND | 2024-02-08", "no talks of the two sides alone"),
        ("sessions", "visit | CHN:Xi > RUS:Putin | 2024-02-08", "a visit is not a session"),
        ("formal-visits", "meeting | CHN:Xi > RUS:Putin | 2024-02-08 | place=RUS; occasion=G20 summit", "(G20 summit)"),
        ("formal-visits", "meeting | CHN:Xi, RUS:Putin | 2024-02-08 | place=BRA", "not in the country of either side"),
        ("visits-to", "meeting | CHN:Xi, RUS:Putin | 2024-02-08", "the country is not known"),
        ("trips", "meeting | CHN:Xi, RUS:Putin | 2024-02-08", "the country is not known"),
        ("all-contacts", "message | CHN:Xi, RUS:Putin | 2024-02-08", "messages never count"),
    ],
)
def test_reasons(rule: str, row: str, reason: str) -> None:
    found = count(entries([row]), QUESTION, counting_rule(rule))
    assert found.count == 0
    assert [reason in one.reason for one in found.excluded] == [True]
    assert any("does not mean that there was none" in note for note in found.notes)


def test_a_rule_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "days.toml"
    path.write_text(
        'id = "days"\nstatement = "One for each day."\ncaption = "{who} met on {times} {period}"\n'
        'kinds = ["meeting"]\nmedia = ["in person"]\nunit = "day"\n'
    )
    rows = ["meeting | CHN:Xi, RUS:Putin | 2024-05-16", "meeting | CHN:Xi, RUS:Putin | 2024-05-16"]
    found = count(entries(rows), QUESTION, counting_rule(str(path)))
    assert (found.count, found.rule, len(found.included[0].rows)) == (1, "days", 2)
    assert set(found.other_rules) == set(RULES)


@pytest.mark.parametrize(
    ("text", "error", "said"),
    [("kinds = [", InvalidInput, "no TOML"), ('id = "x"\nunit = "week"\n', InvalidLexicon, "own.toml")],
)
def test_a_broken_rule_file(tmp_path: Path, text: str, error: type[Exception], said: str) -> None:
    path = tmp_path / "own.toml"
    path.write_text(text)
    with pytest.raises(error, match=said):
        counting_rule(str(path))


def test_an_unknown_rule_names_the_known() -> None:
    with pytest.raises(NotFound, match="no-such") as caught:
        counting_rule("no-such")
    assert "in-person-or-video" in (caught.value.hint or "")
