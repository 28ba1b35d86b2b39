"""Annotation of Chinese texts: names joined to titles without spaces, sides by one sign, pairs and first persons."""

from summitry.annotation.chinese.annotate import annotate_chinese

__all__ = ["annotate_chinese"]
