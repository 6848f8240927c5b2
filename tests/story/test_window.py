"""田中さん, on paper only, is referred at the window; the employer finds the application in MyPage."""

import io
import re

import pypdf
import pytest

from applications.models import Application
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.audit.models import AccessRecord
from referrals.models import Referral
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, send, send_checked
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db
_DAY = {"day_year": "令和8", "day_month": "１１", "day_day": "17"}


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False


@pytest.fixture
def officer() -> Actor:
    return employers.staff(OfficeRole.CONSULTATION)


@pytest.fixture
def employer() -> Actor:
    return employers.member()


@pytest.fixture
def desk(officer) -> HouseClient:
    return browser_of(officer)


@pytest.fixture
def draft(desk, officer, employer) -> str:
    """The address of the draft, with the call on record."""
    posting = employers.open_posting(employer, accepted_by=employers.staff(at=employers.office("13020")))
    seekers.office_seeker(by=officer, name="田中一郎", kana="タナカイチロウ")
    Seeker.objects.update(user=None)
    fields = {"seeker": Seeker.objects.get().number, "posting": posting.acceptance.number, "why": ""}
    answer = send(desk, "/admin/referrals/referral/propose/", **fields)
    page = answer.headers["Location"].removesuffix("change/")
    assert (
        send(desk, f"{page}call/", answered_by="田村", result="accepting", places_left="1").status_code == 303
    )
    return page


def refer(desk: HouseClient, draft: str, **fields: str):
    ground = re.search(r'value="(call:\d+)"', desk.get(f"{draft}refer_at_window/").content.decode())
    return send(desk, f"{draft}refer_at_window/", grounds=ground.group(1), **fields)


def test_letter_and_card_are_printed_with_the_interview(desk, draft):
    answer = refer(desk, draft, **_DAY, time="午後2時", place="本社2階", belongings="履歴書")
    assert answer.status_code == 303
    application = Application.objects.get()
    page = desk.get(answer.headers["Location"]).content.decode()
    for words in ("ハローワーク紹介（窓口）", "2026年11月17日（火曜日）14時00分、本社2階（持ち物：履歴書）"):
        assert words in page

    stem = f"/admin/applications/application/{application.pk}"
    letter, card = desk.get(f"{stem}/letter/"), desk.get(f"{stem}/card/")
    text = pypdf.PdfReader(io.BytesIO(letter.content)).pages[0].extract_text()
    assert "田中一郎" in text
    assert "14時00分" in text
    assert "一般事務" in pypdf.PdfReader(io.BytesIO(card.content)).pages[0].extract_text()
    assert card.headers["Content-Disposition"].startswith("attachment")
    assert AccessRecord.objects.filter(kind="letter.read", object_id=str(application.letter_id)).exists()


def test_the_employer_finds_it_in_the_list_with_its_letter(desk, draft, employer):
    refer(desk, draft)
    browser, application = browser_of(employer), Application.objects.get()

    listed = browser.get("/employer/applicants/").content.decode()
    assert "ハローワーク紹介（窓口）" in listed
    assert "田中一郎さん" in listed
    assert "紹介状を表示" in browser.get(f"/employer/applicants/{application.pk}/").content.decode()
    assert browser.get(f"/employer/applicants/{application.pk}/letter/").status_code == 200


def test_it_cannot_be_sent_to_a_mypage_that_is_not_there(desk, draft):
    assert "まだマイページを使っていません" in desk.get(f"{draft}change/").content.decode()
    assert desk.get(f"{draft}send/").status_code == 303
    assert Referral.objects.get().sent_at is None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"place": "本社2階"}, "面接の日も入力してください"),
        (_DAY | {"time": "14時"}, "面接の場所も入力してください"),
        (_DAY | {"day_day": "31", "time": "14時", "place": "本社"}, "30日までです"),
        (_DAY | {"day_day": "10", "time": "14時", "place": "本社"}, "今より後の"),
    ],
)
def test_half_an_interview_is_told_and_nothing_is_lost(desk, draft, fields, words):
    answer = refer(desk, draft, **fields)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert words in page
    assert fields.get("place", "") in page
    assert not Application.objects.exists()


def test_the_letter_of_a_direct_application_does_not_exist(desk, officer):
    posting = employers.open_posting(wants_self_application=True)
    seeker = browser_of(seekers.online_seeker())
    send_checked(seeker, f"/jobs/{posting.acceptance.number}/apply/", motive="応募します。")
    assert (
        desk.get(f"/admin/applications/application/{Application.objects.get().pk}/letter/").status_code == 404
    )
