"""Annotation: recognising people, offices, states, places, gatherings and dates in a document."""

from summitry.annotation.annotate import annotate

__all__ = ["annotate"]
