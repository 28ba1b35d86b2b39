"""What changed between two versions as an Atom feed (RFC 4287), for whoever follows a chronicle."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from summitry.comparing import Difference
from summitry.present.visible import visible

_ATOM = "http://www.w3.org/2005/Atom"


def atom(found: Difference, moment: str, name: str) -> bytes:
    """The feed; `moment` (ISO, UTC) is when the later version was made, `name` the chronicle's."""
    feed = Element("feed", {"xmlns": _ATOM})
    _text(feed, "title", f"{name}: {found.before} to {found.after}")
    _text(feed, "id", f"urn:summitry:{name}:{found.before}:{found.after}")
    _text(feed, "updated", moment)
    SubElement(SubElement(feed, "author"), "name").text = "Summitry"
    for what, given, told in _entries(found):
        entry = SubElement(feed, "entry")
        _text(entry, "title", f"{what}: {given}")
        _text(entry, "id", f"urn:summitry:{given}:{what}:{found.after}")
        _text(entry, "updated", moment)
        _text(entry, "summary", told)
    indent(feed)
    return bytes(tostring(feed, encoding="utf-8", xml_declaration=True)) + b"\n"


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = visible(text)


def _entries(found: Difference) -> Iterator[tuple[str, str, str]]:
    for what, moved in (("new", found.new), ("merged", found.merged), ("withdrawn", found.withdrawn)):
        yield from ((what, one.id, one.what) for one in moved)
    for one in found.changed:
        fields = (f"{each.field}: {each.before or 'not said'} → {each.after or 'not said'}" for each in one.fields)
        yield "changed", one.id, "; ".join(fields)
