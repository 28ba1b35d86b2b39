"""Hypothesis strategies of news-like documents and of texts that want to break readers of news."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from summitry.model import Document

WHO = [
    "Xi Jinping", "President Vladimir Putin", "Russian President Vladimir Putin", "Xi", "Putin", "Joe Biden", "he",
    "she", "his",
    "the two leaders", "they", "Premier Li Keqiang", "the Chinese president", "his Russian counterpart",
    "Queen Elizabeth II",
    "Foreign Minister Priit Saluvere of Estonia", "Saluvere", "China", "the United States", "the EU",
    "Former President Bill Clinton",
    "Presidents Hu Jintao of China and Dmitry Medvedev of Russia", "the presidents of Brazil, Russia and India",
    "our country",
    "Kremlin spokesman Dmitry Peskov", "Mao Tse-tung", "Dr. Kissinger", "the President",
    "Zhou Enlai and Nikita Khrushchev",
]  # fmt: skip
DID = [
    "met", "met with", "will meet", "held talks with", "visited", "will visit", "arrived in", "received", "invited",
    "telephoned",
    "spoke by phone with", "paid a state visit to", "signed a treaty with", "cancelled a visit to", "and", ",",
    "attended",
    "held a video conference with", "'s meeting with", "’s visit to", "is expected to meet", "sent a message to",
    "hosted", "who met",
    "was received by", "has never met", "will travel to", "left for", "denied that he would meet",
    "exchanged messages with",
]  # fmt: skip
WHERE = [
    "Moscow", "Beijing", "China", "the G20 summit in Osaka", "the Kremlin", "in Peking",
    "on the sidelines of the BRICS summit",
    "at the White House", "in Geneva", "the SCO summit", "by video link", "in the Great Hall of the People",
    "Russia and Kazakhstan",
]  # fmt: skip
WHEN = [
    "on May 8, 2025", "on Tuesday", "yesterday", "last week", "in late May 2024", "from March 20 to 22", "next month",
    "in 1957",
    "tomorrow", "on 7-10 May", "for a three-day visit", "today", "on February 30", "in the near future",
]  # fmt: skip
MARKS = [". ", ", ", "; ", "\n\n", ".\n", " (", ") ", " - ", " — ", "? ", ": “", "” ", " ", ".", "…", "\t"]
HOSTILE = [
    *WHO, *DID, *MARKS, "\ue000", "\ue190", "\uf8ff", "！", "（", "😀", "\ufffd", "İ", "İstanbul", "ß", "ﬁ", "\u0301",
    "\u200f", "שלום",
    "\u202e", "مرحبا", "习近平", "普京", "Путин", "\u2028", "\x00", "\x0b", "(((", "))", "1.", "’", "'s", "-", "Dr.",
    "\U0010ffff",
]  # fmt: skip
DAYS = st.none() | st.dates(date(1945, 1, 1), date(2030, 12, 31))
PUBLISHERS = st.sampled_from([None, "Kremlin", "White House", "Xinhua", "The Daily Example"])


def news() -> st.SearchStrategy[str]:
    """Sentences of parties, verbs, places and dates, most of them in that order."""
    order = (WHO, DID, WHO + WHERE, WHERE, WHEN, MARKS)
    sentence = st.tuples(*(st.sampled_from(words) for words in order)).map(" ".join)
    jumble = st.lists(st.sampled_from(WHO + DID + WHERE + WHEN + MARKS), max_size=14).map(" ".join)
    return st.lists(sentence | jumble, max_size=5).map("".join)


def documents(texts: st.SearchStrategy[str]) -> st.SearchStrategy[Document]:
    """Documents of these texts, with or without title, day and publisher."""
    return st.builds(
        Document, doc_id=st.just("x"), text=texts, title=st.none() | texts, published=DAYS, publisher=PUBLISHERS,
        lang=st.sampled_from(["en", None]),
    )  # fmt: skip
