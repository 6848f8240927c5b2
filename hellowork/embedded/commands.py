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
from hellowork.embedded.signals import leave_if_asked

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


def run(command: Command, **options) -> subprocess.CompletedProcess:
    """Run a command to its end; the options are those of `subprocess.run`."""
    done = subprocess.run(command.argv, check=False, **(command.options() | options))
    leave_if_asked()
    return done


def _dying_with_parent(stop_signal: signal.Signals) -> Callable[[], None]:
    prctl, parent = ctypes.CDLL(None).prctl, os.getpid()

    def in_child() -> None:
        prctl(_PR_SET_PDEATHSIG, stop_signal)
        if os.getppid() != parent:  # It died before the line above.
            os.kill(os.getpid(), signal.SIGKILL)

    return in_child
