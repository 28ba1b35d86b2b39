"""What does not agree within a text, or with calendar, map and tables: findings of one document.

"contradicted" says that two statements, or a statement and a table, do not go together. What does agree is marked only
where a reader would check it: anniversaries, spans of years, neighbours.
"""

from summitry.checking.consistency.anniversaries import ages, anniversaries
from summitry.checking.consistency.bearings import neighbours
from summitry.checking.consistency.calendar import weekdays
from summitry.checking.consistency.gatherings import gatherings
from summitry.checking.consistency.sums import percentages

__all__ = ["ages", "anniversaries", "gatherings", "neighbours", "percentages", "weekdays"]
