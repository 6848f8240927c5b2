"""A minimum wage that is published after the acceptance: who falls below it, from which day, and who is told."""

from pathlib import Path

import pytest
from django.core import mail

from employers import tasks, wages
from employers.actions import postings
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import OfficeRole
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from tests.desk.officer import Officer
from tests.employers import factories as make
from tests.story.walking import browser_of

pytestmark = pytest.mark.django_db
HEADER = "fiscal_year,prefecture,name,yen,effective\n"
# The factories' card pays 235,000 yen for 160 hours in Tokyo: 1,468 yen an hour.
PAY, BELOW, REACHED = 1468, 1500, 1468


@pytest.fixture
def publish(tmp_path: Path, settings):
    """`publish(1500)` publishes a rate of Tokyo that begins on 1 December."""
    settings.MINIMUM_WAGES_INVENTED = tmp_path / "wages.csv"

    def write(yen: int, *, start: str = "2026-12-01", prefecture: str = "13,東京都") -> None:
        rows = f"2025,{prefecture},1000,2025-10-03\n2026,{prefecture},{yen},{start}\n"
        settings.MINIMUM_WAGES_INVENTED.write_text(HEADER + rows, encoding="utf-8")

    return write


def below() -> list[int]:
    return list(Posting.objects.below_minimum_wage(clock.today()).values_list("pk", flat=True))


def lines() -> list[str]:
    told = Notification.objects.filter(notice="posting.low_wage").order_by("created_at", "pk")
    return [each.line for each in render(told)]


def test_what_was_copied_at_acceptance_is_what_the_card_says(publish):
    posting = make.open_posting()
    assert (posting.hourly_yen, posting.prefecture) == (PAY, "13")
    assert int(wages.hourly(posting.card)) == PAY


class TestFound:
    def test_before_its_first_day_and_after(self, publish, house_clock):
        posting = make.open_posting()
        assert below() == []
        publish(BELOW)
        assert below() == [posting.pk]
        house_clock.move_to(2026, 12, 1)
        assert below() == [posting.pk]

    @pytest.mark.parametrize(
        "rate",
        [{"yen": REACHED}, {"yen": BELOW, "prefecture": "14,神奈川県"}],
        ids=["exactly the rate", "of another prefecture"],
    )
    def test_who_is_paid_enough_is_not(self, publish, rate):
        posting = make.open_posting()
        publish(**rate)
        assert below() == []
        assert wages.shortfall(posting.card) is None

    def test_one_yen_less_is(self, publish):
        make.open_posting()
        publish(REACHED + 1)
        assert len(below()) == 1

    def test_on_hold_and_hidden_too_and_an_ended_one_not(self, publish):
        employer = make.member()
        held, hidden, ended = (
            make.open_posting(employer),
            make.open_posting(employer, publication_level=4),
            make.open_posting(employer),
        )
        make.submitted_posting(employer)
        postings.hold_posting(by=employer, posting_id=held.pk, reason="応募者が多いため")
        postings.close_posting(by=employer, posting_id=ended.pk, transition="cancel")
        publish(BELOW)
        assert set(below()) == {held.pk, hidden.pk}

    def test_an_old_table_is_asked_of_nobody(self, publish):
        make.open_posting()
        publish(BELOW, start="2026-05-01")
        assert below() == []


class TestShown:
    def test_to_staff_in_the_queue_and_on_the_page(self, publish, settings):
        settings.SECOND_FACTOR_FOR_STAFF = False
        posting, desk = make.open_posting(), Officer(OfficeRole.ACCEPTANCE)
        assert "最低賃金を下回る求人" not in desk.see(posting).text
        publish(BELOW)
        (line,) = desk.get("/admin/?kind=wages").lines
        assert "新しい最低賃金（1,500円）を下回ります" in line
        assert "2026年12月1日（火曜日） から" in line
        assert "2026年12月1日（火曜日）から1,500円になります" in desk.see(posting).text

    def test_not_to_who_does_not_accept_postings(self, publish, settings):
        settings.SECOND_FACTOR_FOR_STAFF = False
        make.open_posting()
        publish(BELOW)
        assert Officer(OfficeRole.READING).get("/admin/?kind=wages").lines == []

    def test_to_the_employer_with_the_day_and_later_that_it_has_begun(self, publish, house_clock):
        employer = make.member()
        posting = make.open_posting(employer)
        address = f"/employer/postings/{posting.pk}/"
        assert "賃金の見直しのお願い" not in browser_of(employer).get(address).content.decode()
        publish(BELOW)
        page = browser_of(employer).get(address).content.decode()
        assert "賃金の見直しのお願い" in page
        assert "2026年12月1日（火曜日）から1,500円になります" in page
        house_clock.move_to(2026, 12, 1)
        page = browser_of(employer).get(address).content.decode()
        assert "を下回っています" in page


class TestReminder:
    def test_once_for_each_new_rate(self, publish, house_clock):
        make.open_posting()
        publish(BELOW)
        assert [tasks.remind_of_low_wages()["done"] for _each in range(2)] == [1, 0]
        (line,) = lines()
        assert "東京都の新しい最低賃金（1,500円、2026年12月1日（火曜日）から）を下回ります" in line
        publish(BELOW, start="2026-12-15")
        assert tasks.remind_of_low_wages()["done"] == 1

    def test_nothing_to_tell_once_the_posting_has_ended(self, publish):
        employer = make.member()
        posting = make.open_posting(employer)
        publish(BELOW)
        tasks.remind_of_low_wages()
        postings.close_posting(by=employer, posting_id=posting.pk, transition="cancel")
        assert lines() == []

    def test_the_mail_names_the_posting_alone(self, publish):
        make.open_posting()
        relay.run()
        mail.outbox.clear()
        publish(BELOW)
        tasks.remind_of_low_wages()
        relay.run()
        (sent,) = mail.outbox
        assert "一般事務" in sent.subject
        assert "青空食品" not in sent.subject + sent.body
