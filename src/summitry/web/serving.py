"""Running the desk until it is interrupted."""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable
from urllib.parse import quote

from summitry.errors import InvalidInput
from summitry.run.stages import lexicon
from summitry.web.app import application
from summitry.web.desk import Desk
from summitry.web.options import DeskOptions


def serve(options: DeskOptions, tell: Callable[[str], None]) -> None:
    """Serve until Ctrl-C; `tell` is given the address to open, once it answers there.

    Raises InvalidInput for a host that needs a token or an address that cannot be had, StoreError for a file that is
    no chronicle.
    """
    import uvicorn

    with Desk(options).open():  # before anything is promised
        pass
    bound = _bound(options)
    threading.Thread(
        target=lexicon, args=(options.lexicon,), daemon=True
    ).start()  # so that the first page need not wait
    config = uvicorn.Config(
        application(options), log_level="warning", access_log=False, server_header=False, proxy_headers=False,
        timeout_graceful_shutdown=2,
    )  # fmt: skip
    bound.listen()
    tell(options.address + (f"?token={quote(options.token)}" if options.token else ""))
    try:
        uvicorn.Server(config).run(sockets=[bound])
    except KeyboardInterrupt:
        return  # uvicorn has closed down and raises it again


def _bound(options: DeskOptions) -> socket.socket:
    """The listening socket. Raises InvalidInput where the port is taken or the host is not this machine's."""
    try:
        family, *_, address = socket.getaddrinfo(options.host, options.port, type=socket.SOCK_STREAM)[0]
        made = socket.socket(family, socket.SOCK_STREAM)
        if sys.platform != "win32":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        made.bind(address)
    except OSError as problem:
        raise InvalidInput(
            f"cannot listen on {options.host}:{options.port}: {problem.strerror or problem}",
            hint="another desk may be running there; choose another with --port",
        ) from problem
    return made
