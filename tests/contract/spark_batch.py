"""One local Spark with retries for all that test_batch asks of it.

Two batches, the second with a document that kills whoever codes it; the first merged with its global steps on Spark;
and pieces of work that kill.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from deadly_pieces import Deadly
from pyspark.sql import SparkSession

from summitry.batch.merging import merge
from summitry.batch.running import BatchOptions
from summitry.batch.spark import run_spark
from summitry.batch.spark_engine import Spark
from summitry.run import linking_rounds


def coded(session: SparkSession, source: str, out: str) -> dict[str, Any]:
    account = run_spark([source], BatchOptions(out=Path(out), keep="all"), session)
    return {"balances": account.balances, "documents": dict(sorted(account.documents.items()))}


if __name__ == "__main__":
    whole, out, poison, poisoned, merged = sys.argv[1:]
    linking_rounds._BATCH, linking_rounds._LARGE = 80, 12  # many pieces, and rounds, of a small pile
    session = (
        SparkSession.builder.master("local[2,4]")
        .config("spark.ui.enabled", "false")
        .config("spark.python.daemon.module", "deadly_daemon")
        .getOrCreate()
    )
    engine = Spark(Path(out), session)
    told = {"whole": coded(session, whole, out), "poisoned": coded(session, poison, poisoned)}
    told["merged"] = merge(Path(out), Path(merged), engine=engine).account.balances
    told["pieces"] = [piece.decode() for piece in engine.tasks_done(Deadly(), [b"a", b"once", b"kill", b"b"])]
    session.stop()
    sys.stdout.write(json.dumps(told))
