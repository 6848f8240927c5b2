import pytest

from hellowork.offices.demo import load_offices
from hellowork.offices.models import Office


@pytest.fixture
def demo_offices(db: None) -> list[Office]:
    return load_offices()
