"""The analyses as tables: one function each, from pairs to findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from summitry.analysis import Findings, balance, cadence, changes, gaps, outcomes
from summitry.analysis.cadence import SEARCHED
from summitry.analysis.changes import Segment
from summitry.analysis.finding import Value
from summitry.analysis.gaps import Gap
from summitry.analysis.outcomes import Outcome
from summitry.analysis.quantiles import Interval
from summitry.export import Content, Holdings
from summitry.run.analysing_pairs import Pair
from summitry.run.stages import lexicon

Row = tuple[Value, ...]
_NOT_ZERO = "empty numbers are missing (the year was not searched), not zero"


def _findings(
    title: str, pairs: Sequence[Pair], columns: tuple[str, ...], rows: Sequence[Row], notes: Sequence[str]
) -> Findings:
    """With the caption that must stand with any number, and what every count tells besides."""
    first = pairs[0].count
    caption = (
        f"{', '.join(pair.name for pair in pairs)}; counting rule {first.rule}: {first.statement} "
        f"As of {first.as_of.isoformat() if first.as_of else 'an unknown day'}."
    )
    told = dict.fromkeys(note for pair in pairs for note in pair.count.notes if "entries:" not in note)
    return Findings(title=title, caption=caption, columns=columns, rows=tuple(rows), notes=(*notes, *told))


def cadence_table(pairs: tuple[Pair, ...], seed: int) -> Findings:
    """Contacts a year, with the segment of equal rate that each year lies in."""
    rows: list[Row] = []
    notes: list[str] = [_NOT_ZERO]
    for pair in pairs:
        found = cadence(pair.contacts, pair.coverage)
        segments = changes([year for year in found.years if year.year not in pair.partial], seed=seed)
        for year in found.years:
            segment = next((one for one in segments if one.since <= year.year <= one.until), None)
            rate = round(segment.rate, 2) if segment else None
            rows.append((pair.name, year.year, year.count, year.coverage, rate))
        notes += [f"{pair.name}: {line}" for line in (*_partial_told(pair), *_segments_told(segments))]
        notes += _left_out(pair, found.not_shown, "their year is not certain, or outside")
    columns = ("pair", "year", "contacts", "coverage", "rate_of_segment")
    return _findings("Contacts a year", pairs, columns, rows, notes)


def _partial_told(pair: Pair) -> Iterator[str]:
    if pair.partial:
        years = ", ".join(str(year) for year in sorted(pair.partial))
        yield f"only part of {years} is covered or asked for: left out of the rates"


def _segments_told(segments: Sequence[Segment]) -> Iterator[str]:
    if len(segments) == 1:
        one = segments[0]
        yield f"no change of the yearly rate found ({one.rate:.2f} a year over {one.years} searched years)"
    for one in segments if len(segments) > 1 else ():
        sure = "" if one.support is None else f"; change found again in {one.support:.0%} of 200 repetitions"
        bounds = "" if one.low is None else f", 95 % of them {one.low} to {one.high}"
        spread = "" if one.dispersion is None else f", variance over mean {one.dispersion:.1f}"
        yield f"{one.since} to {one.until}: {one.rate:.2f} a year{spread}{sure}{bounds}"
    if segments:
        yield "segments by PELT with Poisson cost and penalty 2 log n (Killick and others 2012), library ruptures"


def _left_out(pair: Pair, ids: Sequence[str], why: str) -> list[str]:
    return [f"{pair.name}: not shown: {len(ids)}, {why}: {', '.join(ids)}"] if ids else []


def balance_table(pairs: tuple[Pair, ...], seed: int) -> Findings:  # noqa: ARG001 - nothing is drawn
    """Who went to whom, by year, with sums and shares."""
    rows: list[Row] = []
    notes: list[str] = [_NOT_ZERO]
    for pair in pairs:
        a, b = pair.sides
        span = (min(pair.coverage), max(pair.coverage)) if pair.coverage else None
        found = balance(pair.contacts, a.codes, b.codes, span)
        for year in found.years:
            counts = (len(year.outward), len(year.inward), len(year.elsewhere))
            searched = pair.coverage.get(year.year, "none")
            shown = counts if any(counts) or searched in SEARCHED else (None, None, None)
            rows.append((pair.name, year.year, *shown, searched))
        notes += [f"{pair.name}: {line}" for line in _shares_told(pair)]
        notes += _left_out(pair, found.not_shown, "without a certain year or country")
    columns = ("pair", "year", "first_to_second", "second_to_first", "third_country", "coverage")
    return _findings("Visit balance", pairs, columns, rows, notes)


def _shares_told(pair: Pair) -> Iterator[str]:
    out, back, third = _ways(pair)
    total = out + back + third
    if total:
        a, b = (side.state for side in pair.sides)
        yield (
            f"of {total}: {a} to {b} {out} ({out / total:.0%}), {b} to {a} {back} ({back / total:.0%}), "
            f"third countries {third} ({third / total:.0%})"
        )
    if out + back:
        even = _reciprocity(out, back)
        yield f"reciprocity {even:.2f} = 1 - |{out} - {back}| / ({out} + {back}); 1 is even, 0 one-sided"


def _ways(pair: Pair) -> tuple[int, int, int]:
    found = balance(pair.contacts, pair.sides[0].codes, pair.sides[1].codes)
    ways = [(len(year.outward), len(year.inward), len(year.elsewhere)) for year in found.years]
    return sum(way[0] for way in ways), sum(way[1] for way in ways), sum(way[2] for way in ways)


def _reciprocity(out: int, back: int) -> float:
    return 1 - abs(out - back) / (out + back)


def gaps_table(pairs: tuple[Pair, ...], seed: int) -> Findings:
    """All gaps, the longest first."""
    rows: list[Row] = []
    notes: list[str] = []
    for pair in pairs:
        searched = {year for year, coverage in pair.coverage.items() if coverage in SEARCHED}
        found = gaps(pair.contacts, searched, pair.count.as_of, seed=seed)
        rows += [_gap_row(pair, one) for one in sorted(found.gaps, key=lambda one: (-one.days, one.start))]
        notes += _gaps_told(pair, found.median, found.limit)
        notes += _left_out(pair, found.not_shown, "the first day is not certain")
    columns = ("pair", "days", "from", "to", "verdict", "chance", "after", "before")
    return _findings("Gaps between contacts", pairs, columns, rows, notes)


def _gap_row(pair: Pair, one: Gap) -> Row:
    chance = None if one.chance is None else float(f"{one.chance:.2g}")
    ends = (one.start.isoformat(), one.end.isoformat())
    return (pair.name, one.days, *ends, one.verdict, chance, one.after, one.before)


def _gaps_told(pair: Pair, median: Interval | None, limit: Interval | None) -> Iterator[str]:
    if median is None or limit is None:
        yield f"{pair.name}: too few gaps in searched years to say which are long"
        return
    yield (
        f"{pair.name}: half of the gaps are shorter than {_bounded(median)} days, 95 % shorter than {_bounded(limit)} "
        "(in brackets 95 % bootstrap intervals)"
    )
    yield "longer: above that interval for the other gaps; perhaps: within it; not searched: no source covers its years"
    yield (
        "chance: that the longest of as many gaps is at least this long, if contacts came at random at the "
        "rate of the other gaps (exponential gaps, Cox and Lewis 1966); a rate that changed makes it too small"
    )


def _bounded(one: Interval) -> str:
    return f"{one.value:.0f} ({one.low:.0f} to {one.high:.0f})"


def outcomes_table(pairs: tuple[Pair, ...], seed: int) -> Findings:  # noqa: ARG001 - nothing is drawn
    """Documents signed at each contact."""
    rows: list[Row] = []
    notes: list[str] = []
    for pair in pairs:
        found = outcomes((one, pair.behind.get(one.id, ())) for one in pair.contacts)
        signed = [one for one in found if one.documents]
        rows += [_outcome_row(pair, one) for one in signed]
        least = sum(one.least for one in signed)
        notes.append(
            f"{pair.name}: documents are told of {len(signed)} of {len(found)} contacts, at least {least} in all"
        )
    notes.append("a contact without a row: no document is told, which does not mean that none was signed")
    columns = ("pair", "contact", "date", "at_least", "kinds", "titles")
    return _findings("Documents signed", pairs, columns, rows, notes)


def _outcome_row(pair: Pair, one: Outcome) -> Row:
    kinds = ", ".join(dict.fromkeys(document.type for document in one.documents))
    titles = "; ".join(document.title for document in one.documents if document.title)
    return (pair.name, one.contact.id, one.contact.edtf, one.least, kinds, titles or None)


def compare_table(pairs: tuple[Pair, ...], seed: int) -> Findings:  # noqa: ARG001 - nothing is drawn
    """The pairs side by side."""
    rows = [_pair_row(pair) for pair in pairs]
    columns = (
        "pair", "contacts", "reviewed_share", "first", "last", "years_searched", "contacts_a_searched_year",
        "first_to_second", "second_to_first", "third_country", "reciprocity", "longest_gap_days", "documents_at_least",
    )  # fmt: skip
    notes = ["rates are over searched years only: pairs whose sources look harder seem to meet more often"]
    return _findings("Pairs compared", pairs, columns, rows, notes)


def _pair_row(pair: Pair) -> Row:
    searched = {year for year, coverage in pair.coverage.items() if coverage in SEARCHED}
    found = cadence(pair.contacts, pair.coverage)
    spans = [one.days for one in gaps(pair.contacts, searched).gaps if one.verdict != "not searched"]
    out, back, third = _ways(pair)
    signed = outcomes((one, pair.behind.get(one.id, ())) for one in pair.contacts)
    dates = [one.edtf for one in pair.contacts if one.year is not None]
    return (
        pair.name, len(pair.contacts), pair.count.reviewed_share, dates[0] if dates else None,
        dates[-1] if dates else None, len(searched), None if found.rate is None else round(found.rate, 2),
        out, back, third, round(_reciprocity(out, back), 2) if out + back else None, max(spans, default=None),
        sum(one.least for one in signed if one.documents),
    )  # fmt: skip


def network_table(pairs: tuple[Pair, ...], seed: int) -> Findings:  # noqa: ARG001 - nothing is drawn
    """Who met whom among the contacts counted: partners and contacts of each person."""
    held = {one.id: one for pair in pairs for behind in pair.behind.values() for one in behind}
    by_day = tuple(sorted(held.values(), key=lambda one: (str(one.date.earliest) if one.date else "9999", one.id)))
    content = Content(Holdings(engagements=by_day, accounts=(), documents={}, lexicon=lexicon()))
    best = _most_met(content["edges"])
    rows = [
        (row["label"], row["state"], int(row["partners"]), int(row["contacts"]), best.get(row["id"]))
        for row in sorted(content["nodes"], key=lambda row: (-int(row["contacts"]), row["id"]))
    ]
    notes = [
        f"{len(content['nodes'])} people, {len(content['edges'])} pairs of people of different states",
        "gatherings of many make no pair; a visit makes one where no meeting of the two within it is told",
        "counts are of engagements, not of contacts by the rule: several talks on one trip are several",
    ]
    return _findings("Leaders' meetings", pairs, ("person", "state", "partners", "meetings", "most_with"), rows, notes)


def _most_met(edges: Sequence[Mapping[str, str]]) -> dict[str, str]:
    """For each person the one met most often, with the number."""
    found: dict[str, tuple[int, str]] = {}
    for edge in edges:
        for one, other in ((edge["source"], edge["target"]), (edge["target"], edge["source"])):
            if int(edge["weight"]) > found.get(one, (0, ""))[0]:
                found[one] = (int(edge["weight"]), other)
    return {one: f"{other} ({number})" for one, (number, other) in found.items()}
