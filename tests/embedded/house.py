"""A house in small: our launcher with a site of one page, so that its start costs a second and a half."""

import os
import re
import shutil
import signal
import subprocess
import sysconfig
import time
import venv
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parents[2]
LOCKED = ("requirements.txt", "requirements-dev.txt")
SECONDS = 60

# Counts its runs in the database.
MANAGE = """
import os, psycopg
with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
    connection.execute("CREATE TABLE IF NOT EXISTS start (at timestamptz DEFAULT now())")
    connection.execute("INSERT INTO start DEFAULT VALUES")
"""
# Says how often it was prepared.
WSGI = """
import os, psycopg
def application(environ, start_response):
    with psycopg.connect(os.environ["DATABASE_URL"]) as connection:
        starts = connection.execute("SELECT count(*) FROM start").fetchone()[0]
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [f"starts: {starts}".encode()]
"""
CELERY = """
import os, celery
app = celery.Celery("hellowork", broker=os.environ["REDIS_URL"])
"""


class House:
    """A folder with the launcher, and what was started in it."""

    def __init__(self, folder: Path):
        self.folder = folder
        (folder / "hellowork").mkdir(parents=True)
        shutil.copy(ROOT / "run", folder)
        shutil.copytree(
            ROOT / "hellowork" / "embedded",
            folder / "hellowork" / "embedded",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        for name, text in {"__init__": "", "wsgi": WSGI, "celery": CELERY}.items():
            (folder / "hellowork" / f"{name}.py").write_text(text)
        (folder / "manage.py").write_text(MANAGE)
        for name in LOCKED:
            (folder / name).touch()

    def make_venv(self) -> None:
        """A virtual environment that borrows the packages of ours, stamped as installed."""
        venv.create(self.folder / ".venv", symlinks=True)
        packages = sysconfig.get_path("purelib", vars={"base": str(self.folder / ".venv")})
        (Path(packages) / "borrowed.pth").write_text(sysconfig.get_path("purelib"))
        stamp = "".join(f"{sha256().hexdigest()}  {name}\n" for name in LOCKED)
        (self.folder / ".venv" / "installed").write_text(stamp)

    def start(self, *arguments: str, **environment: str) -> "Running":
        """Start `./run` from another folder and wait until it says where it serves."""
        running = self.begin(*arguments, **environment)
        running.url = wait_for(
            lambda: re.search(r"^ +(http://\S+)/$", running.output, re.MULTILINE), running
        )[1]
        return running

    def begin(self, *arguments: str, **environment: str) -> "Running":
        """Start `./run` and wait for nothing."""
        return Running(self, arguments, environment)

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [self.folder / "run", *arguments],
            cwd="/",
            env=clean_environment() | environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=SECONDS,
        )

    def processes(self) -> dict[int, str]:
        """Every process at work in this folder."""
        found = {}
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                if (entry / "cwd").readlink().is_relative_to(self.folder):
                    found[int(entry.name)] = (entry / "cmdline").read_text().replace("\0", " ")
            except OSError:
                continue
        return found


class Running:
    """One `./run` at work."""

    def __init__(self, house: House, arguments: tuple[str, ...], environment: dict[str, str]):
        self.house = house
        self.log = house.folder / "output"
        with self.log.open("w") as output:
            self.process = subprocess.Popen(
                [house.folder / "run", *arguments],
                cwd="/",
                env=clean_environment() | environment,
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        self.url = ""

    @property
    def output(self) -> str:
        return self.log.read_text()

    def page(self) -> str:
        with urlopen(f"{self.url}/healthz", timeout=SECONDS) as response:  # noqa: S310
            return response.read().decode()

    def answers(self) -> str | None:
        """The page, or nothing while it fails."""
        try:
            return self.page()
        except OSError:
            return None

    def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        return self.process.wait(SECONDS)


def wait_for(find: Callable, running: "Running | None" = None):
    """What `find` returns as soon as it is true; fails after a while, with the output."""
    deadline = time.monotonic() + SECONDS
    while not (found := find()):
        assert time.monotonic() < deadline, running and running.output
        assert running is None or running.process.poll() is None, running.output
        time.sleep(0.05)
    return found


def clean_environment() -> dict[str, str]:
    """Without what the plugin has set for the tests themselves."""
    ours = {"DATABASE_URL", "REDIS_URL", "HELLOWORK_MODE", "SECRET_KEY", "SITE_URL", "ALLOWED_HOSTS"}
    return {name: value for name, value in os.environ.items() if name not in ours}
