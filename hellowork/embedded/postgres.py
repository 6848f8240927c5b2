"""A PostgreSQL of our own: made once in a folder, reached on 127.0.0.1 with a password.

The data lie in `<folder>/postgres`, also where we are root and the account that runs PostgreSQL may not walk
the way there (a project below /root): it is handed the open folder, as `/proc/self/fd/N`, and needs no way.
"""

import os
import shutil
import signal
import time
from pathlib import Path

from hellowork.embedded import binaries
from hellowork.embedded.commands import Account, Command, LaunchError, run
from hellowork.embedded.paths import kept_secret
from hellowork.embedded.ports import start_on_free_port
from hellowork.embedded.processes import Child, Group
from hellowork.embedded.signals import leave_if_asked

_SECONDS_FOR_PREDECESSOR = 30
# The same sort order everywhere, whatever the locales of the system; docker-compose.yml says the same.
_LOCALE = ["--locale=C", "--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
_LOCALE_BEFORE_17 = ["--locale=C", "--encoding=UTF8"]
_FIRST_WITH_BUILTIN_LOCALE = 17
# Nothing to lose: for data that are thrown away at the end.
WITHOUT_DURABILITY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class Cluster:
    """One PostgreSQL's data and programs."""

    def __init__(self, folder: Path, settings: tuple[str, ...] = ()):
        self.data = folder / "postgres"
        self.settings = settings
        self.account = binaries.account_for(self.data)
        self.programs = binaries.postgres(self.account)
        self.password = kept_secret(folder / "postgres-password")

    def start(self, group: Group) -> str:
        """Start the server, made first where there is none; returns its address for DATABASE_URL."""
        _await_predecessor(self.data)
        if not self.data.exists():
            self._make()
        self._refuse_other_version()
        address, handles = _open_for(self.account, self.data)

        def start_on(port: int) -> None:
            options = [
                f"port={port}",
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                *self.settings,
            ]
            argv = ["postgres", "-D", address, *(word for option in options for word in ("-c", option))]
            group.start(self._command(argv, handles), ready=self._ready)

        port = start_on_free_port(start_on)
        return f"postgresql://hellowork:{self.password}@127.0.0.1:{port}/hellowork"

    def _make(self) -> None:
        """Make the cluster beside its place and move it there when complete, so that none is half made."""
        new = self.data.with_name("postgres.new")
        shutil.rmtree(new, ignore_errors=True)
        new.mkdir(mode=0o700)
        if self.account:
            os.chown(new, self.account.uid, self.account.gid)
        address, handles = _open_for(self.account, new)
        locale = _LOCALE if self._major_version() >= _FIRST_WITH_BUILTIN_LOCALE else _LOCALE_BEFORE_17
        # The superuser cannot sign in at all; ours may make databases, as the tests do, and read statistics.
        access = ["--username=postgres", "--auth-local=reject", "--auth-host=scram-sha-256"]
        self._run(["initdb", "-D", address, *access, *locale, "--no-instructions", "--no-sync"], handles)
        self._run(
            ["postgres", "--single", "-D", address, "-c", "exit_on_error=on", "postgres"],
            handles,
            f"CREATE ROLE hellowork LOGIN CREATEDB PASSWORD '{self.password}'\n"
            "GRANT pg_read_all_stats TO hellowork\n"
            "CREATE DATABASE hellowork OWNER hellowork\n",
        )
        if any("pg_stat_statements" in setting for setting in self.settings):
            # Only the superuser may; a benchmark counts its queries with it.
            argv = ["postgres", "--single", "-D", address, "-c", "exit_on_error=on", "hellowork"]
            self._run(argv, handles, "CREATE EXTENSION pg_stat_statements\n")
        for handle in handles:
            os.close(handle)
        new.rename(self.data)

    def _major_version(self) -> int:
        words = run(self._command(["postgres", "--version"], ()), capture=True).output.split()
        return int(words[2].split(".")[0])

    def _refuse_other_version(self) -> None:
        data, programs = int((self.data / "PG_VERSION").read_text()), self._major_version()
        if data != programs:
            raise LaunchError(
                f"{self.data} は PostgreSQL {data} のデータで、PostgreSQL {programs} では使えません。"
                f"./run reset で作り直せます。/ The data are of version {data}, the programs of {programs}."
            )

    def _command(self, argv: list[str], handles: tuple[int, ...]) -> Command:
        return Command(
            name="postgres",
            argv=[str(self.programs / argv[0]), *argv[1:]],
            env={"LC_ALL": "C"},
            stop_signal=signal.SIGINT,  # Fast shutdown; SIGTERM would wait for every client to leave.
            account=self.account,
            pass_fds=handles,
            cwd=Path("/"),
        )

    def _run(self, argv: list[str], handles: tuple[int, ...], typed: str = "") -> None:
        done = run(self._command(argv, handles), capture=True, typed=typed)
        if done.code:
            raise LaunchError(f"{argv[0]} failed:\n{done.output}")

    def _ready(self, child: Child) -> bool:
        """Whether the server's own status file says so; pg_ctl asks the same."""
        status = _status(self.data)
        return status[:1] == [str(child.pid)] and status[7:] == ["ready"]


def _open_for(account: Account | None, folder: Path) -> tuple[str, tuple[int, ...]]:
    """A path by which the account reaches the folder, and the open files that the path needs."""
    if account is None:
        return str(folder), ()
    handle = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    return f"/proc/self/fd/{handle}", (handle,)


def _status(data: Path) -> list[str]:
    """Lines of `postmaster.pid`: process, data, start, port, socket folder, address, memory, state."""
    try:
        return [line.strip() for line in (data / "postmaster.pid").read_text().splitlines()]
    except FileNotFoundError:
        return []


def _await_predecessor(data: Path) -> None:
    """After `kill -9` of the launcher its PostgreSQL may still be writing out its last words."""
    deadline = time.monotonic() + _SECONDS_FOR_PREDECESSOR
    while time.monotonic() < deadline and (lines := _status(data)):
        try:
            if Path(f"/proc/{lines[0]}/cwd").readlink() != data:
                return
        except OSError:
            return
        leave_if_asked()
        time.sleep(0.05)
