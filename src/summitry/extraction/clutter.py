"""What stands between a person and the verb and tells nothing: parentheses, styles, appositions."""

from __future__ import annotations

import re
from functools import lru_cache

from summitry.extraction.signs import sign, span
from summitry.text.skeleton import Skeleton


def plain(skeleton: Skeleton) -> Skeleton:
    """The skeleton without parentheses and without appositions between a person and the verb."""
    styled = any(word in skeleton.text for word in _STYLE_WORDS)
    if not styled and _any_clutter().search(skeleton.text) is None:
        return skeleton
    for number, pattern in enumerate(clutter()):
        if number != _STYLED or styled:
            skeleton = skeleton.without(pattern)
    return skeleton


_STYLES = ("majesty", "highness", "excellency", "holiness", "eminence")
_FRIENDS = ("friend", "colleague", "counterpart", "partner", "host", "guest", "visitor")
_STYLE_WORDS = (*(style[1:] for style in _STYLES), *_FRIENDS)  # small letters: the first may be a capital
_STYLED = 2  # the place of the pattern that is slow where none of these words stands


@lru_cache(maxsize=1)
def _any_clutter() -> re.Pattern[str]:
    """All of it but for styles as one pattern: most sentences have none, and one search tells so."""
    plainer = [pattern.pattern for number, pattern in enumerate(clutter()) if number != _STYLED]
    begins = f"(?=[ (,{span('AS')}])"  # at all other signs nothing is tried
    return re.compile(f"{begins}(?:{'|'.join(plainer)})")


@lru_cache(maxsize=1)
def clutter() -> tuple[re.Pattern[str], ...]:
    """What is cut out, pattern by pattern in this order."""
    actor = sign("A")
    styles = "|".join(f"[{style[0].upper()}{style[0]}]{style[1:]}" for style in _STYLES)
    return (
        re.compile(rf" ?\([^(){span('D')}]{{0,80}}\)"),  # but for dated ones: "(the 2013 Moscow summit)"
        re.compile(rf"{sign('S')}[’']s? (?={actor})"),  # "Sierra Leone's Julius Maada Bio"
        re.compile(  # "His Majesty King Abdullah II", "my good friend, Prime Minister Modi"
            rf"(?:(?:[Yy]our|[Hh]is|[Hh]er|[Tt]heir) )?(?:[Rr]oyal |[Ii]mperial )?"
            rf"(?:{styles}),? (?={actor})"
            rf"|{sign('H')} (?:[a-z]+ ){{0,2}}(?:{'|'.join(_FRIENDS)}),? (?={actor})"
        ),
        re.compile(rf"{actor}[’']s? (?={actor})"),  # "the president's national security adviser Jake Sullivan"
        re.compile(rf", (?<={actor}, ){actor}[’']s? (?:[a-z-]+ ){{1,4}}[a-z-]+,(?= (?!and\b|who\b|{actor}))"),
        re.compile(rf" of (?<={actor} of )(?:the )?{sign('S')}(?![’'])"),  # "King Fahd of Saudi Arabia"
        re.compile(rf" of the (?<={actor} of the )[^,;:]{{1,50}}(?=, (?!and\b))"),
        re.compile(rf", (?<={actor}, )(?:an?|the|his|her) [^,;:]{{1,80}},(?= (?!and\b|who\b|{actor}))"),
        re.compile(  # "Yuri Ushakov, an aide to President Putin, met"
            rf", (?<={actor}, )(?:an? |the )?(?:[a-z-]+ ){{1,4}}(?:to|of) {actor},(?= (?!and\b|who\b|{actor}))"
        ),
        re.compile(  # "Marshal Tito accompanied by Madame Broz paid a visit"
            rf" accompanied by (?<={actor} accompanied by )[^,;:.{span('ALSO')}]{{1,40}}?"
            r"(?= (?:paid|pays|visited|arrived|will|left|has|had|was|is)\b)"
        ),
        re.compile(  # "was one of dozens of guests who flew to Iran"
            rf" (?<={actor} )(?:is|are|was|were) (?:one of|among) [^,;:{span('ADSO')}]{{1,60}}?(?= (?:who|to) )"
        ),
    )
