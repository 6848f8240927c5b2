"""A command to start as a child that dies with this process."""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hellowork.embedded.paths import ROOT
from hellowork.embedded.signals import ASK_SECONDS, leave_if_asked

_PR_SET_PDEATHSIG = 1


class LaunchError(Exception):
    """Something could not be started or do its work; the text says why, to the person at the terminal."""


@dataclass(frozen=True)
class Account:
    """The account of a child where it differs from ours: PostgreSQL refuses to run as root."""

    uid: int
    gid: int


@dataclass(frozen=True)
class Command:
    """What to start, and how to ask it to stop."""

    name: str
    argv: list[str]
    env: dict[str, str]
    stop_signal: signal.Signals = signal.SIGTERM
    account: Account | None = None
    pass_fds: tuple[int, ...] = ()
    cwd: Path = ROOT

    def options(self) -> dict:
        """Arguments for `subprocess`: who runs it, where, and that it dies with us.

        The kernel ties a child's death to the thread that started it: start from the main thread only.
        """
        options = {"env": self.env, "cwd": self.cwd, "pass_fds": self.pass_fds, "stdin": subprocess.DEVNULL}
        if self.account:
            options |= {"user": self.account.uid, "group": self.account.gid, "extra_groups": []}
        if sys.platform == "linux":
            options["preexec_fn"] = _dying_with_parent(self.stop_signal)
        return options


@dataclass(frozen=True)
class Done:
    """How a command ended; the output is empty where it went to the terminal."""

    code: int
    output: str


def run(command: Command, *, capture: bool = False, typed: str = "") -> Done:
    """Run a command to its end, with `typed` as its input; a stopping signal ends it, and then us."""
    options = command.options()
    if capture:
        options |= {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    if typed:
        options |= {"stdin": subprocess.PIPE}
    with subprocess.Popen(command.argv, **options) as process:
        try:
            output = _await(process, typed)
        except BaseException:
            process.kill()
            raise
    return Done(process.returncode, output or "")


def _await(process: subprocess.Popen, typed: str) -> str | None:
    first: str | None = typed or None
    while True:
        try:
            return process.communicate(first, timeout=ASK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            first = None
            leave_if_asked()


def _dying_with_parent(stop_signal: signal.Signals) -> Callable[[], None]:
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def in_child() -> None:
        prctl(_PR_SET_PDEATHSIG, stop_signal)
        if os.getppid() != parent:  # It died before the line above.
            os.kill(os.getpid(), signal.SIGKILL)

    return in_child
