"""Who is meant without being named: the two sides (两国元首, 双方) and the one who speaks (我)."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from summitry.annotation.chinese.words import grammar
from summitry.annotation.naming import Naming
from summitry.lexicon.chinese import ChineseNames
from summitry.lexicon.offices import office_words
from summitry.model import Actor

_ANY = "any"
_RANKS = {"head_of_state": ("head_of_state", "paramount_leader"), "head_of_government": ("head_of_government",)}


def pair(words: str, at: tuple[int, int], naming: Naming) -> Iterator[Actor]:
    """The two named last; for 两国元首 and the like those of that rank, whoever of the two states was named."""
    named = naming.register.group()
    rank = grammar().pairs[words]
    if rank != _ANY and len(named) == 2:
        ranks = _RANKS.get(rank, (rank,))
        named = tuple(_of_rank(actor, ranks, naming) for actor in named)
    if len(named) == 2 and all(actor.country for actor in named):
        yield Actor(*at, None, None, None, words, named[0].rank, "coref.pair", "plural", named)


def _of_rank(actor: Actor, ranks: tuple[str, ...], naming: Naming) -> Actor:
    """The actor, or whoever of the same state has the rank."""
    if actor.rank in ranks or actor.country is None:
        return actor
    named = naming.register.last(ranks, actor.country)
    if named is not None:
        return named
    person = naming.people.holder(actor.country, ranks)
    name = naming.people.name(person) if person else None
    return Actor(actor.start, actor.end, name, actor.country, person, None, ranks[0], "title.holder", "title")


def holders(words: str, at: tuple[int, int], naming: Naming, names: ChineseNames) -> Iterator[Actor]:
    """俄白总统, 中德两国总理: who holds the office in each of the two states that the signs mean."""
    states = list(dict.fromkeys(names.pairs[words[:2]]))
    states = [state for state in states if state in naming.people.context] if len(states) > 2 else states
    office = office_words("zh")[words[2:].removeprefix(grammar().both)]
    ranks = _RANKS.get(office.rank, (office.rank,))
    members = tuple(_of_rank(Actor(*at, None, state), ranks, naming) for state in states)
    if len(members) == 2:
        yield Actor(*at, None, None, None, office.text, office.rank, "title.pair", "plural", members)


def speaker(at: tuple[int, int], naming: Naming) -> Iterator[Actor]:
    """我: whoever speaks in this paragraph."""
    if naming.register.speaker is not None:
        yield replace(naming.register.speaker, start=at[0], end=at[1], rule="coref.I", form="pronoun")
