"""A Valkey of our own on 127.0.0.1, with a password made at each start."""

import contextlib
import secrets
import socket
from pathlib import Path

from hellowork.embedded import binaries
from hellowork.embedded.commands import Command
from hellowork.embedded.ports import start_on_free_port
from hellowork.embedded.processes import Group

_CONFIGURATION = """\
bind 127.0.0.1
port {port}
requirepass {password}
dir "{folder}"
appendonly {appendonly}
save ""
maxmemory-policy noeviction
"""


def start(group: Group, folder: Path, *, durable: bool) -> str:
    """Start the server with its data in `<folder>/valkey`; returns its address for REDIS_URL."""
    data = folder / "valkey"
    data.mkdir(mode=0o700, exist_ok=True)
    program = binaries.valkey()
    password = secrets.token_urlsafe(32)

    def start_on(port: int) -> None:
        # In a file, since arguments can be seen by everybody on the machine.
        configuration = data / "valkey.conf"
        configuration.touch(mode=0o600)
        appendonly = "yes" if durable else "no"
        configuration.write_text(
            _CONFIGURATION.format(port=port, password=password, folder=data, appendonly=appendonly)
        )
        command = Command("valkey", [str(program), str(configuration)], {"LC_ALL": "C"})
        group.start(command, ready=lambda _child: _answers(port, password))

    port = start_on_free_port(start_on)
    return f"redis://:{password}@127.0.0.1:{port}/0"


def _answers(port: int, password: str) -> bool:
    """Whether it serves: it listens before it has read its data back."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1) as connection:
        connection.sendall(f"AUTH {password}\r\nPING\r\nQUIT\r\n".encode())
        return b"+PONG" in connection.makefile("rb").read()
    return False
