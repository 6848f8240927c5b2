"""Web, worker and beat as processes of their own, on this test's database, with a Valkey and a mail server of their own.

They are watched as `./run` watches them: what dies is started again.
"""

import http.client
import os
import random
import signal
import socket
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from django.db import connection, transaction
from pytest_django import DjangoDbBlocker
from redis import Redis

from hellowork.accounts.models import User
from hellowork.clock import moving
from hellowork.embedded import valkey
from hellowork.embedded.commands import Command
from hellowork.embedded.processes import Child, Group, group
from hellowork.notices import events
from hellowork.notices.models import OutboxMessage
from tests.notices import at_work_handler
from tests.notices.sink import Received, Sink, smtp_sink
from tests.strict.clock import NOW

SECONDS = 60
CIRCUIT = 1.0
_CSRF = "c" * 32
_PYTHON = [sys.executable, "-W", "ignore"]
_CELERY = [*_PYTHON, "-m", "celery", "--app=hellowork", "--quiet"]


class HungUpError(Exception):
    """The web server died before it had answered."""


class AtWork:
    """The house at work. `post_*` are causes, `arrived` waits for their effect."""

    def __init__(
        self, folder: Path, children: Group, sink: Sink, listener: socket.socket, redis: str
    ) -> None:
        self.folder, self.children, self.sink, self.listener = folder, children, sink, listener
        self.fail_point = folder / "fail-point"
        self.people: list[str] = []
        self.rng = random.Random(folder.name)  # noqa: S311
        self.environment = os.environ | {
            "HELLOWORK_MODE": "test",
            "DATABASE_URL": _database_url(),
            "REDIS_URL": redis,
            "EMAIL_URL": f"smtp://127.0.0.1:{sink.port}",
            "EMAIL_TIMEOUT": "0.5",
            "MAIL_CIRCUIT_SECONDS": "0.3,0.6",
            "REDIS_CIRCUIT_SECONDS": f"{CIRCUIT},{CIRCUIT}",
            "OUTBOX_BACKOFF_SECONDS": "0.4,0.8,1",
            "RELAY_EVERY_SECONDS": "0.5",
            "WAKE_RELAY": "1",
            "HELLOWORK_FAIL_POINT_FILE": str(self.fail_point),
        }
        (self.valkey,) = children.children
        self.redis = Redis.from_url(redis)

    def start(self) -> None:
        handle = self.listener.fileno()
        web = [*_PYTHON, "-m", "gunicorn", "hellowork.wsgi:application", f"--bind=fd://{handle}", "--preload"]
        web += ["--workers=1", "--worker-class=gthread", "--threads=2", "--no-control-socket"]
        worker = [
            *_CELERY,
            "worker",
            "--concurrency=2",
            "--loglevel=INFO",
            "--without-gossip",
            "--without-mingle",
        ]
        beat = [
            *_CELERY,
            "beat",
            "--loglevel=WARNING",
            "--pidfile=",
            f"--schedule={self.folder / 'schedule'}",
        ]
        self.web = self._start("web", web, handle)
        wait_for(self._web_answers, self)
        self.worker = self._start("worker", [*worker, "--include=tests.notices.at_work_worker"])
        self.beat = self._start("beat", beat)
        wait_for(lambda: "ready" in self.worker.log.read_text(), self)

    def _web_answers(self) -> bool:
        assert self.web.alive, self.last_words()
        line = http.client.HTTPConnection(*self.listener.getsockname(), timeout=1)
        try:
            line.request("GET", "/healthz")
            return line.getresponse().status == http.client.OK
        except OSError:
            return False
        finally:
            line.close()

    def _start(self, name: str, argv: list[str], *handles: int) -> Child:
        return self.children.start(Command(name, argv, self.environment, pass_fds=handles))

    def watch(self) -> None:
        """What a supervisor does."""
        for child in self.children.children:
            child.revive(lambda text: None)

    def person(self) -> User:
        """Somebody new."""
        person = User.objects.create_user(f"person-{uuid.uuid4().hex[:12]}@canary.example")
        self.people.append(person.email)
        return person

    def ask_for_code(self, person: User) -> float:
        """Ask for a sign-in code by the real form; the seconds it took. Raises HungUpError when the server dies."""
        body = urlencode({"login": person.email, "csrfmiddlewaretoken": _CSRF})
        headers = {
            "Host": "localhost",
            "Cookie": f"csrftoken={_CSRF}",
            "Content-Type": "application/x-www-form-urlencoded",
        }
        # Everybody comes from an address of their own, below the limits of the sign-in page.
        source = (f"127.0.{self.rng.randrange(256)}.{self.rng.randrange(1, 255)}", 0)
        line = http.client.HTTPConnection(
            *self.listener.getsockname(), timeout=SECONDS, source_address=source
        )
        started = time.perf_counter()
        try:
            line.request("POST", "/accounts/login/", body, headers)
            answer = line.getresponse()
            answer.read()
        except TimeoutError:
            pytest.fail(self.last_words())
        except (http.client.HTTPException, ConnectionError) as error:
            raise HungUpError from error
        finally:
            line.close()
        assert answer.status == http.client.FOUND, answer.status
        return time.perf_counter() - started

    def publish(self, person: User) -> None:
        """Something happened that the worker's handler answers."""
        with transaction.atomic():
            events.publish(at_work_handler.KIND, person.pk)

    def arrived(self, person: User) -> list[Received]:
        """The mails to a person, once there is one and the outbox is empty."""
        mine = lambda: [mail for mail in self.sink.received if mail.to == person.email]  # noqa: E731
        wait_for(lambda: mine() and not OutboxMessage.objects.waiting().exists(), self)
        return mine()

    def kill(self, child: Child) -> None:
        """The whole of it, as when its machine loses power; the supervisor starts it again."""
        os.killpg(child.pid, signal.SIGKILL)

    @contextmanager
    def hanging(self, child: Child) -> Iterator[None]:
        """It accepts connections and answers nothing."""
        os.killpg(child.pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.killpg(child.pid, signal.SIGCONT)

    @contextmanager
    def refusing(self, child: Child) -> Iterator[None]:
        """It is dead, and the supervisor asleep."""
        with self.unwatched(child):
            self.kill(child)
            yield

    @contextmanager
    def unwatched(self, child: Child) -> Iterator[None]:
        """Nobody starts it again yet, should it die."""
        self.children.children.remove(child)
        try:
            yield
        finally:
            self.children.children.append(child)

    def let_circuits_close(self) -> None:
        """What failed in the test before is forgotten by the web server."""
        over = time.monotonic() + CIRCUIT
        wait_for(lambda: time.monotonic() > over, self)

    def last_words(self) -> str:
        """The end of each log, for a test that fails."""
        return "\n".join(f"--- {log.stem}\n{log.read_text(errors='replace')[-3000:]}" for log in self._logs())

    def logs(self) -> str:
        return "".join(log.read_text(errors="replace") for log in self._logs())

    def _logs(self) -> Iterator[Path]:
        return self.children.logs.iterdir()


def wait_for(find: Callable[[], object], at_work: AtWork) -> None:
    """Until `find` is true, with the supervisor at work."""
    deadline = time.monotonic() + SECONDS
    while not find():
        assert time.monotonic() < deadline, at_work.last_words()
        at_work.watch()
        time.sleep(0.02)


def _database_url() -> str:
    of = connection.settings_dict
    return f"postgresql://{quote(of['USER'])}:{quote(of['PASSWORD'])}@{of['HOST']}:{of['PORT']}/{of['NAME']}"


@pytest.fixture(scope="module")
def house_at_work(own_database: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[AtWork]:
    """Started once for all tests of a module, under a clock that stands still as in a demonstration."""
    folder = tmp_path_factory.mktemp("at-work")
    with smtp_sink() as sink, group(folder / "log") as children:
        moving.freeze(NOW)
        at_work_handler.register()
        redis = valkey.start(children, folder, durable=False)
        with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
            house = AtWork(folder, children, sink, listener, redis)
            house.start()
            yield house
            house.redis.close()
            at_work_handler.unregister()


@pytest.fixture(scope="module")
def own_database(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A copy of the tests' database, in which commits may stay and other processes be at work."""
    creation, settings = connection.creation, connection.settings_dict
    before = settings["NAME"]
    with django_db_blocker.unblock():
        if (
            before != creation._get_test_db_name()
        ):  # No test of this run asks for a database in the usual way.
            creation.create_test_db(verbosity=0, autoclobber=True)
        template = settings["NAME"]
        creation.clone_test_db(suffix="at_work", verbosity=0, autoclobber=True)
        connection.close()
        settings["NAME"] = creation.get_test_db_clone_settings("at_work")["NAME"]
        yield
        connection.close()
        settings["NAME"] = template
        creation.destroy_test_db(suffix="at_work", verbosity=0)
        if before != template:
            creation.destroy_test_db(before, verbosity=0)
