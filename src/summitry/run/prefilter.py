"""One automaton pass that decides, before anything else is built, whether a document can tell of anything.

No account stands without parties of two polities, and no claim without two polities or a word for a foreign one.
A polity comes into a document by a name of the tables or by whose publication it is, so a document that names fewer
than two cannot tell of an engagement. The names, and what they may stand for at any time, are taken from the tables:
every doubt (a surname that several bore, a city that changed hands) counts for the document. It is never the last
word: what passes is read in full.

The text is looked at as bytes in which all but ASCII letters and digits are blanks, and so are the names. Wherever
the matcher of the lexicon finds a name between two edges of words, its blanked form stands between two blanks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ahocorasick_rs import BytesAhoCorasick, Implementation, MatchKind

from summitry.annotation.home import home_country
from summitry.lexicon import Lexicon
from summitry.lexicon.lexicon import all_names
from summitry.lexicon.names import Name, is_latin
from summitry.model import Document

_BLANKED = bytes(byte if byte < 128 and chr(byte).isalnum() else 32 for byte in range(256))
#: bytes of UTF-8 that stand in Latin letters and signs, and in no letter of Cyrillic, Han and what lies beyond
_LATIN = bytes(byte for byte in range(256) if not (0xD0 <= byte <= 0xD3 or byte >= 0xE3))
_PIECE = 16_384
_ANY_TWO = frozenset({"one side of a gathering", "another"})
_FOREIGN = b"foreign"  # beside one polity it makes a claim about two
Polities = frozenset[str]


class Prefilter:
    """Compiled once for a lexicon; safe to share between threads."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        signals = _needed(_signals(lexicon))
        self._polities = list(signals.values())
        self._longest = max(map(len, signals))
        self.automaton = BytesAhoCorasick(
            list(signals), matchkind=MatchKind.Standard, implementation=Implementation.ContiguousNFA
        )

    def __len__(self) -> int:
        return len(self._polities)

    def may_tell(self, document: Document) -> bool:
        """Whether the full path could extract anything; False only where it certainly would not."""
        content = document.content
        data = content.encode("utf-8", "surrogatepass")
        if not content.isascii() and data.translate(None, _LATIN):
            return True  # names in other scripts stand without blanks between them
        named: set[str] = set()
        for number in self._names_in(blanked(data)):
            named |= self._polities[number]
            if len(named) >= 2:
                return True
        foreign = _FOREIGN in data.lower()
        if not named and not foreign:
            return False
        named |= {home} if (home := home_country(document, self._lexicon)) is not None else set()
        return len(named) >= 2 or (foreign and bool(named))

    def polities_in(self, text: str) -> Polities:
        """All that a text in Latin letters may name: at least what the lexicon's matcher finds in it."""
        data = blanked(text.encode("utf-8", "surrogatepass"))
        return frozenset().union(*(self._polities[number] for number in self._names_in(data)))

    def _names_in(self, data: bytes) -> Iterator[int]:
        """The names that stand in a blanked text, looked for piece by piece: most texts that pass do so early."""
        view = memoryview(data)
        for start in range(0, len(data), _PIECE):
            piece = view[start : start + _PIECE + self._longest]
            for number, _, _ in self.automaton.find_matches_as_indexes(piece, overlapping=True):
                yield number


@lru_cache(maxsize=2)
def prefilter(lexicon: Lexicon) -> Prefilter:
    """The prefilter of a lexicon, compiled when it is first asked for."""
    return Prefilter(lexicon)


def blanked(data: bytes) -> bytes:
    """UTF-8 as the automaton reads it: letters and digits of ASCII, blanks for everything else, one at each end."""
    return b" %b " % data.translate(_BLANKED)


def _signals(lexicon: Lexicon) -> Mapping[bytes, Polities]:
    """Each blanked name with all polities that it may bring in."""
    signals: dict[bytes, set[str]] = defaultdict(set)
    for name in all_names(lexicon.tables):
        found = polities_of(name, lexicon)
        for text in _forms(name):
            if found and is_latin(text) and (core := blanked(text.encode()).strip()):
                signals[b" " + core + b" "] |= found
    return {form: frozenset(found) for form, found in signals.items()}


def _forms(name: Name) -> Iterator[str]:
    yield name.text
    if name.kind in ("city", "capital"):
        yield name.text.upper()  # in a dateline


def polities_of(name: Name, lexicon: Lexicon) -> Polities:
    """The states and organisations that a name may bring into a document, whatever its day."""
    match name.kind:
        case "person" | "surname":
            return frozenset(lexicon.offices[term.office].polity for term in lexicon.terms_of(name.id))
        case "city":
            city = lexicon.cities[name.id]
            past = (period.strip().partition(":")[0] for period in city.past_states.split(";"))
            return frozenset(filter(None, (city.state, *past)))
        case "venue":
            return frozenset(filter(None, (lexicon.venues[name.id].state,)))
        case "gathering":
            return _ANY_TWO
        case _:
            return frozenset({name.id})


def _needed(signals: Mapping[bytes, Polities]) -> dict[bytes, Polities]:
    """Without names that hold others which say as much: where "Vladimir Putin" stands, "Putin" does."""
    return {form: found for form, found in signals.items() if not found <= _said_by(_within(form), signals)}


def _said_by(forms: Iterable[bytes], signals: Mapping[bytes, Polities]) -> Polities:
    return frozenset().union(*(signals.get(form, frozenset()) for form in forms))


def _within(form: bytes) -> Iterator[bytes]:
    """The shorter stretches of words of a form."""
    words = form.split(b" ")[1:-1]
    for low in range(len(words)):
        for high in range(low + 1, len(words) + 1):
            if high - low < len(words) and words[low] and words[high - 1]:
                yield b" " + b" ".join(words[low:high]) + b" "
