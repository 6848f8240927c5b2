"""What an edit of a named field overwrites is kept: by a trigger, with who and when."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from employers.actions import establishments
from employers.models import Establishment
from hellowork import clock
from hellowork.accounts.actor import Hat
from hellowork.accounts.models import User
from hellowork.audit.edits import table_of, tables
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.employers.pages import browser_of, fields_of
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db


def edits_of(thing):
    return list(table_of(type(thing)).objects.of(thing.pk))


def test_what_stood_there_before_is_kept_newest_first(house_clock):
    place = employers.establishment()
    for name in ("みどり食品株式会社", "あかね食品株式会社"):
        house_clock.move(dt.timedelta(hours=1))
        Establishment.objects.filter(pk=place.pk).update(name=name)

    assert [edit.name for edit in edits_of(place)] == ["みどり食品株式会社", "青空食品株式会社"]
    assert edits_of(place)[0].pgh_created_at == clock.now()


def test_fields_that_are_not_named_and_edits_that_change_nothing_write_nothing():
    place = employers.establishment()
    Establishment.objects.update(features="新しい会社です。", name=place.name)
    Seeker.objects.filter(pk=seekers.online_seeker().seeker_id).update(career="事務")

    assert [table.objects.count() for table in tables()] == [0] * len(tables())


def test_raw_sql_does_not_pass_by():
    place = employers.establishment()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE employers_establishment SET telephone = '+81311112222'")

    assert [edit.telephone for edit in edits_of(place)] == ["+81312345678"]


def test_what_a_person_edits_in_a_page_carries_their_ids():
    mine = seekers.online_seeker()
    browser = browser_of(mine)
    typed = fields_of(browser.get("/me/profile/"), "profile-form")
    assert browser.post("/me/profile/", typed | {"telephone": "090-1111-2222"}).status_code == 303
    (edit,) = edits_of(Seeker.objects.get())

    assert edit.telephone == "+819012345678"
    assert (edit.by_user_id, edit.by_hat) == (mine.user_id, Hat.SEEKER)
    assert set(edit.pgh_context) == {"by_hat", "by_user_id", "by_office_id", "by_establishment_id"}


def test_what_the_house_does_by_itself_names_nobody():
    employer = employers.member()
    establishments.change_establishment(
        by=employer, establishment_id=employer.establishment_id, changes={"telephone": "+81311112222"}
    )
    (edit,) = edits_of(Establishment.objects.get(pk=employer.establishment_id))

    assert (edit.by_user_id, edit.by_hat) == (None, Hat.SYSTEM)


def test_a_mail_address_is_watched_although_accounts_lie_below():
    user = User.objects.create_user("old@example.org")
    User.objects.filter(pk=user.pk).update(email="new@example.org")

    assert [edit.email for edit in edits_of(user)] == ["old@example.org"]


def test_erasing_takes_the_edits_along():
    place = employers.establishment()
    Establishment.objects.update(telephone="+81311112222")
    place.delete()

    assert not table_of(Establishment).objects.exists()


def test_reading_a_page_sends_the_database_nothing_more():
    mine = seekers.online_seeker()
    browser = browser_of(mine)
    with CaptureQueriesContext(connection) as captured:
        assert browser.get("/me/profile/").status_code == 200

    assert not any("pghistory" in query["sql"] for query in captured.captured_queries)
