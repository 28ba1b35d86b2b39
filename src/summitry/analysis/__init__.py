"""Analysis of contacts that were counted by a rule: who went to whom, and when in the year. Pure functions of rows."""

from summitry.analysis.balance import Balance, BalanceYear, balance
from summitry.analysis.contact import Contact
from summitry.analysis.rhythm import Month, Rhythm, rhythm

__all__ = ["Balance", "BalanceYear", "Contact", "Month", "Rhythm", "balance", "rhythm"]
