"""Measurements of quality (`benchmarks.evaluate`) and of speed and memory (`benchmarks.run`); not shipped."""
