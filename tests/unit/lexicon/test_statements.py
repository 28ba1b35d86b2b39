"""Topics and marks of incomplete texts: their examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from summitry.errors import InvalidInput, NotFound
from summitry.lexicon.rulebook import rule_file
from summitry.lexicon.statements import Topic, incomplete_because, topics, topics_from

EXAMPLES = [(one, text, True) for one in topics() for text in one.examples]
EXAMPLES += [(one, text, False) for one in topics() for text in one.counter_examples]
MARKED = rule_file("statements", "incomplete")["example"]


@pytest.mark.parametrize(("topic", "sentence", "there"), EXAMPLES, ids=lambda value: str(getattr(value, "id", value)))
def test_topics(topic: Topic, sentence: str, there: bool) -> None:
    assert topic.stands_in(sentence) is there


def test_every_topic_has_words_and_an_example_in_three_languages() -> None:
    assert all(one.en and one.zh and one.ru and len(one.examples) >= 3 and one.counter_examples for one in topics())
    assert len({one.id for one in topics()}) == len(topics())


@pytest.mark.parametrize("example", MARKED, ids=lambda example: example["title"])
def test_incomplete_texts(example: dict[str, str]) -> None:
    assert bool(incomplete_because(example["title"], example["text"])) is example["incomplete"]


def test_topics_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text('[[topic]]\nid = "whales"\nname = "Whales"\nen = ["whale\\\\w*"]\n', encoding="utf-8")
    (found,) = topics_from(path)
    assert found.stands_in("They spoke of whaling ships and Whales.")


@pytest.mark.parametrize(
    "text", ["no toml", "[[topic]]\nid = 'a'\n", "[[topic]]\nid='a'\nname='A'\nen=['(']\n", "a = 1"]
)
def test_files_that_hold_no_topics(tmp_path: Path, text: str) -> None:
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInput, match="holds no topics"):
        topics_from(tmp_path / "mine.toml")


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        topics_from(tmp_path / "none.toml")
