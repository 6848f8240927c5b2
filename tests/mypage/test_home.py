"""Where people land after signing in: the home of their hat, or the way to one."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from employers.models import Member
from hellowork.accounts.actor import EstablishmentRole, Hat, OfficeRole
from hellowork.accounts.models import User
from hellowork.mypage import hats, starts
from hellowork.offices.models import StaffMember
from tests.accounts.signing_in import sign_in
from tests.employers.factories import establishment
from tests.offices.factories import OfficeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return User.objects.create_user("person@example.org")


def member_of(person: User, name: str) -> Member:
    place = establishment(name=name)
    return Member.objects.create(
        user=person, establishment=place, role=EstablishmentRole.MANAGER, name="青木", kana="アオキ"
    )


def test_an_account_without_a_hat_is_offered_both(client, person):
    sign_in(client, person)
    soup = BeautifulSoup(client.get("/home/").content, "html.parser")
    assert [each.text for each in soup.select("section h2")] == ["求職者として登録する", "事業所を登録する"]
    assert client.get("/").wsgi_request.actor.user_id == person.pk


@pytest.mark.parametrize("door", ["seeker", "employer"])
def test_the_door_leads_to_its_registration(client, person, door):
    sign_in(client, person)
    session = client.session
    session["hat"] = door
    session.save()
    address = starts.STARTS[door].address
    response = client.get("/home/")
    assert response.status_code == (302 if address else 200)
    assert response.headers.get("Location", "") == address


@pytest.mark.parametrize("start", starts.STARTS.values(), ids=lambda start: start.hat.value)
def test_what_has_no_page_yet_says_where_to_ask(client, person, monkeypatch, start):
    monkeypatch.setitem(starts.STARTS, start.hat.value, starts.Start(start.hat, "登録", "", "no:page"))
    sign_in(client, person)
    assert "お近くの窓口" in client.get("/home/").content.decode()


def test_staff_go_to_the_desk(client):
    user = User.objects.create_user("staff@example.org", is_staff=True)
    StaffMember.objects.create(user=user, office=OfficeFactory(), name="佐藤", role=OfficeRole.READING)
    sign_in(client, user)
    assert client.get("/home/").url == reverse("admin:index")


def test_staff_without_a_place_are_told_so_and_are_no_seekers(client):
    sign_in(client, User.objects.create_user("staff@example.org", is_staff=True))
    page = client.get("/home/").content.decode()
    assert "所属の登録がありません" in page
    assert "求職者として登録する" not in page


def test_a_person_with_two_establishments_wears_the_hat_they_chose(person):
    first, second = member_of(person, "青空食品"), member_of(person, "港南運輸")
    both = {first.establishment_id, second.establishment_id}
    assert {option.actor.establishment_id for option in hats.options_of(person)} == both
    chosen = hats.worn_by(person, chosen=f"employer:{second.establishment_id}").actor
    assert chosen.establishment_id == second.establishment_id
    by_door = hats.worn_by(person, chosen="employer").actor
    assert (by_door.hat, by_door.establishment_id) == (Hat.EMPLOYER, first.establishment_id)


@pytest.mark.parametrize("chosen", ["employer:999999", "staff", "seeker", "", None])
def test_nobody_wears_a_hat_they_do_not_have(person, chosen):
    mine, theirs = member_of(person, "青空食品"), member_of(User.objects.create_user("b@example.org"), "他社")
    for key in (chosen, f"employer:{theirs.establishment_id}"):
        assert hats.worn_by(person, chosen=key).actor.establishment_id == mine.establishment_id
    assert hats.worn_by(User.objects.create_user("c@example.org"), chosen=chosen).actor.hat is Hat.ANONYMOUS
