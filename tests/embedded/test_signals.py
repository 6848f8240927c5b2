"""A stopping signal is never lost."""

import subprocess
import sys

import pytest

PROGRAM = """
import os, signal, time
from hellowork.embedded.signals import exit_on_signals, leave_if_asked
exit_on_signals()
class Deaf:
    def __del__(self):
        os.kill(os.getpid(), signal.{name})
        time.sleep(1)
Deaf()
print("still here", flush=True)
leave_if_asked()
"""


@pytest.mark.parametrize(("name", "code"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGHUP", 129)])
def test_one_that_comes_where_python_ignores_exceptions_is_asked_for_again(name, code):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(name=name)], capture_output=True, text=True, check=False
    )
    assert "Exception ignored" in done.stderr
    assert done.stdout == "still here\n"
    assert done.returncode == code
