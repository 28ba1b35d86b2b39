"""Makers of values for tests: everything that a test does not care about has a default."""
