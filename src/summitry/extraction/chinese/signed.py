"""What was signed or adopted, as Chinese texts tell it, and at which engagement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.extraction.chinese.grammar import LANG
from summitry.extraction.draft import Draft
from summitry.lexicon.rulebook import rule_file
from summitry.lexicon.wording import alternatives
from summitry.model import Annotated, SignedDocument, SignedType
from summitry.text.chinese import chinese_form

REACH = 40  # sentences after the talks in which what was signed there is told: speeches stand between


def signed_in_chinese(drafts: Sequence[Draft], annotated: Annotated) -> list[Draft]:
    """The drafts with the documents that their sentence, or one that follows, says were signed there."""
    found = list(drafts)
    text = chinese_form(annotated.content)
    for number, (start, end) in enumerate(annotated.sentences):
        target = _engagement(drafts, number, text[start:end])
        if target is None:
            continue
        for signed, span in _signed_in(text, start, end):
            draft = found[target]
            evidence = replace(annotated.document.locate(*span), supports="documents", rule="signed")
            documents = draft.documents if signed in draft.documents else (*draft.documents, signed)
            found[target] = replace(draft, documents=documents, evidence=(*draft.evidence, evidence))
    return found


def _engagement(drafts: Sequence[Draft], sentence: int, words: str) -> int | None:
    """Told with 访问期间 it belongs to the visit, else to the last talks before it."""
    earlier = [i for i, draft in enumerate(drafts) if 0 <= sentence - draft.sentence <= REACH and not draft.background]
    talks = [i for i in earlier if drafts[i].kind in ("meeting", "video")]
    journeys = [i for i, draft in enumerate(drafts) if draft.kind == "visit" and not draft.background]
    if re.search(alternatives("on_the_visit", LANG), words) and journeys:
        return journeys[0]
    return next(iter(talks or journeys), None)


class _Vocabulary:
    def __init__(self) -> None:
        words = rule_file(LANG, "signed")
        types = {form: name for name, forms in words["types"].items() for form in forms}
        forms = "|".join(sorted(types, key=len, reverse=True))
        self.types: dict[str, SignedType] = types
        self.numbers = {word: number for number, word in enumerate(words["numbers"], start=1)}
        self.verb = re.compile("|".join(sorted(words["verbs"], key=len, reverse=True)))
        self.refused = re.compile("|".join(words["refused"]))
        count = rf"(?P<count>[0-9]{{1,3}}|{'|'.join(words['numbers'])})余?多?[项份个]"
        many = f"(?:{count}|多项|多份|一?系列)?"
        self.noun = re.compile(
            rf"《(?P<title>[^《》]{{2,120}})》|{many}[^,。;《》]{{0,16}}?(?P<type>{forms})(?!金额|额|精神|框架)"
        )


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    return _Vocabulary()


def _signed_in(text: str, start: int, end: int) -> Iterator[tuple[SignedDocument, tuple[int, int]]]:
    words = _vocabulary()
    verb = words.verb.search(text, start, end)
    if verb is None or words.refused.search(text, max(start, verb.start() - 8), verb.start()):
        return
    for match in words.noun.finditer(text, verb.end(), end):
        title = match.group("title")
        form = match.group("type") or next((form for form in words.types if title and title.endswith(form)), None)
        form = form or next((form for form in words.types if title and form in title), None)
        if form is None:
            continue
        counted = match.group("count") or ""
        count = int(counted) if counted.isdigit() else words.numbers.get(counted, 1 if title else None)
        yield SignedDocument(words.types[form], count, title), (verb.start(), match.end())
