"""A task for engines that dies of pieces that say so: kill always, once when it is tried first."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence


class Deadly:
    """Gives each piece back in capitals."""

    def prepare(self) -> None:
        """Nothing is needed."""

    def run(self, items: Sequence[bytes], attempt: int) -> list[bytes]:
        """Capitals, if it lives that long."""
        for item in items:
            if item == b"kill" or (item == b"once" and attempt == 1):
                os.kill(os.getpid(), signal.SIGKILL)
        return [item.upper() for item in items]

    def lost(self, item: bytes, why: str) -> bytes:  # noqa: ARG002 - as `Task` has it
        """What the caller is told."""
        return f"lost ({why})".encode()
