"""Linking accounts across documents into engagements, by named comparators, with the reasons kept."""

from summitry.linking.anchors import anchor_of, find_again
from summitry.linking.card import Source
from summitry.linking.comparators import compare
from summitry.linking.comparison import Comparison, Verdict
from summitry.linking.corrections import FIELDS, corrected, shown
from summitry.linking.decisions import Decisions
from summitry.linking.ids import Known
from summitry.linking.judgements import Lost, check_consistent, decisions_of, holding, said
from summitry.linking.link import link
from summitry.linking.rules import LinkRules, link_rules
from summitry.linking.why import Reasons

__all__ = [
    "FIELDS", "Comparison", "Decisions", "Known", "LinkRules", "Lost", "Reasons", "Source", "Verdict", "anchor_of",
    "check_consistent", "compare", "corrected", "decisions_of", "find_again", "holding", "link", "link_rules", "said",
    "shown",
]  # fmt: skip
