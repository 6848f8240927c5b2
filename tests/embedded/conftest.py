"""Houses in small, bare and ready."""

import os
import signal

import pytest

from tests.embedded.house import House


@pytest.fixture
def bare_house(tmp_path):
    """Nothing installed yet; the name of its folder has a space."""
    return House(tmp_path / "a house")


@pytest.fixture
def house(bare_house):
    """Ready to start; whatever a test leaves running is ended."""
    bare_house.make_venv()
    yield bare_house
    for process in bare_house.processes():
        os.kill(process, signal.SIGKILL)
