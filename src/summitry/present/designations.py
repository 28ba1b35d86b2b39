"""The ladder of designations for people to read, and as a table: steps by day, slogans apart, wordings of documents."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from typing import TextIO

from summitry.analysis.declared import Declared, rank_of
from summitry.analysis.designations import Comparison
from summitry.analysis.ledger import LedgerClaim
from summitry.lexicon.ladders import Ladder, Step
from summitry.lexicon.rankings import Ranking
from summitry.present.delimited import safe
from summitry.present.ledger import voice
from summitry.present.phrases import person, where
from summitry.present.visible import visible

COLUMNS = (
    "since", "until", "kind", "lang", "wording", "in_full", "source_seen", "declared_by", "place", "declared_at",
    "rank", "ranking", "verified", "sources",
)  # fmt: skip
_NONE = "no reference ladder for this pair comes with the program; below are the wordings of the documents"


def ladder_lines(ladder: Ladder | None, ranking: Ranking | None = None) -> Iterator[str]:
    """Designations and statements by day, then slogans, which are no designations."""
    if ladder is None:
        yield _NONE
        return
    yield f"{ladder.title}:"
    if ranking is not None:
        yield visible(ranking.told)
    for step in ladder.steps:
        if step.kind != "slogan":
            yield from _step_lines(step, ranking)
    yield ""
    yield "Slogans, which are no designations:"
    for step in ladder.steps:
        if step.kind == "slogan":
            yield from _step_lines(step, ranking)


def _step_lines(step: Step, ranking: Ranking | None) -> Iterator[str]:
    until = f", until {step.until}" if step.until else ""
    until += f" ({step.ended})" if step.ended else ""
    yield ""
    yield f"{step.since}  {step.kind}{until}{_rank(step, ranking)}"
    for lang, wordings in step.wordings.items():
        unseen = "  (general knowledge: no source seen)" if lang in step.unseen else ""
        yield f"  {lang}  {wordings[0]}{unseen}"
        if len(wordings) > 1:
            yield f"      also: {'; '.join(wordings[1:])}"
    yield f"  declared: {declared_by(step)}"
    if step.row is None:
        return
    if not step.row.verified:
        yield "  not verified: general knowledge"
    if step.row.notes:
        yield f"  note: {step.row.notes}"
    for source in step.row.sources:
        named = (source.title, f"({source.publisher})" if source.publisher else "", source.url or "")
        yield visible("  - " + " ".join(part for part in named if part))


def _rank(step: Step, ranking: Ranking | None) -> str:
    rank = rank_of((wording for words in step.wordings.values() for wording in words), ranking) if ranking else None
    return f"  [rank {rank} as {ranking.author} has it]" if rank and ranking else ""


def declared_by(step: Step) -> str:
    """Who declared a step, where and when, with the reference row that tells of it."""
    if step.declared is None:
        return "not known"
    who = ", ".join(person(one) for one in step.declared.participants)
    place = where(step.declared.place)
    return ", ".join(part for part in (who, place, step.declared.date) if part) + f" [{step.declared.id}]"


def said_lines(said: Sequence[Declared]) -> Iterator[str]:
    """The wordings of the documents, each with how it stands to the ladder."""
    yield ""
    yield f"Wordings in the documents ({len(said)}):"
    for one in said:
        day = one.claim.said or "day unknown"
        published = " (day of publication)" if one.claim.said_basis == "publication" else ""
        yield visible(f"  {day}{published}  “{' '.join(one.claim.text.split())}”, {voice(one.claim)}")
        if one.comparison is not None:
            yield visible(f"      {comparison_line(one.comparison)}")
        outlets = ", ".join(one.claim.outlets) or one.claim.appearances[0].doc_id
        yield visible(f"      - {outlets} ({_times(one.claim)})")


def _times(one: LedgerClaim) -> str:
    number = len(one.appearances)
    return "once" if number == 1 else f"{number} times, {one.independent} of them no copies"


def comparison_line(one: Comparison) -> str:
    """The verdict in a line: known, variant and in which words, new, out of date."""
    changes = [
        f"“{each.there}” → “{each.here}”" if each.operation == "replaced"
        else f"without “{each.there}”" if each.operation == "dropped" else f"with “{each.here}”"
        for each in one.changes
    ]  # fmt: skip
    return f"{one.verdict.replace('-', ' ')}: {one.why}" + (f"; {', '.join(changes)}" if changes else "")


def write_ladder_csv(handle: TextIO, ladder: Ladder, ranking: Ranking | None = None) -> None:
    """One row for each wording of each step."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(COLUMNS)
    for step in ladder.steps:
        rank = rank_of((wording for words in step.wordings.values() for wording in words), ranking) if ranking else None
        for lang, wordings in step.wordings.items():
            for number, wording in enumerate(wordings):
                writer.writerow(
                    [step.since, step.until or "", step.kind, lang, safe(wording), "no" if number else "yes",
                     "no" if lang in step.unseen else "yes", *_told(step), rank or "",
                     safe(f"{ranking.author}: {ranking.source}") if ranking and rank else "",
                     *_sources(step)]
                )  # fmt: skip


def _told(step: Step) -> tuple[str, str, str]:
    if step.declared is None:
        return "", "", ""
    return "; ".join(person(one) for one in step.declared.participants), where(step.declared.place), step.declared.id


def _sources(step: Step) -> tuple[str, str]:
    if step.row is None:
        return "", ""
    return "yes" if step.row.verified else "no", " ".join(one.url for one in step.row.sources if one.url)
