"""Children that come back when they die by themselves, and stop when we do.

Every child leads a session of its own, so that Ctrl-C reaches the launcher alone and the launcher stops the
children in order. When the launcher itself is killed, the kernel stops them (`commands`).
"""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from hellowork.embedded.commands import Command, LaunchError
from hellowork.embedded.signals import ASK_SECONDS, leave_if_asked

_POLL_SECONDS = 0.05
_LINES_SHOWN = 25
_SECONDS_TO_START = 60
_GRACE_SECONDS = 10
# A child that dies soon starts again after these waits (seconds), the last one for ever; a long life resets.
_BACKOFF_SECONDS = (1, 2, 5, 10, 30)
_LONG_LIFE_SECONDS = 60


@dataclass
class Child:
    """A running command; its output goes to a log file."""

    command: Command
    log: Path
    _popen: subprocess.Popen = field(init=False)
    _started: float = field(init=False)
    _quick_deaths: int = 0
    _start_again_at: float | None = None

    def __post_init__(self) -> None:
        self._start()

    def _start(self) -> None:
        with self.log.open("ab") as log:
            self._popen = subprocess.Popen(
                self.command.argv,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                **self.command.options(),
            )
        self._started = time.monotonic()
        self._start_again_at = None

    @property
    def pid(self) -> int:
        return self._popen.pid

    @property
    def alive(self) -> bool:
        return self._popen.poll() is None

    def ask_to_stop(self) -> None:
        """Send the stop signal and wait for nothing."""
        self._popen.send_signal(self.command.stop_signal)  # Does nothing where the child has ended.

    def stop(self) -> None:
        """Ask to stop, and kill what is left after the grace."""
        self.ask_to_stop()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._popen.wait(_GRACE_SECONDS)
        self._kill_rest()
        self._popen.wait()

    def revive(self, say: Callable[[str], None]) -> None:
        """Start again when dead, after a wait that grows with every quick death."""
        if self.alive:
            return
        now = time.monotonic()
        if self._start_again_at is None:
            self._kill_rest()
            lived_long = now - self._started > _LONG_LIFE_SECONDS
            self._quick_deaths = 1 if lived_long else self._quick_deaths + 1
            wait = _BACKOFF_SECONDS[min(self._quick_deaths, len(_BACKOFF_SECONDS)) - 1]
            self._start_again_at = now + wait
            ended = f"{self.command.name} が終了しました（{self._popen.returncode}）"
            say(f"{ended}。{wait} 秒後に再開します。記録：{self.log}")
        elif now >= self._start_again_at:
            self._start()

    def failure(self, what: str) -> LaunchError:
        """An error that shows the end of the log."""
        lines = self.log.read_text(errors="replace").splitlines()[-_LINES_SHOWN:]
        tail = "".join(f"\n  | {line}" for line in lines)
        return LaunchError(f"{self.command.name} {what} (exit code {self._popen.poll()}): {self.log}{tail}")

    def _kill_rest(self) -> None:
        """Kill what is left of the child's session, such as the pool of a dead worker."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.pid, signal.SIGKILL)


class Group:
    """Children that are stopped together."""

    def __init__(self, logs: Path):
        self.logs = logs
        self.children: list[Child] = []
        logs.mkdir(parents=True, exist_ok=True)

    def start(self, command: Command, *, ready: Callable[[Child], bool] | None = None) -> Child:
        """Start a command and wait until it is ready; its log begins anew, the last one is kept beside."""
        leave_if_asked()
        log = self.logs / f"{command.name}.log"
        if log.exists():
            log.replace(log.with_suffix(".log.1"))
        child = Child(command, log)
        self.children.append(child)
        deadline = time.monotonic() + _SECONDS_TO_START
        while ready and not ready(child):
            if not child.alive or time.monotonic() > deadline:
                self.children.remove(child)
                child.stop()
                raise child.failure("did not start")
            leave_if_asked()
            time.sleep(_POLL_SECONDS)
        return child

    def stop(self) -> None:
        """Ask all to stop at once, then wait for each."""
        for child in self.children:
            child.ask_to_stop()
        for child in self.children:
            child.stop()
        self.children.clear()


@contextlib.contextmanager
def group(logs: Path) -> Iterator[Group]:
    """A group that is stopped at the end of the block."""
    children = Group(logs)
    try:
        yield children
    finally:
        children.stop()


def watch(children: list[Child], say: Callable[[str], None]) -> NoReturn:
    """Keep the children alive until a signal ends us."""
    while True:
        time.sleep(ASK_SECONDS)
        leave_if_asked()
        for child in children:
            child.revive(say)
