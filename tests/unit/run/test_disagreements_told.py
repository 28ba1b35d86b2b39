"""Where sources differ, a report names who says what: publishers, never the ids of accounts."""

from __future__ import annotations

from pathlib import Path

from factories.chronicles import write_articles
from summitry.run import build
from summitry.run.counting import CountOptions
from summitry.run.reporting import report

TOLD = "Chinese President Xi Jinping met with Russian President Vladimir Putin in {city} on May 8, 2025."


def test_sources_that_differ_are_named_by_their_publishers(tmp_path: Path) -> None:
    rows = [
        {"id": "a", "published": "2025-05-08", "publisher": "Northern Post", "text": TOLD.format(city="Moscow")},
        {"id": "b", "published": "2025-05-09", "publisher": "Eastern Wire", "text": TOLD.format(city="Kazan")},
    ]
    build(write_articles(tmp_path / "pile.jsonl", rows), tmp_path / "c.db")
    made = report(CountOptions(states=("CHN", "RUS"), db=tmp_path / "c.db"))
    (found,) = [one for one in made.disagreements if one.field == "city"]
    assert dict(found.values) == {"Moscow": ("Northern Post",), "Kazan": ("Eastern Wire",)}
