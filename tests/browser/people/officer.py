"""An officer at a desk of 1280 px: acceptance, registration, consultation, proposal, telephone."""

import re

from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.models import User
from hellowork.offices.models import StaffMember
from tests.accounts.signing_in import app_code
from tests.browser.people.person import Person
from tests.offices.factories import OfficeFactory


def appointed(email: str) -> str:
    """An officer of the one office, who has an authenticator app; its secret."""
    user = User.objects.create_user(email, is_staff=True)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    office = OfficeFactory(code="13910", name="ハローワーク青葉台", area=["13101", "13110"], is_default=True)
    StaffMember.objects.create(user=user, office=office, name="佐藤", role=OfficeRole.SUPERVISION)
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return secret


class Officer(Person):
    """佐藤さん of ハローワーク青葉台."""

    def comes_to_the_desk(self, secret: str) -> None:
        """Mailed code, then the second factor."""
        self.signs_in("/admin/")
        self.is_at("2段階認証")
        self.writes(code=app_code(secret))
        self.presses("ログイン")
        self.is_at("今日の仕事")

    def accepts_the_posting(self) -> str:
        """From today's work to the number of the posting."""
        self.goes_to("今日の仕事")
        self.sees("一般事務")
        self.follows(re.compile("^内容を確認する"))
        self.sees("青空食品株式会社", "千代田区")
        self.follows("受理する")
        self.writes(is_performed_at_client="here")
        self.presses("受理する")
        self.sees("求人番号は13910-00000001です。")
        return "13910-00000001"

    def registers(self, name: str, kana: str) -> str:
        """利用登録 at the window; the seeker's number."""
        self.goes_to("求職者")
        self.follows("求職者を登録する")
        self.writes(
            name=name,
            kana=kana,
            birth_date_year="平成2",
            birth_date_month="４",
            birth_date_day="2",
            telephone="０９０－１２３４－５６７８",
            residence="東京都千代田区",
            street="千代田2-2",
            career="食品会社で受発注の事務を6年担当しました。",
        )
        self.presses("求職者を登録する")
        self.sees("利用登録をしました。")
        return re.search(r"13910-\d{8}", self.main.inner_text())[0]

    def hands_over_an_invitation(self) -> str:
        """The code that stands on the paper."""
        self.follows("マイページの案内を渡す")
        self.presses("マイページの案内を渡す")
        told = re.search(r"ご案内のコードは (.+?) です", self.main.inner_text())
        assert told, self.main.inner_text()
        return told[1]

    def records_a_consultation(self) -> None:
        self.follows("職業相談を記録する")
        self.unfolds("事務的職業")
        self.writes(
            way="visit",
            wish_occupations=["06"],
            wish_working_time="full",
            wish_note="通勤は45分以内。",
            note="希望を確認しました。",
        )
        self.presses("職業相談を記録する")
        self.sees("職業相談を記録しました。")

    def proposes(self, seeker: str, posting: str) -> None:
        self.goes_to("紹介")
        self.follows("求人を求職者に提案する")
        self.writes(seeker=seeker, posting=posting, why="受発注の経験を生かせます。")
        self.presses("求人を求職者に提案する")
        self.sees("下書きを作りました。")

    def telephones_the_employer(self) -> None:
        self.follows("電話の結果を記録する")
        self.writes(
            answered_by="田村",
            result="accepting",
            places_left="２",
            note="書類はマイページからお送りください。",
        )
        self.presses("電話の結果を記録する")
        self.sees("電話の結果を記録しました。")

    def sends_the_proposal(self) -> None:
        self.follows("求職者へ送信する")
        self.sees("青空食品株式会社")
        self.main.get_by_label(re.compile("電話で確認済み")).check()
        self.presses("求職者へ送信する")
        self.sees("求職者のマイページへ送信しました。")
