"""Summitry: a cited chronicle of leader-to-leader diplomacy from a pile of documents."""

__version__ = "0.1.0"
