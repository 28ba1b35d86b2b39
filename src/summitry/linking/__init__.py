"""Linking accounts across documents into engagements, by named comparators, with the reasons kept."""

from summitry.linking.card import Source
from summitry.linking.comparators import compare
from summitry.linking.comparison import Comparison, Verdict
from summitry.linking.ids import Known
from summitry.linking.link import link, why_linked
from summitry.linking.rules import LinkRules, link_rules

__all__ = ["Comparison", "Known", "LinkRules", "Source", "Verdict", "compare", "link", "link_rules", "why_linked"]
