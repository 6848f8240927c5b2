"""`./run test` and `./run browser-test`: pytest, whose plugin starts the servers."""

import os
import shutil
import sys
from typing import NoReturn

from hellowork.embedded.commands import LaunchError

_CHROMIUM = ("/usr/bin/chromium", "chromium", "chromium-browser", "google-chrome")


def test(arguments: list[str]) -> NoReturn:
    """Become pytest, on two cores and without the tests that need a browser; the arguments are pytest's."""
    _become_pytest(["-n", "2", "-m", "not browser", *arguments])


def browser_test(arguments: list[str]) -> NoReturn:
    """Become pytest for the tests that need a browser; its path is in HELLOWORK_CHROMIUM."""
    chromium = next((path for name in _CHROMIUM if (path := shutil.which(name))), None)
    if chromium is None:
        raise LaunchError(
            "Chromium が見つかりません。Debian の場合：apt install chromium fonts-noto-cjk\n"
            "No Chromium found. On Debian: apt install chromium fonts-noto-cjk"
        )
    os.environ["HELLOWORK_CHROMIUM"] = chromium
    # Each worker has a browser, a server and a database of its own; a module keeps to one of them.
    _become_pytest(["-n", "2", "--dist", "loadfile", "-m", "browser", *arguments])


def _become_pytest(arguments: list[str]) -> NoReturn:
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *arguments])  # noqa: S606
