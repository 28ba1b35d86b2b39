"""Analyses that people do by hand today, over a chronicle or a reference alone, by a named counting rule.

Each gives `Findings`: a table with its caption and notes, on the command line, as JSON or CSV, or as a data frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from summitry.analysis import Findings
from summitry.errors import InvalidInput
from summitry.run.analysing_pairs import AnalysisOptions, Pair, pair_of
from summitry.run.analysing_tables import (
    balance_table,
    cadence_table,
    compare_table,
    gaps_table,
    network_table,
    outcomes_table,
)

Analysis = Callable[[tuple[Pair, ...], int], Findings]
ANALYSES: Mapping[str, Analysis] = {
    "cadence": cadence_table,
    "balance": balance_table,
    "gaps": gaps_table,
    "network": network_table,
    "outcomes": outcomes_table,
    "compare": compare_table,
}


def analyze(what: str, options: AnalysisOptions) -> Findings:
    """One of the analyses of `ANALYSES`.

    Raises InvalidInput for an unknown one or for people asked of several pairs, NotFound for an unknown state, rule or
    person, StoreError for a chronicle that cannot be opened.
    """
    if what not in ANALYSES:
        raise InvalidInput(f"no analysis {what!r}", hint=f"there are {', '.join(ANALYSES)}")
    if not options.pairs:
        raise InvalidInput("no pair of states", hint="name two states, such as CHN RUS")
    if options.people and len(options.pairs) > 1:
        raise InvalidInput("people can be named for one pair only", hint="leave --people out, or ask pair by pair")
    return ANALYSES[what](tuple(pair_of(options, states) for states in options.pairs), options.seed)
