"""The main job from an empty database, as four people in four browsers, with and without JavaScript."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from applications.models import Application
from hellowork.notices import relay
from referrals.models import Referral
from tests.browser.people.employer import Employer
from tests.browser.people.officer import Officer, appointed
from tests.browser.people.person import DESKTOP, PHONE, text_of
from tests.browser.people.seeker import Seeker
from tests.files.test_checking import pdf

pytestmark = pytest.mark.django_db(transaction=True)

MOTIVE = "受発注の経験を生かし、長く働きたいと考えています。"


@dataclass
class Story:
    """Who takes part, and what they hand to each other on paper."""

    employer: Employer
    officer: Officer
    suzuki: Seeker
    takasaki: Seeker
    officers_app: str
    resume: Path
    posting: str = ""


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def story(request, page_for, tmp_path) -> Story:
    """An empty database but for the tables of reference and one office with one officer."""
    resume = tmp_path / "職務経歴書.pdf"
    resume.write_bytes(pdf())
    phone = {"width": PHONE, "javascript": request.param}
    return Story(
        employer=Employer(page_for(**phone), "tamura@aozora.example"),
        officer=Officer(page_for(width=DESKTOP, javascript=request.param), "sato@office.example"),
        suzuki=Seeker(page_for(**phone), "suzuki@mail.example"),
        takasaki=Seeker(page_for(**phone), "takasaki@mail.example"),
        officers_app=appointed("sato@office.example"),
        resume=resume,
    )


def test_the_main_job(story: Story) -> None:
    a_posting_comes_into_being(story)
    the_web_finds_it(story)
    the_office_proposes_it(story)
    the_seeker_applies_and_is_thereby_referred(story)
    the_employer_finds_everything(story)
    they_write_to_each_other(story)
    the_result_reaches_everybody_in_one_act(story)
    another_applies_directly(story)


def a_posting_comes_into_being(story: Story) -> None:
    employer, officer = story.employer, story.officer
    employer.signs_up("事業主")
    employer.registers_the_establishment()
    employer.writes_a_posting()
    employer.hands_it_in()

    officer.comes_to_the_desk(story.officers_app)
    story.posting = officer.accepts_the_posting()

    employer.follows_mail("受理")
    employer.sees(story.posting)


def the_web_finds_it(story: Story) -> None:
    seeker = story.takasaki
    seeker.signs_up("求職者")
    seeker.registers_online("髙﨑 𠮷郎", "たかさき よしろう")
    seeker.searches("事務", "千代田区")
    seeker.sees("月給 23万5,000円から", story.posting, "直接応募する（オンライン自主応募）")


def the_office_proposes_it(story: Story) -> None:
    officer, seeker = story.officer, story.suzuki
    number = officer.registers("鈴木花子", "すずきはなこ")
    code = officer.hands_over_an_invitation()
    officer.records_a_consultation()

    seeker.signs_up("求職者")
    seeker.opens_the_prepared_mypage(code)
    seeker.sees("いま、お願いしていることはありません。")

    officer.proposes(number, story.posting)
    officer.telephones_the_employer()
    officer.sends_the_proposal()


def the_seeker_applies_and_is_thereby_referred(story: Story) -> None:
    seeker = story.suzuki
    told = seeker.follows_mail("マイページ")
    assert "青空食品" not in told.subject + told.body
    seeker.sees(
        "まだ応募していません",
        "青空食品株式会社",
        "応募期限：2026年11月18日（水曜日）まで",
        "受発注の経験を生かせます。",
    )
    seeker.follows("この求人に応募する（紹介を受ける）")
    seeker.applies(MOTIVE, story.resume)
    seeker.sees("紹介状（番号 13910-00000001）")
    letter = text_of(seeker.saves_file(re.compile("^紹介状を保存する")))
    for words in ("紹介状", "鈴木花子", "青空食品株式会社", "一般事務", story.posting, "ハローワーク青葉台"):
        assert words in letter
    assert Referral.objects.get().state == "established"


def the_employer_finds_everything(story: Story) -> None:
    employer = story.employer
    employer.follows_mail("応募")
    employer.finds_the_applicant("鈴木花子", "オンラインハローワーク紹介")
    employer.sees(MOTIVE, "職務経歴書", "食品会社で受発注の事務を6年", "ハローワーク青葉台の紹介です")
    assert "鈴木花子" in text_of(employer.saves_file(re.compile("^紹介状を表示")))
    assert employer.saves_file(re.compile("^職務経歴書")) == story.resume.read_bytes()


def they_write_to_each_other(story: Story) -> None:
    employer, seeker = story.employer, story.suzuki
    employer.writes_a_message("面接は火曜日の午後2時でいかがでしょうか。")

    seeker.follows_mail("メッセージ")
    seeker.sees("面接は火曜日の午後2時でいかがでしょうか。")
    seeker.writes(text="はい、伺います。")
    seeker.presses("送る")

    employer.follows_mail("メッセージ")
    employer.sees("はい、伺います。")


def the_result_reaches_everybody_in_one_act(story: Story) -> None:
    employer, seeker, officer = story.employer, story.suzuki, story.officer
    employer.finds_the_applicant("鈴木花子", "オンラインハローワーク紹介")
    employer.hires()
    employer.sees("採用")

    seeker.follows_mail("マイページ")
    seeker.sees("採用の連絡が届きました", "2026年12月1日")

    officer.opens("/admin/applications/application/")
    officer.sees("鈴木花子", "採用")


def another_applies_directly(story: Story) -> None:
    seeker, employer = story.takasaki, story.employer
    seeker.searches("事務", "千代田区")
    seeker.follows("直接応募する（オンライン自主応募）")
    seeker.sees("オンライン自主応募は、ハローワークの紹介ではありません。")
    seeker.applies("接客の経験を生かします。", story.resume)
    seeker.does_not_see("紹介状")

    employer.follows_mail("応募")
    employer.finds_the_applicant("髙﨑　𠮷郎", "オンライン自主応募")
    employer.sees("対象になりません", "ハローワークでは確認していません", "接客の経験を生かします。")
    employer.does_not_see("紹介状を表示")

    relay.run()
    assert Application.objects.count() == 2
    assert Referral.objects.count() == 1
