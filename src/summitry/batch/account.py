"""The account of a batch: every record that was met, and what became of it. It balances or says that it does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import msgspec

_FATES = {
    "told": "told of something",
    "silent": "passed the prefilter and told of nothing",
    "rejected": "rejected by the prefilter: no two parties",
    "not-covered": "in languages without rules",
    "failed": "failed",
}
_WHY = "reason "


class BatchAccount(msgspec.Struct, frozen=True, kw_only=True):
    """`documents` by fate, what was skipped by reason; `failed` are the tasks that could not be done, each with why."""

    tasks: int
    found_done: int
    files: int
    seen: int
    skipped: int
    reasons: dict[str, int]
    documents: dict[str, int]
    accounts: int
    claims: int
    failed: dict[str, str]

    @property
    def balances(self) -> bool:
        """Whether every record that was met became a document or a line."""
        return self.seen == self.skipped + sum(self.documents.values())

    def lines(self) -> Iterator[str]:
        """The account in words."""
        read = sum(self.documents.values())
        verdict = "balances" if self.balances else "does NOT balance: please report this"
        yield f"{self.seen:,} records seen = {read:,} documents + {self.skipped:,} skipped with a reason: {verdict}"
        if self.reasons:
            listed = ", ".join(f"{number:,} {reason}" for reason, number in sorted(self.reasons.items()))
            yield f"skipped: {listed}"
        for fate, words in _FATES.items():
            yield f"  {self.documents.get(fate, 0):9,} {words}"
        yield f"{self.accounts:,} accounts and {self.claims:,} claims"
        yield f"{self.tasks} tasks, {self.found_done} of them done before"
        yield from (f"failed: {task}: {why}" for task, why in self.failed.items())


def account_of(counts: Counter[str], *, tasks: int, found_done: int, failed: Mapping[str, str]) -> BatchAccount:
    """The account from what the tasks counted."""
    documents = {fate: counts[f"document {fate}"] for fate in _FATES if counts[f"document {fate}"]}
    reasons = {name.removeprefix(_WHY): number for name, number in counts.items() if name.startswith(_WHY)}
    return BatchAccount(
        tasks=tasks, found_done=found_done, files=counts["file"], seen=counts["seen"], skipped=counts["skipped"],
        reasons=reasons, documents=documents, accounts=counts["accounts"], claims=counts["claims"], failed=dict(failed),
    )  # fmt: skip
