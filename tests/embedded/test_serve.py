"""`./run`: starts everything, says so, and leaves nothing behind however it ends."""

import os
import signal
import stat

import pytest

from hellowork.embedded.servers import servers
from tests.embedded.house import wait_for

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_every_process_before_the_launcher_ends(house, number):
    running = house.start("--port", "0")
    commands = " ".join(house.processes().values())
    assert all(part in commands for part in ("postgres", "valkey", "gunicorn", "worker", "beat"))
    assert running.stop(number) == 128 + number
    assert house.processes() == {}
    assert not (house.folder / "var" / "running").exists()


@pytest.mark.parametrize("stage", ["テーブルとデモデータ", "サイトを起動"])
def test_a_signal_while_it_starts_stops_it_too(house, stage):
    running = house.begin("--port", "0")
    wait_for(lambda: stage in running.output, running)
    assert running.stop() == 128 + signal.SIGTERM
    assert "Traceback" not in running.output
    assert house.processes() == {}


def test_kill_9_leaves_no_process_and_the_data_survive(house):
    running = house.start("--port", "0")
    assert running.page() == "starts: 1"
    password = (house.folder / "var" / "demo-password").read_text()
    running.stop(signal.SIGKILL)
    # At once, as an impatient person would: the old PostgreSQL may be at its last words.
    again = house.start("--port", "0")
    assert again.page() == "starts: 2"
    assert password in again.output
    again.stop(signal.SIGKILL)
    wait_for(lambda: not house.processes())


def test_dead_children_are_started_again(house):
    running = house.start("--port", "0")
    for name, part in {"web": "gunicorn", "postgres": "postgres -D"}.items():
        victim = min(pid for pid, command in house.processes().items() if part in command)
        os.kill(victim, signal.SIGKILL)
        wait_for(lambda name=name: f"{name} が終了しました（-9）" in running.output, running)
    # The port stayed ours: the browser waited.
    wait_for(lambda: running.answers() == "starts: 1", running)
    running.stop()
    assert house.processes() == {}


def test_addresses_of_the_environment_are_used_instead(house, tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    monkeypatch.delenv("REDIS_URL")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with servers(elsewhere, elsewhere / "log", durable=False):
        given = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")}
        running = house.start("--port", "0", **given)
        assert running.page() == "starts: 1"
        commands = " ".join(house.processes().values())
        running.stop()
    assert "gunicorn" in commands
    assert "postgres" not in commands
    assert "valkey" not in commands
    assert not (house.folder / "var" / "postgres").exists()


def test_while_it_runs(house):
    """A second run says where, a reset is refused, and others see no secret. One start serves all three."""
    running = house.start("--port", "0")

    second = house.run()
    assert second.returncode == 0
    assert running.url in second.stdout

    refused = house.run("reset", "--yes")
    assert refused.returncode == 1
    assert "stop it first" in refused.stderr
    assert running.page() == "starts: 1"

    var = house.folder / "var"
    files = [var / name for name in ("secret", "demo-password", "postgres-password", "valkey/valkey.conf")]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    secrets = [file.read_text() for file in files[:3]]
    secrets.append(files[3].read_text().split("requirepass ")[1].split()[0])
    commands = " ".join(house.processes().values())
    assert not [secret for secret in secrets if secret in commands]
    running.stop()


def test_reset_asks_and_then_forgets_the_data(house):
    var = house.folder / "var"
    (var / "postgres").mkdir(parents=True)
    (var / "secret").touch()
    (var / "bench").mkdir()
    assert house.run("reset").returncode == 1  # Nobody answers.
    assert (var / "postgres").exists()
    assert house.run("reset", "--yes").returncode == 0
    assert {path.name for path in var.iterdir()} == {"bench", "bootstrap.lock", "serve.lock"}
