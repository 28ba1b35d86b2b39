"""Checking a text: dates, places, offices, numbers, firsts, figures and papers, set against a chronicle.

Verdicts are *supported*, *contradicted*, *partly* and *not-in-chronicle*; none is about truth.
"""

from summitry.checking.check import check
from summitry.checking.draft import Draft, draft_of
from summitry.checking.known import Asked, Known, Named, Sought, Told, Tried
from summitry.checking.verdict import Checked, Mark, MarkType, Proof, Verdict, worst

__all__ = [
    "Asked", "Checked", "Draft", "Known", "Mark", "MarkType", "Named", "Proof", "Sought", "Told", "Tried", "Verdict",
    "check", "draft_of", "worst",
]  # fmt: skip
