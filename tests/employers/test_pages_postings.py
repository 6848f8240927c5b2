"""Home, lists, beginning, handing in, and what follows: each page as its reader meets it."""

import datetime as dt

import pytest

from employers.actions import acceptance, postings
from employers.actions.acceptance import RemarkText
from employers.models import Posting
from employers.sections import SECTION_OF
from hellowork.accounts.models import User
from tests.employers import factories as make
from tests.employers.pages import (
    browser_of,
    errors_of,
    fields_of,
    main_of,
    page,
    restoring,
    said,
    soup_of,
    state_of,
)

pytestmark = pytest.mark.django_db


def returned(employer) -> Posting:
    posting = make.submitted_posting(employer, title="倉庫管理")
    acceptance.send_back_posting(
        by=make.staff(), posting_id=posting.pk, remarks=[RemarkText("title", "短く")]
    )
    return posting


class TestHome:
    def test_it_is_empty_at_first_and_says_how_to_begin(self, browser):
        response = browser.get("/employer/")

        assert "まだ求人がありません" in main_of(response)
        assert soup_of(response).find("a", href="/employer/postings/new/")

    def test_it_counts_what_waits_as_links(self, employer, house_clock):
        make.open_posting(employer, title="調理")
        returned(employer)
        visit = make.submitted_posting(employer, title="配送")
        acceptance.ask_visit(by=make.staff(), posting_id=visit.pk)
        postings.create_posting(by=employer)
        house_clock.move_to(2027, 1, 24, 9, 0)
        browser = browser_of(employer)

        response = browser.get("/employer/")
        lines = {
            said(line.a): (line.a["href"], said(line)) for line in soup_of(response).select(".task-list li")
        }
        assert {name: href.rpartition("=")[2] for name, (href, _text) in lines.items()} == {
            "修正のお願いがある求人": "returned",
            "来所のお願いがある求人": "visit",
            "入力中の求人": "drafts",
            "紹介期限日が7日以内の求人": "ending",
        }
        assert "2026年11月25日（水曜日）" in lines["来所のお願いがある求人"][1]
        for href, _text in lines.values():
            listed = browser.get(href)
            assert len(soup_of(listed).select("ul.rows > li")) == 1

    def test_a_posting_eight_days_before_its_end_is_not_counted_yet(self, employer, house_clock):
        make.open_posting(employer)
        house_clock.move_to(2027, 1, 23, 23, 0)

        text = main_of(browser_of(employer).get("/employer/"))
        assert "公開中" in text
        assert "7日以内" not in text

    def test_each_state_has_its_words_and_its_next_act(self, browser, employer):
        make.open_posting(employer, title="公開の求人")
        make.open_posting(employer, title="公開しない求人", publication_level=4)
        make.draft_posting(employer, title="下書き")
        rows = {
            said(row.h3): (said(row.select_one(".tag")), row.select_one(".button").text)
            for row in soup_of(browser.get("/employer/")).select("ul.rows > li")
        }

        assert rows == {
            "公開の求人": ("公開中", "内容を見る：公開の求人"),
            "公開しない求人": ("受理済み", "内容を見る：公開しない求人"),
            "下書き": ("入力中", "入力を続ける：下書き"),
        }

    def test_a_viewer_has_no_button_to_begin(self, viewer, employer):
        make.draft_posting(employer)

        response = viewer.get("/employer/")
        assert "求人を申し込む" not in main_of(response)
        assert "入力を続ける" not in main_of(response)

    def test_others_do_not_exist_here(self, browser):
        make.open_posting(make.member(), title="よその求人")

        assert "よその求人" not in main_of(browser.get("/employer/"))

    @pytest.mark.parametrize("address", ["/employer/", "/employer/postings/"])
    def test_it_asks_few_queries_however_many_postings(
        self, browser, employer, django_assert_max_num_queries, address
    ):
        officer = make.staff()
        for number in range(3):
            make.open_posting(employer, accepted_by=officer, title=f"求人{number}")
        returned(employer)
        browser.get(address)

        with django_assert_max_num_queries(8):
            browser.get(address)

    @pytest.mark.parametrize("address", ["/employer/", "/employer/postings/", "/employer/postings/new/"])
    def test_only_employers_find_it(self, client, address):
        assert client.get(address).status_code == 302
        client.force_login(User.objects.create_user("nobody@example.jp"))
        assert client.get(address).status_code == 404
        client.force_login(User.objects.get(pk=make.staff().user_id))
        assert client.get(address).status_code in (302, 404)


