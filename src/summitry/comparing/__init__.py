"""Holding one list of engagements against another: two versions of a chronicle, or a chronicle and another dataset."""

from summitry.comparing.lists import Compared, Comparison, What, compare_lists
from summitry.comparing.reasons import Coverage, Scope, in_scope
from summitry.comparing.rows import Names, Precision, Row, Trip
from summitry.comparing.versions import Changed, Difference, FieldChange, Moved, Version, difference

__all__ = [
    "Changed", "Compared", "Comparison", "Coverage", "Difference", "FieldChange", "Moved", "Names", "Precision", "Row",
    "Scope", "Trip", "Version", "What", "compare_lists", "difference", "in_scope",
]  # fmt: skip
