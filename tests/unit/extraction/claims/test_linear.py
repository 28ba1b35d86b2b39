"""Time is linear in the text: a megabyte of repeated cues takes seconds at most, in one line or in many sentences."""

from __future__ import annotations

import time

import pytest

from summitry.extraction.claims import find_claims
from summitry.lexicon import load_lexicon
from summitry.model import Annotated, Document, Mention
from summitry.text.sentences import sentences

LENGTH = 250_000
SECONDS = 2.0
CUES = [
    "first ", "first time ", "times ", "strategic ", "no president ", "two ", "37th ", "$1 billion ", "1,", "9", "a-",
    "the two leaders agreed to ", "The source said ", "they have met 40 times. ", "'s ", "strategic partnership, ",
]  # fmt: skip


def _annotated(text: str, ranges: tuple[tuple[int, int], ...]) -> Annotated:
    mentions = (
        Mention("state", 0, 5, "China", "CHN", "tables"),
        Mention("state", 10, 16, "Russia", "RUS", "tables"),
        Mention("office", 22, 31, "president", "head_of_state", "offices"),
    )
    return Annotated(
        document=Document(doc_id="long", text=text), content=text, sentences=ranges, mentions=mentions, actors=()
    )


@pytest.mark.parametrize("cue", CUES)
def test_repeated_cues_take_linear_time(cue: str) -> None:
    text = "China and Russia: the president met his guest. " + cue * (LENGTH // len(cue))
    started = time.process_time()
    for ranges in (((0, len(text)),), sentences(text)):
        find_claims(_annotated(text, ranges), load_lexicon())
    assert time.process_time() - started < SECONDS
