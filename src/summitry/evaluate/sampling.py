"""Drawing what two coders are to code: a random sample of engagements or documents of a chronicle, with a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import msgspec

from summitry.errors import InvalidInput
from summitry.evaluate.sheets import NOT_SAID, Unit
from summitry.model import Account, Document, Engagement
from summitry.store import Chronicle

_AROUND = 400  # characters before and after the words that show it


def sample_engagements(chronicle: Chronicle, size: int, seed: int) -> list[Unit]:
    """Units for `size` engagements, or all where there are fewer; each by the passage of one of its documents.

    Raises InvalidInput where the chronicle holds none.
    """
    found = sorted(chronicle.engagements(), key=lambda one: one.id)
    if not found:
        raise InvalidInput("there is no engagement to draw from", hint="build a chronicle first")
    draw = random.Random(seed)  # noqa: S311 - a sample, not a secret
    chosen = draw.sample(found, min(size, len(found)))
    return [_unit(f"u{number:03}", one, chronicle, draw) for number, one in enumerate(chosen, 1)]


def _unit(name: str, one: Engagement, chronicle: Chronicle, draw: random.Random) -> Unit:
    account = draw.choice(sorted(chronicle.accounts(one), key=lambda each: each.account_id))
    document = chronicle.document(account.doc_id)
    return Unit(
        unit=name,
        of=one.id,
        doc_id=document.doc_id,
        title=document.title or "",
        publisher=document.publisher or "",
        published=document.published.isoformat() if document.published else "",
        text=_passage(document, account),
        machine=dict(machine_values(account)),
    )


def _passage(document: Document, account: Account) -> str:
    """The text around the words that show the engagement, cut at spaces."""
    spans = [(one.start, one.end) for one in account.evidence if one.field == "text"]
    if not spans:
        return " ".join(document.text[: 2 * _AROUND].split())
    low, high = min(start for start, _ in spans) - _AROUND, max(end for _, end in spans) + _AROUND
    before = document.text.rfind(" ", 0, max(low, 0)) + 1 if low > 0 else 0
    after = document.text.find(" ", high)
    cut = document.text[before : after if after >= 0 else len(document.text)]
    return ("… " if before else "") + " ".join(cut.split()) + (" …" if after >= 0 else "")


def machine_values(account: Account) -> Iterator[tuple[str, str]]:
    """What the program reads in the passage, in the sheet's words."""
    place = account.place
    yield "kind", account.kind
    yield "level", account.level
    yield "status", account.status
    yield "date", account.date.edtf if account.date else NOT_SAID
    yield "country", (place.country if place else None) or NOT_SAID
    yield "city", (place.city if place else None) or NOT_SAID
    yield "visit_type", account.visit_type or NOT_SAID
    yield "signed", str(sum(paper.count or 1 for paper in account.documents))


def write_documents(chronicle: Chronicle, folder: Path, coders: list[str], size: int, seed: int) -> list[Path]:
    """One file of JSON lines a coder, in the coding guide's format with nothing coded; the files written.

    Raises InvalidInput where a file is there already, or the chronicle holds no document.
    """
    ids = sorted(one.doc_id for one in chronicle.documents() if not one.doc_id.startswith("ref:"))
    if not ids:
        raise InvalidInput("there is no document to draw from", hint="build a chronicle first")
    chosen = random.Random(seed).sample(ids, min(size, len(ids)))  # noqa: S311 - a sample, not a secret
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{coder}.jsonl" for coder in coders]
    if held := [path.name for path in paths if path.exists()]:
        hint = "a file may be filled in; name another folder with --out"
        raise InvalidInput(f"{folder} holds {', '.join(held)} already", hint=hint)
    for number, path in enumerate(paths):
        ordered = list(chosen)
        random.Random(f"{seed} {number}").shuffle(ordered)  # noqa: S311
        path.write_bytes(b"".join(_blank(chronicle.document(doc_id)) for doc_id in ordered))
    return paths


def _blank(one: Document) -> bytes:
    plain: dict[str, object] = {
        "id": one.doc_id, "doc_id": one.doc_id, "published": one.published.isoformat() if one.published else None,
        "title": one.title, "text": one.text, "engagements": [], "claims": [],
    }  # fmt: skip
    return msgspec.json.encode(plain) + b"\n"
