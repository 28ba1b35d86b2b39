"""Publication days: from fields, addresses and datelines; an event's date in the text is never taken."""

import pytest

from summitry.reading.dateline import from_dateline
from summitry.reading.published import from_field, from_url

DAY = "2024-05-16"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-05-16", DAY),
        ("2024-05-16T10:30:00Z", DAY),
        ("2024-05-16 23:59:59+03:00", DAY),
        ("2024/05/16", DAY),
        ("2024.5.16", DAY),
        ("20240516", DAY),
        ("20240516T103000", DAY),
        ("16 May 2024", DAY),
        ("16th of May 2024", DAY),
        ("May 16, 2024", DAY),
        ("Thursday, May 16, 2024", DAY),
        ("Thu, 16 May 2024 10:30:00 +0000", DAY),
        ("16 мая 2024", DAY),
        ("16.05.2024", DAY),
        ("16.5.2024 18:30", DAY),
        ("5.16.2024", None),
        ("16. Mai 2024", DAY),
        ("16 de mayo de 2024", DAY),
        ("2024年5月16日", DAY),
        ("2024-02-30", None),
        ("2024-13-01", None),
        ("May 2024", None),
        ("soon", None),
        ("", None),
        ("20240516123456789", None),
    ],
)
def test_from_field(value: str, day: str | None) -> None:
    assert from_field(value) == (None if day is None else from_field(day))
    assert (str(from_field(value)) if day else None) == day


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://e.org/2024/05/16/visit", DAY),
        ("https://e.org/2024/5/16/visit", DAY),
        ("https://e.org/news/2024-05-16-visit.html", DAY),
        ("https://e.org/20240516/visit", DAY),
        ("https://e.org/202405/16/c_123.htm", DAY),
        ("https://e.org/202405/t20240516_11305.html", DAY),
        ("https://e.org/2024/0516/c90000-1.html", DAY),
        ("https://e.org/2024/05/visit", None),
        ("https://e.org/article/20241399", None),
        ("https://e.org/id/1202405161", None),
        ("https://e.org/events/66992", None),
        ("", None),
        (None, None),
    ],
)
def test_from_url(url: str | None, day: str | None) -> None:
    assert (from_url(url) and str(from_url(url))) == day


@pytest.mark.parametrize(
    "text",
    [
        "MOSCOW, May 16, 2024 (Agency) – The presidents met.",
        "BEIJING, 16 May 2024 — The presidents met.",
        "Astana, 16 May 2024: The presidents met.",
        "A headline\n\nPublished: 16 May 2024\n\nThe presidents met.",
        "A headline\nMay 16, 2024\nThe presidents met.",
        "A headline\nMay 16, 2024, 18:30\nThe presidents met.",
        "A headline\n2024-05-16 18:30\nText.",
        "标题\n2024年5月16日\n两国元首会谈。",
        "MOSCOW, Thursday, May 16, 2024. The presidents met.",
        "MOSCOW, Thursday May 16, 2024: The presidents met.",
        "MOSCOW, May 16, 2024. “We met,” the president said.",
        "A headline\n\nMay 16, 2024, The Kremlin, Moscow\n\nText.",
        "A headline\n\nTHE KREMLIN, MOSCOW, May 16, 2024\n\nText.",
        "A headline\n\nMoscow, 16 May 2024\n\nText.",
        "Press Service of the President. May 16, 2024\n\nText.",
        "A headline\n\n(Text made public in Moscow and Peking, 16 May 2024)\n\nText.",
        "Thursday, 16 May 2024\n\nText.",
        "A headline\n16.05.2024\nText.",
    ],
)
def test_dateline(text: str) -> None:
    assert str(from_dateline(text)) == DAY


@pytest.mark.parametrize(
    "text",
    [
        "The presidents met in Moscow on May 16, 2024 and spoke for two hours.",
        "On May 16, 2024, the presidents met – and spoke.",
        "The summit of 16 May 2024 - the third this year - ended late.",
        "MOSCOW, May 16 (Agency) – The presidents met.",
        "The presidents met. May 16, 2024 was a Thursday.",
        "Updated rules took force on 16 May 2024.",
        "Talks ended without agreement, the companies said on Thursday, May 16, 2024.",
        "On Thursday, May 16, 2024. That was the day.",
        "A headline\n\nSigned at Moscow, 16 May 2024",
        "The treaty\n\nThe meeting of the two presidents in Moscow, 16 May 2024",
        "May 16, 2024, was the day on which the presidents met.",
        "May 16, 2024, President Xi Jinping met the president of Russia.",
        "The Summit in Moscow, 15-16 May 2024",
        "A headline\n" * 20 + "Published: 16 May 2024",
        "",
    ],
)
def test_no_dateline(text: str) -> None:
    assert from_dateline(text) is None
