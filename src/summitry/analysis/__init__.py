"""Analysis of contacts that were counted by a rule: who went to whom, and when in the year. Pure functions of rows."""

from summitry.analysis.balance import Balance, BalanceYear, balance
from summitry.analysis.cadence import Cadence, YearCount, cadence
from summitry.analysis.changes import Segment, changes
from summitry.analysis.contact import Contact
from summitry.analysis.finding import Findings
from summitry.analysis.gaps import Gap, Gaps, gaps
from summitry.analysis.outcomes import Outcome, outcomes
from summitry.analysis.rhythm import Month, Rhythm, rhythm

__all__ = [
    "Balance", "BalanceYear", "Cadence", "Contact", "Findings", "Gap", "Gaps", "Month", "Outcome", "Rhythm", "Segment",
    "YearCount", "balance", "cadence", "changes", "gaps", "outcomes", "rhythm",
]  # fmt: skip
