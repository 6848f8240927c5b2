"""The main job through the pages, without JavaScript: proposal, application, letter, messages, result."""

import io
import re

import pypdf
import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile

from applications.models import Application
from employers.models import Posting
from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.accounts.models import User
from hellowork.notices import relay
from referrals.models import Referral
from seekers.models import Seeker, SeekerDocument
from tests.employers import factories as employers
from tests.files.test_checking import pdf
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, hidden_of, send, send_checked
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_second_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = False


def _address(actor: Actor) -> str:
    return User.objects.get(pk=actor.user_id).email


class TestTheMainJob:
    @pytest.fixture
    def officer(self, db):
        return employers.staff(OfficeRole.SUPERVISION)

    @pytest.fixture
    def employer(self, db):
        return employers.member()

    @pytest.fixture
    def posting(self, employer) -> Posting:
        return employers.open_posting(employer, publication_level=3)

    @pytest.fixture
    def seeker(self, officer) -> Actor:
        return seekers.office_seeker(by=officer)

    @pytest.fixture
    def proposed(self, officer, posting, seeker) -> Referral:
        """Through the desk: propose, telephone, send."""
        desk = browser_of(officer)
        number = Seeker.objects.get().number
        answer = send(
            desk,
            "/admin/referrals/referral/propose/",
            seeker=number,
            posting=posting.acceptance.number,
            why="事務の経験を生かせます。",
        )
        assert answer.status_code == 303
        page = answer.headers["Location"].removesuffix("change/")
        called = send(desk, f"{page}call/", answered_by="田村", result="accepting", places_left="２")
        assert called.status_code == 303
        form = desk.get(f"{page}send/").content.decode()
        ground = re.search(r'value="(call:\d+)"', form).group(1)
        sent = send(desk, f"{page}send/", grounds=ground, why="事務の経験を生かせます。", days_given="7")
        assert sent.status_code == 303
        return Referral.objects.get()

    def test_the_seeker_is_told_and_sees_the_full_card_although_its_level_hides_the_name(
        self, proposed, seeker
    ):
        relay.run()
        (told,) = [message for message in mail.outbox if message.to == [_address(seeker)]]
        assert "青空食品" not in told.subject + told.body
        browser = browser_of(seeker)
        home = browser.get("/me/").content.decode()
        assert "ハローワークから求人が届いています" in home

        page = browser.get(f"/me/referrals/{proposed.pk}/").content.decode()
        for words in (
            "青空食品株式会社",
            "まだ応募していません",
            "2026年11月18日（水曜日）",
            "事務の経験を生かせます。",
        ):
            assert words in page

    def test_applying_makes_the_referral_and_the_employer_finds_everything(self, proposed, seeker, employer):
        browser = browser_of(seeker)
        answer = send_checked(
            browser,
            f"/me/referrals/{proposed.pk}/apply/",
            motive="受発注の経験を生かしたいです。",
            file=SimpleUploadedFile("履歴書.pdf", resume := pdf()),
        )
        assert answer.status_code == 303
        assert "紹介状（番号 13010-00000001）" in browser.get(answer.headers["Location"]).content.decode()
        relay.run()
        assert any("応募がありました" in message.body for message in mail.outbox)

        employers_browser = browser_of(employer)
        listed = employers_browser.get("/employer/applicants/").content.decode()
        assert "オンラインハローワーク紹介" in listed
        application = Application.objects.get()
        page = employers_browser.get(f"/employer/applicants/{application.pk}/").content.decode()
        for words in ("受発注の経験を生かしたいです。", "履歴書.pdf", "紹介状を表示"):
            assert words in page
        letter = employers_browser.get(f"/employer/applicants/{application.pk}/letter/")
        assert letter.headers["Content-Disposition"].startswith("attachment")
        assert "鈴木花子" in pypdf.PdfReader(io.BytesIO(letter.content)).pages[0].extract_text()
        document = application.sent_documents.get()
        assert employers_browser.get(f"/employer/applicants/documents/{document.pk}/").content == resume
        assert "会社が確認しました" in browser.get(f"/me/applications/{application.pk}/").content.decode()

    def test_they_arrange_the_interview_and_the_result_comes_in_one_act(self, proposed, seeker, employer):
        mine, theirs = browser_of(seeker), browser_of(employer)
        send_checked(mine, f"/me/referrals/{proposed.pk}/apply/", motive="応募します。")
        application = Application.objects.get()
        written = send(
            theirs, f"/employer/applicants/{application.pk}/messages/", text="面接は火曜日でいかがですか。"
        )
        assert written.status_code == 303
        relay.run()
        assert "読んでいないメッセージが1件" in mine.get("/me/").content.decode()
        assert (
            "面接は火曜日でいかがですか。"
            in mine.get(f"/me/applications/{application.pk}/messages/").content.decode()
        )
        assert "読んでいないメッセージ" not in mine.get("/me/").content.decode()

        recorded = send_checked(
            theirs,
            f"/employer/applicants/{application.pk}/result/",
            result="hired",
            told="mypage",
            starts_on_year="2026",
            starts_on_month="12",
            starts_on_day="1",
            conditions="same",
        )
        assert recorded.status_code == 303
        assert "採用の連絡が届きました" in mine.get(f"/me/applications/{application.pk}/").content.decode()

    def test_a_no_is_told_to_the_office_and_without_a_name_to_the_employer(self, proposed, seeker, employer):
        relay.run()
        mail.outbox.clear()
        answer = send(browser_of(seeker), f"/me/referrals/{proposed.pk}/decline/", reason="distance")
        assert answer.status_code == 303
        relay.run()

        (told,) = mail.outbox
        assert "お電話でご案内した方は、今回は応募されませんでした。" in told.body
        assert "鈴木" not in told.body + told.subject

    def test_nobody_else_sees_any_of_it(self, proposed, seeker):
        send_checked(browser_of(seeker), f"/me/referrals/{proposed.pk}/apply/", motive="応募します。")
        application = Application.objects.get()
        stranger, rival = browser_of(seekers.online_seeker()), browser_of(employers.member())

        assert stranger.get(f"/me/referrals/{proposed.pk}/").status_code == 404
        assert stranger.get(f"/me/applications/{application.pk}/").status_code == 404
        assert stranger.get(f"/me/letters/{application.letter_id}/").status_code == 404
        assert rival.get(f"/employer/applicants/{application.pk}/").status_code == 404
        assert rival.get(f"/employer/applicants/{application.pk}/letter/").status_code == 404
        assert rival.get(f"/employer/applicants/{application.pk}/messages/").status_code == 404


