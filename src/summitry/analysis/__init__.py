"""Analysis of contacts that were counted by a rule: who went to whom, and when in the year. Pure functions of rows."""

from summitry.analysis.balance import Balance, BalanceYear, balance
from summitry.analysis.cadence import Cadence, YearCount, cadence
from summitry.analysis.changes import Segment, changes
from summitry.analysis.contact import Contact
from summitry.analysis.coverage import Coverage, CoverageYear, Covered, coverage
from summitry.analysis.finding import Findings
from summitry.analysis.gaps import Gap, Gaps, gaps
from summitry.analysis.outcomes import Outcome, outcomes
from summitry.analysis.rhythm import Month, Rhythm, rhythm

__all__ = [
    "Balance", "BalanceYear", "Cadence", "Contact", "Coverage", "CoverageYear", "Covered", "Findings", "Gap", "Gaps",
    "Month", "Outcome", "Rhythm", "Segment",
    "YearCount", "balance", "cadence", "changes", "coverage", "gaps", "outcomes", "rhythm",
]  # fmt: skip
