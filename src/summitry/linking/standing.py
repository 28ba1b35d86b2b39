"""What kind of publisher speaks: an official body, a news agency, or another. The lists are in `standing.toml`."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from summitry.linking.people import name_words

STANDING = Path(__file__).with_name("standing.toml")
Standing = Literal["official", "agency", "other"]


class _Known(msgspec.Struct, frozen=True):
    hosts: frozenset[str]
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def _known() -> dict[Standing, _Known]:
    return msgspec.toml.decode(STANDING.read_bytes(), type=dict[Standing, _Known])


@lru_cache(maxsize=65536)
def standing(publisher: str | None, url: str | None) -> Standing:
    """Official or agency where the address or the publisher's name says so, by the address first."""
    for speaks in _of_host(url), _of_name(publisher):
        if speaks != "other":
            return speaks
    return "other"


def _of_host(url: str | None) -> Standing:
    labels = _host(url).split(".")
    ends = {".".join(labels[start:]) for start in range(len(labels))}
    return next((kind for kind, known in _known().items() if ends & known.hosts), "other")


def _host(url: str | None) -> str:
    try:
        return urlsplit(url or "").hostname or ""
    except ValueError:
        return ""  # no address that could be read: the name must do


def _of_name(publisher: str | None) -> Standing:
    said = f" {' '.join(name_words(publisher))} " if publisher else ""
    for kind, known in _known().items():
        if any(f" {' '.join(name_words(name))} " in said for name in known.names):
            return kind
    return "other"
