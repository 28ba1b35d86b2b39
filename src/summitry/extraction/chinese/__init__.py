"""Extraction from Chinese texts: the rules of `rules/zh` laid over sentences, to the same drafts as English gives."""

from summitry.extraction.chinese.claims import find_chinese_claims
from summitry.extraction.chinese.read import read_chinese
from summitry.extraction.chinese.signed import signed_in_chinese

__all__ = ["find_chinese_claims", "read_chinese", "signed_in_chinese"]
