"""Whether two spellings may be of one name: a text's own way of writing somebody whom the tables know."""

from __future__ import annotations

from summitry.text.names import fold

ALIKE = 0.85  # share of letters in common, in order: Rajapakse and Rajapaksa, not Rahmon and Rouhani
LEAST = 6  # letters: of shorter names every other one is alike


def nearly_alike(text: str, name: str) -> bool:
    """Whether a name as a text has it is nearly this one, or nearly its last word where the text has one word only."""
    from rapidfuzz.distance import Indel  # a kernel that is loaded when a name is not known

    one, other = fold(text), fold(name)
    if " " not in one:
        other = other.rpartition(" ")[2]
    return min(len(one), len(other)) >= LEAST and Indel.normalized_similarity(one, other) >= ALIKE
