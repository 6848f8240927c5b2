"""The access matrix runs by itself (`./run test -m matrix`) until every floor has its rows."""

from pathlib import Path

import pytest

_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever lies in this folder carries the marker."""
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.matrix)
