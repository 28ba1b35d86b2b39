"""Reading `cases/engagements.toml` and telling where a document's accounts differ from what a case expects."""

from __future__ import annotations

from datetime import date
from typing import Any

from summitry.annotation import annotate
from summitry.extraction import extract
from summitry.lexicon import Lexicon
from summitry.model import IN_PERSON, Account, Document

Case = dict[str, Any]


def document(case: Case) -> Document:
    """The case's text as a document."""
    published = case.get("published")
    return Document(
        doc_id=case["id"],
        text=case["text"],
        title=case.get("title"),
        published=date.fromisoformat(published) if published else None,
        publisher=case.get("publisher"),
        lang=case.get("lang", "zh" if case["id"].startswith("zh-") else "en"),
    )


def told(case: Case, lexicon: Lexicon) -> tuple[Account, ...]:
    """The accounts that the program finds in the case's text."""
    return extract(annotate(document(case), lexicon), lexicon).accounts


def differences(case: Case, accounts: tuple[Account, ...]) -> list[str]:
    """What is missing, too much or wrong, in words; fields that an expected account does not name are free."""
    left, found = list(accounts), []
    for wanted in case["accounts"]:
        best = min(left, key=lambda account: len(_wrong(wanted, account)), default=None)
        if best is None or best.kind != wanted["kind"]:
            found.append(f"no {wanted['kind']} of {wanted['who']}")
            continue
        left.remove(best)
        found += _wrong(wanted, best)
    return found + [f"too much: {account.kind} of {_who(account)}" for account in left]


def _wrong(wanted: dict[str, Any], account: Account) -> list[str]:
    actual = _as_case(account)
    place = tuple(wanted.get("place", "").split("/")) if wanted.get("place") else ()
    wrong = [
        f"{key}: {actual[key]!r}, not {value!r}"
        for key, value in wanted.items()
        if key != "place" and actual[key] != value
    ]
    if actual["place"][: len(place)] != place:
        wrong.append(f"place: {actual['place']!r}, not {place!r}")
    if account.kind not in IN_PERSON and account.place is not None:
        wrong.append(f"a {account.kind} with a place")
    return [f"{account.kind} {text}" for text in wrong]


def _as_case(account: Account) -> dict[str, Any]:
    place = account.place
    return {
        "kind": account.kind,
        "level": account.level,
        "status": account.status,
        "date": account.date.edtf if account.date else "",
        "place": (place.country, place.city, place.venue) if place else (),
        "who": _who(account),
        "type": account.visit_type or "",
        "occasion": account.occasion or "",
        "documents": [f"{item.type} {item.count}" for item in account.documents],
    }


def _who(account: Account) -> list[str]:
    return sorted(f"{person.name or '-'}, {person.country}, {person.role}" for person in account.participants)
