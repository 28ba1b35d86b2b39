"""A checked text in the terminal: the text with numbered marks, then what was found for each, with the words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from summitry.checking import Checked, Mark, Proof, Verdict
from summitry.present.checked.pieces import SHOWN, Numbered, counted, numbered, paragraphs, pieces
from summitry.present.visible import visible

if TYPE_CHECKING:
    from rich.text import Text

_LOOK: dict[Verdict, str] = {
    "supported": "green", "contradicted": "bold red", "partly": "yellow", "not-in-chronicle": "cyan",
}  # fmt: skip
_QUOTES = 4


def checked_lines(checked: Checked) -> Iterator[Text]:
    """Lines to print; without colours they still tell everything."""
    from rich.text import Text

    marks = numbered(checked)
    yield Text(_head(checked))
    yield Text()
    for line in paragraphs(pieces(checked.content, marks)):
        shown = Text()
        for piece in line:
            shown.append(visible(piece.text.replace("\n", " ")), style=_LOOK[piece.on.mark.verdict] if piece.on else "")
            for one in piece.ending:
                shown.append(f"[{one.number}]", style=_LOOK[one.mark.verdict])
        yield shown
    yield Text()
    for one in marks:
        yield from _told(one)
    yield Text(counted(checked))
    for note in checked.notes:
        yield Text(f"note: {note}", style="dim")


def _head(checked: Checked) -> str:
    day = f"read as of {checked.as_of.isoformat()} ({checked.as_of_basis})" if checked.as_of else checked.as_of_basis
    return visible(f"{checked.title}, {day}" if checked.title and len(checked.title) < 120 else day)


def _told(one: Numbered) -> Iterator[Text]:
    from rich.text import Text

    mark = one.mark
    head = Text(f"[{one.number}] ")
    head.append(SHOWN[mark.verdict], style=_LOOK[mark.verdict])
    head.append(visible(f" · {mark.type} “{mark.text}” · {mark.rule}{_sources(mark)}"))
    yield head
    yield Text(f"    {visible(mark.found)}")
    for proof in _others(mark)[:_QUOTES]:
        yield Text(visible(f"    {quoted(proof)}"), style="dim")
    more = len(_others(mark)) - _QUOTES
    if more > 0:
        yield Text(f"    and {more} more; --format json has all", style="dim")


def _sources(mark: Mark) -> str:
    return f" · {mark.sources} source{'' if mark.sources == 1 else 's'}" if mark.sources else ""


def _others(mark: Mark) -> list[Proof]:
    return [proof for proof in mark.evidence if proof.side != "text"]


def quoted(proof: Proof) -> str:
    """The words of a source, where they stand, and the value they stand for."""
    where = ", ".join(filter(None, (proof.source, proof.published.isoformat() if proof.published else "")))
    value = f" [{proof.value}]" if proof.value else ""
    return f"“{' '.join(proof.quote.split())}”{value} – {where}"
