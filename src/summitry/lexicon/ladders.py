"""The ladder of a relationship: its official names in order, in exact words and languages, and who declared them.

`reference/NAME/ladder.toml` holds the wordings, `designations.jsonl` what is known of each step: sources, notes and
the engagement that declared it. Nothing here ranks anything: steps stand in the order of their days.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Literal

import msgspec

from summitry.errors import InvalidLexicon
from summitry.lexicon.reference import REFERENCES, load_reference, reference_names
from summitry.lexicon.reference_rows import DesignationRow, EngagementRow
from summitry.lexicon.succession import codes
from summitry.model import bounds

StepKind = Literal["treaty", "relations", "designation", "statement", "slogan"]
#: Kinds of steps that begin something new and so end what was in force before.
BEGINNING: frozenset[StepKind] = frozenset({"treaty", "relations", "designation"})
LANGUAGES = ("en", "zh", "ru")
_FILE = "ladder.toml"


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step: wordings by language, the first in full, the others as sources vary it.

    In force from `since` on and before `until` (both ISO days; None: still), which `ended` explains. A statement
    uses the designation in force in words of its own; a slogan is none. `unseen`: languages in which no source was
    seen. `row` and `declared` tell where it comes from.
    """

    since: str
    kind: StepKind
    wordings: Mapping[str, tuple[str, ...]]
    until: str | None = None
    ended: str | None = None
    unseen: tuple[str, ...] = ()
    row: DesignationRow | None = None
    declared: EngagementRow | None = None

    def in_force(self, day: str) -> bool:
        """Whether the wording was of its time on an ISO day."""
        return self.since <= day and (self.until is None or day < self.until)


class Ladder(msgspec.Struct, frozen=True, kw_only=True):
    """The steps of one relationship, by day; `noise` are words that a comparison leaves out, by language."""

    id: str
    title: str
    parties: tuple[str, str]
    steps: tuple[Step, ...]
    noise: Mapping[str, tuple[str, ...]] = {}

    def in_force(self, day: str) -> Step | None:
        """The step that named the relationship on a day: neither a statement nor a slogan."""
        found = [one for one in self.steps if one.kind in BEGINNING and one.in_force(day)]
        return found[-1] if found else None


class _StepRow(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    since: str
    kind: StepKind
    en: tuple[str, ...]
    zh: tuple[str, ...] = ()
    ru: tuple[str, ...] = ()
    until: str | None = None
    ended: str | None = None
    unseen: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    title: str
    parties: tuple[str, str]
    step: tuple[_StepRow, ...]
    noise: dict[str, tuple[str, ...]] = {}


def ladder_between(first: str, second: str) -> Ladder | None:
    """The ladder of two states (ISO codes, in any order; a predecessor stands for its successor), or None."""
    for name in reference_names():
        if not (REFERENCES / name / _FILE).exists():
            continue
        ladder = load_ladder(name)
        one, other = ({*codes(party)} for party in ladder.parties)
        if (first in one and second in other) or (first in other and second in one):
            return ladder
    return None


@lru_cache(maxsize=4)
def load_ladder(name: str) -> Ladder:
    """The ladder of a reference chronicle. Raises InvalidLexicon for a file that breaks the form."""
    path = REFERENCES / name / _FILE
    try:
        data = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), _File)
    except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise InvalidLexicon([f"{path.name}: {problem}"]) from problem
    rows = {row.since: row for row in load_reference(name).rows.designations}
    problems = list(_problems(data.step, rows))
    if problems:
        raise InvalidLexicon(problems)
    engagements = {row.id: row for row in load_reference(name).rows.engagements}
    steps = tuple(_steps(data.step, rows, engagements))
    return Ladder(id=name, title=data.title, parties=data.parties, steps=steps, noise=data.noise)


def _problems(steps: Iterable[_StepRow], rows: Mapping[str, DesignationRow]) -> Iterator[str]:
    found = [one.since for one in steps]
    for day in found:
        bounds(day)
    if found != sorted(found):
        yield f"{_FILE}: the steps do not stand in the order of their days"
    yield from (f"{_FILE}: no row of designations.jsonl begins on {day}" for day in found if day not in rows)
    yield from (f"{_FILE}: the designation of {day} has no wordings" for day in rows if day not in found)


def _steps(
    steps: tuple[_StepRow, ...], rows: Mapping[str, DesignationRow], engagements: Mapping[str, EngagementRow]
) -> Iterator[Step]:
    """Each step with its end: what it says itself, else the day of the next beginning."""
    for number, one in enumerate(steps):
        after = [later.since for later in steps[number + 1 :] if later.kind in BEGINNING and later.since > one.since]
        lapses = None if one.kind == "slogan" else next(iter(after), None)
        yield Step(
            since=one.since,
            kind=one.kind,
            wordings={lang: words for lang in LANGUAGES if (words := getattr(one, lang))},
            until=one.until or lapses,
            ended=one.ended,
            unseen=one.unseen,
            row=rows[one.since],
            declared=engagements.get(rows[one.since].declared_at),
        )
