"""Is it ready for deposit? What is missing is named, with numbers; nothing is filled in silently."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from summitry.export.content import Content
from summitry.export.licences import is_open


class Check(msgspec.Struct, frozen=True):
    """One question: `open` of `total` things are not as they should be; `what` says which, `todo` what to do.

    `blocks` marks what a reviewer would send back; the rest is to be known.
    """

    what: str
    open: int
    total: int
    todo: str
    blocks: bool = False

    @property
    def line(self) -> str:
        """The check as one line."""
        state = "ok" if not self.open else "MISSING" if self.blocks else "note"
        return f"{state:<8}{self.what}: {self.open} of {self.total}" + (f"; {self.todo}" if self.open else "")


def checks(content: Content, *, ruled: bool, named: bool, complete: bool, texts: bool) -> Iterator[Check]:
    """All checks: `ruled` a rule was chosen, `named` authors are, `complete` the last build, `texts` go with it."""
    yield Check("counting rule not chosen", int(not ruled), 1, "name one with --rule: in-person was taken", blocks=True)
    yield Check("authors not named", int(not named), 1, "name them with --author, or in CITATION.cff", blocks=True)
    yield Check("last build broken off", int(not complete), 1, "run summitry build again", blocks=True)
    count = len(content["engagements"])
    yield Check("no engagements", int(not count), 1, "widen the filters", blocks=True)
    yield from (_counted(content, *given) for given in _TABLE)
    if texts:
        rows = [row for row in content["documents"] if not row["reference"]]
        bare = sum(not is_open(row["licence"]) for row in rows)
        yield Check("texts whose licence does not allow passing on", bare, len(rows), "use --share-safe", blocks=True)


Row = dict[str, str]
Wrong = Callable[[Row], bool]
#: table, what is wrong, which rows, what to do, whether it blocks
_TABLE: tuple[tuple[str, str, Wrong, str, bool], ...] = (
    ("engagements", "engagements that nobody reviewed", lambda row: row["reviewed"] == "0",
     "accept or correct them at the review desk, or say so in the paper", True),
    ("engagements", "engagements on which sources disagree", lambda row: bool(row["conflicts"]),
     "table conflicts gives the values and the reason for the one shown", False),
    ("engagements", "engagements without a certain year", lambda row: not row["year"],
     "they are in no dyad-year", False),
    ("engagements", "engagements dated by the day of publication", lambda row: row["date_basis"] == "publication",
     "look the day up", True),
    ("engagements", "engagements without a place", lambda row: row["place_precision"] == "none"
     and row["kind"] in ("visit", "meeting", "multilateral"), "look the place up, or leave it missing", False),
    ("sources", "sources without a day of publication", lambda row: not row["published"],
     "add the day where it is known", False),
    ("sources", "sources without an address", lambda row: not row["url"], "add an archive address or reference", False),
    ("sources", "sources without a publisher", lambda row: not row["publisher"], "add it where it is known", False),
    ("dyad_years", "dyad-years that were not searched", lambda row: row["coverage"] == "none",
     "they are missing, not zero", False),
)  # fmt: skip


def _counted(content: Content, table: str, what: str, wrong: Wrong, todo: str, blocks: bool) -> Check:  # noqa: FBT001
    rows = content[table]
    return Check(what, sum(wrong(dict(row)) for row in rows), len(rows), todo, blocks=blocks)


def readiness(found: Sequence[Check]) -> str:
    """The page: first the verdict, then every check."""
    blocking = sum(bool(one.open) and one.blocks for one in found)
    verdict = "Ready." if not blocking else f"Not ready: {blocking} thing{'' if blocking == 1 else 's'} missing."
    return "\n".join(["# Readiness", "", verdict, "", "```", *(one.line for one in found), "```"]) + "\n"
