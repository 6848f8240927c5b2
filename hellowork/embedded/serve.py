"""`./run`: the whole site with demo data, until Ctrl-C."""

import contextlib
import fcntl
import os
import secrets
import socket
import sys
from collections.abc import Iterator

from hellowork.embedded import web
from hellowork.embedded.commands import Command
from hellowork.embedded.manage import manage
from hellowork.embedded.paths import VAR, kept_secret
from hellowork.embedded.processes import Group, group, watch
from hellowork.embedded.servers import servers
from hellowork.embedded.signals import exit_on_signals

LOGS = VAR / "log"
RUNNING = VAR / "running"
_READABLE = "abcdefghjkmnpqrstuvwxyz23456789"


def say(text: str) -> None:
    """Tell the person at the terminal, at once."""
    print(text, flush=True)


def serve(host: str, port: int | None) -> int:
    """Run everything until a signal; where it runs already, say where and return 0."""
    exit_on_signals()
    with only_one() as alone:
        if not alone:
            say(f"このフォルダーのサイトは、すでに動いています。/ Already running:  {_running_at()}")
            return 0
        with web.listen(host, port) as listener:
            _set_environment(listener)
            _serve_on(listener)
    return 0


@contextlib.contextmanager
def only_one() -> Iterator[bool]:
    """Hold `var/` for this process; yields whether nobody else has it."""
    VAR.mkdir(exist_ok=True)
    with (VAR / "serve.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        RUNNING.unlink(missing_ok=True)  # Of one that was killed.
        try:
            yield True
        finally:
            RUNNING.unlink(missing_ok=True)


def _running_at() -> str:
    return RUNNING.read_text() if RUNNING.exists() else "準備中です / still starting"


def _set_environment(listener: socket.socket) -> None:
    """The settings of a demonstration, where the environment has no other wish."""
    url = web.address(listener)
    hosts = {"localhost", "127.0.0.1", "[::1]", listener.getsockname()[0]}
    everywhere = {"0.0.0.0", "::"} & hosts  # noqa: S104
    os.environ["HELLOWORK_MODE"] = "demo"
    os.environ.setdefault(
        "SECRET_KEY", kept_secret(VAR / "secret", lambda: f"demo-only-{secrets.token_urlsafe(64)}")
    )
    os.environ.setdefault("HELLOWORK_DEMO_PASSWORD", kept_secret(VAR / "demo-password", _readable_password))
    os.environ.setdefault("SITE_URL", url)
    os.environ.setdefault("ALLOWED_HOSTS", "*" if everywhere else ",".join(sorted(hosts)))


def _readable_password() -> str:
    """Sixteen signs that are read and typed without doubt, as k7mq-3xpd-w9hn-t4ce."""
    return "-".join("".join(secrets.choice(_READABLE) for _ in range(4)) for _ in range(4))


def _serve_on(listener: socket.socket) -> None:
    say("データベース（PostgreSQL）と Valkey を準備しています…")
    with servers(VAR, LOGS) as databases, group(LOGS) as programs:
        say("テーブルとデモデータを準備しています…")
        manage("prepare_demo")
        say("サイトを起動しています…")
        web.start(programs, listener)
        _start_celery(programs)
        RUNNING.write_text(web.address(listener))
        say(_welcome(web.address(listener)))
        try:
            watch([*databases.children, *programs.children], say)
        finally:
            say("止めています…")


def _start_celery(programs: Group) -> None:
    # Many containers have no account but root, and the worker complains about it at length.
    python = [sys.executable, "-W", "ignore:You're running the worker with superuser privileges"]
    celery = [*python, "-m", "celery", "--app=hellowork", "--quiet"]
    environment = dict(os.environ)
    worker = [*celery, "worker", "--concurrency=2", "--loglevel=INFO", "--without-gossip", "--without-mingle"]
    # No file with a process id: what a killed beat leaves would keep the next one from starting.
    beat = [*celery, "beat", "--loglevel=INFO", "--pidfile=", f"--schedule={VAR / 'beat-schedule'}"]
    programs.start(Command("worker", worker, environment))
    programs.start(Command("beat", beat, environment))


def _welcome(url: str) -> str:
    return f"""
ハローワークインターネットサービス（デモ）が動いています。

    {url}/

デモ用アカウント（パスワードはすべて {os.environ["HELLOWORK_DEMO_PASSWORD"]} ）
    staff@demo.example            職員
    employer@demo.example         求人者（事業所）
    seeker@demo.example           求職者（利用登録者）
    online-seeker@demo.example    求職者（オンライン登録者）

お試しください
    1. 職員で「今日の仕事」を開き、求人を求職者のマイページへ送ります。
    2. 求職者（利用登録者）で、届いた求人に応募します。その時点で紹介となり、紹介状が会社に届きます。
    3. 求人者で、応募者の書類を見て、メッセージを送り、選考結果を登録します。

止めるには Ctrl-C を押してください。データは var/ に残ります。記録は var/log/ にあります。
"""
