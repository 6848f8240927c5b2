"""The web server: gunicorn on a socket that the launcher opens and keeps.

Kept by the launcher, the port cannot be lost to another process, and while gunicorn starts again after a
crash the browsers wait instead of being refused.
"""

import http.client
import os
import socket
import sys

from hellowork.embedded.commands import Command, LaunchError
from hellowork.embedded.processes import Child, Group

WORKERS = 2
THREADS = 4
DEFAULT_PORT = 8000
_PORTS_TO_TRY = 20
_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1", "": "127.0.0.1"}  # noqa: S104


def listen(host: str, port: int | None) -> socket.socket:
    """Open the port; with None, 8000 or the next free one."""
    ports = [port] if port is not None else range(DEFAULT_PORT, DEFAULT_PORT + _PORTS_TO_TRY)
    for candidate in ports:
        try:
            family = socket.AF_INET6 if ":" in host else socket.AF_INET
            return socket.create_server((host, candidate), family=family, backlog=128)
        except OSError as error:
            reason = error.strerror
    raise LaunchError(
        f"{host} のポート {ports[0]} を使えません（{reason}）。--port で指定してください。"
        f"/ Cannot listen on {host}:{ports[0]}; choose another one with --port."
    )


def address(listener: socket.socket) -> str:
    """URL for a browser on this machine."""
    host, port = listener.getsockname()[:2]
    host = _EVERYWHERE.get(host, host)
    name = "localhost" if host in ("127.0.0.1", "::1") else host
    return f"http://{f'[{name}]' if ':' in name else name}:{port}"


def start(children: Group, listener: socket.socket, application: str = "hellowork.wsgi:application") -> Child:
    """Start gunicorn on the socket and wait until the site answers /healthz."""
    handle = listener.fileno()
    options = [
        f"--bind=fd://{handle}",
        "--preload",
        f"--workers={WORKERS}",
        "--worker-class=gthread",
        f"--threads={THREADS}",
        "--graceful-timeout=5",
        # The longest that gunicorn allows: Japanese takes nine bytes a letter in an address, and a search has many filters.
        "--limit-request-line=8190",
        "--no-control-socket",
        "--access-logfile=-",
    ]
    argv = [sys.executable, "-m", "gunicorn", application, *options]
    command = Command("web", argv, dict(os.environ), pass_fds=(handle,))
    return children.start(command, ready=lambda _child: _healthy(listener))


def _healthy(listener: socket.socket) -> bool:
    host, port = listener.getsockname()[:2]
    connection = http.client.HTTPConnection(_EVERYWHERE.get(host, host), port, timeout=2)
    try:
        connection.request("GET", "/healthz", headers={"Host": "localhost"})
        return connection.getresponse().status == http.client.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
