"""The Spark that is there, or a local one."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from summitry.errors import InvalidInput

#: for a Java of this machine alone: it waits for Python, so what its second compiler costs is never earned back
_QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


def spark_session() -> Any:  # noqa: ANN401 - pyspark is not typed here
    """The session that is active, or a new one. Raises InvalidInput without PySpark or Java."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as problem:
        raise InvalidInput("PySpark is not installed", hint='pip install "summitry[spark]"') from problem
    if SparkSession.getActiveSession() is None and not _java():
        raise InvalidInput("Spark needs Java, and there is none", hint="install it (Debian: openjdk-17-jre-headless)")
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("summitry").config("spark.ui.showConsoleProgress", "false")
    if "PYSPARK_GATEWAY_PORT" not in os.environ:  # no spark-submit, so it is ours to start
        builder = builder.config("spark.driver.extraJavaOptions", _QUICK).config("spark.ui.enabled", "false")
    return builder.getOrCreate()


def _java() -> bool:
    home = os.environ.get("JAVA_HOME")
    return shutil.which("java") is not None or (home is not None and (Path(home) / "bin" / "java").exists())
