"""What the program knows: who held which office when, states, gatherings, places, and the rules."""

from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.load import check_lexicon, load_lexicon
from summitry.lexicon.names import Hit, Name
from summitry.lexicon.problem import Problem
from summitry.lexicon.records import Edition, Gathering, Office, Organisation, Person, Rank, State, Term
from summitry.lexicon.who import Answer, Holding, polity_then, who, who_then

__all__ = [
    "Answer",
    "Edition",
    "Gathering",
    "Hit",
    "Holding",
    "Lexicon",
    "Name",
    "Office",
    "Organisation",
    "Person",
    "Problem",
    "Rank",
    "State",
    "Term",
    "check_lexicon",
    "load_lexicon",
    "polity_then",
    "who",
    "who_then",
]
