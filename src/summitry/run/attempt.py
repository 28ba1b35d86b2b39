"""Extraction that never stops a run: a document that cannot be extracted costs a remark in the account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from msgspec.structs import replace

from summitry.annotation import annotate
from summitry.errors import InvalidInput, InvalidLexicon
from summitry.extraction import extract
from summitry.lexicon import Lexicon
from summitry.lexicon.rulebook import RULES
from summitry.model import Document, Extraction
from summitry.reading import Noted


@lru_cache(maxsize=1)
def covered_languages() -> tuple[str, ...]:
    """Languages that have rules for engagements."""
    return tuple(sorted(path.parent.name for path in RULES.glob("*/engagements.toml")))


def is_covered(document: Document) -> bool:
    """Whether there are rules for the document's language; an unknown language is tried."""
    return document.lang is None or document.lang.split("-")[0] in covered_languages()


def attempt(document: Document, lexicon: Lexicon) -> tuple[Extraction, Noted | None]:
    """What the document says, or nothing and the remark why."""
    if not is_covered(document):
        message = f"read and searchable, but there are no rules yet for engagements in language {document.lang!r}"
        hint = f"languages with rules: {', '.join(covered_languages())}; if the language is wrong, say it with --lang"
        return Extraction(document.doc_id), Noted(document.path, "language-not-covered", message, hint)
    try:
        return checked(document, extract(annotate(document, lexicon), lexicon)), None
    except InvalidLexicon:
        raise  # the rules themselves are broken: every document would fail
    except Exception as fault:  # noqa: BLE001 - any fault of the rules; it ends as a line of the account
        message = f"read, but its engagements could not be extracted ({type(fault).__name__}: {fault})"
        remark = Noted(document.path, "extraction-failed", " ".join(message.split()), "report this with the file")
        return Extraction(document.doc_id), remark


def checked(document: Document, extraction: Extraction) -> Extraction:
    """The extraction with ids that are distinct. Raises ValueError when a quote is no exact slice of the document."""
    quoted = [evidence for account in extraction.accounts for evidence in account.evidence]
    quoted += [evidence for claim in extraction.claims for evidence in claim.evidence]
    for one in quoted:
        if document.field(one.field)[one.start : one.end] != one.quote:
            raise ValueError(f"not in the document's {one.field} at {one.start}: {one.quote[:80]!r}")
    accounts = _distinct([one.account_id for one in extraction.accounts])
    claims = _distinct([one.claim_id for one in extraction.claims])
    return Extraction(
        extraction.doc_id,
        tuple(replace(one, account_id=given) for one, given in zip(extraction.accounts, accounts, strict=True)),
        tuple(replace(one, claim_id=given) for one, given in zip(extraction.claims, claims, strict=True)),
    )


def _distinct(ids: Sequence[str]) -> list[str]:
    """The ids, with a number behind those that have come before."""
    seen: Counter[str] = Counter()
    given = []
    for one in ids:
        seen[one] += 1
        given.append(one if seen[one] == 1 else f"{one}-{seen[one]}")
    return given


def check_covered(document: Document) -> None:
    """Raise InvalidInput when there are no rules for the document's language."""
    if not is_covered(document):
        raise InvalidInput(
            f"there are no rules yet for engagements in language {document.lang!r}",
            hint=f"languages with rules: {', '.join(covered_languages())}",
        )
