"""`./run bench NAME`: the real gunicorn on servers of its own, and `tests.benchmarks.NAME` that asks it.

The data stay in `var/bench`, so that a data set is made once for each schema.
"""

import hashlib
import os
import shutil
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
    folder = ROOT / "tests" / "benchmarks"
    modules = {path.stem for path in folder.glob("[a-z]*.py") if "\ndef main(" in path.read_text()}
    if name not in modules:
        raise LaunchError(f"No benchmark {name!r}; there are: {', '.join(sorted(modules)) or 'none'}")
    exit_on_signals()
    FOLDER.mkdir(parents=True, exist_ok=True)
    _forget_old_schema()
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
        # The site with an empty view beside it, to measure by.
        web.start(programs, listener, "tests.benchmarks.wsgi:application")
        arguments = [f"--rows={rows}", f"--base-url={url}", *others]
        argv = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
        return run(Command(name, argv, dict(os.environ))).code


def _forget_old_schema() -> None:
    """Data of migrations that have been rewritten since are of no use; our own servers start anew then."""
    files = sorted(path for path in ROOT.glob("**/migrations/*.py") if ".venv" not in path.parts)
    schema = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    stamp = FOLDER / "schema"
    if not stamp.exists() or stamp.read_text() != schema:
        shutil.rmtree(FOLDER / "postgres", ignore_errors=True)
        stamp.write_text(schema)
