"""A stopping signal is never lost, and never tears anything apart."""

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal
from hellowork.embedded.commands import Command, run
from hellowork.embedded.signals import exit_on_signals, leave_if_asked
exit_on_signals()
os.kill(os.getpid(), signal.{name})
print("still here", flush=True)
run(Command("long", ["sleep", "60"], {{}}))
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_the_next_wait_ends_and_so_do_we(name, code):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(name=name)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    assert done.stdout == "still here\n"
    assert done.stderr == ""
    assert done.returncode == code
