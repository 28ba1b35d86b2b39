"""A wording set against the ladder of two states, as checking wants it: a verdict, with the steps as evidence."""

from __future__ import annotations

from datetime import date

from summitry.analysis.designations import Comparison, compare_wording
from summitry.checking import Named, Proof, Verdict
from summitry.lexicon.ladders import Step, ladder_between


def named(wording: str, parties: tuple[str, ...], day: date | None) -> Named | None:
    """Where a wording stands on the ladder of its parties on a day; None where no ladder is held."""
    ladder = ladder_between(*parties[:2]) if len(parties) >= 2 else None
    if ladder is None:
        return None
    found = compare_wording(wording, ladder, day)
    steps = [found.step, found.in_force] if found.step is not found.in_force else [found.step]
    evidence = tuple(_proof(step) for step in steps if step is not None)
    return Named(verdict=_verdict(found), rule=f"designation.{found.verdict}", found=_found(found), evidence=evidence)


def _verdict(found: Comparison) -> Verdict:
    early = found.step is not None and found.day is not None and found.day < found.step.since
    if early:
        return "contradicted"
    if found.verdict == "known":
        return "supported"
    return "not-in-chronicle" if found.verdict == "new" else "partly"


def _found(found: Comparison) -> str:
    changes = "; ".join(f"“{one.there}” here “{one.here}”" for one in found.changes[:3])
    force = found.in_force.wordings.get("en", ("",))[0] if found.in_force and found.verdict != "known" else ""
    parts = [found.why, f"words that differ: {changes}" if changes else "", f"in force then: {force}" if force else ""]
    return "; ".join(part for part in parts if part)


def _proof(step: Step) -> Proof:
    quote = step.wordings.get("en", ("",))[0]
    sources = step.row.sources if step.row else ()
    source = "; ".join(f"{one.title} ({one.publisher})" if one.publisher else one.title for one in sources[:2])
    url = sources[0].url if sources else None
    declared = f" by {step.declared.id}" if step.declared else ""
    return Proof(
        side="reference", quote=quote, source=source or "ladder of Summitry, not verified", url=url,
        value=f"from {step.since}" + (f" until {step.until}" if step.until else "") + declared,
    )  # fmt: skip
