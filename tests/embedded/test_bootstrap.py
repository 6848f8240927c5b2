"""`run` and the virtual environment: which Python, and installing once."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def python_at(folder: Path, name: str, text: str) -> None:
    """A program that `run` takes for a Python."""
    file = folder / name
    file.write_text(f"#!/bin/sh\n{text}\n")
    file.chmod(0o755)


@pytest.fixture
def path_of_pythons(tmp_path):
    """A PATH with nothing but what `run` itself needs."""
    folder = tmp_path / "bin"
    folder.mkdir()
    python_at(folder, "dirname", 'exec /usr/bin/dirname "$@"')
    return folder


def run(house, path, *arguments):
    return subprocess.run(
        ["/bin/sh", house.folder / "run", *arguments],
        env={"PATH": str(path), "HOME": str(path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_takes_the_first_python_that_really_works(bare_house, path_of_pythons):
    python_at(path_of_pythons, "python3.14", "exit 127")  # A shim without its Python.
    python_at(path_of_pythons, "python3.13", 'case "$2" in *ensurepip*) exit 1; esac; echo wrong')
    python_at(path_of_pythons, "python3.12", f'echo chosen >&2; exec "{sys.executable}" "$@"')
    helped = run(bare_house, path_of_pythons, "help")
    assert helped.returncode == 0
    assert "./run reset" in helped.stdout
    assert "wrong" not in helped.stdout
    assert "chosen" in helped.stderr
    assert not (bare_house.folder / ".venv").exists()


def test_looks_in_pyenv_too(bare_house, path_of_pythons):
    folder = path_of_pythons / ".pyenv" / "versions" / "3.12.1" / "bin"
    folder.mkdir(parents=True)
    python_at(folder, "python", f'exec "{sys.executable}" "$@"')
    assert run(bare_house, path_of_pythons, "help").returncode == 0


def test_says_what_is_missing_in_two_languages(bare_house, path_of_pythons):
    python_at(path_of_pythons, "python3", "exit 1")
    refused = run(bare_house, path_of_pythons)
    assert refused.returncode == 1
    assert "見つかりません" in refused.stderr
    assert "apt install python3 python3-venv" in refused.stderr


@pytest.fixture
def uv(tmp_path):
    """A uv that installs nothing and says what it was asked for."""
    folder = tmp_path / "uv"
    folder.mkdir()
    python_at(folder, "uv", 'echo "uv $@"')
    return {"PATH": f"{folder}:{os.environ['PATH']}"}


def test_developers_get_both_locked_files_once(bare_house, uv):
    first = bare_house.run("bench", **uv).stdout
    assert "making .venv" in first
    assert "--require-hashes --no-deps -r requirements.txt -r requirements-dev.txt" in first
    assert bare_house.run("bench", **uv).stdout == ""


def test_installs_what_has_changed(house, uv):
    (house.folder / "requirements.txt").write_text("# changed")
    installed = house.run("unknown-command", **uv).stdout
    assert "-r requirements.txt" in installed
    assert "making .venv" not in installed
    assert house.run("unknown-command", **uv).stdout == ""


def test_an_interrupted_installation_is_made_anew(house, uv):
    (house.folder / ".venv" / "installed").unlink()
    assert "making .venv" in house.run("unknown-command", **uv).stdout


def test_a_folder_that_is_not_ours_is_explained(house):
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    var = house.folder / "var"
    var.mkdir(mode=0o555)
    assert "Cannot write" in house.run("check").stderr
