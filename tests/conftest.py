"""Fixtures for every test. What makes the suite strict lives in `tests/strict/`."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.matrix.summary import pytest_terminal_summary
from tests.strict import clock, locks, ordering, templates
from tests.strict.client import HouseClient

__all__ = ["pytest_terminal_summary"]

# How long an example takes says how busy the machine is, not whether the rule holds.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")
ordering.shuffle_unordered_queries()
templates.fail_on_unknown_variables()

_OWN_CLOCK_MARKERS = ("browser", "processes")


def _uses_database(request: pytest.FixtureRequest) -> bool:
    names = {"db", "transactional_db", "live_server", "django_db_reset_sequences"}
    return bool(names & set(request.fixturenames)) or request.node.get_closest_marker("django_db") is not None


@pytest.fixture(autouse=True)
def house_clock(request: pytest.FixtureRequest) -> Iterator[clock.HouseClock | None]:
    """The frozen clock; a test that asks for it by name may move it."""
    if not _uses_database(request):
        yield None
        return
    request.getfixturevalue("db")
    python_too = not any(request.node.get_closest_marker(name) for name in _OWN_CLOCK_MARKERS)
    with clock.standing_still(python_too=python_too) as standing:
        yield standing


@pytest.fixture(autouse=True)
def private_files(request: pytest.FixtureRequest) -> None:
    """Files of a test lie in a folder of its own."""
    if _uses_database(request):
        request.getfixturevalue("settings").PRIVATE_FILES_ROOT = request.getfixturevalue("tmp_path")


@pytest.fixture(autouse=True)
def lock_order(request: pytest.FixtureRequest) -> Iterator[locks.LockOrder | None]:
    """Rows are locked in the order of the house."""
    if not _uses_database(request):
        yield None
        return
    request.getfixturevalue("db")
    with locks.in_order() as watch:
        yield watch


@pytest.fixture
def client(db) -> HouseClient:
    """A browser without JavaScript that refuses what the CSP would refuse."""
    return HouseClient()
