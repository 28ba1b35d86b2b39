"""What a draft is set against: the look-ups of checking over a chronicle's file, or over a reference alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache, lru_cache
from pathlib import Path

from summitry.checking import Asked, Known, Proof, Sought, Told, Tried
from summitry.counting import CountingRule, Entry, Question, Side, counting_rule, counting_rules
from summitry.counting import count as count_entries
from summitry.errors import NotFound
from summitry.lexicon import Lexicon
from summitry.lexicon.facts import load_facts
from summitry.lexicon.reference import Reference, load_reference, reference_names
from summitry.lexicon.reference_sources import PREFIX, reference_of, reference_row
from summitry.lexicon.succession import codes
from summitry.model import Account, Claim, Document, Engagement, bounds
from summitry.run.against_ladder import named
from summitry.run.gathering import from_chronicle
from summitry.run.references import reference_entries, reference_said
from summitry.store import Chronicle, Wanted
from summitry.text.names import fold

_QUOTES = 8  # of one engagement, so that a page stays readable
_RULE = "in-person"


def known_from_reference(name: str, lexicon: Lexicon) -> Known:
    """The look-ups over a reference chronicle. Raises InvalidInput where there is none of that name."""
    reference = load_reference(name)
    entries = _entries(name)
    listed = [(one, _folded(one)) for one in (entry.engagement for entry in entries)]
    about = reference.rows.about
    return Known(
        lexicon=lexicon, facts=load_facts(), codes=codes, named=named,
        find=cache(lambda sought: [one for one, names in listed if _fits(one, names, sought)]),
        quotes=lambda one: _reference_quotes(reference, one),
        tried=cache(lambda asked: _tried(entries, asked, bounds(about.as_of).latest)),
        told=lambda asked: _told(reference, asked.people),
        figures=lambda states, year: _figures(reference, states, year),
        covered=f"the reference chronicle {name} ({about.since} to {about.as_of})",
        pairs=(about.parties,), last=bounds(about.as_of).latest,
    )  # fmt: skip


@contextmanager
def known_from_chronicle(db: Path, lexicon: Lexicon) -> Iterator[Known]:
    """The look-ups over a chronicle's file, open as long as the block. Raises StoreError."""
    with Chronicle.open(db) as chronicle:
        held = [load_reference(name) for name in reference_names() if chronicle.holds_documents(f"{PREFIX}{name}:")]
        covered = f"the chronicle {db.name}" + "".join(f" with the reference {one.id}" for one in held)
        yield Known(
            lexicon=lexicon, facts=load_facts(), codes=codes, named=named,
            find=cache(lambda sought: chronicle.engagements(
                Wanted(between=sought.between, people=sought.people, since=sought.since, until=sought.until)
            )),
            quotes=lambda one: _quotes(chronicle, one),
            tried=cache(lambda asked: _tried_in(db, asked)),
            told=lambda asked: [told for one in held for told in _told(one, asked.people)],
            figures=lambda states, year: [told for one in held for told in _figures(one, states, year)],
            covered=covered, pairs=tuple(one.rows.about.parties for one in held), last=chronicle.last_published,
        )  # fmt: skip


@lru_cache(maxsize=2)
def _entries(name: str) -> tuple[Entry, ...]:
    return tuple(reference_entries(load_reference(name)))


def _folded(one: Engagement) -> list[set[str]]:
    return [set(fold(party.name).split()) for party in one.participants if party.name]


def _fits(one: Engagement, names: Sequence[set[str]], sought: Sought) -> bool:
    countries = {party.country for party in one.participants}
    if not all(countries & set(side) for side in sought.between):
        return False
    if not all(any(set(fold(person).split()) <= name for name in names) for person in sought.people):
        return False
    earliest, latest = (one.date.earliest, one.date.latest) if one.date else (None, None)
    late = sought.since is None or latest is None or latest >= sought.since
    return late and (sought.until is None or earliest is None or earliest <= sought.until)


# ---------------------------------------------------------------- quotes


def _reference_quotes(reference: Reference, one: Engagement) -> list[Proof]:
    documents = _documents(reference.id)
    return [proof for account in one.accounts if account in documents for proof in [_of_row(documents[account], one.id)]]


@lru_cache(maxsize=2)
def _documents(name: str) -> Mapping[str, Document]:
    return {one.doc_id: one for one in load_reference(name).documents}


