"""PostgreSQL and Valkey of our own."""

import signal
import subprocess

import psycopg
import pytest

from hellowork.embedded import binaries, testing
from hellowork.embedded.commands import LaunchError
from hellowork.embedded.postgres import Cluster
from hellowork.embedded.processes import group
from tests.embedded.house import clean_environment, wait_for


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cluster")
    with group(folder / "log") as children:
        yield Cluster(folder).start(children)


@pytest.fixture
def connection(address):
    with psycopg.connect(address) as ours:
        yield ours


def one(connection, query):
    return connection.execute(query).fetchone()[0]


def test_sorts_by_code_point_and_knows_japanese(connection):
    words = "FROM unnest(ARRAY['い', 'ア', 'あ', 'a', 'B']) word"
    assert one(connection, "SELECT string_agg(word, '' ORDER BY word) " + words) == "Baあいア"
    assert one(connection, "SELECT 'ａ' ILIKE 'Ａ'")


def test_gives_the_site_no_more_than_it_needs(connection):
    assert not one(connection, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user")
    for extension in ("pg_trgm", "btree_gin", "btree_gist"):
        connection.execute(f"CREATE EXTENSION {extension}")


def test_needs_the_password(address):
    stranger = psycopg.conninfo.make_conninfo(address, password="guess")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(stranger)


def test_data_of_another_version_are_refused_and_kept(tmp_path):
    data = tmp_path / "postgres"
    data.mkdir()
    (data / "PG_VERSION").write_text("12\n")
    with group(tmp_path / "log") as children, pytest.raises(LaunchError, match="version 12"):
        Cluster(tmp_path).start(children)
    assert (data / "PG_VERSION").exists()


def test_the_system_serves_where_the_wheel_is_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(binaries, "_wheel_folder", lambda _package: None)
    try:
        cluster = Cluster(tmp_path)
    except LaunchError:
        pytest.skip("this system has no PostgreSQL")
    with group(tmp_path / "log") as children, psycopg.connect(cluster.start(children)) as connection:
        assert one(connection, "SELECT 1") == 1


@pytest.mark.slow
def test_what_a_killed_test_run_leaves_is_gone_after_the_next(house):
    program = """
from hellowork.embedded.servers import passing_servers
with passing_servers():
    print("ready", flush=True)
    {last}
"""

    def start(last):
        return subprocess.Popen(
            [house.folder / ".venv/bin/python", "-c", program.format(last=last)],
            cwd=house.folder,
            env=clean_environment(),
            stdout=subprocess.PIPE,
        )

    left = house.folder / "var" / "test"
    with start("__import__('signal').pause()") as killed:
        killed.stdout.readline()
        assert len(list(left.iterdir())) == 1
        # A second run at the same time leaves the first one's data alone.
        with start("pass") as second:
            assert second.wait() == 0
        assert len(list(left.iterdir())) == 1
        killed.send_signal(signal.SIGKILL)
    wait_for(lambda: not house.processes())
    with start("pass") as third:
        assert third.wait() == 0
    assert list(left.iterdir()) == []


@pytest.mark.slow
def test_a_benchmark_asks_the_real_server_and_keeps_its_data(house):
    folder = house.folder / "tests" / "benchmarks"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "wsgi.py").write_text("from hellowork.wsgi import application")
    (folder / "tiny.py").write_text("""
import sys, urllib.request
def main():
    url = sys.argv[2].removeprefix("--base-url=")
    print(sys.argv[1], sys.argv[3:], urllib.request.urlopen(url + "/healthz").read().decode())
main()
""")
    assert house.run("bench", "tiny", "--rows", "7", "--quick").stdout == "--rows=7 ['--quick'] starts: 1\n"
    assert (house.folder / "var" / "bench" / "7" / "postgres").is_dir()
    assert house.processes() == {}
    assert "there are: tiny" in house.run("bench", "huge").stderr


def test_browser_tests_say_what_is_missing(monkeypatch):
    monkeypatch.setattr(testing, "_CHROMIUM", ("no-such-browser",))
    with pytest.raises(LaunchError, match="apt install chromium"):
        testing.browser_test([])
