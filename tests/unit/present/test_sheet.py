"""The sheet of one engagement: whom, when, who says so, what changed, what they disagree on."""

from __future__ import annotations

import msgspec
import pytest

from factories.accounts import account, document
from summitry.linking import Source, link
from summitry.model import Evidence
from summitry.present.sheet import Dossier, dossier_to_plain, sheet_lines

VISIT = "RUS:Vladimir Putin > CHN:Xi Jinping"


def dossier() -> Dossier:
    """A visit that was announced for other days than those on which it was held, told twice, a day apart."""
    told = [
        account("visit", VISIT, "2024-05-07/2024-05-10", doc="plan", status="scheduled", place="CHN"),
        account("visit", VISIT, "2024-05-16/2024-05-17", doc="north", place="Beijing, CHN"),
        account("visit", VISIT, "2024-05-18", doc="south", place="Beijing, CHN", basis="publication"),
    ]
    quote = Evidence("north", "text", 0, 14, "a state\n visit", "engagement", "visit.pays")
    told[1] = msgspec.structs.replace(told[1], evidence=(quote,))
    days = {"plan": "2024-04-01", "north": "2024-05-17", "south": None}
    documents = {
        name: document(name, published=day, publisher=name.title() if name != "south" else None, title=f"On {name}")
        for name, day in days.items()
    }
    sources = {name: Source(name, one.publisher, one.published, one.url) for name, one in documents.items()}
    (found,) = link(told, sources)
    part = link([account("meeting", VISIT, "2024-05-16")], {})[0]
    return Dossier(found, tuple(told), documents, (part,), {"Vladimir Putin": "President of Russia"})


EXPECTED = [
    "chn-rus-2024-05-16-visit",
    "  visit · 2024-05-16…17 · occurred · Beijing, CHN",
    "  Vladimir Putin (RUS), President of Russia, guest",
    "  Xi Jinping (CHN), host",
    "Date: 2024-05-16/2024-05-17 (stated)",
    "  2024-04-01  scheduled for 2024-05-07…10  (Plan)",
    "  2024-05-17  occurred on 2024-05-16…17  (North)",
    "Sources: 3, 3 independent",
    "    2024-05-16/2024-05-17 — North",
    "    2024-05-18 — south.txt",
    "  chn-rus-2024-05-16-meeting  Xi Jinping (CHN), Vladimir Putin (RUS)",
    "Accounts (3):",
    "  1. Plan, published 2024-04-01 — On plan",
    "  3. south.txt, publication day unknown — On south",
    "     “a state visit”",
]


@pytest.mark.parametrize("line", EXPECTED)
def test_the_sheet_says(line: str) -> None:
    assert line in sheet_lines(dossier())


def test_the_reasons_for_linking_are_told() -> None:
    text = "\n".join(sheet_lines(dossier()))
    assert "linked: a plan and what became of it (6 days apart)" in text
    reasons = "both a visit; a day apart, one worked out from the publication; the same people on both sides"
    assert f"linked: {reasons}" in text


def test_as_json() -> None:
    plain = dossier_to_plain(dossier())
    assert [one["source"]["doc_id"] for one in plain["accounts"]] == ["plan", "north", "south"]
    assert plain["accounts"][1]["spans"][0]["quote"] == "a state\n visit"
    assert plain["conflicts"][0]["field"] == "date"
    assert plain["parts"] == ["chn-rus-2024-05-16-meeting"]
    assert plain["accounts"][1]["link"]["veto"] is False


def test_narrow_lines_are_broken_and_go_on_further_in() -> None:
    lines = sheet_lines(dossier(), 50)
    at = lines.index("  Vladimir Putin (RUS), President of Russia,")
    assert lines[at + 1] == "    guest"
    assert max(len(line) for line in lines) <= 50
    assert not any(line.endswith(" ") for line in lines)
