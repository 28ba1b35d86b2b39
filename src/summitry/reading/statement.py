"""The account in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from summitry.reading.account import ImportAccount
from summitry.reading.outcome import Noted, Skipped


def account_json(account: ImportAccount) -> bytes:
    """The account as indented JSON (UTF-8), with `balances` beside the fields."""
    value = {**msgspec.structs.asdict(account), "balances": account.balances}
    return msgspec.json.format(msgspec.json.encode(value), indent=2)


def account_text(account: ImportAccount, lines: int = 40) -> str:
    """A short text: the balance first, then at most `lines` lines of what was not read and what to know."""
    balance = "balances" if account.balances else "DOES NOT BALANCE: please report this"
    files, seen = _many(account.files_seen, "file"), _many(account.seen, "record")
    read, copies = _many(account.documents, "document"), _many(len(account.copies), "exact cop", "y", "ies")
    head = [f"{files}, {seen} seen = {read} read + {copies} + {len(account.skipped)} skipped: {balance}"]
    head += _section("not read", account.skipped, lines)
    head += _section("to know", account.notes, lines)
    same = [f"  {copy.path}: the same as {copy.of} ({copy.first})" for copy in account.copies]
    if same:
        head += ["exact copies:", *_cut(same, lines)]
    return "\n".join(head)


def _section(name: str, lines: Iterable[Skipped | Noted], limit: int) -> list[str]:
    shown = [f"  {line.path}: {line.message} [{line.reason}]; {line.hint}" for line in lines]
    return [f"{name}:", *_cut(shown, limit)] if shown else []


def _cut(lines: list[str], limit: int) -> list[str]:
    left = len(lines) - limit
    return lines if left <= 0 else [*lines[:limit], f"  … and {left} more; the JSON account has all of them"]


def _many(number: int, stem: str, one: str = "", many: str = "s") -> str:
    return f"{number} {stem}{one if number == 1 else many}"
