"""The day of demo data: it loads, twice, with every state of every table present."""

import pytest
from django.core.management import call_command

from applications.models import Application
from employers.models import Posting
from hellowork.accounts.models import User
from hellowork.demo import loading
from hellowork.lifecycle import all_lifecycles
from referrals.models import Referral
from seekers.models import Seeker

MODELS = {"posting": Posting, "referral": Referral, "application": Application, "registration": Seeker}
# States that need a later scene.
NOT_YET: dict[str, set[str]] = {"application": {"hire_cancelled"}, "registration": {"closed"}}


@pytest.fixture(scope="module")
def day(django_db_setup, django_db_blocker):
    """The day, loaded once for this module and taken back at its end."""
    from django.db import transaction

    from hellowork.clock import moving
    from tests.strict.clock import NOW

    with django_db_blocker.unblock(), transaction.atomic():
        moving.freeze(NOW)
        loading.load()
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_the_four_accounts_are_there(day):
    emails = set(User.objects.values_list("email", flat=True))

    assert {f"{name}@demo.example" for name in ("staff", "employer", "seeker", "online-seeker")} <= emails


@pytest.mark.django_db
@pytest.mark.parametrize(
    "lifecycle", [table for table in all_lifecycles() if table.name in MODELS], ids=lambda t: t.name
)
def test_every_state_is_present(day, lifecycle):
    present = set(MODELS[lifecycle.name].objects.values_list("state", flat=True))

    assert set(lifecycle.states.values) - present == NOT_YET.get(lifecycle.name, set())


@pytest.mark.django_db
def test_there_are_postings_in_several_prefectures(day):
    assert Posting.objects.count() >= 60
    assert (
        Posting.objects.live().values_list("card__municipality__prefecture", flat=True).distinct().count()
        >= 5
    )


@pytest.mark.django_db
def test_loading_twice_is_loading_once(day):
    assert loading.is_loaded()
    before = Posting.objects.count()
    call_command("prepare_demo")
    assert Posting.objects.count() == before
