"""Spark's daemon of Python workers, whose workers die of a document that begins with KILL."""

from __future__ import annotations

import deadly  # noqa: F401 - the workers are forked from this process
from pyspark.daemon import manager

if __name__ == "__main__":
    manager()
