"""お知らせ in MyPage: listed, marked, opened by its link, counted in the menu, and its mail switched off."""

import re

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from applications.actions import applying
from employers.models import Establishment, Member
from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from hellowork.mypage.views import notices as views
from hellowork.notices import registry, relay
from hellowork.notices.models import NoticePreference, Notification
from hellowork.notices.telling import Recipient, tell
from messaging.actions import messages
from referrals.actions import proposing
from referrals.tasks import remind_on_the_last_day
from tests.accounts.signing_in import sign_in
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db


def browser_of(actor: Actor) -> HouseClient:
    browser = HouseClient()
    sign_in(browser, User.objects.get(pk=actor.user_id))
    return browser


def soup(browser: HouseClient, address: str) -> BeautifulSoup:
    response = browser.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def menu_counts(page: BeautifulSoup) -> dict[str, int]:
    """The numbers beside the lines of the menu."""
    found = {}
    for link in page.select(".site-nav a"):
        count = link.select_one(".count")
        if count:
            count.span.extract()
            found[link.contents[0].strip()] = int(count.text)
    return found


def send(browser: HouseClient, address: str, page: str = "", **fields):
    """Open a page, fill its form in and press its button."""
    html = browser.get(page or address).content.decode()
    key = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)[1]
    return browser.post(address, {"csrfmiddlewaretoken": key, **fields})


@pytest.fixture
def proposal() -> referrals.Proposal:
    made = referrals.sent()
    relay.run()
    return made


def apply(proposal: referrals.Proposal):
    application = applying.apply(
        by=proposal.seeker,
        posting_id=proposal.posting.pk,
        motive="応募します。",
        referral_id=proposal.referral.pk,
    )
    relay.run()
    return application


def test_a_new_notice_is_marked_and_counted_until_it_is_opened(proposal):
    browser = browser_of(proposal.seeker)
    page = soup(browser, "/notices/")
    (row,) = page.select("main .rows > li")
    assert "ハローワークから求人「" in row.text
    assert row.select_one(".tag").text == "未読"
    assert menu_counts(page) == {"お知らせ": 1}

    answer = browser.get(row.select_one("a")["href"])
    assert answer.headers["Location"] == f"/me/referrals/{proposal.referral.pk}/"

    page = soup(browser, "/notices/")
    assert not page.select("main .tag")
    assert menu_counts(page) == {}


def test_the_link_of_the_mail_opens_the_notice_and_stays_good(proposal):
    (told,) = [message for message in mail.outbox if "求人" not in message.subject]
    link = re.search(r"http://localhost:8000(/notices/\S+)", told.body)[1]
    browser = browser_of(proposal.seeker)
    for _time in range(2):
        assert browser.get(link).headers["Location"] == f"/me/referrals/{proposal.referral.pk}/"
    assert not Notification.objects.unread().filter(user=proposal.seeker.user_id).exists()


def test_the_first_look_is_the_one_that_is_kept(proposal, house_clock):
    browser = browser_of(proposal.seeker)
    told = Notification.objects.get(user=proposal.seeker.user_id)
    browser.get(f"/notices/{told.pk}/")
    first = Notification.objects.get(pk=told.pk).read_at
    house_clock.move_to(2026, 11, 11, 10, 5)
    browser.get(f"/notices/{told.pk}/")
    assert Notification.objects.get(pk=told.pk).read_at == first


def test_another_persons_notice_does_not_exist_and_stays_unread(proposal):
    told = Notification.objects.get(user=proposal.seeker.user_id)
    stranger = browser_of(proposal.employer)
    assert stranger.get(f"/notices/{told.pk}/").status_code == 404
    assert Notification.objects.unread().filter(pk=told.pk).exists()


