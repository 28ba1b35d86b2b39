"""What the program knows: who held which office when, states, gatherings, places, and the rules."""

from summitry.lexicon.lexicon import Lexicon
from summitry.lexicon.load import load_lexicon
from summitry.lexicon.names import Hit, Name
from summitry.lexicon.records import Edition, Gathering, Office, Person, Rank, State, Term

__all__ = [
    "Edition", "Gathering", "Hit", "Lexicon", "Name", "Office", "Person", "Rank", "State", "Term", "load_lexicon",
]
