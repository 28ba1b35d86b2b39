"""What kind of publisher speaks: an official body, a news agency, or another. The lists are in `standing.toml`."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from summitry.linking.people import name_words

STANDING = Path(__file__).with_name("standing.toml")
Standing = Literal["official", "agency", "other"]
_HOST = re.compile(r"[a-z]{1,10}://(?:[^/@]{0,80}@)?([^/:?#\[\]]{1,200})", re.IGNORECASE)


class _Known(msgspec.Struct, frozen=True):
    hosts: frozenset[str]
    names: tuple[str, ...]


@lru_cache(maxsize=1)
def _known() -> tuple[tuple[Standing, _Known], ...]:
    """The lists, names folded as `_of_name` compares them."""
    read = msgspec.toml.decode(STANDING.read_bytes(), type=dict[Standing, _Known])
    return tuple(
        (kind, _Known(known.hosts, tuple(f" {' '.join(name_words(name))} " for name in known.names)))
        for kind, known in read.items()
    )


def standing(publisher: str | None, url: str | None) -> Standing:
    """Official or agency where the address or the publisher's name says so, by the address first."""
    host = _HOST.match(url) if url else None
    speaks = _of_host(host.group(1).casefold()) if host else "other"
    return speaks if speaks != "other" or not publisher else _of_name(publisher)


@lru_cache(maxsize=65536)
def _of_host(host: str) -> Standing:
    labels = host.split(".")
    ends = {".".join(labels[start:]) for start in range(len(labels))}
    return next((kind for kind, known in _known() if ends & known.hosts), "other")


@lru_cache(maxsize=65536)
def _of_name(publisher: str) -> Standing:
    said = f" {' '.join(name_words(publisher))} "
    return next((kind for kind, known in _known() if any(name in said for name in known.names)), "other")
