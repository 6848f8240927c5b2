from datetime import date, datetime

import pytest

from hellowork.clock import TOKYO


@pytest.fixture
def today() -> date:
    """The real day: what these tests ask is whether the installed library still reaches far enough."""
    return datetime.now(TOKYO).date()