def test_the_list_is_paged(browser, employer):
    for number in range(21):
        postings.save_card(
            by=employer,
            posting_id=postings.create_posting(by=employer).pk,
            values={"title": f"求人{number:02d}"},
        )

    first, second = browser.get("/employer/postings/"), browser.get("/employer/postings/?page=2&list=drafts")
    assert len(soup_of(first).select("ul.rows > li")) == 20
    assert [said(title) for title in soup_of(second).select("ul.rows h3")] == ["求人00"]
    assert browser.get("/employer/postings/?list=nonsense&page=x").status_code == 200


class TestBeginning:
    def test_a_blank_posting_begins_with_its_task_list(self, browser):
        sent = fields_of(browser.get("/employer/postings/new/"), "new-form")
        response = browser.post("/employer/postings/new/", sent)

        posting = Posting.objects.get()
        assert response.headers["Location"] == page("posting", posting)
        tasks = soup_of(browser.get(page("posting", posting))).select(".task-list li")
        assert [said(task).split()[-1] for task in tasks] == ["未入力"] * 8

    def test_a_former_posting_is_copied_as_a_draft(self, browser, employer):
        former = make.open_posting(employer, title="一般事務")
        sent = fields_of(browser.get(f"/employer/postings/new/?from={former.pk}"), "new-form")
        assert sent["start"] == str(former.pk)
        response = browser.post("/employer/postings/new/", sent)

        copy = Posting.objects.exclude(pk=former.pk).get()
        assert (copy.state, copy.draft_card.title, copy.draft_card.declared_at) == ("draft", "一般事務", None)
        assert "前回の内容をコピーしました" in main_of(browser.get(response.headers["Location"]))

    def test_live_postings_are_offered_first_and_the_others_behind_a_fold(self, browser, employer):
        live = make.open_posting(employer, title="一般事務")
        over = make.submitted_posting(employer, title="短期の製造")
        postings.withdraw_posting(by=employer, posting_id=over.pk)

        form = soup_of(browser.get("/employer/postings/new/")).select_one("#new-form")
        assert [radio["value"] for radio in form.select("[name=start]")] == [
            "blank",
            str(live.pk),
            str(over.pk),
        ]
        fold = form.select_one("details")
        assert [radio["value"] for radio in fold.select("[name=start]")] == [str(over.pk)]
        assert not fold.has_attr("open")
        asked = soup_of(browser.get(f"/employer/postings/new/?from={over.pk}")).select_one(
            "#new-form details"
        )
        assert asked.has_attr("open")
        assert asked.select_one("[checked]")["value"] == str(over.pk)

    def test_anothers_posting_cannot_be_copied(self, browser):
        foreign = make.open_posting(make.member())

        response = browser.post("/employer/postings/new/", {"start": str(foreign.pk)})
        assert response.status_code == 422
        assert Posting.objects.count() == 1

    def test_a_second_press_makes_no_second_posting(self, browser):
        sent = fields_of(browser.get("/employer/postings/new/"), "new-form")
        answers = [browser.post("/employer/postings/new/", sent) for _press in range(2)]

        assert len({answer.headers["Location"] for answer in answers}) == 1
        assert Posting.objects.count() == 1

    def test_a_viewer_begins_nothing(self, viewer):
        assert viewer.get("/employer/postings/new/").status_code == 403
        assert viewer.post("/employer/postings/new/", {"start": "blank"}).status_code == 403
        assert not Posting.objects.exists()


