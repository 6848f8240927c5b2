"""Parts of sections that are more than fields: address, rows of allowances, findings, the switch."""

import pytest
from django.urls import reverse

from employers.actions import acceptance
from employers.actions.acceptance import RemarkText
from hellowork.offices.models import Municipality
from tests.employers import factories as make
from tests.employers.pages import address, card_of, errors_of, fields_of, main_of, save, soup_of

pytestmark = pytest.mark.django_db


class TestWorkplace:
    def test_the_establishments_own_address_is_offered_once(self, browser, posting):
        shown = browser.get(address(posting, "workplace"))

        sent = fields_of(shown, "section-form")
        assert (sent["postal_code"], sent["municipality"], sent["street"]) == (
            "100-0001",
            "13101",
            "千代田1-1",
        )
        assert "登録済みの内容を入れてあります" in main_of(shown)
        assert card_of(posting).municipality_id is None

    def test_the_postal_code_finds_the_municipality_when_the_form_is_sent(self, browser, posting):
        save(browser, posting, "workplace", postal_code="〒１５０－０００１", prefecture="", municipality="")

        assert card_of(posting).municipality_id == "13113"

    def test_the_button_finds_it_too_and_saves_on_the_way(self, browser, posting):
        typed = {
            "postal_code": "1500001",
            "prefecture": "13",
            "municipality": "13101",
            "street": "神宮前1",
            "_address": "1",
        }
        response = save(browser, posting, "workplace", **typed)

        assert response.status_code == 303
        sent = fields_of(browser.get(response.headers["Location"]), "section-form")
        assert (sent["prefecture"], sent["municipality"], sent["street"]) == ("13", "13113", "神宮前1")

    def test_a_prefecture_brings_its_municipalities(self, browser, posting):
        typed = {"postal_code": "", "prefecture": "01", "municipality": "13101", "_address": "1"}
        response = browser.get(save(browser, posting, "workplace", **typed).headers["Location"])

        offered = soup_of(response).select("#id_municipality option")
        assert len(offered) == 1 + Municipality.objects.in_prefecture("01").count()
        assert fields_of(response, "section-form")["prefecture"] == "01"
        assert card_of(posting).municipality_id is None


class TestAllowances:
    ROW = {
        "allowances-0-name": "資格手当",
        "allowances-0-kind": "qualification",
        "allowances-0-min": "５千円",
    }

    def test_rows_are_stored_and_shown_again(self, browser, posting):
        save(browser, posting, "wages", **self.ROW)

        row = {"name": "資格手当", "kind": "qualification", "min": 5_000, "max": 5_000}
        assert card_of(posting).allowances == [row]
        assert (
            fields_of(browser.get(address(posting, "wages")), "section-form")["allowances-0-min"] == "5,000"
        )

    def test_a_row_that_was_begun_is_asked_for_the_rest(self, browser, posting):
        response = save(
            browser, posting, "wages", **{"allowances-1-name": "職務手当", "allowances-1-max": "100"}
        )

        assert errors_of(response) == {
            "id_allowances-1-kind": "手当の種類を選んでください。",
            "id_allowances-1-min": "手当の額を入力してください。",
        }

    def test_more_rows_come_by_a_button(self, browser, posting):
        assert len(soup_of(browser.get(address(posting, "wages"))).select("[name$='-kind']")) == 4
        response = save(browser, posting, "wages", _more="1", **self.ROW)

        assert response.status_code == 303
        grown = browser.get(response.headers["Location"])
        assert len(soup_of(grown).select("[name$='-kind']")) == 8
        assert fields_of(grown, "section-form")["allowances-0-name"] == "資格手当"


class TestFindings:
    def test_the_hourly_pay_stands_beside_the_minimum_wage(self, browser, employer):
        posting = make.draft_posting(employer)

        text = main_of(browser.get(address(posting, "wages")))
        assert "時間額に直すと 1,468円 です。" in text
        assert "東京都の最低賃金：1,226円（ 2025年10月3日（金曜日） から）" in text

    def test_a_wage_below_the_law_is_saved_and_shown_once_before_going_on(self, browser, employer):
        posting = make.draft_posting(employer, allowances=[])
        low = {"wage_form": "hourly", "base_min": "１，１９０円", "base_max": "1190"}

        again = save(browser, posting, "wages", **low)
        assert again.headers["Location"] == address(posting, "wages")
        text = main_of(browser.get(again.headers["Location"]))
        assert (
            "東京都の最低賃金（1,226円、2025年10月3日から）を下回っています。このままでは受理できません。"
            in text
        )
        assert card_of(posting).base_min == 1_190
        assert save(browser, posting, "wages", **low).headers["Location"] == address(posting, "hours")

    def test_a_short_break_is_named_beside_its_field(self, browser, employer):
        posting = make.draft_posting(employer)
        save(browser, posting, "hours", break_minutes="15")

        page = soup_of(browser.get(address(posting, "hours")))
        assert "休憩が60分以上必要です" in page.find(id="field-break_minutes").text
        assert page.find(id="id_break_minutes")["aria-describedby"] == "id_break_minutes_notes"

    def test_remarks_of_the_office_stand_beside_their_fields(self, browser, employer):
        posting = make.submitted_posting(employer)
        remarks = [
            RemarkText("description", "1日の件数もお書きください。"),
            RemarkText("", "お電話をください。"),
        ]
        acceptance.send_back_posting(by=make.staff(), posting_id=posting.pk, remarks=remarks)

        listed = main_of(browser.get(reverse("employers:posting", args=[posting.pk])))
        assert "下の印の欄をご確認のうえ、もう一度送信してください。" in listed
        assert "お電話をください。" in listed
        assert "ハローワークからのお願い：1件" in listed
        page = soup_of(browser.get(address(posting, "work")))
        assert "1日の件数もお書きください。" in page.find(id="field-description").text


class TestSelfApplicationSwitch:
    def test_it_comes_with_its_notice(self, browser, posting):
        text = main_of(browser.get(address(posting, "kind")))

        assert "オンライン自主応募を受け付ける" in text
        assert (
            "特定求職者雇用開発助成金、トライアル雇用助成金、地域雇用開発助成金は対象になりません。" in text
        )

    @pytest.mark.parametrize(
        ("card", "reason"),
        [
            ({"contract_work": "dispatch"}, "派遣・請負の求人のため"),
            ({"workplace_is_named": False}, "就業先の事業所を明示できないため"),
            ({"publication_level": 4}, "公開範囲が3または4のため"),
        ],
    )
    def test_it_is_locked_with_its_reason(self, browser, employer, card, reason):
        posting = make.draft_posting(employer, **card)

        response = browser.get(address(posting, "kind"))
        assert f"理由：{reason}" in main_of(response)
        assert soup_of(response).find(attrs={"name": "wants_self_application"}) is None

    def test_a_locked_switch_cannot_be_forced_through_the_form(self, browser, employer):
        posting = make.draft_posting(employer, contract_work="dispatch")
        save(browser, posting, "kind", wants_self_application="on")
        save(browser, posting, "kind", wants_self_application="on", contract_work="contracting")

        assert card_of(posting).wants_self_application is False
