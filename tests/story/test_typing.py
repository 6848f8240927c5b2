"""Nothing typed is lost: saved while typing, found again after the session ended, in two windows, on the way back."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

import pytest

from applications.actions import applying, outcomes, slot_offers
from applications.actions.outcomes import Decision
from applications.actions.slot_offers import Slots
from applications.choices import Result, Told
from applications.models import Application
from employers.models import Posting
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.accounts.models import User
from hellowork.clock import TOKYO
from hellowork.notices import relay
from hellowork.web.models import FormDraft
from messaging.models import Message
from tests.accounts.signing_in import ask_for_code
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, hidden_of, send, send_checked

pytestmark = pytest.mark.django_db
TYPED = "髙橋です。\r\n𠮷野家で３年、接客をし"
HOUR = dt.timedelta(minutes=60)
_DESK = "/admin"


class Cast:
    """A proposal, an application of another person to the same posting, and who is in both."""

    def __init__(self) -> None:
        self.proposal = referrals.sent(wants_self_application=True)
        self.posting: Posting = self.proposal.posting
        self.employer: Actor = self.proposal.employer
        self.seeker: Actor = self.proposal.seeker
        self.other: Actor = seekers.online_seeker()
        self.applied: Application = applying.apply(
            by=self.other, posting_id=self.posting.pk, motive="応募します。"
        )
        when = dt.datetime(2026, 11, 17, 14, tzinfo=TOKYO)
        slots = Slots(dates=(when, when + dt.timedelta(days=1)), place="本社")
        self.slots = slot_offers.offer_slots(by=self.employer, application_id=self.applied.pk, slots=slots)
        self.draft = referrals.drafted().referral
        self.supervisor: Actor = employers.staff(OfficeRole.SUPERVISION)
        # What was told so far is sent, so that the next mail is the one with the code.
        relay.run()

    def page(self, name: str) -> tuple[Actor, str]:
        """Who types where."""
        mine, theirs = f"/me/applications/{self.applied.pk}", f"/employer/applicants/{self.applied.pk}"
        direct = employers.open_posting(wants_self_application=True)
        return {
            "proposal": (self.seeker, f"/me/referrals/{self.proposal.referral.pk}/apply/"),
            "direct": (self.other, f"/jobs/{direct.acceptance.number}/apply/"),
            "decline": (self.seeker, f"/me/referrals/{self.proposal.referral.pk}/decline/"),
            "message of the seeker": (self.other, f"{mine}/messages/"),
            "message of the employer": (self.employer, f"{theirs}/messages/"),
            "result": (self.employer, f"{theirs}/result/"),
            "interview": (self.employer, f"{theirs}/interview/"),
            "interview dates": (self.employer, f"{theirs}/interview-dates/"),
            "answer to interview dates": (self.other, f"/me/interview-dates/{self.slots.pk}/"),
            "after the hire": (self.employer, f"{theirs}/after-hire/"),
            "window": (self.proposal.officer, f"{_DESK}/referrals/referral/{self.draft.pk}/refer_at_window/"),
            "proposal of the desk": (self.proposal.officer, f"{_DESK}/referrals/referral/propose/"),
            "result at the desk": (
                self.supervisor,
                f"{_DESK}/applications/application/{self.applied.pk}/record/",
            ),
        }[name]

    def hire(self) -> None:
        decision = Decision(
            result=Result.HIRED, told=Told.MYPAGE, starts_on=dt.date(2026, 12, 1), differs_from_card=False
        )
        outcomes.record_outcome(by=self.employer, application_id=self.applied.pk, decision=decision)
        relay.run()


@pytest.fixture
def cast(settings) -> Cast:
    settings.SECOND_FACTOR_FOR_STAFF = False
    return Cast()


FIELD = {
    "proposal": "motive",
    "direct": "motive",
    "message of the seeker": "text",
    "message of the employer": "text",
    "result": "message",
    "decline": "note",
    "interview": "place",
    "interview dates": "place",
    "answer to interview dates": "word",
    "after the hire": "reason",
    "window": "place",
    "proposal of the desk": "why",
    "result at the desk": "message",
}
SAVED_WHILE_TYPING = [
    *("proposal", "direct", "message of the seeker", "message of the employer", "result"),
    "answer to interview dates",
]


def autosave(browser, address: str, **fields: str):
    """What house.js sends while the person types."""
    hidden = hidden_of(browser.get(address).content)
    return browser.post(f"{address}draft/", hidden | fields, headers={"X-Autosave": "1"})


@pytest.mark.parametrize("name", SAVED_WHILE_TYPING)
def test_what_is_typed_is_kept_without_pressing_anything(cast, name):
    actor, address = cast.page(name)
    browser = browser_of(actor)
    assert f'data-autosave="{address}draft/"' in browser.get(address).content.decode()

    assert autosave(browser, address, **{FIELD[name]: TYPED}).status_code == 204
    page = browser_of(actor).get(address)
    assert page.status_code == 200
    assert "𠮷野家で３年、接客をし</textarea>" in page.content.decode()
    assert "エラー：" not in page.content.decode()


@pytest.mark.parametrize("name", SAVED_WHILE_TYPING)
def test_of_two_windows_the_last_to_write_wins(cast, name):
    actor, address = cast.page(name)
    first, second = browser_of(actor), browser_of(actor)
    autosave(first, address, **{FIELD[name]: "はじめの窓"})
    autosave(second, address, **{FIELD[name]: "あとの窓"})
    page = first.get(address).content.decode()

    assert "あとの窓" in page
    assert "はじめの窓" not in page


@pytest.mark.parametrize("name", FIELD)
def test_a_form_sent_after_the_session_ended_comes_back_as_it_was_typed(cast, name, house_clock):
    actor, address = cast.page(name)
    if name == "after the hire":
        cast.hire()
    browser = browser_of(actor)
    fields = hidden_of(browser.get(address).content) | {FIELD[name]: TYPED}
    house_clock.move(HOUR)
    sent = browser.post(address, fields)
    assert urlsplit(sent.url).path == "/accounts/login/"

    back = parse_qs(urlsplit(sent.url).query)["next"][0]
    user = User.objects.get(pk=actor.user_id)
    code = ask_for_code(browser, user.email, next=back)
    landed = browser.post("/accounts/login/code/confirm/", {"code": code, "next": back})
    page = browser.get(landed.url).content.decode()
    assert "𠮷野家で３年、接客をし" in page
    assert "まだ送信されていません" in page


def test_chosen_documents_and_dates_come_back_too(cast):
    actor, address = cast.page("result")
    browser = browser_of(actor)
    fields = {
        "result": "hired",
        "starts_on_year": "令和8",
        "starts_on_month": "１２",
        "conditions": "differs",
    }
    autosave(browser, address, **fields)
    page = browser.get(address).content.decode()

    assert 'value="令和8"' in page
    assert 'value="１２"' in page
    assert page.count("checked") >= 2


def test_an_emptied_text_stays_empty(cast):
    """The result offers a text; whoever deletes it does not find it again."""
    actor, address = cast.page("result")
    browser = browser_of(actor)
    assert "ご希望に沿えない結果" in browser.get(address).content.decode()
    autosave(browser, address, message="")
    assert "ご希望に沿えない結果" not in browser.get(address).content.decode()


@pytest.mark.parametrize("name", ["proposal", "direct"])
def test_after_the_application_nothing_is_kept_of_its_typing(cast, name):
    actor, address = cast.page(name)
    browser = browser_of(actor)
    late = hidden_of(browser.get(address).content) | {"motive": TYPED}
    assert send_checked(browser, address, motive="応募します。").status_code == 303

    assert not FormDraft.objects.filter(scope="application").exists()
    assert browser.post(f"{address}draft/", late, headers={"X-Autosave": "1"}).status_code == 409
    assert not FormDraft.objects.filter(scope="application").exists()


def test_a_save_that_arrives_after_the_message_was_sent_is_dropped(cast):
    actor, address = cast.page("message of the seeker")
    browser = browser_of(actor)
    fields = hidden_of(browser.get(address).content) | {"text": "よろしくお願いします。"}
    browser.post(address, fields)

    assert Message.objects.count() == 1
    assert browser.post(f"{address}draft/", fields, headers={"X-Autosave": "1"}).status_code == 409
    assert "</textarea>" in (page := browser.get(address).content.decode())
    assert "よろしくお願いします。</textarea>" not in page


def test_the_way_back_from_the_check_page_shows_what_was_typed(cast):
    actor, address = cast.page("direct")
    browser = browser_of(actor)
    send(browser, address, motive=TYPED)

    assert "𠮷野家で３年、接客をし</textarea>" in browser.get(address).content.decode()
    assert not Application.objects.filter(posting__acceptance__number=address.split("/")[2]).exists()


def test_a_second_window_cannot_apply_once_more_and_keeps_its_text(cast):
    actor, address = cast.page("direct")
    first, second = browser_of(actor), browser_of(actor)
    waiting = hidden_of(send(second, address, motive=TYPED).content, "send-form") | {"_send": "1"}
    send_checked(first, address, motive="はじめの窓から。")
    answer = second.post(address, waiting)

    assert answer.status_code == 422
    assert "すでに応募しています" in answer.content.decode()
    assert "接客をし" in answer.content.decode()


def test_a_draft_is_its_writers_own(cast):
    _actor, address = cast.page("message of the employer")
    autosave(browser_of(cast.employer), address, text=TYPED)
    colleague = employers.member(cast.posting.establishment)

    assert "𠮷野家" not in browser_of(colleague).get(address).content.decode()


def test_typing_for_what_has_ended_is_not_taken(cast, house_clock):
    actor, address = cast.page("proposal")
    browser = browser_of(actor)
    fields = hidden_of(browser.get(address).content) | {"motive": TYPED}
    house_clock.move_to(2026, 11, 19)
    browser = browser_of(actor)
    assert browser.post(f"{address}draft/", fields).status_code == 409
