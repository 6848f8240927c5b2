"""The desk in tests: officers who are signed in, second factor shown."""

from collections.abc import Callable

import pytest

from hellowork.accounts.actor import OfficeRole
from hellowork.offices.models import Office
from tests.desk.officer import Officer

SignIn = Callable[..., Officer]


@pytest.fixture(autouse=True)
def _second_factor_shown(settings) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def officer(db) -> SignIn:
    """`officer(OfficeRole.ACCEPTANCE, at=office)`."""

    def sign_in(role: OfficeRole = OfficeRole.ACCEPTANCE, at: Office | None = None) -> Officer:
        return Officer(role, at)

    return sign_in
