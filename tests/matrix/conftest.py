"""The world stands for a whole module: its clock and its files are not each test's own."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder carries the marker."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.matrix)


@pytest.fixture
def house_clock() -> None:
    """`standing()` stops the clock."""


@pytest.fixture
def private_files() -> None:
    """`standing()` gives a folder."""
