"""`manage.py`, as a child."""

import os
import sys

from hellowork.embedded.commands import Command, LaunchError, run
from hellowork.embedded.paths import ROOT


def manage(*arguments: str) -> None:
    """Run a management command on the terminal; raises LaunchError when it fails."""
    argv = [sys.executable, str(ROOT / "manage.py"), *arguments]
    code = run(Command(arguments[0], argv, dict(os.environ))).code
    if code:
        raise LaunchError(f"manage.py {arguments[0]}: exit code {code}")
