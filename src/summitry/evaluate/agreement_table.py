"""An agreement as lines for a terminal and as the raw table for an appendix."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import TextIO

from summitry.evaluate.agreement import Agreement, FieldAgreement, RawTable, verdict

_SHOWN = 4


def agreement_lines(found: Agreement) -> Iterator[str]:
    """Figures by field, the commonest disagreements, and the sentence for a paper."""
    yield f"{' and '.join(found.coders)}: {found.units} units" + ("" if found.blind else "; NOT BLIND")
    yield from (f"note: {note}" for note in found.notes)
    yield ""
    yield f"{'field':12} {'n':>4}  {'per cent':>8}  {'alpha':>6} {'95%':>15}  {'kappa':>6} {'95%':>15}  allows"
    yield from map(_row, found.fields)
    for one in found.fields:
        apart = [each for each in found.confusions if each.field == one.field and each.one != each.other]
        if apart:
            told = "; ".join(f"{each.one} / {each.other} ({each.times})" for each in apart[:_SHOWN])
            more = f"; and {len(apart) - _SHOWN} more" if len(apart) > _SHOWN else ""
            yield f"{one.field} confused: {told}{more}"
    yield from ("", "For the paper:", f"  {found.sentence}")


def _row(one: FieldAgreement) -> str:
    share = "-" if one.percent is None else f"{one.percent:.1%}"
    return (
        f"{one.field:12} {one.units:4}  {share:>8}  {_three(one.alpha):>6} {_range(one.alpha_interval):>15}"
        f"  {_three(one.kappa):>6} {_range(one.kappa_interval):>15}  {verdict(one.alpha)} ({one.measure})"
    )


def _three(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _range(value: tuple[float, float] | None) -> str:
    return "" if value is None else f"{value[0]:.3f}…{value[1]:.3f}"


def write_raw_csv(handle: TextIO, found: RawTable) -> None:
    """Every value that every coder gave, one row for each unit and field; nothing is adjudicated."""
    writer = csv.writer(handle, lineterminator="\n")
    writer.writerow(["unit", "field", *found.coders])
    writer.writerows([one.unit, one.field, *(value or "" for value in one.values)] for one in found.raw)
