"""The benchmarks run and print their tables; what they print depends on the machine."""

from __future__ import annotations

import subprocess
import sys

import pytest
from benchmarks.corpus import sample
from benchmarks.sets import ROOT


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["run", "--documents", "8", "--parts", "stages", "build"], ["annotate", "link", "peak MB", "8 documents"]),
        (["evaluate", "--examples"], ["rules ", "engagements leader", "most frequent:"]),
    ],
)
def test_benchmark(arguments: list[str], words: list[str]) -> None:
    command = [sys.executable, "-m", f"benchmarks.{arguments[0]}", *arguments[1:]]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=240)
    assert done.returncode == 0, done.stderr
    assert [word for word in words if word not in done.stdout] == []


@pytest.mark.parametrize(("number", "taken"), [(None, "abcdef"), (9, "abcdef"), (3, "ace"), (1, "a"), (0, "")])
def test_samples_are_spread(number: int | None, taken: str) -> None:
    assert "".join(sample(list("abcdef"), number)) == taken
