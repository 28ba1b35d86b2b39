"""Between whom: the polities that sentences name, and the two that the whole document is about."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterator

from summitry.lexicon import Lexicon
from summitry.model import Annotated

_POLITIES = frozenset({"state", "adjective", "organisation", "city"})
_MAIN_SHARE = 0.6


class Setting:
    """`main`: the two polities that stand most often; `focused`: nearly everything is about these two."""

    def __init__(self, annotated: Annotated, lexicon: Lexicon) -> None:
        self._states = lexicon.states
        named = sorted(_named(annotated))
        self._starts = [start for start, _ in named]
        self._codes = [code for _, code in named]
        counts = Counter(self._codes)
        if annotated.home:
            counts[annotated.home] += 1
        ranked = [code for code, _ in counts.most_common()]
        self.main: tuple[str, ...] = tuple(ranked[:2])
        self.led = {actor.country for actor in annotated.actors if actor.rank and actor.country}
        self._offices = bool(self.led) or any(mention.kind == "office" for mention in annotated.mentions)
        shares = sum(counts[code] for code in self.main) / max(1, sum(counts.values()))
        self.focused = len(self.main) == 2 and shares >= _MAIN_SHARE and bool(self.led)

    @property
    def paired(self) -> bool:
        """Whether the document names two polities at least."""
        return len(self.main) == 2

    @property
    def political(self) -> bool:
        """Whether anybody in office appears: sums in other texts belong to firms and markets."""
        return self._offices

    @property
    def of_states(self) -> bool:
        """Whether a sum may be one between states."""
        return self.paired and self.political

    def named(self, start: int, end: int) -> tuple[str, ...]:
        """Polities between two offsets, each once, in text order; those whose people act there included."""
        low, high = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return tuple(dict.fromkeys(self._codes[low:high]))

    def states(self, start: int, end: int, bodies: Collection[str]) -> tuple[str, ...]:
        """States between two offsets, with those bodies that act as states do."""
        return tuple(code for code in self.named(start, end) if code in self._states or code in bodies)

    def parties(self, start: int, end: int) -> tuple[str, ...]:
        """Whom a claim in this sentence is about: the polities named, filled up from the document's main pair."""
        found = self.named(start, end)
        states = tuple(code for code in found if code in self._states)
        named = states if len(states) >= 2 else found
        if len(named) < 2:
            return (*named, *(code for code in self.main if code not in named))[:2]
        return tuple(code for code in named if code in self.main) if set(self.main) <= set(named) else named


def _is_currency(content: str, end: int) -> bool:
    """Whether the state only names a currency: "US$", "U.S. dollars"."""
    return content.startswith(("$", " $", " dollar", " dlr"), end)


def _named(annotated: Annotated) -> Iterator[tuple[int, str]]:
    for actor in annotated.actors:
        for member in actor.members or (actor,):
            if member.country and not _is_currency(annotated.content, actor.end):
                yield actor.start, member.country
    for mention in annotated.mentions:
        code = mention.value.partition("/")[0] if mention.kind == "city" else mention.value
        if mention.kind in _POLITIES and code and not _is_currency(annotated.content, mention.end):
            yield mention.start, code
