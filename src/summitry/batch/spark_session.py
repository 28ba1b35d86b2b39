"""The Spark that is there, or a local one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from summitry.errors import InvalidInput


def spark_session() -> Any:  # noqa: ANN401 - pyspark is not typed here
    """The session that is active, or a new one. Raises InvalidInput without PySpark or Java."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise InvalidInput("PySpark is not installed", hint='pip install "summitry[spark]"') from problem
    if SparkSession.getActiveSession() is None and not _java():
        raise InvalidInput("Spark needs Java, and there is none", hint="install it (Debian: openjdk-17-jre-headless)")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return SparkSession.builder.appName("summitry").config("spark.ui.showConsoleProgress", "false").getOrCreate()


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java") is not None or (home is not None and (Path(home) / "bin" / "java").exists())
