"""A report on how far coders agree, field by field: figures with intervals, what was confused, and every raw value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial

import msgspec

from summitry.evaluate.alpha import Measure, Unit, alpha, interval, kappa, percent

#: field → its measure and, where it has one, the order of its values; "not said" has no place in an order
MEASURES: Mapping[str, tuple[Measure, tuple[str, ...]]] = {
    "signed": ("ordinal", tuple(str(number) for number in range(200))),
}
_FIRM, _TENTATIVE = 0.8, 0.667


class RawValue(msgspec.Struct, frozen=True):
    """What every coder gave one unit in one field, None where nothing."""

    unit: str
    field: str
    values: tuple[str | None, ...]


class Confusion(msgspec.Struct, frozen=True):
    """How often the first coder gave `one` where the second gave `other`."""

    field: str
    one: str
    other: str
    times: int


class FieldAgreement(msgspec.Struct, frozen=True):
    """Figures of a field over `units` that two coders or more coded; None where one is not defined."""

    field: str
    measure: Measure
    units: int
    percent: float | None
    alpha: float | None
    alpha_interval: tuple[float, float] | None
    kappa: float | None
    kappa_interval: tuple[float, float] | None


class RawTable(msgspec.Struct, frozen=True):
    """What every coder gave, unit by unit and field by field."""

    coders: tuple[str, ...]
    raw: tuple[RawValue, ...]


class Agreement(msgspec.Struct, frozen=True, kw_only=True):
    """The report. `blind` is False where a sheet was handed out with the program's values in it."""

    coders: tuple[str, ...]
    units: int
    blind: bool
    seed: int
    fields: tuple[FieldAgreement, ...]
    confusions: tuple[Confusion, ...]
    raw: tuple[RawValue, ...]
    notes: tuple[str, ...] = ()
    sentence: str = ""


def agreement(
    coders: Sequence[str], raw: Sequence[RawValue], *, blind: bool, seed: int, notes: Sequence[str] = ()
) -> Agreement:
    """Figures by field over raw values; each has one value for every coder, in their order."""
    fields = list(dict.fromkeys(one.field for one in raw))
    figures = tuple(_figures(field, [one.values for one in raw if one.field == field], seed) for field in fields)
    made = Agreement(
        coders=tuple(coders), units=len({one.unit for one in raw}), blind=blind, seed=seed, fields=figures,
        confusions=_confusions(raw), raw=tuple(raw), notes=tuple(notes),
    )  # fmt: skip
    return msgspec.structs.replace(made, sentence=sentence(made))


def _figures(field: str, values: Sequence[Unit], seed: int) -> FieldAgreement:
    measure, order = MEASURES.get(field, ("nominal", ()))
    coded = [unit for unit in values if sum(value is not None for value in unit) > 1]
    by_alpha = partial(alpha, measure=measure, order=order)
    two = all(len(unit) == 2 for unit in coded)
    return FieldAgreement(
        field=field,
        measure=measure,
        units=len(coded),
        percent=percent(coded),
        alpha=by_alpha(coded),
        alpha_interval=interval(coded, by_alpha, seed),
        kappa=kappa(coded) if two else None,
        kappa_interval=interval(coded, kappa, seed) if two else None,
    )


def _confusions(raw: Sequence[RawValue]) -> tuple[Confusion, ...]:
    """What the first coder and the second gave, agreeing or not, most frequent first within a field."""
    counted: Counter[tuple[str, str, str]] = Counter()
    for one in raw:
        left, right = one.values[0], one.values[1]
        if left is not None and right is not None:
            counted[one.field, left, right] += 1
    ordered = sorted(counted.items(), key=lambda pair: (pair[0][0], -pair[1], pair[0]))
    return tuple(Confusion(*key, times) for key, times in ordered)


def sentence(made: Agreement) -> str:
    """What a paper says of it; every field is named, the bad ones first."""
    told = sorted(made.fields, key=lambda one: (one.alpha is None, one.alpha or 0.0))
    how = "independently and without sight of the program's values" if made.blind else (
        "NOT blind: a sheet showed the program's values, so these figures are no measure of reliability"
    )  # fmt: skip
    parts = [f"{one.field} {_figure(one)}" for one in told]
    low = [one.field for one in told if one.alpha is not None and one.alpha < _TENTATIVE]
    below = f" Below .667, the customary limit for tentative conclusions: {', '.join(low)}." if low else ""
    coders = f"{len(made.coders)} coders ({', '.join(made.coders)})"
    return (
        f"{coders} coded {made.units} units {how}. Krippendorff's alpha with 95% bootstrap intervals (1,000 samples,"
        f" seed {made.seed}): {'; '.join(parts)}.{below}"
    )


def _figure(one: FieldAgreement) -> str:
    if one.alpha is None or one.alpha_interval is None:
        agreed = "no unit coded twice" if one.percent is None else f"one value throughout, {one.percent:.0%} agreement"
        return f"not defined ({agreed}, n = {one.units})"
    low, high = one.alpha_interval
    return f"{_short(one.alpha)} [{_short(low)}, {_short(high)}] ({one.measure}, n = {one.units})"


def _short(value: float) -> str:
    """ ".91", as statistics that cannot exceed 1 are printed."""
    return f"{value:.2f}".replace("0.", ".", 1)


def verdict(value: float | None) -> str:
    """What a value of alpha allows, by the customary limits (Krippendorff 2004)."""
    if value is None:
        return "not defined"
    return "firm" if value >= _FIRM else "tentative" if value >= _TENTATIVE else "too low"
