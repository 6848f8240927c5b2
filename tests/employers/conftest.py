"""An employer, a colleague who only reads, and a browser for each."""

import pytest

from employers.actions import postings
from employers.models import Establishment, Posting
from hellowork.accounts.actor import Actor, EstablishmentRole
from tests.employers import factories as make
from tests.employers.pages import browser_of
from tests.strict.client import HouseClient


@pytest.fixture
def employer(db: None) -> Actor:
    return make.member()


@pytest.fixture
def browser(employer: Actor) -> HouseClient:
    return browser_of(employer)


@pytest.fixture
def viewer(employer: Actor) -> HouseClient:
    place = Establishment.objects.get(pk=employer.establishment_id)
    return browser_of(make.member(place, EstablishmentRole.VIEWER))


@pytest.fixture
def posting(employer: Actor) -> Posting:
    """A draft in which nothing was written yet."""
    return postings.create_posting(by=employer)
