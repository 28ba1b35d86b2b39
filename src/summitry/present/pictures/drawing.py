"""Drawing a picture: SVG for a page, PNG for a file, by vl-convert, which needs no browser and no network.

The page's SVG holds no script and no address: marks are links to the page's own anchors, read aloud by their
labels. Fonts are left to the page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from lxml import etree

from summitry.errors import not_installed
from summitry.present.pictures.look import AT
from summitry.present.pictures.picture import Picture, Spec
from summitry.present.visible import visible

_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_LONG = re.compile(r"-?[0-9]+\.[0-9]{2,}(?:e-[0-9]+)?")
_DRAWN = frozenset({"d", "transform", "x2", "y2", "width", "height"})
_NOISE = ("aria-roledescription", "pointer-events", "class", "opacity")


def page_svg(spec: Spec, *, words: bool = True) -> str:
    """The picture as SVG to stand in a page; without `words` the page's script finds those of a mark by its link.

    Raises SummitryError without vl-convert.
    """
    return _for_page(_convert().vegalite_to_svg(_seen(spec), allowed_base_urls=[]), words=words)


def file_svg(picture: Picture) -> str:
    """The picture as an SVG file of its own, with title, source and notes, without links."""
    return _slim(_parsed(_convert().vegalite_to_svg(_labelled(picture), allowed_base_urls=[])))


def file_png(picture: Picture, scale: float = 2.0) -> bytes:
    """The picture as a PNG file, with title, source and notes."""
    return bytes(_convert().vegalite_to_png(_labelled(picture), scale=scale, allowed_base_urls=[]))


def _convert() -> Any:  # noqa: ANN401 - a module without types
    try:
        import vl_convert
    except ImportError as missing:
        raise not_installed("drawing pictures", "vl-convert", "report") from missing
    return vl_convert


def _labelled(picture: Picture) -> dict[str, Any]:
    """The specification with the words that must not part from the picture, and without links."""
    spec: dict[str, Any] = _seen(picture.spec)
    _unlink(spec)
    head = {"text": _broken(picture.title, 100), "fontSize": 15, "offset": 14}
    foot = [line for text in (f"Source: {picture.source}", *picture.notes) for line in _broken(text, 150)]
    return spec | {"title": head | {"subtitle": foot, "subtitleFontSize": 10}, "background": "white", "padding": 16}


def _seen(part: Any) -> Any:  # noqa: ANN401 - any part of a specification
    """A copy in which control characters of documents are visible signs."""
    if isinstance(part, str):
        return visible(part)
    if isinstance(part, Mapping):
        return {name: _seen(inner) for name, inner in part.items()}
    return [_seen(inner) for inner in part] if isinstance(part, (list, tuple)) else part


def _unlink(part: object) -> None:
    if isinstance(part, dict):
        part.pop("href", None)
        for inner in part.values():
            _unlink(inner)
    elif isinstance(part, list):
        for inner in part:
            _unlink(inner)


def _broken(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _parsed(svg: str) -> Any:  # noqa: ANN401 - an element
    return etree.fromstring(svg.encode(), etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def _for_page(svg: str, *, words: bool) -> str:
    root = _parsed(svg)
    for link in root.iter(f"{_SVG}a"):
        _tie(link, words=words)
    for element in root.iter():
        element.attrib.pop("font-family", None)
        if element.tag != f"{_SVG}a":
            element.attrib.pop("aria-label", None)
    return _slim(root)


def _slim(root: Any) -> str:  # noqa: ANN401 - an element
    """Without what nobody sees or hears, and numbers of pixels to one place."""
    for hidden in list(root.iter(f"{_SVG}path")):
        parent = hidden.getparent()
        if parent is not None and (hidden.get("display") == "none" or hidden.get("d", "").endswith("h0v0h0Z")):
            parent.remove(hidden)
    for element in root.iter():
        for name in _NOISE:
            element.attrib.pop(name, None)
        if element.tag != f"{_SVG}a" and str(element.get("role", "")).startswith("graphics"):
            del element.attrib["role"]
        for name in _DRAWN & set(element.attrib):
            element.set(name, _LONG.sub(_rounded, str(element.get(name))))
    etree.cleanup_namespaces(root)
    return str(etree.tostring(root, encoding="unicode"))


def _rounded(found: re.Match[str]) -> str:
    """A number of pixels to one place."""
    return f"{float(found.group()):.1f}".removesuffix(".0")


def _tie(link: Any, *, words: bool) -> None:  # noqa: ANN401 - an element
    """A link to an anchor of the page, with the words of its mark."""
    target = str(link.attrib.pop(_HREF, ""))
    link.set("href", f"#{target.removeprefix(AT)}" if target.startswith(AT) else "#")
    mark = next((one for one in link if one.get("aria-label")), None)
    if mark is not None and (words or "+" in target):
        link.set("aria-label", mark.get("aria-label"))
