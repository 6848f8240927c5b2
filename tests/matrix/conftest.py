"""The world stands for a whole module: its clock and its files are not each test's own."""

import pytest


@pytest.fixture
def house_clock() -> None:
    """`standing()` stops the clock."""


@pytest.fixture
def private_files() -> None:
    """`standing()` gives a folder."""
