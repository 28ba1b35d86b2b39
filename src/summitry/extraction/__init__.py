"""Extraction: from an annotated document to accounts and claims, each field with its evidence."""

from summitry.extraction.draft import Rejected
from summitry.extraction.extract import extract, extract_with_reasons

__all__ = ["Rejected", "extract", "extract_with_reasons"]
