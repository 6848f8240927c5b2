"""The page of a posting, the acts with a page of their own, and the switch of オンライン自主応募."""

import pytest

from employers.actions import acceptance, postings
from employers.choices import PostingState, RefusalGround
from employers.lifecycle import POSTING
from employers.models import Posting
from hellowork.accounts.models import User
from hellowork.lifecycle import Audience
from tests.employers import factories as make
from tests.employers.pages import (
    browser_of,
    errors_of,
    fields_of,
    main_of,
    page,
    restoring,
    soup_of,
    state_of,
)

pytestmark = pytest.mark.django_db


class TestPostingPage:
    def test_an_open_posting_shows_number_dates_card_and_acts(self, browser, employer):
        posting = make.open_posting(employer)

        response = browser.get(page("posting", posting))
        text = main_of(response)
        assert "13010-00000001" in text
        assert "2027年1月31日（日曜日）" in text
        assert "受発注の入力" in text
        acts = [link["href"] for link in soup_of(response).select(".actions a")]
        assert acts == [page("stop", posting, act=act) for act in ("hold", "fill", "cancel")] + [
            f"/employer/postings/new/?from={posting.pk}"
        ]

    def test_a_visit_is_asked_with_its_day_and_the_office(self, browser, employer):
        posting = make.submitted_posting(employer)
        acceptance.ask_visit(by=make.staff(), posting_id=posting.pk)

        text = main_of(browser.get(page("posting", posting)))
        assert "2026年11月25日（水曜日） まで" in text
        assert "千代田区千代田1-1" in text

    def test_a_refusal_is_told_with_its_reason(self, browser, employer):
        posting = make.submitted_posting(employer)
        acceptance.refuse_posting(
            by=make.staff(),
            posting_id=posting.pk,
            ground=RefusalGround.UNLAWFUL,
            explanation="男性のみの募集のため",
        )

        assert "男性のみの募集のため" in main_of(browser.get(page("posting", posting)))

    @pytest.mark.parametrize(
        ("moment", "offered"), [((2027, 1, 23, 23, 59), False), ((2027, 1, 24, 0, 0), True)]
    )
    def test_a_week_before_its_last_day_going_on_is_offered(self, employer, house_clock, moment, offered):
        posting = make.open_posting(employer)
        house_clock.move_to(*moment)

        offer = soup_of(browser_of(employer).get(page("posting", posting))).select_one("#ends-soon")
        assert bool(offer) == offered
        if offer:
            assert "2027年1月31日（日曜日）" in offer.get_text(" ", strip=True)
            assert offer.a["href"] == f"/employer/postings/new/?from={posting.pk}"

    def test_nobody_is_asked_to_go_on_with_what_has_ended(self, browser, employer, house_clock):
        posting = make.open_posting(employer)
        house_clock.move_to(2027, 1, 30)
        postings.close_posting(by=employer, posting_id=posting.pk, transition="fill")
        assert not soup_of(browser.get(page("posting", posting))).select("#ends-soon")

    def test_a_viewer_reads_it_without_acts(self, viewer, employer):
        posting = make.open_posting(employer, wants_self_application=True)

        response = viewer.get(page("posting", posting))
        assert "受発注の入力" in main_of(response)
        assert soup_of(response).select(".actions") == []
        assert soup_of(response).select("main form") == []

    def test_another_employer_finds_nothing(self, employer):
        posting, stranger = make.open_posting(employer), browser_of(make.member())

        for name in ("posting", "check", "sent"):
            assert stranger.get(page(name, posting)).status_code == 404
        assert stranger.post(page("self_application", posting), {"on": "yes"}).status_code == 404
        assert stranger.get(page("stop", posting, act="cancel")).status_code == 404
        assert stranger.post(page("stop", posting, act="cancel")).status_code == 404
        assert state_of(posting) == "open"

    def test_a_missing_posting_does_not_exist(self, browser):
        assert browser.get("/employer/postings/4711/").status_code == 404
        assert browser.get("/employer/postings/99999999999999999999/").status_code == 404

    def test_it_asks_few_queries(self, browser, employer, django_assert_max_num_queries):
        posting = make.open_posting(employer)
        browser.get(page("posting", posting))

        with django_assert_max_num_queries(8):
            browser.get(page("posting", posting))


STOPS = [
    ("withdraw", make.submitted_posting, {}, "withdrawn"),
    ("hold", make.open_posting, {"reason": "応募が多いため"}, "on_hold"),
    ("fill", make.open_posting, {}, "filled"),
    ("cancel", make.open_posting, {}, "cancelled"),
]