def test_a_notice_for_another_hat_changes_the_hat_and_says_so(proposal):
    """Somebody who seeks work also manages an establishment: the mail for it opens the right MyPage."""
    seeker = User.objects.get(pk=proposal.seeker.user_id)
    employer = User.objects.get(pk=proposal.employer.user_id)
    member = Member.objects.get(user=employer)
    Member.objects.filter(pk=member.pk).update(user=seeker)
    with transaction.atomic():
        tell(
            "posting.accept",
            [Recipient(user_id=seeker.pk, establishment_id=member.establishment_id)],
            object_id=proposal.posting.pk,
            occurrence=1,
        )
    told = Notification.objects.get(hat="employer", user=seeker)
    browser = HouseClient()
    sign_in(browser, seeker)
    assert browser.get("/me/").status_code == 200

    answer = browser.get(f"/notices/{told.pk}/", follow=True)
    assert answer.status_code == 200
    assert "に切り替えました" in answer.content.decode()
    assert browser.get("/me/").status_code == 404


def test_all_can_be_marked_as_read_at_once_and_only_ones_own(proposal):
    apply(proposal)
    before = Notification.objects.unread().filter(user=proposal.employer.user_id).count()
    assert before
    assert send(browser_of(proposal.seeker), "/notices/read/", "/notices/").status_code == 303
    assert not Notification.objects.unread().filter(user=proposal.seeker.user_id).exists()
    assert Notification.objects.unread().filter(user=proposal.employer.user_id).count() == before


def test_unread_messages_and_notices_are_counted_in_one_query(proposal):
    application = apply(proposal)
    for _time in range(2):
        messages.send_message(
            by=proposal.seeker, application_id=application.pk, text="よろしくお願いします。"
        )
    relay.run()
    browser = browser_of(proposal.employer)
    with CaptureQueriesContext(connection) as asked:
        page = soup(browser, "/messages/")
    counting = [query for query in asked if "notices_notification" in query["sql"]]
    assert len(counting) == 1
    assert menu_counts(page) == {"メッセージ": 2, "お知らせ": 2}
    assert "未読2件" in page.select_one("main .rows").text

    browser.get(page.select_one("main .rows a")["href"])
    page = soup(browser, "/messages/")
    assert "メッセージ" not in menu_counts(page)
    assert "未読" not in page.select_one("main").text


def test_a_message_that_was_read_before_its_notice_came_is_not_unread(proposal):
    application = apply(proposal)
    messages.send_message(by=proposal.seeker, application_id=application.pk, text="よろしくお願いします。")
    browser = browser_of(proposal.employer)
    browser.get(f"/employer/applicants/{application.pk}/messages/")
    relay.run()
    page = soup(browser, "/notices/")
    assert "メッセージ" not in menu_counts(page)
    assert "メッセージが届いています" in page.select_one("main .rows").text


def test_a_colleague_has_their_own_unread_messages(proposal):
    colleague = employers.member(Establishment.objects.get(pk=proposal.employer.establishment_id))
    application = apply(proposal)
    messages.send_message(by=proposal.seeker, application_id=application.pk, text="よろしくお願いします。")
    relay.run()
    browser_of(proposal.employer).get(f"/employer/applicants/{application.pk}/messages/")
    assert "メッセージ" not in menu_counts(soup(browser_of(proposal.employer), "/notices/"))
    assert menu_counts(soup(browser_of(colleague), "/notices/"))["メッセージ"] == 1


def test_a_page_holds_so_many_and_leads_to_the_rest(proposal, monkeypatch):
    monkeypatch.setattr(views, "PAGE_SIZE", 2)
    with transaction.atomic():
        for occurrence in range(3):
            tell(
                "referral.send.seeker",
                [Recipient(user_id=proposal.seeker.user_id)],
                object_id=proposal.referral.pk,
                occurrence=occurrence,
            )
    browser = browser_of(proposal.seeker)
    assert len(soup(browser, "/notices/").select("main .rows > li")) == 2
    assert len(soup(browser, "/notices/?page=2").select("main .rows > li")) == 2
    assert len(soup(browser, "/notices/?page=nonsense").select("main .rows > li")) == 2


