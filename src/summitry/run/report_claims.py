"""What a report tells besides engagements: figures with their series, disagreements of sources, claims of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePath

from summitry.lexicon.reference import Reference
from summitry.lexicon.reference_rows import DisagreementRow
from summitry.lexicon.reference_sources import PREFIX
from summitry.model import Claim, ClaimType, Engagement
from summitry.present.pictures import Framing
from summitry.present.pictures.figures import Series, Told
from summitry.present.report.material import Disagreement, Item, Quote, Voice
from summitry.run.report_voices import source_of, teller
from summitry.store import Chronicle

#: Kinds of claims that a report lists; numbers of meetings stand beside the count.
_KINDS: tuple[ClaimType, ...] = ("figure", "first", "commitment", "assessment", "designation")
_MOST = 150


def series(references: Sequence[Reference], framing: Framing) -> list[Series]:
    """The figures of the references by measure and teller, within the period."""
    found: dict[tuple[str, str], list[Told]] = {}
    same: Counter[int] = Counter()  # values told of one year, so that each has an address of its own
    low = framing.since.year if framing.since else 0
    high = framing.as_of.year if framing.as_of else 9999
    for reference in references:
        for row in reference.rows.trade:
            if low <= row.year <= high:
                same[row.year] += 1
                again = f"-{same[row.year]}" if same[row.year] > 1 else ""
                told = Told(
                    year=row.year, value=float(row.usd), change_pct=row.change_pct, id=f"figure-{row.year}{again}",
                    sources="; ".join(one.publisher or one.title for one in row.sources),
                )  # fmt: skip
                found.setdefault((row.measure, row.reported_by), []).append(told)
    return [
        Series(
            measure=measure.capitalize(),
            unit="USD",
            teller=teller,
            values=tuple(sorted(rows, key=lambda one: one.year)),
        )
        for (measure, teller), rows in found.items()
    ]


def disagreements(
    items: Sequence[Item], references: Sequence[Reference], chronicle: Chronicle | None
) -> list[Disagreement]:
    """Where sources differ: as the chronicle found it, and as the references note it."""
    by_account = {account: item.id for item in items for account in item.engagement.accounts}
    disputed = [item.engagement for item in items if item.engagement.conflicts]
    found = [one for each in disputed for one in _of_engagement(each, _tellers(each, chronicle))]
    for reference in references:
        for row in reference.rows.disagreements:
            named = [by_account.get(f"{PREFIX}{reference.id}:{one}") for one in row.engagements]
            ids = tuple(dict.fromkeys(one for one in named if one))
            if ids:
                found.append(_noted(row, ids))
    return found


def _tellers(one: Engagement, chronicle: Chronicle | None) -> Mapping[str, str]:
    """Who stands behind each account: its document's teller, the reference itself for a reference's."""
    sources = chronicle.tellers(one) if chronicle else {}
    named = {given: told.publisher or PurePath(told.doc_id).name or told.doc_id for given, told in sources.items()}
    return {given: "reference" if given.startswith(PREFIX) else named.get(given, given) for given in one.accounts}


def _of_engagement(one: Engagement, tellers: Mapping[str, str]) -> Iterator[Disagreement]:
    for conflict in one.conflicts:
        values = tuple(
            (value.value, tuple(sorted({tellers.get(account, account) for account in value.accounts})))
            for value in conflict.values
        )
        yield Disagreement(ids=(one.id,), field=conflict.field, values=values, shown=conflict.chosen, why=conflict.why)


def _noted(row: DisagreementRow, ids: tuple[str, ...]) -> Disagreement:
    values = tuple((claim.value, claim.sources) for claim in row.claims)
    return Disagreement(ids=ids, field=row.field, values=values, shown=row.used, why=row.likely_cause)


def claims(chronicle: Chronicle, found: Sequence[Engagement], framing: Framing) -> tuple[list[tuple[str, Voice]], int]:
    """What the documents behind these engagements claim of both sides, by day; and how many were left out."""
    sources = chronicle.sources(found)
    tellers = sorted({one.doc_id for each in sources.values() for one in each if not one.doc_id.startswith(PREFIX)})
    held = [claim for kind in _KINDS for claim in chronicle.claims_in(tellers, kind)]
    both = [one for one in held if all(side.codes & set(one.parties) for side in (framing.first, framing.second))]
    told = sorted((_told(one, chronicle) for one in both), key=lambda pair: (pair[0], pair[1], pair[2].teller))
    return [(kind, voice) for _, kind, voice in told[:_MOST]], max(0, len(told) - _MOST)


def _told(claim: Claim, chronicle: Chronicle) -> tuple[date, str, Voice]:
    document = chronicle.document(claim.doc_id)
    speaker = f"{claim.speaker}, in {teller(document)}" if claim.speaker else teller(document)
    quotes = tuple(Quote(one.quote, one.supports) for one in claim.evidence) or (Quote(claim.text),)
    voice = Voice(teller=speaker, quotes=quotes[:1], sources=(source_of(document),))
    return document.published or date.max, claim.type, voice
