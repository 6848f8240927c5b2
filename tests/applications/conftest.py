"""An application of somebody who applied directly."""

import pytest

from applications.actions import applying
from applications.models import Application, SlotOffer
from hellowork.accounts.actor import Actor
from tests.applications.slots import offered
from tests.employers import factories as employers
from tests.seekers import factories as seekers


@pytest.fixture
def employer() -> Actor:
    return employers.member()


@pytest.fixture
def application(employer) -> Application:
    """オンライン自主応募: dates are offered whatever the method."""
    posting = employers.open_posting(employer, wants_self_application=True)
    return applying.apply(by=seekers.online_seeker(), posting_id=posting.pk, motive="応募します。")


@pytest.fixture
def seeker(application) -> Actor:
    return seekers.actor(application.seeker)


@pytest.fixture
def offer(employer, application) -> SlotOffer:
    return offered(employer, application)
