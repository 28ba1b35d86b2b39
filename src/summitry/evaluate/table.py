"""An evaluation as lines for a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from summitry.evaluate.comparison import Comparison
from summitry.evaluate.figures import Figures, Rates
from summitry.evaluate.mistakes import Mistake

_QUOTE = 160


def figure_lines(found: Figures) -> Iterator[str]:
    """All figures, by block."""
    yield f"documents {found.documents}"
    yield from _rates("engagements", found.engagements)
    yield from _rates("kind", found.kinds)
    if found.central_recall is not None:
        yield f"central recall {found.central_recall:.3f}"
    for name, share in found.fields.items():
        yield f"field {name:17} accuracy {share.accuracy:.3f}   n {share.n}"
    yield from _rates("claims", found.claims)
    if found.clusters is not None:
        one = found.clusters
        yield (
            f"clusters of {one.mentions} accounts   B-cubed P {one.b3_p:.3f}  R {one.b3_r:.3f}  F1 {one.b3_f1:.3f}"
            f"   LEA P {one.lea_p:.3f}  R {one.lea_r:.3f}  F1 {one.lea_f1:.3f}"
        )
    for name, reliability in found.alpha.items():
        alpha = "  -  " if reliability.alpha is None else f"{reliability.alpha:.3f}"
        agreement = f"agreement {reliability.agreement:.3f}   n {reliability.units}"
        yield f"Krippendorff’s alpha {name:14} {alpha}   {agreement}"


def mistake_lines(found: Iterable[Mistake]) -> Iterator[str]:
    """Each mistake with its document, what was coded, its rules and its words."""
    for one in found:
        yield f"{one.kind:40} {one.doc_id}: {one.subject}"
        if one.gold or one.predicted:
            yield f"    gold {one.gold} | predicted {one.predicted}"
        if one.rules:
            yield f"    rules {', '.join(one.rules)}"
        for quote in one.evidence:
            yield f"    “{' '.join(quote.split())[:_QUOTE]}”"


def comparison_lines(found: Comparison) -> Iterator[str]:
    """Gains and losses, each listed, and the figures that moved."""
    yield f"{len(found.gains)} gains and {len(found.losses)} losses against the saved run"
    for sign, changed in (("+", found.gains), ("-", found.losses)):
        for one in changed:
            yield f"{sign} {one.kind:38} {one.doc_id}: {one.subject}"
    for change in found.changes:
        yield f"{change.figure:40} {change.before:.3f} → {change.after:.3f}"


def commonest_lines(kinds: Sequence[tuple[str, int]]) -> Iterator[str]:
    """Kinds of mistakes with their number."""
    for kind, number in kinds:
        yield f"{number:5}  {kind}"


def _rates(title: str, rates: Mapping[str, Rates]) -> Iterator[str]:
    for name, one in rates.items():
        shares = f"P {one.precision:.3f}  R {one.recall:.3f}  F1 {one.f1:.3f}"
        yield f"{title:11} {name:12} {shares}   gold {one.gold:4}  predicted {one.predicted:4}"