class TestSelfApplication:
    def test_it_shows_its_notices_and_takes_the_application(self):
        employer = employers.member()
        posting = employers.open_posting(employer, wants_self_application=True)
        browser = browser_of(seekers.online_seeker())
        address = f"/jobs/{posting.acceptance.number}/apply/"
        assert (
            "オンライン自主応募は、ハローワークの紹介ではありません。"
            in browser.get(address).content.decode()
        )

        assert send_checked(browser, address, motive="接客の経験を生かします。").status_code == 303
        page = (
            browser_of(employer).get(f"/employer/applicants/{Application.objects.get().pk}/").content.decode()
        )
        assert "対象になりません" in page
        assert "ハローワークでは確認していません" in page

    def test_the_check_page_shows_everything_that_goes_out_and_sends_nothing(self):
        posting = employers.open_posting(wants_self_application=True)
        browser = browser_of(seekers.online_seeker())
        address = f"/jobs/{posting.acceptance.number}/apply/"
        page = send(browser, address, motive="一行目\r\n二行目", file=SimpleUploadedFile("履歴書.pdf", pdf()))

        text = page.content.decode()
        for words in (
            "二行目",
            "履歴書.pdf",
            "鈴木花子",
            "090-1234-5678",
            "ハローワークの紹介ではありません",
        ):
            assert words in text
        assert not Application.objects.exists()
        browser.post(address, hidden_of(page.content, "send-form") | {"_send": "1"})
        assert Application.objects.get().motive == "一行目\n二行目"
        assert Application.objects.get().sent_documents.get().title == "履歴書.pdf"

    def test_pressing_twice_applies_once(self):
        posting = employers.open_posting(wants_self_application=True)
        browser = browser_of(seekers.online_seeker())
        address = f"/jobs/{posting.acceptance.number}/apply/"
        fields = hidden_of(send(browser, address, motive="応募します。").content, "send-form") | {
            "_send": "1"
        }
        first, second = browser.post(address, fields), browser.post(address, fields)

        assert first.headers["Location"] == second.headers["Location"]
        assert Application.objects.count() == 1

    def test_the_same_file_twice_is_kept_once(self):
        posting = employers.open_posting(wants_self_application=True)
        browser = browser_of(seekers.online_seeker())
        content = pdf()
        for _press in range(2):
            send(
                browser,
                f"/jobs/{posting.acceptance.number}/apply/",
                motive="応募します。",
                file=SimpleUploadedFile("履歴書.pdf", content),
            )
        assert SeekerDocument.objects.count() == 1


def test_a_person_registers_online_and_applies():
    employers.office()
    user = User.objects.create_user("new@example.org")
    browser = HouseClient()
    browser.force_login(user)
    answer = send(
        browser,
        "/me/register/",
        name="髙﨑 𠮷郎",
        kana="たかさき よしろう",
        birth_date_year="平成2",
        birth_date_month="４",
        birth_date_day="2",
        telephone="０９０－１２３４－５６７８",
        prefecture="13",
        municipality="13101",
        street="千代田1-1",
        is_no_pupil="on",
    )

    assert answer.status_code == 303
    seeker = Seeker.objects.get()
    assert (seeker.name, seeker.kana, str(seeker.birth_date)) == (
        "髙﨑　𠮷郎",
        "タカサキ　ヨシロウ",
        "1990-04-02",
    )
    assert browser.get("/me/").status_code == 200
