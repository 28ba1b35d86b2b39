"""Claims: checkable assertions about a relationship (figures, counts, firsts, designations), with who makes them."""

from summitry.extraction.claims.find import find_claims

__all__ = ["find_claims"]