def _of_row(document: Document, engagement: str) -> Proof:
    """The row's own words, with the sources it cites."""
    row = reference_row(document.doc_id)
    cited = tuple(f"{one.title} ({one.publisher})" if one.publisher else one.title for one in row.sources) if row else ()
    source = "; ".join(cited[:3]) or f"{document.publisher}, not verified"
    quote = row.summary if row else document.text.split("\n\n")[0]
    return Proof(side="reference", quote=quote, source=source, url=document.url, id=engagement, cited=cited)


def _quotes(chronicle: Chronicle, one: Engagement) -> list[Proof]:
    """The words of each account that tells of it; of several alike, which are copies, the first."""
    sources = {each.doc_id: each for each in chronicle.sources([one])[one.id]}
    found: dict[str, Proof] = {}
    for account in chronicle.accounts(one):
        if reference_of(account.doc_id) is not None:
            proof = _of_row(chronicle.document(account.doc_id), one.id)
            found.setdefault(proof.quote, proof)
            continue
        source = sources.get(account.doc_id)
        for quote in _own_words(account):
            proof = Proof(
                side="chronicle", quote=quote, source=(source.publisher if source else None) or account.doc_id,
                url=source.url if source else None, published=source.published if source else None, id=one.id,
            )  # fmt: skip
            found.setdefault(" ".join(fold(quote).split()), proof)
    return list(found.values())[:_QUOTES]


def _own_words(account: Account) -> list[str]:
    """What an account is told by, and its day and place."""
    wanted = ("engagement", "date", "place", "documents")
    return list(dict.fromkeys(one.quote for one in account.evidence if one.supports in wanted))


# ---------------------------------------------------------------- numbers and figures


def _sides(asked: Asked) -> tuple[Side, Side]:
    first, second = (Side.of(*codes(state)) for state in asked.states)
    return first, second


def _tried_in(db: Path, asked: Asked) -> list[Tried]:
    material = from_chronicle(db, _sides(asked), asked.people, None)
    return _tried(material.entries, asked, material.as_of)


def _tried(entries: Sequence[Entry], asked: Asked, as_of: date | None) -> list[Tried]:
    """The number under every rule; nothing where a person takes part nowhere."""
    question = Question(
        sides=_sides(asked), people=asked.people, since=asked.since, until=asked.until, as_of=as_of
    )
    try:
        found = count_entries(entries, question, counting_rule(_RULE))
    except NotFound:
        return []
    numbers = {_RULE: found.count, **found.other_rules}
    ids = tuple(one.id for one in found.included)
    return [_under(rule, numbers[rule.id], ids) for rule in counting_rules() if rule.id in numbers]


def _under(rule: CountingRule, number: int, ids: tuple[str, ...]) -> Tried:
    listed = ids if rule.id == _RULE else ()
    return Tried(rule=rule.id, statement=rule.statement, units=rule.claim_units, number=number, ids=listed)


def _told(reference: Reference, people: Sequence[str]) -> list[Told]:
    if not people:
        return []
    said = []
    for one in reference_said(reference, people):
        source = "; ".join(filter(None, (one.claim.speaker, *(each.title for each in one.sources[:1]))))
        url = one.sources[0].url if one.sources else None
        proof = Proof(side="reference", quote=one.claim.text, source=source, url=url, value=f"{one.claim.value:g}")
        said.append(Told(claim=one.claim, day=one.day, proof=proof))
    return said


def _figures(reference: Reference, states: frozenset[str], year: int) -> list[Told]:
    wanted = {code for state in states for code in codes(state)}
    found = []
    for claim in reference.claims:
        if claim.type == "figure" and claim.period == str(year) and set(claim.parties) <= wanted:
            found.append(Told(claim=claim, day=date(year, 12, 31), proof=_figure_proof(reference, claim)))
    return found


def _figure_proof(reference: Reference, claim: Claim) -> Proof:
    document = _documents(reference.id)[claim.doc_id]
    cited = [part for part in document.text.partition("Sources:\n")[2].split("\n") if part]
    source = cited[0].removeprefix("- ") if cited else f"{document.publisher}, not verified"
    return Proof(side="reference", quote=claim.text, source=source, url=document.url, value=f"{(claim.value or 0) / 1e9:g} billion")
