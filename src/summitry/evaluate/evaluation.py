"""An evaluation: the figures of predictions against gold, and every mistake behind them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from summitry.evaluate.coded import CodedDocument
from summitry.evaluate.figures import Figures, figures
from summitry.evaluate.mistakes import Mistake, mistakes
from summitry.evaluate.pairing import match_documents


class Evaluation(msgspec.Struct, frozen=True):
    """What `summitry evaluate --format json` writes and `--against` reads."""

    figures: Figures
    mistakes: tuple[Mistake, ...]


def evaluate(gold: Sequence[CodedDocument], predicted: Sequence[CodedDocument]) -> Evaluation:
    """Score predictions against gold, document by document. Pure.

    Predictions for documents that gold does not code are left out; a gold document without predictions is missed.
    """
    found = match_documents(gold, predicted)
    return Evaluation(figures(found), mistakes(found))


def without_predictions(gold: Sequence[CodedDocument], predicted: Sequence[CodedDocument]) -> tuple[str, ...]:
    """Ids of gold documents for which nothing was predicted, not even that nothing is in them."""
    found = {one.doc_id for one in predicted}
    return tuple(one.doc_id for one in gold if one.doc_id not in found)
