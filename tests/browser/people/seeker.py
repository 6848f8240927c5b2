"""A seeker at 360 px: registration, search, answer to a proposal, direct application."""

from pathlib import Path

from tests.browser.people.person import Person


class Seeker(Person):
    """鈴木さん, whom the office knows, or 髙﨑さん, who only uses the web."""

    def registers_online(self, name: str, kana: str) -> None:
        self.writes(
            name=name,
            kana=kana,
            birth_date_year="平成2",
            birth_date_month="４",
            birth_date_day="2",
            telephone="０９０－１２３４－５６７８",
            postal_code="100-0001",
            street="千代田2-2",
            is_no_pupil=True,
        )
        self.presses("登録する")
        self.sees("求職者マイページを開設しました。", "応募中の求人はありません")

    def opens_the_prepared_mypage(self, code: str) -> None:
        """With the code of the paper that the office handed over."""
        self.follows("ご案内のコードで開設してください")
        self.writes(code=code, birth_date_year="1990", birth_date_month="4", birth_date_day="2")
        self.presses("マイページを開設する")
        self.sees("求職者マイページを開設しました。")

    def searches(self, words: str, place: str) -> None:
        self.opens("/")
        self.writes(q=words, place=place)
        self.presses("さがす")
        self.sees("1件の求人", "青空食品株式会社")
        self.follows("一般事務")
        self.is_at("一般事務")

    def applies(self, motive: str, resume: Path) -> None:
        """The form with the motive and a document of one's own."""
        self.writes(motive=motive, file=str(resume))
        self.presses("確認画面へ進む")
        self.sees(motive, resume.stem)
        self.presses("この内容で応募する")
        self.is_at("応募しました")
