"""`CITATION.cff` of the package: how its data are cited (Citation File Format 1.2.0)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from summitry.export.content import Content

NOBODY = "Author to be named"


def citation(content: Content, title: str, authors: Sequence[str]) -> str:
    """The file. Every value is a JSON string, which YAML reads as such."""
    about = {row["name"]: row["value"] for row in content["about"]}
    lines = [
        "cff-version: 1.2.0", "type: dataset", f"title: {_quoted(title)}",
        f"message: {_quoted('If you use these data, please cite them as below.')}", "authors:",
        *(f"  - name: {_quoted(author)}" for author in authors or [NOBODY]),
        f"abstract: {_quoted(f'Leader-level diplomatic engagements. {content.caption}.')}",
    ]  # fmt: skip
    if about["as_of"]:
        lines.append(f"version: {_quoted(about['as_of'])}")
    lines += [
        "references:", "  - type: software", f"    title: {_quoted('Summitry')}",
        f"    version: {_quoted(content.holdings.version)}", "    authors:",
        f"      - name: {_quoted('The Summitry authors')}",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return msgspec.json.encode(text).decode()
