"""One worker process and the pipe to it.

A thread of the process listens to the pipe while another works, so that the two sides never wait for each other to
listen. The process ends when the pipe ends: a killed parent leaves no workers behind.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext
from queue import SimpleQueue
from typing import Any

_READY = "ready"
_PATIENCE = 2.0  # seconds that a worker has to end by itself


class Worker:
    """A started process. `started` is set once it has answered at all."""

    def __init__(self, context: SpawnContext, task: Any) -> None:  # noqa: ANN401 - a Task of any kind
        self.pipe, theirs = context.Pipe()
        self.started = False
        self._process = context.Process(target=work, args=(theirs, task), daemon=False)
        self._process.start()
        theirs.close()

    def send(self, items: Sequence[object], attempt: int) -> bool:
        """Give items to work on; False when nobody is there any more."""
        try:
            self.pipe.send((items, attempt))
        except (BrokenPipeError, ConnectionResetError):
            return False
        return True

    def receive(self) -> Any:  # noqa: ANN401 - results of any kind
        """The next answer; None when the process is gone, an exception when the task raised one."""
        try:
            answer = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            return None
        self.started = True
        return answer

    @staticmethod
    def greeting(answer: object) -> bool:
        """Whether an answer only says that the worker is ready."""
        return answer == _READY

    def ended(self) -> str:
        """How the process ended, in words; it is gone afterwards."""
        self.pipe.close()
        self._process.join(_PATIENCE)
        code = self._process.exitcode
        self.stop()
        if code is not None and code < 0:
            with suppress(ValueError):
                return f"its process was ended by {signal.Signals(-code).name}"
        return f"its process ended with code {code}"

    def stop(self) -> None:
        """End the process, whatever it does."""
        self.pipe.close()
        if self._process.is_alive():
            self._process.kill()
        self._process.join()


def work(pipe: Connection, task: Any) -> None:  # noqa: ANN401 - as above
    """What the process does: take items, send results, until the pipe ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    inbox: SimpleQueue[tuple[Sequence[object], int]] = SimpleQueue()
    threading.Thread(target=_listen, args=(pipe, inbox), daemon=True).start()
    try:
        for answer in _answers(task, inbox):
            pipe.send(answer)  # before the next is begun: who dies had only that in hand
    except OSError:
        os._exit(0)  # nobody listens any more
    threading.Event().wait()  # until the parent hangs up


def _answers(task: Any, inbox: SimpleQueue[Any]) -> Iterator[object]:  # noqa: ANN401 - as above
    """That it is ready, then the results of what comes; an exception, which the parent raises again, is the last."""
    try:
        task.prepare()
        yield _READY
        while True:
            yield task.run(*inbox.get())
    except Exception as fault:  # noqa: BLE001 - a full disk as well: only the pipe's own faults end the process
        yield fault


def _listen(pipe: Connection, inbox: SimpleQueue[Any]) -> None:
    """Take what comes even while results are being sent, so that the parent never waits for a busy worker."""
    try:
        while True:
            inbox.put(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)  # the parent is gone or wants no more: nothing here is worth keeping
