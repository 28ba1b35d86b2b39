"""Two batches on a local Spark with retries, the second with a document that kills whoever codes it: see test_batch."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from pyspark.sql import SparkSession

from summitry.batch.running import BatchOptions
from summitry.batch.spark import run_spark

if __name__ == "__main__":
    session = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.python.daemon.module", "deadly_daemon")
        .getOrCreate()
    )
    told = []
    for source, out in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        account = run_spark([source], BatchOptions(out=Path(out), keep="all"), session)
        told.append({"balances": account.balances, "documents": dict(sorted(account.documents.items()))})
    session.stop()
    sys.stdout.write(json.dumps(told))
