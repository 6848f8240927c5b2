"""`./run bench NAME`: the real gunicorn on servers of its own, and `tests.benchmarks.NAME` that asks it.

The data stay in `var/bench`, so that a data set is made once.
"""

import os
import sys

from hellowork.embedded import web
from hellowork.embedded.commands import Command, LaunchError, run
from hellowork.embedded.manage import manage
from hellowork.embedded.paths import ROOT, VAR, kept_secret
from hellowork.embedded.ports import free_port
from hellowork.embedded.processes import group
from hellowork.embedded.servers import servers
from hellowork.embedded.signals import exit_on_signals

FOLDER = VAR / "bench"
# The statements are counted in the server.
SETTINGS = ("shared_preload_libraries=pg_stat_statements", "shared_buffers=512MB", "max_wal_size=4GB")


def bench(name: str, rows: int, others: list[str]) -> int:
    """Run one benchmark and return its exit code; it prints its figures, the last line as JSON."""
    modules = {path.stem for path in (ROOT / "tests" / "benchmarks").glob("[a-z]*.py")}
    if name not in modules:
        raise LaunchError(f"No benchmark {name!r}; there are: {', '.join(sorted(modules)) or 'none'}")
    exit_on_signals()
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        web.listen("127.0.0.1", free_port()) as listener,
        servers(FOLDER, FOLDER / "log", settings=SETTINGS),
        group(FOLDER / "log") as programs,
    ):
        url = web.address(listener)
        os.environ |= {
            "HELLOWORK_MODE": "demo",
            "SECRET_KEY": kept_secret(FOLDER / "secret"),
            "SITE_URL": url,
            "PRIVATE_FILES_ROOT": str(FOLDER / "files"),
        }
        manage("migrate", "--verbosity=0")
        web.start(programs, listener)
        arguments = [f"--rows={rows}", f"--base-url={url}", *others]
        argv = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
        return run(Command(name, argv, dict(os.environ))).code
