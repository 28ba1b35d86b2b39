"""What is looked for before the work must never hide what the work would find: every gate against the ungated path."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache, reduce
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summitry.annotation import annotate
from summitry.annotation.dates.chinese import load_chinese
from summitry.annotation.register import Register
from summitry.annotation.speakers import labelled
from summitry.annotation.words import grammar
from summitry.extraction.clutter import clutter, plain
from summitry.extraction.echo import KINDS
from summitry.extraction.grammar import CompiledRule, rules
from summitry.extraction.held import has_all, parts_held
from summitry.extraction.scene import Scene, Scenes, part_of
from summitry.extraction.signed import papers
from summitry.extraction.signs import sign
from summitry.lexicon import Lexicon, load_lexicon
from summitry.lexicon.cues import GATHERING, SHORT
from summitry.lexicon.engagement_rules import engagement_rules
from summitry.lexicon.rulebook import rule_file
from summitry.model import Document
from summitry.run import read
from summitry.text.skeleton import BLOCK, FIRST, Skeleton, classes_in, fold
from summitry.text.words import WordFinder

ROOT = Path(__file__).resolve().parents[2]
CORPORA = ROOT.parent / "shared/corpora"
SAMPLE = 12  # documents of each corpus
Folded = list[tuple[Scenes, list[Scene]]]


def documents() -> Iterator[Document]:
    """Our examples, and some of each corpus that stands beside the project."""
    yield from read(ROOT / "examples" / "dispatches")
    for path in sorted(CORPORA.glob("*.jsonl")):
        found = list(read(path))
        yield from found[:: max(1, len(found) // SAMPLE)]


@pytest.fixture(scope="module")
def folded() -> Folded:
    lexicon: Lexicon = load_lexicon()
    annotated = [annotate(one, lexicon) for one in documents() if not (one.lang or "en").startswith("zh")]
    return [(told, list(told.of(range(len(one.sentences))))) for one in annotated for told in [Scenes(one)]]


@pytest.fixture(scope="module")
def skeletons(folded: Folded) -> list[Skeleton]:
    """The sentences with their parts folded and nothing cut out."""
    return [
        fold(told.annotated.content, *scene.span, [part_of(item, number) for number, item in enumerate(scene.items)])
        for told, scenes in folded
        for scene in scenes
    ]


@lru_cache(maxsize=1)
def ungated() -> tuple[CompiledRule, ...]:
    found = tuple(CompiledRule(rule, "en") for rule in engagement_rules("en"))
    for rule in found:
        rule.kernel = None
    return found


TWICE = (
    "Prime Minister Tamo Kirill of Georgia arrived in Rome. The guest was received in the palace by Senator Luisa "
    "Bellardi, and Luisa Bellardi showed him the city. Italian President Sergio Mattarella met Kirill on Friday."
)


def test_no_actor_is_lost_to_a_sentence_that_is_not_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    lexicon = load_lexicon()
    read_from = [Document(doc_id="twice", text=TWICE, lang="en"), *documents()]
    gated = [annotate(one, lexicon).actors for one in read_from]
    monkeypatch.setattr(WordFinder, "places", lambda _, text: list(range(len(text))))
    monkeypatch.setattr(Register, "may_recall", lambda *_: True)
    for document, actors in zip(read_from, gated, strict=True):
        assert annotate(document, lexicon).actors == actors, document.doc_id


def may_fire(rule: CompiledRule, scene: Scene) -> bool:
    """Whether the rule's cues ask for it in this scene."""
    named = re.search(sign("G"), scene.text) is not None
    short = scene.span[1] - scene.span[0] < 100
    return any(
        cue in scene.cues or (cue == GATHERING and named) or (cue.startswith(SHORT) and short) for cue in rule.rule.cues
    )


def test_no_rule_loses_a_match_to_its_kernel_or_to_the_gathering_and_the_parts_it_needs(folded: Folded) -> None:
    found = 0
    for _, scenes in folded:
        for scene in scenes:
            tried = {one.rule.id: one for one in rules("en").candidates(scene.text, scene.cues)}
            for rule in ungated():
                if not may_fire(rule, scene):
                    continue
                told = [match.span() for match in rule.matches(scene.text)]
                gated = tried.get(rule.rule.id)
                assert told == ([match.span() for match in gated.matches(scene.text)] if gated else []), rule.rule.id
                found += len(told)
    assert found > 100


def test_over_a_scene_that_is_not_folded_no_rule_would_have_been_laid(folded: Folded) -> None:
    passed_over = 0
    for told, scenes in folded:
        telling = {id(scene) for scene in told.telling()}
        for scene in scenes:
            if id(scene) not in telling:
                passed_over += 1
                assert not any(list(rule.matches(scene.text)) for rule in ungated() if may_fire(rule, scene))
    assert passed_over > 100


