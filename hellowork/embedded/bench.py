"""`./run bench NAME`: the real gunicorn on servers of its own, and `tests.benchmarks.NAME` that asks it.

The data stay in `var/bench/ROWS`, so that a data set is made once for each size and schema.
"""

import hashlib
import json
import os
import shutil
import sys
from pathlib import Path

from hellowork.embedded import web
from hellowork.embedded.commands import Command, LaunchError, run
from hellowork.embedded.manage import manage
from hellowork.embedded.paths import ROOT, VAR, kept_secret
from hellowork.embedded.ports import free_port
from hellowork.embedded.processes import group
from hellowork.embedded.servers import servers
from hellowork.embedded.signals import exit_on_signals

FOLDER = VAR / "bench"
BENCHMARKS = ROOT / "tests" / "benchmarks"
_LARGEST_BUFFERS_MB = 6 * 1024


def _settings() -> tuple[str, ...]:
    """PostgreSQL as `docs/operations.md` advises for a machine of this size, still during the measurement; the
    statements are counted in the server.
    """
    memory_mb = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 2**20
    return (
        "shared_preload_libraries=pg_stat_statements",
        f"shared_buffers={min(memory_mb // 4, _LARGEST_BUFFERS_MB)}MB",
        f"effective_cache_size={memory_mb // 2}MB",
        "work_mem=64MB",
        "jit=off",
        "max_parallel_workers_per_gather=0",
        "max_wal_size=8GB",
        "checkpoint_timeout=30min",
        "autovacuum=off",
    )


def bench(name: str, rows: int, others: list[str]) -> int:
    """Run one benchmark and return its exit code; it prints its figures, the last line as JSON."""
    modules = {path.stem for path in BENCHMARKS.glob("[a-z]*.py") if "\ndef main(" in path.read_text()}
    if name not in modules:
        raise LaunchError(f"No benchmark {name!r}; there are: {', '.join(sorted(modules)) or 'none'}")
    exit_on_signals()
    folder = FOLDER / str(rows)
    folder.mkdir(parents=True, exist_ok=True)
    _forget_old_schema(folder)
    with (
        web.listen("127.0.0.1", free_port()) as listener,
        servers(folder, folder / "log", settings=_settings()),
        group(folder / "log") as programs,
    ):
        url = web.address(listener)
        os.environ |= {
            "HELLOWORK_MODE": "demo",
            "SECRET_KEY": kept_secret(folder / "secret"),
            "SITE_URL": url,
            "PRIVATE_FILES_ROOT": str(folder / "files"),
            "PAGES_A_MINUTE": "0",
        }
        manage("migrate", "--verbosity=0")
        # The site with an empty view beside it, to measure by.
        web.start(programs, listener, "tests.benchmarks.wsgi:application")
        arguments = [f"--rows={rows}", f"--base-url={url}", *others]
        argv = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
        return run(Command(name, argv, dict(os.environ))).code


def _forget_old_schema(folder: Path) -> None:
    """Data of migrations that have been rewritten since are of no use; our own servers start anew then. A migration
    that came after the data were made is run on them.
    """
    files = sorted(path for path in ROOT.glob("**/migrations/*.py") if ".venv" not in path.parts)
    now = {str(path.relative_to(ROOT)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    stamp = folder / "schema.json"
    known = json.loads(stamp.read_text()) if stamp.exists() else {}
    if not known or known.items() - now.items():
        shutil.rmtree(folder / "postgres", ignore_errors=True)
    stamp.write_text(json.dumps(now))
