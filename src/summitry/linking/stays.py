"""Stays: dates whose first and last day are both given, as those of visits are."""

from __future__ import annotations

from summitry.model import When

_LONGEST = 120  # days; what is longer is a period in which something happened


def is_stay(when: When) -> bool:
    """Whether first and last day are both given, and no longer apart than leaders stay away."""
    if "/" not in when.edtf or when.edtf.count("-") != 4 or set(when.edtf) & set("~?%X."):
        return False
    return when.earliest is not None and when.latest is not None and (when.latest - when.earliest).days <= _LONGEST