def pieces(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Longer patterns of shorter ones, as rules are written: in a row, one of two, perhaps missing, ahead or not."""
    row = st.lists(inner, min_size=1, max_size=3).map("".join)
    times = st.sampled_from(["?", "*", "+", "{0,2}", "{2}", "{1,3}?", "{,2}"])
    either = st.tuples(row, row).map("(?:{0[0]}|{0[1]})".format)
    some = st.tuples(row, times).map("(?:{0[0]}){0[1]}".format)
    return row | either | some | row.map("(?P<a>{})".format) | row.map("(?={})".format)


SIGNS = [sign(letters) for letters in ("A", "L", "AS", "PD", "G")]
NO_SIGNS = ["met", " ", "[a-z]", rf"[^{SIGNS[0][1:-1]}]", rf"[{SIGNS[1][1:-1]}x]", r"\(", "[()|]", ","]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(pattern=st.recursive(st.sampled_from([*SIGNS, *NO_SIGNS]), pieces, max_leaves=6), data=st.data())
def test_every_match_holds_a_part_of_each_set_of_classes_that_its_pattern_is_said_to_hold(
    pattern: str, data: st.DataObject
) -> None:
    pattern = pattern.replace("(?P<a>", "(?P<a>", 1) if pattern.count("(?P<a>") < 2 else pattern.replace("(?P<a>", "(")
    text = data.draw(st.from_regex(pattern, alphabet=st.sampled_from(TEXT)))
    assert re.search(pattern, text)
    assert has_all(parts_held(pattern), classes_in(text))


TEXT = ["m", "e", "t", "x", " ", ",", "(", ")", "|", *(chr(FIRST + number * BLOCK + 1) for number in range(9))]


@pytest.mark.parametrize(
    ("pattern", "held"),
    [
        ("[\ue000-\ue18f] met [\ue000-\ue18f\ue190-\ue31f]", (0b1, 0b11)),
        ("(?P<a>[\ue000-\ue18f]|the [\ue320-\ue4af]) met", (0b101,)),
        ("(?:[\ue000-\ue18f] )?met", ()),
        ("(?:[\ue000-\ue18f] ){0,2}met(?= [\ue190-\ue31f])", ()),
        ("(?:[\ue000-\ue18f]|they) met", ()),
    ],
    ids=["two", "either", "missing", "ahead", "or words"],
)
def test_what_a_pattern_holds_is_read_off_it(pattern: str, held: tuple[int, ...]) -> None:
    assert parts_held(pattern) == held


def test_looking_at_the_first_sign_loses_no_run_of_names_and_no_clutter(skeletons: list[Skeleton]) -> None:
    pattern = grammar().names
    plainly = re.compile(pattern.pattern.partition("])")[2])
    for skeleton in skeletons:
        text = skeleton.text
        assert [match.span() for match in pattern.finditer(text)] == [match.span() for match in plainly.finditer(text)]
        assert plain(skeleton).text == reduce(Skeleton.without, clutter(), skeleton).text


@settings(max_examples=200, deadline=None)
@given(st.from_regex(r"[A-Z][\w.’' -]{1,50}(?: \([^()\n]{2,40}\))?: ", fullmatch=True))
def test_every_label_of_a_speaker_is_short_enough_to_be_seen(label: str) -> None:
    assert labelled(f"{label}I agree.", 0)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
@pytest.mark.parametrize("rule", load_chinese().rules, ids=lambda rule: rule[0])
def test_every_chinese_date_begins_with_a_sign_at_which_the_rules_are_tried(
    rule: tuple[str, str, re.Pattern[str]], data: st.DataObject
) -> None:
    assert load_chinese().start.search(data.draw(st.from_regex(rule[2], fullmatch=True)))


def words_of(finder_words: Sequence[str]) -> st.SearchStrategy[str]:
    """Texts of the words of a finder, of what they lie within, and of signs."""
    others = ["this", "theirs", "shell", "Иван", "x", "i", "’s", ",", ".", "-", "\n", "é"]
    return st.lists(st.sampled_from([*finder_words, *others]), max_size=12).map(" ".join)


REFERENCES = sorted(grammar().references)


@settings(max_examples=300, deadline=None)
@given(text=words_of(REFERENCES), data=st.data())
def test_every_reference_that_a_skeleton_holds_stands_at_a_place_of_the_text(text: str, data: st.DataObject) -> None:
    edges = [0, *(match.start() for match in re.finditer(r"\b", text)), len(text)]
    low, high = sorted((data.draw(st.sampled_from(edges)), data.draw(st.sampled_from(edges))))
    finder = WordFinder(REFERENCES)
    places = finder.places(text)
    shown = text[:low] + "\ue000" * (high - low) + text[high:]  # as long as the text, to compare places
    assert {place for place, _ in finder.find(shown)} <= set(places)
    assert {place for place, _ in finder.find(text)} <= set(places)


FORMS = [form for forms in rule_file("en", "signed")["types"].values() for form in forms]


@settings(max_examples=200, deadline=None)
@given(text=words_of([*FORMS, *(form.upper() for form in FORMS), "agreementſ", "declaratİon", "ACCORDS"]))
def test_every_word_for_a_paper_is_among_the_papers(text: str) -> None:
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, FORMS))})", re.IGNORECASE)
    assert {match.start() for match in pattern.finditer(text)} <= set(papers(text, 0, len(text)))


def test_every_word_for_an_engagement_told_again_is_a_cue() -> None:
    assert set(KINDS) <= {cue for rule in engagement_rules("en") for cue in rule.cues}
