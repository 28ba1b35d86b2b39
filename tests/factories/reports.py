"""Reports for tests: one of a few invented accounts, of as many engagements as wanted, or of hostile documents."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from summitry.counting import Entry, Question, Side, counting_rules
from summitry.counting import count as count_entries
from summitry.lexicon import load_lexicon
from summitry.model import Engagement, Participant, Place, When
from summitry.present.pictures import Framing, Party
from summitry.present.report.material import Report
from summitry.run.report_items import items
from summitry.run.report_pictures import Gathered, pictures

CHINA = Party(code="CHN", codes=frozenset({"CHN"}), name="China", short="China", name_zh="中国", name_ru="Китай")
RUSSIA = Party(code="RUS", codes=frozenset({"RUS", "SUN"}), name="Soviet Union / Russia", short="USSR/Russia")
STATES = {"CHN": "China", "RUS": "Russia", "SUN": "Soviet Union", "BRA": "Brazil", "KAZ": "Kazakhstan"}
PLACES = (("RUS", "Moscow"), ("CHN", "Beijing"), ("KAZ", "Astana"), ("BRA", "Brasília"), (None, None))
KINDS = ("meeting", "visit", "meeting", "call", "multilateral", "video", "message")
STATUSES = ("occurred",) * 8 + ("scheduled", "cancelled")


def framing(**given: Any) -> Framing:  # noqa: ANN401
    usual = {"first": CHINA, "second": RUSSIA, "rule": "in-person", "statement": "One for each trip.",
             "source": "a test", "since": date(2000, 1, 1), "as_of": date(2026, 5, 31)}  # fmt: skip
    return Framing(**{**usual, **given})


def engagement(number: int = 0, **given: Any) -> Engagement:  # noqa: ANN401
    """One of a long row of engagements, all different."""
    country, city = PLACES[number % len(PLACES)]
    kind = KINDS[number % len(KINDS)]
    roles = ("guest", "host") if kind == "visit" else ("participant", "participant")
    day = date(2000, 1, 1) + timedelta(days=number * 9600 // 5000 if number < 5000 else number % 9600)
    usual: dict[str, Any] = {
        "id": f"chn-rus-{day.isoformat()}-{kind}-{number}", "kind": kind, "level": "leader",
        "status": STATUSES[number % len(STATUSES)], "date": When.of(day.isoformat(), "stated"),
        "place": Place(country, city) if country else None,
        "participants": (Participant("Xi Jinping", "CHN", roles[0]), Participant("Vladimir Putin", "RUS", roles[1])),
    }  # fmt: skip
    return Engagement(**{**usual, **given})


def report(found: list[Engagement], **given: Any) -> Report:  # noqa: ANN401
    """A report of engagements alone, without documents; `rules` are how many of the counting rules are tried."""
    rules = counting_rules()[: given.pop("rules", None)]
    frame = framing()
    entries = tuple(Entry(one) for one in found)
    question = Question(sides=(Side("CHN", CHINA.codes), Side("RUS", RUSSIA.codes)), as_of=frame.as_of)
    counts = tuple(count_entries(entries, question, rule) for rule in rules)
    known = load_lexicon()
    lines = items(entries, None, STATES, known)
    said = {item.id: f"{item.day}: {item.sentence}" for item in lines}
    gathered = Gathered(entries, counts[0], counts, (), (), said)
    drawn = {picture.id: picture for picture in pictures(gathered, frame, known)}
    usual = {"framing": frame, "count": counts[0], "counts": counts, "items": tuple(lines), "pictures": drawn}
    return Report(**{**usual, **given})


#: What documents may hold, and what must never act: markup, scripts, addresses, controls, long words.
HOSTILE = {
    "title": "</title><script>window.__hurt=1</script><img src=x onerror=window.__hurt=1> \u202egnp.exe\u202c "
    + "W" * 9000,
    "publisher": "\"><svg onload=window.__hurt=1>'={{7*7}}{% raw %}",
    "url": "javascript:window.__hurt=1",
    "words": '<b onmouseover=window.__hurt=1>=HYPERLINK("http://evil.example")</b> \u2066\u0007 ]]>--><!--',
}


def hostile_articles(path: Path) -> Path:
    """A pile of which every field is an attack, and which tells of engagements all the same."""
    told = "Russian President Vladimir Putin held talks with Chinese President Xi Jinping in Moscow on May 8, 2025."
    urls = (HOSTILE["url"], 'https://news.example/a" onclick="x', "data:text/html,<script>1</script>")
    words = f"{HOSTILE['words']} Trade reached a record 245 billion dollars, “{HOSTILE['words']}”."
    rows = [
        {"id": f"h{number}", "published": "2025-05-09", "title": HOSTILE["title"], "publisher": HOSTILE["publisher"],
         "url": url, "text": f"{told} {words}"}
        for number, url in enumerate(urls)
    ]  # fmt: skip
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
