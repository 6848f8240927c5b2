"""PostgreSQL and Valkey for a command: those of the environment, else our own."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hellowork.embedded import postgres, valkey
from hellowork.embedded.paths import VAR
from hellowork.embedded.processes import Group, group


@contextlib.contextmanager
def servers(
    folder: Path, logs: Path, *, settings: tuple[str, ...] = (), durable: bool = True
) -> Iterator[Group]:
    """Set DATABASE_URL and REDIS_URL for the block where the environment has none, and run what they name.

    `folder` holds the data, `settings` are PostgreSQL's (`name=value`). Yields the children, to be watched.
    """
    ours: dict[str, str] = {}
    with group(logs) as children:
        if not os.environ.get("DATABASE_URL"):
            without = () if durable else postgres.WITHOUT_DURABILITY
            ours["DATABASE_URL"] = postgres.Cluster(folder, (*without, *settings)).start(children)
        if not os.environ.get("REDIS_URL"):
            ours["REDIS_URL"] = valkey.start(children, folder, durable=durable)
        os.environ.update(ours)
        try:
            yield children
        finally:
            for name in ours:
                del os.environ[name]


@contextlib.contextmanager
def passing_servers() -> Iterator[Group]:
    """Servers whose data are gone afterwards: for tests and checks, as many at once as there are runs."""
    with _passing_folder() as folder, servers(folder, folder / "log", durable=False) as children:
        yield children


@contextlib.contextmanager
def _passing_folder() -> Iterator[Path]:
    """A folder in `var/test`, locked while in use: the next run removes those that a killed one has left."""
    home = VAR / "test"
    home.mkdir(parents=True, exist_ok=True)
    with _locked(home):
        for old in home.iterdir():
            with contextlib.suppress(BlockingIOError), _locked(old, fcntl.LOCK_NB):
                shutil.rmtree(old, ignore_errors=True)
        folder = Path(tempfile.mkdtemp(dir=home))
        lock = contextlib.ExitStack()
        lock.enter_context(_locked(folder))
    with lock:
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path, how: int = 0) -> Iterator[None]:
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | how)
        yield
    finally:
        os.close(handle)
