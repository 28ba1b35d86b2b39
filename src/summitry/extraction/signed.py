"""What was, or is to be, signed or adopted, and at which engagement."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain

from ahocorasick_rs import AhoCorasick
from msgspec.structs import replace

from summitry.extraction.draft import Draft
from summitry.lexicon.cues import lowered
from summitry.lexicon.rulebook import rule_file
from summitry.model import Annotated, SignedDocument, SignedType

_SPEECH = re.compile(r"\b(?:I|we|We|our|Our|my|My)\b")  # what a speaker tells is no report of a signing
_Pattern = tuple[re.Pattern[str], re.Pattern[str]]  # what every match holds, and the pattern
REACH = 12  # sentences after the talks in which what was signed there is told


def signed_documents(drafts: Sequence[Draft], annotated: Annotated) -> list[Draft]:
    """The drafts with the documents that their sentence, or one that follows, says were signed there."""
    found = list(drafts)
    if not found:
        return found
    first, last = min(draft.sentence for draft in drafts), max(draft.sentence for draft in drafts) + REACH
    near = annotated.sentences[first : last + 1]
    places = papers(annotated.content, near[0][0], near[-1][1])
    for number, (start, end) in enumerate(near, first):
        if bisect_left(places, start) == bisect_left(places, end):
            continue  # no paper: spare the search for who did what with it
        target = _engagement(drafts, number)
        if target is None or _SPEECH.search(annotated.content, start, end):
            continue
        for signed, span in _signed_in(annotated.content, start, end):
            draft = found[target]
            evidence = replace(annotated.document.locate(*span), supports="documents", rule="signed")
            documents = draft.documents if signed in draft.documents else (*draft.documents, signed)
            found[target] = replace(draft, documents=documents, evidence=(*draft.evidence, evidence))
    return found


def _signed_in(content: str, start: int, end: int) -> list[tuple[SignedDocument, tuple[int, int]]]:
    patterns, types, counts = _vocabulary()
    found: list[tuple[SignedDocument, tuple[int, int]]] = []
    may = [pattern for needed, pattern in patterns if needed.search(content, start, end)]
    for match in chain.from_iterable(pattern.finditer(content, start, end) for pattern in may):
        word = match.group("type").casefold()
        counted = (match.group("count") or "").casefold().strip()
        kind = next(name for form, name in types if word.startswith(form))
        plural = word.endswith("s") and not word.endswith("ss")
        count = counts.get(counted, None if plural else 1)
        if counted.isdigit():
            count = int(counted)
        found.append((SignedDocument(kind, count), match.span()))
    return found


def _engagement(drafts: Sequence[Draft], sentence: int) -> int | None:
    """The engagement at which something said in a sentence was signed: told in it, else the last talks before it."""
    here = [i for i, draft in enumerate(drafts) if draft.sentence == sentence and draft.kind in ("meeting", "visit")]
    if here:
        return here[0]
    earlier = [i for i, draft in enumerate(drafts) if 0 < sentence - draft.sentence <= REACH and not draft.background]
    talks = [i for i in earlier if drafts[i].kind == "meeting"] or [i for i in earlier if drafts[i].kind == "visit"]
    return talks[0] if talks else None


#: Letters that only patterns without regard to case take for others; replaced one by one, as almost no text has any.
_CASELESS = (("ſ", "s"), ("ı", "i"), ("İ", "i"))


def papers(content: str, start: int, end: int) -> list[int]:
    """Where in a stretch a word for any paper may begin."""
    text = lowered(content[start:end])
    for sign, usual in () if text.isascii() else _CASELESS:
        text = text.replace(sign, usual)
    return sorted(start + at for _, at, _ in _forms().find_matches_as_indexes(text, overlapping=True))


@lru_cache(maxsize=1)
def _forms() -> AhoCorasick:
    forms = {form.lower() for forms in rule_file("en", "signed")["types"].values() for form in forms}
    return AhoCorasick(sorted(forms))


@lru_cache(maxsize=1)
def _vocabulary() -> tuple[tuple[_Pattern, ...], tuple[tuple[str, SignedType], ...], dict[str, int]]:
    words = rule_file("en", "signed")
    types = tuple((form, name) for name, forms in words["types"].items() for form in forms)
    counts = {word: number for number, word in enumerate(words["numbers"], start=1)}
    forms = "|".join(re.escape(form) for form, _ in sorted(types, key=lambda pair: -len(pair[0])))
    numbers = "|".join(words["numbers"])
    verbs = "|".join(words["verbs"])
    counted = rf"(?:(?P<count>\d{{1,3}}|{numbers}) )?(?:(?!(?:{numbers})\b)[\w-]+ ){{0,3}}?(?P<type>(?:{forms})s?)\b"
    active = re.compile(
        rf"\b(?:{verbs})\b(?:(?! (?:will|not|by)\b)[^.;:]){{0,60}}?\b{counted}",
        re.IGNORECASE,
    )
    passive = re.compile(rf"\b{counted}[^.;:]{{0,60}}? (?:{words['passive']})\b", re.IGNORECASE)
    verb = re.compile(rf"\b(?:{verbs})\b", re.IGNORECASE)
    done = re.compile(rf" (?:{words['passive']})\b", re.IGNORECASE)
    return ((verb, active), (done, passive)), types, counts
