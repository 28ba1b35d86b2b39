"""Evaluation: how well the program, or a second coder, agrees with hand-coded documents."""

from summitry.evaluate.coded import CodedClaim, CodedDocument, CodedEngagement, CodedParty, CodedPlace, read_coded
from summitry.evaluate.comparison import Comparison, compare, load_evaluation
from summitry.evaluate.evaluation import Evaluation, evaluate, without_predictions
from summitry.evaluate.figures import Figures, Rates, flat
from summitry.evaluate.mistakes import Mistake, commonest
from summitry.evaluate.prediction import Prediction, predict
from summitry.evaluate.reliability import Reliability, nominal_alpha

__all__ = [
    "CodedClaim", "CodedDocument", "CodedEngagement", "CodedParty", "CodedPlace", "Comparison", "Evaluation",
    "Figures", "Mistake", "Prediction", "Rates", "Reliability", "commonest", "compare", "evaluate", "flat",
    "load_evaluation", "nominal_alpha", "predict", "read_coded", "without_predictions",
]  # fmt: skip