def test_a_notice_that_was_overtaken_keeps_its_line_and_can_be_read(proposal, house_clock):
    """Counted as unread, so it must be there to be found."""
    house_clock.move_to(2026, 11, 18, 8, 0)
    remind_on_the_last_day()
    relay.run()
    applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")
    browser = browser_of(proposal.seeker)
    lines = [line.get_text(" ", strip=True) for line in soup(browser, "/notices/").select("main .rows > li")]
    assert len(lines) == Notification.objects.filter(user_id=proposal.seeker.user_id).count()
    (overtaken,) = (line for line in lines if "内容が変わった" in line)
    assert "未読" in overtaken
    assert "応募期限の日になったとき" in overtaken


def test_a_notice_whose_object_is_gone_says_so(proposal):
    with transaction.atomic():
        tell(
            "referral.send.seeker",
            [Recipient(user_id=proposal.seeker.user_id)],
            object_id="00000000-0000-4000-8000-000000000000",
            occurrence=1,
        )
    gone = Notification.objects.get(object_id__startswith="00000000")
    browser = browser_of(proposal.seeker)
    assert len(soup(browser, "/notices/").select("main .rows > li")) == 2
    answer = browser.get(f"/notices/{gone.pk}/", follow=True)
    assert "手続きが進みました" in answer.content.decode()


def test_what_may_be_switched_off_is_switched_off_and_the_rest_is_shown_as_always_sent(proposal):
    browser = browser_of(proposal.employer)
    page = soup(browser, "/notices/mails/")
    ticked = {box["value"] for box in page.select("input[name=wanted][checked]")}
    offered = {box["value"] for box in page.select("input[name=wanted]")}
    assert ticked == offered
    assert "message.sent.employer" in offered
    assert "posting.send_back" not in offered
    assert "求人の修正をお願いするとき" in page.select_one("main .bullets").text

    answer = send(browser, "/notices/mails/", wanted=sorted(offered - {"message.sent.employer"}))
    assert answer.status_code == 303
    off = NoticePreference.objects.off().filter(user=proposal.employer.user_id)
    assert list(off.values_list("notice", flat=True)) == ["message.sent.employer"]
    assert not soup(browser, "/notices/mails/").select("input[value='message.sent.employer'][checked]")


def test_what_must_be_sent_cannot_be_switched_off_by_hand(proposal):
    browser = browser_of(proposal.employer)
    answer = send(browser, "/notices/mails/", wanted=["posting.send_back"])
    assert answer.status_code == 422
    assert "表示されている中から選んでください" in answer.content.decode()
    assert not NoticePreference.objects.exists()


def test_a_withdrawn_proposal_is_told_in_the_list_too(proposal):
    proposing.withdraw(
        by=proposal.officer, referral_id=proposal.referral.pk, reason="別の求人をご案内するため"
    )
    relay.run()
    page = soup(browser_of(proposal.seeker), "/notices/")
    assert "取りやめました" in page.select_one("main .rows").text


def test_every_kind_has_a_title_by_which_it_is_chosen():
    assert [notice.kind for notice in registry.all_notices() if not notice.title] == []


@pytest.mark.parametrize(
    ("who", "first", "last"),
    [
        ("employer", "応募があったとき", "紹介期限日が近づいたとき"),
        ("seeker", "求人が届いたとき", "求職登録を取り消したとき"),
    ],
)
def test_they_are_listed_in_the_order_of_the_story(proposal, who, first, last):
    page = soup(browser_of(getattr(proposal, who)), "/notices/mails/").main.text
    places = [page.index(words) for words in (first, "メッセージが届いたとき", last)]
    if who == "seeker":  # Messages are the one thing that a seeker may switch off; it stands above the rest.
        places.pop(1)
    assert places == sorted(places)


def test_staff_have_no_such_pages():
    browser = browser_of(employers.staff())
    for address in ("/notices/", "/notices/mails/", "/messages/"):
        assert browser.get(address).status_code == 404
