"""Children: ready or refused, revived with patience, stopped in any case."""

import sys
from pathlib import Path

import pytest

from hellowork.embedded import processes
from hellowork.embedded.commands import Command, LaunchError
from tests.embedded.house import wait_for


def python(text: str) -> Command:
    return Command("child", [sys.executable, "-c", text], {})


def test_one_that_ends_before_it_is_ready_shows_its_last_words(tmp_path):
    with processes.group(tmp_path) as children:
        with pytest.raises(LaunchError, match=r"child did not start \(exit code 3\)(.|\n)*no such table"):
            children.start(python("print('no such table'); exit(3)"), ready=lambda _child: False)
        assert children.children == []


def test_one_that_ignores_the_stop_signal_is_killed_with_all_its_children(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "_GRACE_SECONDS", 0.2)
    deaf = "import os, signal, time; signal.signal(15, signal.SIG_IGN); os.fork(); print('deaf', flush=True)"
    with processes.group(tmp_path) as children:
        child = children.start(
            python(f"{deaf}; time.sleep(60)"), ready=lambda child: child.log.read_text().count("deaf") == 2
        )
    assert not child.alive
    wait_for(lambda: not members(child.pid))


def members(session: int) -> list[int]:
    """Processes of a session that are not just waiting to be collected."""
    found = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, of_session = file.read_text().rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(of_session) == session and state != "Z":
            found.append(int(file.parent.name))
    return found


def test_every_quick_death_makes_the_next_wait_longer(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "_BACKOFF_SECONDS", (0, 3600))
    said: list[str] = []
    with processes.group(tmp_path) as children:
        child = children.start(python(""))
        first = child.pid
        wait_for(lambda: child.revive(said.append) or child.pid != first)
        second = child.pid
        wait_for(lambda: child.revive(said.append) or len(said) == 2)
        child.revive(said.append)
        assert child.pid == second
    assert ["0 秒後" in said[0], "3600 秒後" in said[1]] == [True, True]


def test_a_long_life_is_forgiven(tmp_path, monkeypatch):
    monkeypatch.setattr(processes, "_BACKOFF_SECONDS", (0, 3600))
    monkeypatch.setattr(processes, "_LONG_LIFE_SECONDS", 0)
    said: list[str] = []
    with processes.group(tmp_path) as children:
        child = children.start(python(""))
        wait_for(lambda: child.revive(said.append) or len(said) == 3)
    assert all("0 秒後" in line for line in said)
