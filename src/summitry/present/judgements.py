"""Judgements for people and programs: who decided what, when, why, and whether it still holds."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from summitry.linking import holding, said
from summitry.model import Engagement, Judgement

Plain = dict[str, Any]


def judgement_lines(
    judgements: Sequence[Judgement], gone: Mapping[str, Collection[str]] = {}, idle: Collection[str] = ()
) -> Iterator[str]:
    """Two lines or more for each; `gone` are the accounts that are no more, by the judgement's key.

    `idle` are the keys of rejections that have no effect.
    """
    held = {one.key for one in holding(judgements)}
    numbers = {one.key: one.n for one in judgements}
    undone = {one.undoes: one for one in judgements if one.undoes}
    for one in judgements:
        what = f"undo {numbers.get(one.undoes, '?')}: {' '.join(one.targets)}" if one.undoes else said(one)
        yield f"{one.n:4}  {one.made_at}  {one.made_by}: {what}"
        if one.decision == "correct":
            yield f"      the machine had {one.machine or 'nothing'}"
        if one.why:
            yield f"      because: {one.why}"
        if one.key not in held and one.key in undone:
            by = undone[one.key]
            yield f"      undone by {by.made_by} on {by.made_at} (judgement {by.n})"
        if one.key in gone:
            yield f"      to look at: {len(gone[one.key])} of its accounts are gone: {', '.join(sorted(gone[one.key]))}"
        if one.key in idle:
            yield "      to look at: without effect, since most of the accounts there came later"


def judgement_to_plain(one: Judgement, judgements: Sequence[Judgement], gone: Collection[str] = ()) -> Plain:
    """One judgement for JSON; `holds` is false after an undoing."""
    return {
        "n": one.n, "made_at": one.made_at, "made_by": one.made_by, "decision": one.decision,
        "engagements": list(one.targets),
        "accounts": [sorted(subject.account_ids) for subject in one.subjects],
        "field": one.field, "value": one.value, "machine": one.machine, "why": one.why,
        "undoes": next((past.n for past in judgements if past.key == one.undoes), None),
        "holds": one in holding(judgements), "accounts_gone": sorted(gone),
    }  # fmt: skip


def review_facts(one: Engagement) -> list[tuple[str, str]]:
    """What people decided on an engagement, as labelled facts."""
    facts = []
    if one.review is not None:
        why = f", because: {one.review.why}" if one.review.why else ""
        later = f"; {len(one.review.added)} accounts came later" if one.review.added else ""
        told = f"by {one.review.by} on {one.review.at[:10]} (judgement {one.review.n}{why}){later}"
        facts.append((one.review.verdict.capitalize(), told))
    for fix in one.corrections:
        why = f", because: {fix.why}" if fix.why else ""
        told = f"{fix.field} is {fix.value or 'not said'} by {fix.by} on {fix.at[:10]} (judgement {fix.n}{why})"
        facts.append(("Corrected", f"{told}; the machine had {fix.machine or 'nothing'}"))
    return facts


def review_to_plain(one: Engagement) -> Plain:
    """People's word on the whole and their values beside the machine's, for JSON."""
    review = None
    if one.review is not None:
        review = {
            "verdict": one.review.verdict, "by": one.review.by, "at": one.review.at, "judgement": one.review.n,
            "why": one.review.why, "added": list(one.review.added),
        }  # fmt: skip
    return {
        "review": review,
        "corrections": [
            {"field": fix.field, "machine": fix.machine, "value": fix.value, "by": fix.by, "at": fix.at,
             "judgement": fix.n, "why": fix.why}
            for fix in one.corrections
        ],
    }  # fmt: skip
