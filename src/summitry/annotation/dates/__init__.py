"""The temporal tagger: dates, times, durations and sets in a text, resolved against its day of publication."""

from summitry.annotation.dates.mention import DateMention, DateType
from summitry.annotation.dates.tagger import find_dates, find_timexes

__all__ = ["DateMention", "DateType", "find_dates", "find_timexes"]
