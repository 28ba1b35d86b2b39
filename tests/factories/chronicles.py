"""Small piles of documents written for tests, and a dump by which two chronicle files are compared."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from factories.accounts import document
from summitry.model import Account, Extraction
from summitry.run.relinking import relink
from summitry.store import Chronicle

TABLES = (
    "documents", "accounts", "claims", "evidence", "engagements", "parties", "engagement_accounts", "aliases",
    "imports", "judgements", "settings",
)  # fmt: skip

ARTICLES: list[dict[str, Any]] = [
    {
        "id": "n1", "published": "2025-05-08", "publisher": "Northern Post", "url": "https://example.org/n1",
        "title": "Xi and Putin meet in Moscow",
        "text": "Chinese President Xi Jinping held talks with Russian President Vladimir Putin in Moscow on Thursday. "
        "The two sides discussed a gas pipeline and trade.",
    },
    {
        "id": "e1", "published": "2025-05-09", "publisher": "Eastern Wire", "url": "https://example.org/e1",
        "title": "Talks at the Kremlin",
        "text": "Russian President Vladimir Putin held talks with Chinese President Xi Jinping in Moscow"
        " on May 8, 2025.",
    },
    {
        "id": "s1", "published": "2024-02-08", "publisher": "Southern Daily",
        "text": "Russian President Vladimir Putin spoke with Chinese President Xi Jinping on Thursday."
        " The phone call was short.",
    },
    {
        "id": "w1", "published": "2023-09-10", "publisher": "Western Herald",
        "text": "U.S. President Joe Biden met with Indian Prime Minister Narendra Modi in New Delhi on Friday.",
    },
    {
        "id": "z1", "published": "2024-05-16", "lang": "zh",
        "text": "习近平和普京的名字常见于有关天然气管道的报道。双方讨论了天然气管道。",
    },
]  # fmt: skip


def write_articles(path: Path, articles: list[dict[str, Any]] | None = None) -> Path:
    rows = ARTICLES if articles is None else articles
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return path


def many_articles(number: int) -> list[dict[str, Any]]:
    """Distinct short articles about calls and meetings on different days."""
    leaders = ("Chinese President Xi Jinping", "Indian Prime Minister Narendra Modi", "French leader Emmanuel Macron")
    rows = []
    for n in range(number):
        day, month = n % 28 + 1, n // 28 % 12 + 1
        text = f"Russian President Vladimir Putin met with {leaders[n % 3]} in Moscow on {day}/{month}. Item {n}."
        published = f"20{10 + n // 336:02}-{month:02}-{day:02}"
        rows.append({"id": f"m{n}", "published": published, "publisher": f"Paper {n % 7}", "text": text})
    return rows


def prints(number: int) -> list[dict[str, Any]]:
    """One dispatch as so many papers print it, each with a line of its own."""
    text = (
        "Russian President Vladimir Putin held talks with Chinese President Xi Jinping in Moscow on May 8, 2025. The"
        " talks began in a narrow circle and went on with delegations. The two leaders spoke of trade, of energy"
        " supplies and of the building of two more power units, and heard the chairmen of five commissions."
    )
    return [
        {
            "id": f"p{n:05}", "published": f"2025-05-{9 + n % 20:02}", "publisher": f"Paper {n % 900}",
            "text": f"{text} Print {n} of the dispatch, page {n % 40}.",
        }
        for n in range(number)
    ]  # fmt: skip


def dump(db: Path, tables: Sequence[str] = TABLES) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, sorted, without the row numbers that only say what came first."""
    connection = sqlite3.connect(db)
    try:
        return {table: _rows(connection, table) for table in tables}
    finally:
        connection.close()


def _rows(connection: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "n"]
    listed = ", ".join(f'"{column}"' for column in columns)
    return sorted(connection.execute(f"SELECT {listed} FROM {table}"), key=repr)


def store_accounts(
    chronicle: Chronicle,
    accounts: Sequence[Account],
    published: Mapping[str, str] | None = None,
    whole: bool | None = False,
) -> None:
    """Store accounts with a document for each, and link them into what the chronicle holds."""
    days = published or {}
    by_doc: dict[str, list[Account]] = {}
    for one in accounts:
        by_doc.setdefault(one.doc_id, []).append(one)
    batch = [
        (
            document(doc_id, f"Text of {doc_id}.", publisher=doc_id, published=days.get(doc_id)),
            Extraction(doc_id, tuple(told)),
        )
        for doc_id, told in by_doc.items()
    ]
    with chronicle.transaction():
        chronicle.write_documents(batch, "test")
        relink(chronicle, whole=whole)
