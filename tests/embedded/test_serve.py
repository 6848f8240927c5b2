"""`./run`: starts everything, says so, and leaves nothing behind however it ends."""

import os
import signal
import stat

import pytest

from hellowork.embedded.servers import servers
from tests.embedded.house import wait_for

pytestmark = pytest.mark.slow
one_house = pytest.mark.xdist_group("open house")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_every_process_before_the_launcher_ends(house, number):
    running = house.start("--port", "0")
    commands = " ".join(house.processes().values())
    assert all(part in commands for part in ("postgres", "valkey", "gunicorn", "worker", "beat"))
    assert running.stop(number) == 128 + number
    assert house.processes() == {}
    assert not (house.folder / "var" / "running").exists()


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


def test_addresses_of_the_environment_are_used_and_nothing_is_started_beside_them(
    house, tmp_path, monkeypatch
):
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


@one_house
def test_a_second_run_says_where_the_first_one_runs(open_house):
    second = open_house.house.run()
    assert second.returncode == 0
    assert open_house.url in second.stdout


@one_house
def test_no_reset_while_it_runs(open_house):
    refused = open_house.house.run("reset", "--yes")
    assert refused.returncode == 1
    assert "stop it first" in refused.stderr
    assert open_house.page() == "starts: 1"


@one_house
def test_secrets_are_for_their_owner_only(open_house):
    var = open_house.house.folder / "var"
    for name in ("secret", "demo-password", "postgres-password", "valkey/valkey.conf"):
        assert stat.S_IMODE((var / name).stat().st_mode) == 0o600, name


@one_house
def test_no_secret_is_in_a_command_line(open_house):
    var = open_house.house.folder / "var"
    commands = " ".join(open_house.house.processes().values())
    secrets = [(var / name).read_text() for name in ("secret", "demo-password", "postgres-password")]
    secrets.append((var / "valkey" / "valkey.conf").read_text().split("requirepass ")[1].split()[0])
    assert not [secret for secret in secrets if secret in commands]


def test_reset_asks_and_then_forgets_the_data(house):
    var = house.folder / "var"
    (var / "postgres").mkdir(parents=True)
    (var / "secret").touch()
    (var / "bench").mkdir()
    assert house.run("reset").returncode == 1  # Nobody answers.
    assert (var / "postgres").exists()
    assert house.run("reset", "--yes").returncode == 0
    assert {path.name for path in var.iterdir()} == {"bench", "bootstrap.lock", "serve.lock"}
