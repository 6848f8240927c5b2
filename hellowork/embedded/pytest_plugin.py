"""Starts PostgreSQL and Valkey for the tests: `addopts = -p hellowork.embedded.pytest_plugin`.

At import, since pytest-django reads the settings, and with them DATABASE_URL, before any hook of ours could
run. The workers of pytest-xdist inherit the addresses and start nothing.
"""

import atexit
import contextlib
import os

from hellowork.embedded.servers import passing_servers

os.environ["HELLOWORK_MODE"] = "test"
if not {"DATABASE_URL", "REDIS_URL"} <= os.environ.keys():
    _running = contextlib.ExitStack()
    _running.enter_context(passing_servers())
    atexit.register(_running.close)
