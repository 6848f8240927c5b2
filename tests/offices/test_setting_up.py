"""The first day of a service: its offices, its first 統括, and what people are told before."""

import pytest
from django.core.management import CommandError, call_command

from hellowork.accounts.actor import Actor, Hat, OfficeRole
from hellowork.accounts.errors import Refused
from hellowork.accounts.models import User
from hellowork.offices.demo import OFFICES
from hellowork.offices.models import Office, StaffMember
from seekers.actions import registration
from tests.accounts.signing_in import sign_in
from tests.employers.pages import errors_of
from tests.seekers import factories as seekers
from tests.seekers.test_pages_register import send
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db


@pytest.fixture
def changed(tmp_path):
    """The demonstration's table with one text replaced by another."""

    def write(old: str, new: str) -> str:
        file = tmp_path / "offices.csv"
        file.write_text(OFFICES.read_text("utf-8").replace(old, new, 1), "utf-8-sig")
        return str(file)

    return write


def test_the_table_of_the_demonstration_sets_offices_up_and_twice_does_no_harm(changed):
    for _time in range(2):
        call_command("set_up_offices", changed("青葉台,", "あおば,"))
    assert Office.objects.filter(is_default=True).get().name == "あおば"
    assert Office.objects.for_municipality("13103").code == "13920"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("13910", "1391", "1391: 5桁の数字で入力してください。"),
        ("standard,,yes", "standard,,", "is_default"),
        ("standard", "always", "always"),
        ("13110 13112", "13110 99999", "99999"),
        ("13110 13112", "13110 13101", "two offices"),
        ("hours_note", "note", "columns"),
    ],
)
def test_a_table_that_does_not_fit_changes_nothing_and_says_why(changed, old, new, said):
    with pytest.raises(CommandError, match=said):
        call_command("set_up_offices", changed(old, new))
    assert not Office.objects.exists()


class TestFirstSupervisor:
    def test_is_added_once_and_adds_the_others(self):
        call_command("set_up_offices", str(OFFICES))
        call_command("add_supervisor", "tokatsu@example.org", "統括花子", "13910")
        member = StaffMember.objects.select_related("user").get()
        assert (member.role, member.user.is_staff) == (OfficeRole.SUPERVISION, True)
        with pytest.raises(CommandError, match="already"):
            call_command("add_supervisor", "b@example.org", "統括次郎", "13910")

    def test_needs_an_office_and_an_address_of_their_own(self):
        with pytest.raises(CommandError, match="set the offices up"):
            call_command("add_supervisor", "tokatsu@example.org", "統括花子", "13910")
        call_command("set_up_offices", str(OFFICES))
        User.objects.create_user("tokatsu@example.org")
        with pytest.raises(CommandError, match="in use"):
            call_command("add_supervisor", "tokatsu@example.org", "統括花子", "13910")


def test_without_offices_whoever_registers_is_told_politely():
    person = User.objects.create_user("person@example.org")
    with pytest.raises(Refused, match="no_office"):
        registration.register_online(
            by=Actor(hat=Hat.ANONYMOUS, user_id=person.pk), profile=seekers.profile()
        )
    browser = HouseClient()
    sign_in(browser, person)
    assert "準備しています" in " ".join(errors_of(send(browser)).values())
