"""The command line as a user meets it: a process of its own, with a chronicle built once for all journeys."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from factories.chronicles import write_articles

Run: TypeAlias = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run `summitry …`; text in, text out, no terminal, 100 columns."""

    def call(*args: object, cwd: Path | None = None, **env: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "summitry", *(str(arg) for arg in args)]
        surroundings = {**os.environ, "COLUMNS": "100", "PYTHONIOENCODING": "utf-8", **env}
        return subprocess.run(command, cwd=cwd, env=surroundings, capture_output=True, text=True, timeout=120)

    return call


@pytest.fixture(scope="session")
def built(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A chronicle over the test articles."""
    folder = tmp_path_factory.mktemp("journey")
    done = run("build", write_articles(folder / "pile.jsonl"), "--db", folder / "chronicle.db")
    assert done.returncode == 0, done.stderr
    assert "extraction-failed" not in done.stderr, done.stderr
    return folder / "chronicle.db"
