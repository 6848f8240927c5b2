"""The steps of the image and the commands of docker-compose.yml, as they stand there, with servers given by address."""

import contextlib
import os
import re
import secrets
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import yaml

from hellowork.embedded.ports import free_port
from hellowork.embedded.servers import servers
from hellowork.files.handlers import MAX_UPLOAD_BYTES
from tests.embedded.house import ROOT, clean_environment, wait_for

pytestmark = pytest.mark.slow

HOST = "work.example.jp"
SERVICES = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
NOT_IN_THE_IMAGE = shutil.ignore_patterns(*(ROOT / ".dockerignore").read_text().split(), "__pycache__")


@dataclass
class Image:
    """A folder as `COPY . .` makes it, and the environment of its containers."""

    folder: Path
    environment: dict[str, str]

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    @contextlib.contextmanager
    def running(self, *command: str) -> Iterator[Path]:
        """The command at work; its output. Ended as a container is: SIGTERM, and it must go."""
        log = self.folder / f"{command[0]}-{command[-1].strip('-')}.log"
        with log.open("w") as output:
            child = subprocess.Popen(
                command, cwd=self.folder, env=self.environment, stdout=output, stderr=subprocess.STDOUT
            )
        try:
            yield log
            assert child.poll() is None, log.read_text()
        finally:
            child.terminate()
            assert child.wait(30) in {0, -15}


def command_of(service: str) -> list[str]:
    """The command of a service, its volume `/data` in a folder of the test."""
    return [word.replace("/data/beat/", "beat-") for word in SERVICES[service]["command"]]


def serving(port: int) -> list[str]:
    """The image's own command, on a port of the test."""
    (listed,) = re.findall(r"^CMD \[(.+)\]$", DOCKERFILE, re.MULTILINE)
    return [
        word.replace("0.0.0.0:8000", f"127.0.0.1:{port}") for word in shlex.split(listed.replace(",", " "))
    ]


@pytest.fixture(scope="module")
def image(tmp_path_factory) -> Iterator[Image]:
    folder = tmp_path_factory.mktemp("image") / "app"
    shutil.copytree(ROOT, folder, ignore=NOT_IN_THE_IMAGE)
    (folder / "servers").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATABASE_URL")
        patch.delenv("REDIS_URL")
        with servers(folder / "servers", folder / "log", durable=False):
            given = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")}
            yield Image(folder, clean_environment() | given | _operator(folder))


def _operator(folder: Path) -> dict[str, str]:
    return {
        "HELLOWORK_MODE": "production",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "ALLOWED_HOSTS": HOST,
        "SITE_URL": f"https://{HOST}",
        "EMAIL_URL": "smtp://127.0.0.1:9",
        "DEFAULT_FROM_EMAIL": "office@example.jp",
        "PRIVATE_FILES_ROOT": str(folder / "files"),
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "PYTHONWARNINGS": "ignore",
    }


@pytest.fixture(scope="module")
def migrated(image) -> Image:
    image.run("python", "manage.py", "collectstatic", "--noinput")
    image.run(*SERVICES["migrate"]["command"])
    return image


def test_the_web_server_answers_its_health_check_and_the_front_page(migrated):
    port = free_port()
    with migrated.running(*serving(port)):
        wait_for(lambda: _answers(f"http://127.0.0.1:{port}/healthz"))
        behind_proxy = {"Host": HOST, "X-Forwarded-Proto": "https"}
        with urlopen(Request(f"http://127.0.0.1:{port}/", headers=behind_proxy)) as front:
            page = front.read().decode()
            assert front.headers["Strict-Transport-Security"]
        filters = "&insurance=public_accident" * 200
        with urlopen(
            Request(f"http://127.0.0.1:{port}/jobs/?pref=13{filters}", headers=behind_proxy)
        ) as search:
            assert search.status == 200
        (sheet,) = re.findall(r'href="(/static/css/house\.[0-9a-f]{12}\.css)"', page)
        with urlopen(Request(f"http://127.0.0.1:{port}{sheet}", headers=behind_proxy)) as css:
            assert "immutable" in css.headers["Cache-Control"]
        stranger = Request(f"http://127.0.0.1:{port}/", headers=behind_proxy | {"Host": "else.example"})
        with pytest.raises(HTTPError, match="400"):
            urlopen(stranger)  # noqa: S310


def test_the_worker_does_what_beat_asks(migrated):
    """Heartbeats of the periodic jobs come into the database: beat asks, Redis carries, the worker does."""
    assert re.search(r"relay_outbox .* never", migrated.run("python", "manage.py", "jobs"))
    with migrated.running(*command_of("worker")), migrated.running(*command_of("beat")):
        wait_for(lambda: re.search(r"relay_outbox .* 20\d\d-", migrated.run("python", "manage.py", "jobs")))


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=5) as answer:  # noqa: S310
            return answer.status == 200
    except OSError:
        return False


def test_the_health_check_of_the_compose_file_asks_what_the_test_asks():
    assert "http://127.0.0.1:8000/healthz" in SERVICES["web"]["healthcheck"]["test"][-1]


def test_the_proxy_lets_a_file_through_that_the_form_calls_too_large():
    """The proxy answers without words; the message stands beside the field (tests/story/test_hostile_files.py)."""
    (most,) = re.findall(r"max_size (\d+)MB", (ROOT / "docs/Caddyfile").read_text())
    # One of 100 MiB with the other fields of its form. A megabyte of Caddy is a million bytes.
    assert int(most) * 1_000_000 > 101 * 1024 * 1024 > MAX_UPLOAD_BYTES


@pytest.mark.parametrize("service", ["web", "worker", "beat", "migrate"])
def test_every_container_of_ours_is_bare(service):
    """No root, no writable disk but its volumes, no privileges; and secrets from the environment alone."""
    container = SERVICES[service]
    assert container["read_only"] is True
    assert container["cap_drop"] == ["ALL"]
    assert container["security_opt"] == ["no-new-privileges:true"]
    assert re.search(r"^USER hellowork$", DOCKERFILE, re.MULTILINE)
    assert container["environment"]["SECRET_KEY"].startswith("${SECRET_KEY:?")
