"""The desk in tests: officers who are signed in, second factor shown."""

from collections.abc import Callable

import pytest

from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.accounts.models import User
from hellowork.offices.models import Office
from tests.employers import factories as make
from tests.strict.client import HouseClient

SignIn = Callable[..., "Officer"]


class Officer:
    """A member of staff at the desk: their actor and their browser."""

    def __init__(self, role: OfficeRole, at: Office | None = None) -> None:
        self.actor: Actor = make.staff(role, at)
        self.client = HouseClient()
        self.client.force_login(User.objects.get(pk=self.actor.user_id))


@pytest.fixture(autouse=True)
def _second_factor_shown(settings) -> None:
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def officer(db) -> SignIn:
    """`officer(OfficeRole.ACCEPTANCE, at=office)`."""

    def sign_in(role: OfficeRole = OfficeRole.ACCEPTANCE, at: Office | None = None) -> Officer:
        return Officer(role, at)

    return sign_in
