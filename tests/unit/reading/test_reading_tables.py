"""The tables of the reading floor: every row has examples, and the examples are run."""

import pytest

from summitry.reading import boilerplate, dateline, language, readers, reasons, sniff
from summitry.reading.reasons import TABLES


@pytest.mark.parametrize("cue", boilerplate.table(), ids=lambda cue: cue.cue)
def test_boilerplate_cue_takes_its_example_and_leaves_its_counterexample(cue: boilerplate.Cue) -> None:
    assert boilerplate.taken_by(cue.example) == cue.take
    assert boilerplate.taken_by(cue.counterexample) is None


@pytest.mark.parametrize("row", language.table(), ids=lambda row: row["lang"])
def test_language_of_its_example(row: dict[str, str]) -> None:
    assert language.language_of(row["example"]) == row["lang"]


@pytest.mark.parametrize("row", dateline.label_rows(), ids=lambda row: row["label"])
def test_date_label_gives_the_day_of_its_example(row: dict[str, str]) -> None:
    assert str(dateline.from_dateline(f"A headline\n{row['example']}\n\nText.")) == "2024-05-16"


@pytest.mark.parametrize("row", dateline.word_rows(), ids=lambda row: f"{row['kind']}-{row['lang']}")
def test_words_of_datelines_in_their_examples(row: dict[str, str]) -> None:
    expected = "None" if row["kind"] == "event" else "2024-05-16"
    assert str(dateline.from_dateline(f"A headline\n\n{row['example']}\n\nText.")) == expected


def test_every_format_of_the_tables_has_a_reader() -> None:
    named = {name for name, _ in sniff.suffixes().values()} | {row[1] for row in sniff.magics()}
    without = {name for name in named if readers.reader_of(name) is None}
    assert without == {"zip", "gzip", "unsupported", "not-a-document"}


@pytest.mark.parametrize("code", sorted(reasons.templates()))
def test_every_reason_says_what_to_do(code: str) -> None:
    message, hint = reasons.templates()[code]
    assert message
    assert hint
    assert message[0].islower() or message.startswith(("{", "N", "U"))


def test_every_reason_is_used_and_every_code_has_a_reason() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in TABLES.parent.glob("*.py"))
    tables = (TABLES / "formats.csv").read_text(encoding="utf-8")
    unused = [code for code in reasons.templates() if f'"{code}"' not in source and f",{code}," not in tables]
    assert unused == []