class TestStops:
    @pytest.mark.parametrize(("act", "maker", "typed", "state"), STOPS, ids=[stop[0] for stop in STOPS])
    def test_an_act_has_a_page_that_says_what_follows(self, browser, employer, act, maker, typed, state):
        posting = maker(employer)
        address = page("stop", posting, act=act)
        shown = browser.get(address)
        assert shown.status_code == 200
        response = browser.post(address, fields_of(shown, "stop-form") | typed)

        assert response.headers["Location"] == page("posting", posting)
        assert state_of(posting) == state
        text = main_of(browser.get(response.headers["Location"]))
        assert str(POSTING.label(state, Audience.EMPLOYER)) in text

    def test_a_hold_is_released(self, browser, employer):
        posting = make.open_posting(employer)
        postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため")
        address = page("stop", posting, act="release")

        browser.post(address, fields_of(browser.get(address), "stop-form"))
        assert state_of(posting) == "open"

    def test_a_hold_needs_its_reason(self, browser, employer):
        posting = make.open_posting(employer)

        refused = browser.post(page("stop", posting, act="hold"), {"reason": "　"})
        assert refused.status_code == 422
        assert errors_of(refused) == {"id_reason": "保留する理由を入力してください。"}

    def test_the_reason_comes_back_after_the_session_ended(self, browser, employer):
        posting = make.open_posting(employer)
        address = page("stop", posting, act="hold")
        sent = fields_of(browser.get(address), "stop-form") | {"reason": "応募が多いため"}
        browser.logout()
        away = browser.post(address, sent)
        browser.force_login(User.objects.get(pk=employer.user_id))

        assert (
            fields_of(browser.get(address, query_params=restoring(away)), "stop-form")["reason"]
            == "応募が多いため"
        )

    @pytest.mark.parametrize("act", ["withdraw", "hold", "release", "fill", "cancel"])
    def test_an_act_that_has_become_impossible_is_told_politely(self, browser, employer, act):
        posting = make.open_posting(employer)
        postings.close_posting(by=employer, posting_id=posting.pk, transition="fill")

        for ask in (browser.get, browser.post):
            response = ask(page("stop", posting, act=act), {"reason": "応募が多いため"})
            assert response.headers["Location"] == page("posting", posting)
            assert "最新の状態をご確認ください。" in main_of(browser.get(response.headers["Location"]))
        assert state_of(posting) == PostingState.FILLED

    @pytest.mark.parametrize("act", ["withdraw", "hold", "release", "fill", "cancel"])
    def test_a_viewer_may_not(self, viewer, employer, act):
        posting = make.open_posting(employer)

        assert viewer.get(page("stop", posting, act=act)).status_code == 403
        assert viewer.post(page("stop", posting, act=act), {"reason": "応募が多いため"}).status_code == 403
        assert state_of(posting) == "open"


class TestSelfApplicationSwitch:
    def test_it_acts_at_once_both_ways(self, browser, employer):
        posting = make.open_posting(employer, wants_self_application=True)
        for wish in ("no", "yes"):
            response = browser.post(page("self_application", posting), {"on": wish})
            assert response.headers["Location"] == page("posting", posting)
            posting.refresh_from_db()
            assert posting.self_application is (wish == "yes")

    def test_it_stands_beside_its_notice(self, browser, employer):
        text = main_of(browser.get(page("posting", make.open_posting(employer))))

        assert "地域雇用開発助成金は対象になりません" in text
        assert "受付を始める" in text

    @pytest.mark.parametrize(
        ("card", "reason"),
        [
            ({"contract_work": "contracting"}, "派遣・請負の求人のため"),
            ({"workplace_is_named": False}, "就業先の事業所を明示できないため"),
            ({"publication_level": 3}, "公開範囲が3または4のため"),
        ],
    )
    def test_a_locked_posting_refuses_a_direct_post(self, browser, employer, card, reason):
        posting = make.open_posting(employer, **card)
        shown = browser.get(page("posting", posting))
        assert f"理由：{reason}" in main_of(shown)
        assert soup_of(shown).select("#self-application form") == []

        response = browser.post(page("self_application", posting), {"on": "yes"})
        assert reason in main_of(browser.get(response.headers["Location"]))
        assert not Posting.objects.get(pk=posting.pk).self_application

    def test_work_at_a_clients_locks_it_too(self, browser, employer):
        posting = make.open_posting(employer, at_client=True)

        browser.post(page("self_application", posting), {"on": "yes"})
        assert not Posting.objects.get(pk=posting.pk).self_application

    def test_on_hold_it_is_off_and_stays_off(self, browser, employer):
        posting = make.open_posting(employer, wants_self_application=True)
        postings.hold_posting(by=employer, posting_id=posting.pk, reason="応募が多いため")
        assert not Posting.objects.get(pk=posting.pk).self_application
        postings.release_posting(by=employer, posting_id=posting.pk)
        assert not Posting.objects.get(pk=posting.pk).self_application

    def test_a_viewer_and_a_strange_wish_change_nothing(self, browser, viewer, employer):
        posting = make.open_posting(employer)

        assert viewer.post(page("self_application", posting), {"on": "yes"}).status_code == 403
        assert browser.post(page("self_application", posting), {"on": "maybe"}).status_code == 403
        assert browser.get(page("self_application", posting)).status_code == 405
        assert not Posting.objects.get(pk=posting.pk).self_application