class TestCheckingAndSending:
    def test_all_answers_are_shown_each_with_a_way_to_change_it(self, browser, employer):
        posting = make.draft_posting(employer)

        checked = soup_of(browser.get(page("check", posting)))
        rows = {said(row.dt): row for row in checked.select("dl.facts > div")}
        assert said(rows["a 基本給（下限・円）"].dd) == "230,000円"
        assert said(rows["始業"].dd) == "9時00分"
        assert said(rows["就業場所の市区町村"].dd) == "東京都千代田区"
        assert said(rows["加入保険等"].dd) == "雇用保険、労災保険、健康保険、厚生年金"
        assert said(rows["b 定額的に支払われる手当"].dd) == "資格手当 5,000円〜10,000円"
        assert "契約更新の可能性" not in rows
        change = rows["始業"].select_one("a")
        assert change["href"] == f"{page('section', posting, section='hours')}?check=1#field-starts_at"
        assert soup_of(browser.get(change["href"])).find(id="field-starts_at")

    def test_what_is_missing_is_listed_and_nothing_can_be_sent(self, browser, employer):
        posting = postings.create_posting(by=employer)

        response = browser.get(page("check", posting))
        assert "「職種」を入力してください。" in main_of(response)
        assert soup_of(response).find("form", id="check-form") is None
        link = soup_of(response).find("a", string="「職種」を入力してください。")["href"]
        assert "「職種」を入力してください。" in main_of(browser.get(link))

    def test_what_is_missing_is_listed_in_the_order_of_the_form(self, browser, employer):
        posting = postings.create_posting(by=employer)

        found = soup_of(browser.get(page("check", posting))).select("main .rows a[href*='#field-']")
        places = [list(SECTION_OF).index(link["href"].rpartition("#field-")[2]) for link in found]
        assert len(places) > 10
        assert places == sorted(places)

    def test_sending_needs_the_self_declaration(self, browser, employer):
        posting = make.draft_posting(employer)
        sent = fields_of(browser.get(page("check", posting)), "check-form")

        refused = browser.post(page("check", posting), sent)
        assert refused.status_code == 422
        assert errors_of(refused) == {
            "id_declared": "内容をご確認のうえ、自己申告にチェックを付けてください。"
        }
        assert state_of(posting) == "draft"

    def test_it_is_handed_in_and_the_next_steps_are_told(self, browser, employer):
        posting = make.draft_posting(employer)
        sent = fields_of(browser.get(page("check", posting)), "check-form") | {"declared": "on"}
        response = browser.post(page("check", posting), sent)

        assert response.headers["Location"] == page("sent", posting)
        posting.refresh_from_db()
        assert (posting.state, posting.draft_card.declared_at is None) == ("submitted", False)
        text = main_of(browser.get(page("sent", posting)))
        assert "今日受理した場合の紹介期限日は 2027年1月31日（日曜日） です。" in text
        assert "お願いした日から14日以内です" in text

    def test_a_second_press_is_led_to_the_same_page(self, browser, employer):
        posting = make.draft_posting(employer)
        sent = fields_of(browser.get(page("check", posting)), "check-form") | {"declared": "on"}

        assert [browser.post(page("check", posting), sent).headers["Location"] for _press in range(2)] == [
            page("sent", posting)
        ] * 2

    def test_what_another_window_changed_is_shown_first(self, browser, employer, house_clock):
        posting = make.draft_posting(employer)
        sent = fields_of(browser.get(page("check", posting)), "check-form") | {"declared": "on"}
        house_clock.move(dt.timedelta(seconds=5))
        postings.save_card(by=employer, posting_id=posting.pk, values={"title": "営業"})

        refused = browser.post(page("check", posting), sent)
        assert refused.status_code == 422
        assert "ほかの画面で求人の内容が変わりました" in main_of(refused)
        assert state_of(posting) == "draft"
        again = fields_of(refused, "check-form")
        assert browser.post(page("check", posting), again).status_code == 303
        assert state_of(posting) == "submitted"

    def test_a_low_wage_stops_the_way_once_and_may_be_sent_to_the_office(self, browser, employer):
        posting = make.draft_posting(
            employer, wage_form="hourly", base_min=1_190, base_max=1_190, allowances=[]
        )
        response = browser.get(page("check", posting))

        assert (
            "時間額に直すと1,190円で、東京都の最低賃金（1,226円、2025年10月3日から）を下回っています。"
            in main_of(response)
        )
        assert "賃金を見直す" in main_of(response)
        sent = fields_of(response, "check-form") | {"declared": "on"}
        assert browser.post(page("check", posting), sent).headers["Location"] == page("sent", posting)

    def test_a_viewer_hands_nothing_in(self, viewer, employer):
        posting = make.draft_posting(employer)

        assert viewer.get(page("check", posting)).status_code == 403
        assert viewer.post(page("check", posting), {"declared": "on"}).status_code == 403
        assert state_of(posting) == "draft"

    def test_the_tick_comes_back_after_the_session_ended(self, browser, employer):
        posting = make.draft_posting(employer)
        sent = fields_of(browser.get(page("check", posting)), "check-form") | {"declared": "on"}
        browser.logout()
        away = browser.post(page("check", posting), sent)
        browser.force_login(User.objects.get(pk=employer.user_id))
        back = browser.get(page("check", posting), query_params=restoring(away))

        assert fields_of(back, "check-form")["declared"] == ["on"]
        assert state_of(posting) == "draft"

    def test_the_page_after_sending_leads_on_when_the_office_has_answered(self, browser, employer):
        assert browser.get(page("sent", make.draft_posting(employer))).status_code == 404
        opened = make.open_posting(employer)
        assert browser.get(page("sent", opened)).headers["Location"] == page("posting", opened)
