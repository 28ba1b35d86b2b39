"""The package's README: what it is, how it was made, every file, how to rebuild it, what may be passed on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from summitry.counting import Count
from summitry.export.base.accounts import QUOTE_LIMIT
from summitry.export.content import Content
from summitry.export.derive.safe import line
from summitry.export.replication.codebook import escaped


def readme(content: Content, title: str, rule_text: str, files: Mapping[str, str], texts: str) -> str:
    """The page. `files` says what each file is, `texts` what became of the documents' texts."""
    return "\n".join(_lines(content, title, rule_text, files, texts)) + "\n"


def _lines(content: Content, title: str, rule_text: str, files: Mapping[str, str], texts: str) -> Iterator[str]:
    about = {row["name"]: row["value"] for row in content["about"]}
    counted = len(content["engagements"])
    yield from (
        f"# {escaped(line(title))}",
        "",
        f"{counted} engagements, {len(content['sources'])} sources. {escaped(content.caption)}.",
        "",
    )
    yield from (
        "Each engagement was put together from what documents say of it; each field has the words behind it (table",
        f"evidence). {about['reviewed']} of {about['engagements']} were reviewed by a person; the others are machine",
        "output. READINESS.md says what is missing. Every column is explained in CODEBOOK.md.", "",
        "## Counting rule", "",
        f"`{about['rule']}`, the file rules/{about['rule']}.toml; the list behind every number is table contacts.", "",
        "```toml", *rule_text.rstrip().splitlines(), "```", "",
    )  # fmt: skip
    yield from _examples(content.holdings.counts())
    yield from ("## Files", "", "| file | what it is |", "|---|---|")
    yield from (f"| `{name}` | {what} |" for name, what in files.items())
    yield from (
        "", "## Rebuilding", "",
        "`python code/rebuild.py` computes the derived tables anew from the base tables, compares them with the files",
        "here byte for byte, and checks every file against SHA256SUMS. It needs Python 3.11, nothing else.", "",
        "## What may be passed on", "", texts, "",
        "## Made with", "", f"{about['program']}; filters: {about['filters'] or 'none'}.",
    )  # fmt: skip


def _examples(counts: Mapping[tuple[str, str], Count]) -> Iterator[str]:
    """One that counts and one that does not, of the pair with the most contacts."""
    best = max(counts.values(), key=lambda count: (len(count.included), len(count.excluded)), default=None)
    if best is None:
        return
    yield from (f"Of {' and '.join(best.states)}, for example:", "")
    if best.included:
        one = best.included[0]
        yield f"- counted: {one.id} ({one.date}), with {len(one.rows)} engagements taken together as one"
    if best.excluded:
        out = best.excluded[0]
        yield f"- left out: {out.id} ({out.kind}, {out.status}): {out.reason}"
    yield ""


def texts_told(*, shared: bool, inside: int, left: int) -> str:
    """What became of the documents' texts and long quotes."""
    if not shared:
        return (
            f"data/texts.jsonl holds the full text of {inside} documents, and quotes are whole: this package is for "
            "your own archive. Make one with --share-safe to pass on."
        )
    return (
        f"Share-safe: the full texts of {left} documents are left out, since their licence is not known to allow it; "
        f"{inside} under open licences are in data/texts.jsonl. Quotes from the others are cut to {QUOTE_LIMIT} "
        "characters (quote_cut = 1). Hashes, lengths and offsets stay: whoever holds a document can check every quote."
    )
