"""Out of a chronicle what is exported: the chosen engagements, what stands behind them, and their contacts by rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path

import msgspec

from summitry import __version__
from summitry.counting import Count, CountingRule, Entry, Question, Side, count, counting_rule
from summitry.counting.rules import rule_source
from summitry.export import Content, Holdings, WriteOptions, Written, exporter, schema, write
from summitry.export.replication import PackageOptions, Packed, write_package
from summitry.lexicon import Lexicon
from summitry.lexicon.reference import load_reference, reference_names
from summitry.lexicon.reference_sources import PREFIX, cited_sources
from summitry.model import Engagement
from summitry.run.gathering import covered, entries_of
from summitry.run.stages import PathLikeStr, lexicon
from summitry.store import Chronicle, Wanted


class ExportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """Which engagements (`wanted`), by which counting rule contacts are counted, and which table of a tabular format.

    `shared` cuts long quotes and is for what leaves the house.
    """

    wanted: Wanted = Wanted()
    rule: str = "in-person"
    table: str | None = None
    bom: bool = False
    shared: bool = False


def write_export(name: str, out: PathLikeStr, db: PathLikeStr, options: ExportOptions | None = None) -> Written:
    """Write one export of the chronicle `db` into the file `out`.

    Raises NotFound for an unknown format, table or rule, StoreError for a chronicle that cannot be opened, InvalidInput
    where a library is missing or the file cannot be written.
    """
    options, one = options or ExportOptions(), exporter(name)
    if options.table is not None:
        schema().table(options.table)
    return write(one, tables(db, options), Path(out), WriteOptions(options.table, options.bom))


def replicate(
    out: PathLikeStr, db: PathLikeStr, options: ExportOptions | None = None, package: PackageOptions | None = None
) -> Packed:
    """Write a package for deposit into the new or empty folder `out`.

    Raises as `export` does, and InvalidInput where `out` holds something already.
    """
    options, package = options or ExportOptions(), package or PackageOptions()
    rule = counting_rule(options.rule)
    with Chronicle.open(db) as chronicle:
        held = Content(holdings(chronicle, options, rule))
        given = msgspec.structs.replace(package, rule_text=rule_source(options.rule))
    return write_package(held, Path(out), given)


def tables(db: PathLikeStr, options: ExportOptions | None = None) -> Content:
    """All tables of an export by name, each made when it is first asked for; `to_pandas(name)` gives a data frame."""
    options = options or ExportOptions()
    rule = counting_rule(options.rule)
    with Chronicle.open(db) as chronicle:
        return Content(holdings(chronicle, options, rule))


def holdings(chronicle: Chronicle, options: ExportOptions, rule: CountingRule) -> Holdings:
    """What is exported of an open chronicle."""
    found = tuple(chronicle.engagements(options.wanted))
    entries = tuple(entries_of(chronicle, found))
    accounts = tuple(account for one in found for account in chronicle.accounts(one))
    claims = tuple(one for one in chronicle.claims() if _speaks_of(one.parties, options.wanted))
    behind = sorted({one.doc_id for one in accounts} | {one.doc_id for one in claims})
    names = [name for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]
    references = tuple(load_reference(name) for name in names)
    known, as_of = lexicon(), covered(chronicle, references)
    return Holdings(
        engagements=found,
        accounts=accounts,
        documents={doc_id: chronicle.document(doc_id) for doc_id in behind},
        claims=claims,
        cited={doc_id: cited for doc_id in behind if (cited := cited_sources(doc_id))},
        references=references,
        reviewed=frozenset(entry.engagement.id for entry in entries if entry.reviewed),
        watched=tuple(watched(chronicle)),
        counts=_counter(found, entries, rule, known, as_of),
        lexicon=known,
        rule=rule.id,
        since=options.wanted.since,
        until=options.wanted.until,
        as_of=as_of,
        filters=filters_told(options.wanted),
        version=__version__,
        shared=options.shared,
        complete=chronicle.complete,
    )


def _speaks_of(parties: Sequence[str], wanted: Wanted) -> bool:
    """Claims carry no day and no people: of the filters only the parties can be applied to them."""
    sides = [{side} if isinstance(side, str) else set(side) for side in wanted.between]
    return all(side & set(parties) for side in sides)


def watched(chronicle: Chronicle) -> Iterator[tuple[int, str, str]]:
    """Year of publication, state and id of every document that tells of a contact, whatever is exported."""
    years = chronicle.publication_years()
    for account in chronicle.for_linking()[0]:
        if account.doc_id in years:
            for state in {party.country for party in account.participants if party.country}:
                yield years[account.doc_id], state, account.doc_id


def _counter(
    found: Sequence[Engagement], entries: Sequence[Entry], rule: CountingRule, known: Lexicon, as_of: date | None
) -> Callable[[], Mapping[tuple[str, str], Count]]:
    """Counts each pair of states when the numbers are first asked for."""
    held = {entry.engagement.id: entry for entry in entries}

    def counted() -> Mapping[tuple[str, str], Count]:
        pairs: dict[tuple[str, str], dict[str, Entry]] = {}
        for one in found:
            present = sorted({party.country for party in one.participants if party.country in known.states})
            for pair in combinations(present if one.level == "leader" else (), 2):
                pairs.setdefault(pair, {}).update(_with_wholes(one, held))
        return {pair: _count(pair, list(mine.values()), rule, as_of) for pair, mine in sorted(pairs.items())}

    return counted


def _with_wholes(one: Engagement, held: Mapping[str, Entry]) -> dict[str, Entry]:
    """An engagement with whatever contains it."""
    chain: dict[str, Entry] = {}
    ident: str | None = one.id
    while ident is not None and ident in held and ident not in chain:
        chain[ident] = held[ident]
        ident = held[ident].engagement.part_of
    return chain


def _count(pair: tuple[str, str], entries: Sequence[Entry], rule: CountingRule, as_of: date | None) -> Count:
    sides = (Side.of(pair[0]), Side.of(pair[1]))
    return count(entries, Question(sides=sides, as_of=as_of), rule, rules=())


def filters_told(wanted: Wanted) -> str:
    """The filters in words; "" where everything is exported."""
    sides = [side if isinstance(side, str) else "/".join(side) for side in wanted.between]
    told = {
        "between": " and ".join(sides), "people": ", ".join(wanted.people),
        "since": wanted.since.isoformat() if wanted.since else "",
        "until": wanted.until.isoformat() if wanted.until else "", "kind": ", ".join(wanted.kinds),
        "status": ", ".join(wanted.statuses), "level": wanted.level or "",
    }  # fmt: skip
    return "; ".join(f"{name} {value}" for name, value in told.items() if value)
