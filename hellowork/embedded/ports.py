"""Ports of 127.0.0.1: a free one, and a server that is given one."""

import socket
from collections.abc import Callable

from hellowork.embedded.commands import LaunchError

# Between choosing a free port and the server's listening, another process may take it.
_TRIES = 3


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start_on_free_port(start: Callable[[int], object]) -> int:
    """Start a server on a free port, and on another one when it fails; the last failure is raised."""
    tries = 0
    while True:
        port, tries = free_port(), tries + 1
        try:
            start(port)
        except LaunchError:
            if tries == _TRIES:
                raise
        else:
            return port
