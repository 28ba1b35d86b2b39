"""Extraction from Chinese texts: the rules of `rules/zh` laid over sentences, to the same drafts as English gives."""

from summitry.extraction.chinese.claims import find_chinese_claims
from summitry.extraction.chinese.finish import finish_chinese
from summitry.extraction.chinese.read import read_chinese

__all__ = ["find_chinese_claims", "finish_chinese", "read_chinese"]
