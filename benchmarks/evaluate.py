"""How good the extraction is: `make eval`, or `python -m benchmarks.evaluate`.

Scores our own examples and, where it stands beside the project, the shared gold. Prints the figures, the number of
rules, and the kinds of mistakes that are made most. `--pin` writes the examples' figures as floors for the tests.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator

from benchmarks.floors import below, floors_of, load, measured, pin
from benchmarks.sets import ROOT, GoldSet, own, shared
from summitry.evaluate import Evaluation, Prediction, commonest, evaluate, predict, read_coded
from summitry.evaluate.table import commonest_lines, figure_lines, mistake_lines

RULES = ROOT / "src" / "summitry" / "lexicon" / "rules"


def run(of: GoldSet) -> tuple[Evaluation, Prediction]:
    """Extract a set's documents and score them."""
    gold = read_coded(of.gold)
    predicted = predict(gold, [of.documents])
    return evaluate(gold, predicted.documents), predicted


def rule_counts() -> Iterator[tuple[str, int]]:
    """Number of `[[rule]]` entries by rule file."""
    for path in sorted(RULES.rglob("*.toml")):
        rules = tomllib.loads(path.read_text(encoding="utf-8")).get("rule", [])
        if rules:
            yield path.relative_to(RULES).as_posix(), len(rules)


def report(of: GoldSet, *, errors: bool) -> Evaluation:
    """Print one set's figures."""
    found, predicted = run(of)
    print(f"\n== {of.name}: {of.gold.name}")
    if errors:
        _print(mistake_lines(found.mistakes))
    _print(figure_lines(found.figures))
    print(f"mistakes {len(found.mistakes)}; most frequent:")
    _print(commonest_lines(commonest(found.mistakes)))
    reasons = Counter(remark.partition(": ")[2] for remark in predicted.remarks)
    _print(f"not extracted: {number} documents: {reason}" for reason, number in reasons.most_common())
    return found


def main() -> int:
    """Print everything; exit code 1 when `--pin` would lower a floor."""
    options = _options()
    counts = list(rule_counts())
    print(f"rules {sum(number for _, number in counts)}: " + ", ".join(f"{name} {number}" for name, number in counts))
    found = [(of, report(of, errors=options.errors)) for of in own()]
    for other in [] if options.examples else shared():
        report(other, errors=options.errors)
    if options.pin:
        return max([_pin(of, one, allow_regression=options.allow_regression) for of, one in found])
    return max([_compare(of, one) for of, one in found])


def _pin(of: GoldSet, found: Evaluation, *, allow_regression: bool) -> int:
    path = floors_of(of)
    lowered = pin(measured(found.figures, of), path, allow_regression=allow_regression)
    _print(lowered)
    refused = bool(lowered) and not allow_regression
    print("not pinned: say --allow-regression to lower these floors" if refused else f"pinned in {path.name}")
    return int(refused)


def _compare(of: GoldSet, found: Evaluation) -> int:
    """Figures below their floors are said, not punished: the tests do that."""
    path = floors_of(of)
    if path.is_file():
        print()
        _print(f"below its floor: {line}" for line in below(load(path).floors, measured(found.figures, of).floors))
    return 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.evaluate", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list every mistake")
    parser.add_argument("--examples", action="store_true", help="our own examples only")
    parser.add_argument("--pin", action="store_true", help="write the examples' figures as floors")
    parser.add_argument("--allow-regression", action="store_true", help="with --pin: lower floors, too")
    return parser.parse_args()


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)


if __name__ == "__main__":
    sys.exit(main())
