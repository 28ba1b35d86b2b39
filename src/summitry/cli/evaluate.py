"""`summitry evaluate`: score a coding, or the program itself, against hand-coded documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from summitry.cli.options import format_option, lexicon_option
from summitry.cli.output import note, print_json, print_lines

if TYPE_CHECKING:
    from summitry.evaluate import CodedDocument, Comparison, Evaluation

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_NAMED = 5


@click.command()
@click.argument("gold", type=_FILE, metavar="GOLD")
@click.argument("predictions", type=_FILE, required=False, metavar="[PREDICTIONS]")
@click.option(
    "--documents",
    type=click.Path(path_type=Path, exists=True),
    metavar="PATH",
    help="Extract from these documents instead of reading PREDICTIONS.",
)
@click.option("--errors", is_flag=True, help="List every miss, extra and wrong field with document, words and rule.")
@click.option("--against", type=_FILE, metavar="SAVED", help="Gains and losses against a run saved with --format json.")
@lexicon_option
@format_option("table", "json")
def command(
    gold: Path, predictions: Path | None, documents: Path | None, errors: bool, against: Path | None,
    lexicon: Path | None, form: str,
) -> None:  # fmt: skip
    """Score PREDICTIONS, or what is extracted from --documents, against GOLD.

    Both are JSON lines in the coding guide's format, as `summitry extract` writes. A second coder's file is scored
    like the program's.

    \b
    Examples:
      summitry evaluate gold.jsonl coded.jsonl --errors
      summitry evaluate gold.jsonl --documents documents.jsonl --format json > saved.json
      summitry evaluate gold.jsonl --documents documents.jsonl --against saved.json
    """
    import msgspec

    from summitry.evaluate import compare, evaluate, load_evaluation, read_coded, without_predictions

    if (predictions is None) == (documents is None):
        raise click.UsageError("Give either PREDICTIONS or --documents.")
    coded = read_coded(gold)
    predicted = _predicted(coded, predictions, documents, lexicon)
    if absent := without_predictions(coded, predicted):
        note(f"note: {len(absent)} of {len(coded)} gold documents are not among the predictions: {_some(absent)}")
    found = evaluate(coded, predicted)
    compared = compare(load_evaluation(against), found) if against is not None else None
    if form == "json":
        print_json(found if compared is None else msgspec.to_builtins(found) | {"against": compared})
    else:
        print_lines(_lines(found, compared, errors=errors))


def _predicted(
    gold: tuple[CodedDocument, ...], predictions: Path | None, documents: Path | None, lexicon: Path | None
) -> tuple[CodedDocument, ...]:
    from summitry.evaluate import predict, read_coded

    if predictions is not None:
        return read_coded(predictions)
    predicted = predict(gold, [documents] if documents else [], lexicon_dir=lexicon)
    for remark in predicted.remarks:
        note(f"note: {remark}")
    return predicted.documents


def _some(names: tuple[str, ...]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _lines(found: Evaluation, compared: Comparison | None, *, errors: bool) -> Iterator[str]:
    from summitry.evaluate.table import comparison_lines, figure_lines, mistake_lines

    if errors:
        yield from mistake_lines(found.mistakes)
    yield from figure_lines(found.figures)
    if compared is not None:
        yield from comparison_lines(compared)
