"""Two at the same posting at the same moment: nobody's work is lost, and nobody decides about what they have not seen."""

import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest
from django.db import IntegrityError, connection, connections, transaction

from employers.actions import acceptance, postings
from employers.actions.acceptance import RemarkText
from employers.actions.establishments import change_establishment, register_establishment
from employers.models import Establishment, JobCard, Posting
from hellowork.accounts.actor import Actor, Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.models import User
from tests.employers import factories as make
from tests.employers.pages import address, browser_of, card_of, fields_of

at_once = pytest.mark.django_db(transaction=True)


def overlapping(first: Callable[[], object], second: Callable[[], object]) -> Future:
    """Do `first` in a transaction that ends once `second`, in another connection, waits for it; what came of `second`."""

    def work() -> object:
        try:
            return second()
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            first()
            begun = threads.submit(work)
            _wait_until_blocked()
        begun.exception(30)
    connections.close_all()
    return begun


def _wait_until_blocked() -> None:
    for _try in range(200):
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
            if cursor.fetchone()[0]:
                return
        time.sleep(0.05)
    raise AssertionError("the second connection never waited")


@at_once
def test_two_sections_saved_at_once_are_both_kept():
    employer = make.member()
    posting = make.draft_posting(employer)

    overlapping(
        lambda: postings.save_card(by=employer, posting_id=posting.pk, values={"title": "経理"}),
        lambda: postings.save_card(by=employer, posting_id=posting.pk, values={"openings": 7}),
    ).result()

    card = card_of(posting)
    assert (card.title, card.openings) == ("経理", 7)


@at_once
def test_a_card_emptied_while_it_is_handed_in_stays_a_draft():
    employer = make.member()
    posting = make.draft_posting(employer)

    handed_in = overlapping(
        lambda: postings.save_card(by=employer, posting_id=posting.pk, values={"description": ""}),
        lambda: postings.submit_posting(by=employer, posting_id=posting.pk),
    )

    with pytest.raises(Refused, match="incomplete"):
        handed_in.result()
    assert Posting.objects.get(pk=posting.pk).state == "draft"


@at_once
def test_acceptance_judges_the_card_as_it_is_after_the_wait():
    employer, officer = make.member(), make.staff()
    posting = make.submitted_posting(employer)

    def send_back_and_forth():
        remarks = [RemarkText("title", "職種をご確認ください。")]
        acceptance.send_back_posting(by=officer, posting_id=posting.pk, remarks=remarks)
        postings.save_card(by=employer, posting_id=posting.pk, values={"base_min": 30_000})
        postings.submit_posting(by=employer, posting_id=posting.pk)

    def accept():
        acceptance.accept_posting(by=officer, posting_id=posting.pk, is_performed_at_client=False)

    with pytest.raises(Refused, match="minimum_wage"):
        overlapping(send_back_and_forth, accept).result()


@pytest.mark.django_db
def test_a_save_writes_only_its_own_columns():
    employer = make.member()
    posting = make.draft_posting(employer)
    stale = card_of(posting)
    JobCard.objects.filter(pk=stale.pk).update(title="経理")

    postings.save_card(by=employer, posting_id=posting.pk, values={"openings": 7})
    assert card_of(posting).title == "経理"


@pytest.mark.django_db
def test_another_card_than_the_one_seen_is_not_handed_in(house_clock):
    employer = make.member()
    posting = make.draft_posting(employer)
    seen = card_of(posting).state
    house_clock.move_to(2026, 11, 12, 9, 0)
    postings.save_card(by=employer, posting_id=posting.pk, values={"title": "経理"})

    with pytest.raises(Refused, match="changed"):
        postings.submit_posting(by=employer, posting_id=posting.pk, seen=seen)
    postings.submit_posting(by=employer, posting_id=posting.pk, seen=card_of(posting).state)


@pytest.mark.django_db
def test_an_autosave_that_comes_after_the_button_changes_nothing():
    employer = make.member()
    posting = make.draft_posting(employer)
    browser = browser_of(employer)
    page = address(posting, "work")
    sent = fields_of(browser.get(page), "section-form")

    saving = browser.post(address(posting, "work", "autosave"), sent | {"title": "経"})
    assert saving.status_code == 204
    assert browser.post(page, sent | {"title": "経理", "then": "next"}).status_code == 303
    late = browser.post(address(posting, "work", "autosave"), sent | {"title": "経理事"})
    assert late.status_code == 409
    assert card_of(posting).title == "経理"

    # The page shown again, and the same page sent again after going back, are saved as ever.
    again = fields_of(browser.get(page), "section-form")
    browser.post(address(posting, "work", "autosave"), again | {"title": "経理事務"})
    assert card_of(posting).title == "経理事務"
    browser.post(page, sent | {"title": "総務", "then": "next"})
    assert card_of(posting).title == "総務"


PLACE = {
    "name": "青空食品株式会社",
    "kana": "アオゾラショクヒン",
    "corporate_number": "7000012050002",
    "postal_code": "1000001",
    "street": "千代田1-1",
    "telephone": "+81312345678",
    "industry": "E",
    "business": "食品の製造と販売",
    "employees_company": 50,
    "employees_here": 30,
    "employees_women": 15,
    "employees_part_time": 10,
}


def registration(**values: Any) -> Callable[[], object]:
    """A new person who registers this establishment."""
    user = User.objects.create_user(f"new{User.objects.count()}@example.org")
    by = Actor(hat=Hat.ANONYMOUS, user_id=user.pk)
    place = {**PLACE, "municipality": make.municipality(), **values}
    return lambda: register_establishment(
        by=by, establishment=place, member={"name": "田村", "kana": "タムラ"}
    )


@at_once
def test_one_company_at_one_address_gets_one_mypage():
    make.office()
    first, second = registration(), registration()

    with pytest.raises(Refused, match="establishment_exists"):
        overlapping(first, second).result()
    assert Establishment.objects.count() == 1


@pytest.mark.django_db
def test_another_address_and_those_without_a_number_are_told_apart():
    make.office()
    sole = {"corporate_number": "", "is_sole_proprietor": True}
    for register in (
        registration(),
        registration(street="千代田2-2"),
        registration(**sole),
        registration(**sole),
    ):
        register()
    assert Establishment.objects.count() == 4

    with pytest.raises(IntegrityError), transaction.atomic():
        Establishment.objects.filter(street="千代田2-2").update(street="千代田1-1")


@pytest.mark.django_db
def test_nobody_moves_onto_another_mypage():
    make.office()
    registration()()
    there = make.member(make.establishment(corporate_number=PLACE["corporate_number"], street="千代田3-3"))

    with pytest.raises(Refused, match="establishment_exists"):
        change_establishment(
            by=there, establishment_id=there.establishment_id, changes={"street": PLACE["street"]}
        )
