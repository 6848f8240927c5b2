"""An employer at 360 px: establishment, posting, applicants, result."""

from tests.browser.people.person import Person

ESTABLISHMENT = {
    "name": "青空食品株式会社",
    "kana": "あおぞらしょくひん",
    "is_sole_proprietor": "no",
    "corporate_number": "７０００－０１２０－５０００２",
    "industry": "E",
    "business": "食品の製造と販売",
    "postal_code": "１００ー０００１",
    "street": "千代田1-1",
    "telephone": "03ー1234ー5678",
    "employees_company": "50人",
    "employees_here": "３０",
    "employees_women": "15",
    "employees_part_time": "10",
    "member_name": "田村 花子",
    "member_kana": "たむら　はなこ",
}
CARD = {
    "kind": {
        "working_time": "full",
        "employment_form": "regular",
        "contract_work": "none",
        "publication_level": "1",
        "wants_self_application": True,
    },
    "work": {
        "title": "一般事務",
        "occupation": "06",
        "description": "受発注の入力、電話と来客の応対、書類の整理をお願いします。",
        "duties_change": "変更なし",
        "term": "indefinite",
        "has_trial": "no",
    },
    "workplace": {
        "workplace_is_named": "yes",
        "workplace_change": "転勤なし",
        "smoking": "indoors_forbidden",
    },
    "requirements": {"has_age_limit": "no", "education": "any", "experience": "none"},
    "wages": {
        "wage_form": "monthly",
        "base_min": "２３万",
        "base_max": "280,000円",
        "allowances-0-name": "資格手当",
        "allowances-0-kind": "qualification",
        "allowances-0-min": "5千円",
        "has_fixed_overtime": "no",
        "commuting_pay": "actual",
    },
    "hours": {
        "hours_system": "ordinary",
        "starts_at": "９時",
        "ends_at": "午後6時",
        "break_minutes": "60",
        "has_overtime": "no",
        "days_a_week": "5",
        "days_off_text": "土曜日、日曜日、祝日",
        "days_off_a_year": "125",
        "paid_leave_days": "10",
    },
    "insurance": {"insurances": "employment"},
    "selection": {"openings": "2", "document_route": "mypage", "contact_name": "田村"},
}


class Employer(Person):
    """田村さん of 青空食品."""

    def registers_the_establishment(self) -> None:
        self.writes(**ESTABLISHMENT)
        self.presses("登録する")
        self.is_at("今日の予定")

    def writes_a_posting(self) -> None:
        """All eight sections, one after the other."""
        self.follows("求人を申し込む")
        self.presses("入力を始める")
        self.follows("求人区分・公開範囲")
        for slug, answers in CARD.items():
            self.writes(**answers)
            self.presses("保存して次へ" if slug != "selection" else "保存して一覧へ")
        assert self.main.get_by_text("入力済み", exact=True).count() == len(CARD)

    def hands_it_in(self) -> None:
        self.follows("内容を確認して送信する")
        self.sees("一般事務", "230,000円", "土曜日、日曜日、祝日")
        self.writes(declared=True)
        self.presses("ハローワークへ送信する")
        self.is_at("求人を送信しました（仮登録）")

    def finds_the_applicant(self, name: str, method: str) -> None:
        """From the list, which tells the methods apart, to the page of one person."""
        self.goes_to("応募者")
        self.sees(f"{name}さん", method)
        self.follows(f"{name}さん")
        self.is_at(f"{name}さん")

    def writes_a_message(self, text: str) -> None:
        self.follows("応募者とのメッセージ")
        self.writes(text=text)
        self.presses("送る")
        self.sees(text)

    def hires(self) -> None:
        self.follows("選考結果を登録する")
        self.writes(
            result="hired",
            told="mypage",
            starts_on_year="2026",
            starts_on_month="12",
            starts_on_day="1",
            conditions="same",
        )
        self.presses("確認画面へ進む")
        self.presses("この結果を登録する")
