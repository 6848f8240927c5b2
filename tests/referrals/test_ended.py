"""A link to something that has ended leads to a page that explains, never to a 404; asking once more."""

import pytest

from applications.actions import applying, window
from employers.actions import postings
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.notices.rendering import render
from hellowork.web.models import FormDraft
from referrals import tasks
from referrals.actions import answering, proposing
from referrals.choices import DeclineReason, ReferralState
from referrals.models import Referral
from seekers.models import Seeker
from tests.employers import factories as employers
from tests.referrals import factories as make
from tests.seekers import factories as seekers
from tests.story.walking import browser_of, hidden_of

pytestmark = pytest.mark.django_db


def lapse(proposal: make.Proposal, house_clock) -> None:
    house_clock.move_to(2026, 11, 19)
    tasks.expire_referrals()


def withdraw(proposal: make.Proposal, house_clock) -> None:
    proposing.withdraw(by=proposal.officer, referral_id=proposal.referral.pk, reason="別の求人のため")


def decline(proposal: make.Proposal, house_clock) -> None:
    answering.decline(by=proposal.seeker, referral_id=proposal.referral.pk, reason=DeclineReason.PAY)


def establish(proposal: make.Proposal, house_clock) -> None:
    applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")


def at_window(proposal: make.Proposal, house_clock) -> None:
    window.refer_at_window(by=proposal.officer, referral_id=proposal.referral.pk)


def end_posting(proposal: make.Proposal, house_clock) -> None:
    """The event that withdraws the proposal has not come yet."""
    postings.close_posting(by=proposal.employer, posting_id=proposal.posting.pk, transition="cancel")


def pass_deadline(proposal: make.Proposal, house_clock) -> None:
    """The job that lets it lapse has not run yet."""
    house_clock.move_to(2026, 11, 19)


ENDS = {
    lapse: "応募期限を過ぎたため、この求人の紹介は行われませんでした。",
    pass_deadline: "応募期限を過ぎたため、この求人の紹介は行われませんでした。",
    withdraw: "この求人のお知らせは、ハローワークが取りやめました。",
    decline: "今回は応募しませんでした",
    establish: "この求人には、すでに応募しています。",
    at_window: "この求人には、すでに応募しています。",
    end_posting: "この求人の募集が終わったため、紹介は取りやめになりました。",
}


@pytest.mark.parametrize(("end", "words"), ENDS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_every_old_link_explains(house_clock, end, words):
    proposal = make.sent()
    end(proposal, house_clock)
    browser, page = browser_of(proposal.seeker), f"/me/referrals/{proposal.referral.pk}/"

    assert words in browser.get(page).content.decode()
    for link in ("apply/", "decline/"):
        answer = browser.get(f"{page}{link}")
        assert (answer.status_code // 100, answer.headers["Location"]) == (3, page)
    assert "応募する（紹介を受ける）" not in browser.get(page).content.decode()


def test_a_motive_that_comes_too_late_is_found_again(house_clock):
    proposal = make.sent()
    page = f"/me/referrals/{proposal.referral.pk}/apply/"
    fields = hidden_of(browser_of(proposal.seeker).get(page).content) | {"motive": "夜中に書きました。"}
    house_clock.move_to(2026, 11, 19)
    assert browser_of(proposal.seeker).post(page, fields).status_code == 303
    assert FormDraft.objects.get().data["motive"] == ["夜中に書きました。"]


def test_on_hold_it_says_so_and_offers_no_button_that_fails():
    proposal = make.sent()
    postings.hold_posting(by=proposal.employer, posting_id=proposal.posting.pk, reason="応募が多いため")
    text = browser_of(proposal.seeker).get(f"/me/referrals/{proposal.referral.pk}/").content.decode()
    assert "応募の受け付けを止めている" in text
    assert "応募する（紹介を受ける）" not in text
    assert "今回は応募しない" in text


class TestPostings:
    """The way of the self-application."""

    @pytest.mark.parametrize(
        ("end", "code", "words"),
        [
            ("close", 410, "募集は終わりました"),
            ("hold", 409, "受け付けを止めています"),
            ("switch off", 409, "オンライン自主応募を受け付けていません"),
        ],
    )
    def test_what_takes_none_any_more_explains(self, end, code, words):
        employer = employers.member()
        posting = employers.open_posting(employer, wants_self_application=True)
        act = {"by": employer, "posting_id": posting.pk}
        if end == "close":
            postings.close_posting(**act, transition="fill")
        elif end == "hold":
            postings.hold_posting(**act, reason="応募が多いため")
        else:
            postings.switch_self_application(**act, on=False)
        browser, address = browser_of(seekers.online_seeker()), f"/jobs/{posting.acceptance.number}/apply/"

        for answer in (browser.get(address), browser.post(address, {"motive": "応募します。"})):
            assert answer.status_code == code
            assert words in answer.content.decode()

    def test_whoever_holds_a_proposal_is_led_to_it(self):
        proposal = make.sent()
        number = proposal.posting.acceptance.number
        answer = browser_of(proposal.seeker).get(f"/jobs/{number}/apply/")
        assert answer.headers["Location"] == f"/me/referrals/{proposal.referral.pk}/"

    def test_a_registration_that_has_lapsed_is_told_before_anything_is_typed(self):
        posting = employers.open_posting(wants_self_application=True)
        seeker = seekers.online_seeker()
        Seeker.objects.update(state="lapsed")
        browser, address = browser_of(seeker), f"/jobs/{posting.acceptance.number}/apply/"
        answer = browser.get(address)
        assert answer.status_code == 409
        assert "求職登録が終わっているため" in answer.content.decode()
        assert browser.post(address, {"motive": "応募します。", "_send": "1"}).status_code == 409
        assert FormDraft.objects.get().data["motive"] == ["応募します。"]

    def test_the_name_of_an_employer_who_hides_it_is_not_told(self):
        posting = employers.open_posting(publication_level=3)
        answer = browser_of(seekers.online_seeker()).get(f"/jobs/{posting.acceptance.number}/apply/")
        assert answer.status_code == 409
        assert "青空食品" not in answer.content.decode()

    def test_what_was_never_published_is_not_found(self):
        posting = employers.open_posting(publication_level=4)
        browser = browser_of(seekers.online_seeker())
        assert browser.get(f"/jobs/{posting.acceptance.number}/apply/").status_code == 404


class TestOnceMore:
    @pytest.fixture
    def wished(self, house_clock) -> make.Proposal:
        proposal = make.sent()
        lapse(proposal, house_clock)
        answering.ask_again(by=proposal.seeker, referral_id=proposal.referral.pk)
        return proposal

    def test_it_waits_in_the_queue_until_there_is_a_new_draft(self, wished):
        assert Referral.objects.asking_again().count() == 1
        draft = proposing.propose_again(by=wished.officer, referral_id=wished.referral.pk)

        assert (draft.state, draft.why) == (ReferralState.DRAFT, "事務の経験を生かせます。")
        assert Referral.objects.asking_again().count() == 0

    def test_or_until_the_officer_has_spoken_to_the_person(self, wished):
        proposing.answer_again(by=wished.officer, referral_id=wished.referral.pk)
        assert Referral.objects.asking_again().count() == 0
        page = browser_of(wished.seeker).get(f"/me/referrals/{wished.referral.pk}/").content.decode()
        assert "ご希望を受け付けています" not in page

    def test_a_posting_that_has_ended_is_asked_for_in_vain(self, wished):
        postings.close_posting(by=wished.employer, posting_id=wished.posting.pk, transition="fill")
        assert Referral.objects.asking_again().count() == 0
        page = browser_of(wished.seeker).get(f"/me/referrals/{wished.referral.pk}/").content.decode()
        assert "もう一度紹介を希望する" not in page
        with pytest.raises(Refused, match="posting_not_open"):
            proposing.propose_again(by=wished.officer, referral_id=wished.referral.pk)

    def test_the_seeker_cannot_do_the_officers_part(self, wished):
        for act in (proposing.propose_again, proposing.answer_again):
            with pytest.raises(NotAllowed):
                act(by=wished.seeker, referral_id=wished.referral.pk)


class TestTold:
    """Who was telephoned about a person learns that nobody comes, without a name, and only they."""

    def lines(self) -> list[str]:
        relay.run()
        told = Notification.objects.filter(hat="employer", notice__startswith="referral.")
        return [each.line for each in render(told.order_by("pk"))]

    @pytest.mark.parametrize(
        ("end", "words"),
        [
            (lapse, "期限までに応募がありませんでした。求人は引き続き公開中です。"),
            (decline, "今回は応募されませんでした。求人は引き続き公開中です。"),
            (withdraw, "今回は応募されませんでした。求人は引き続き公開中です。"),
        ],
    )
    def test_in_the_right_words(self, house_clock, end, words):
        end(make.sent(), house_clock)
        (line,) = self.lines()
        assert line == f"お電話でご案内した方は、{words}"

    def test_of_a_posting_that_nobody_can_see(self, house_clock):
        lapse(make.sent(publication_level=4), house_clock)
        (line,) = self.lines()
        assert line.endswith("求人は引き続き有効です。")

    def test_of_a_posting_on_hold_or_ended_since(self, house_clock):
        proposal = make.sent()
        lapse(proposal, house_clock)
        hold = {"by": proposal.employer, "posting_id": proposal.posting.pk}
        postings.hold_posting(**hold, reason="応募が多いため")
        assert self.lines() == [
            "お電話でご案内した方は、期限までに応募がありませんでした。求人は引き続き有効です。"
        ]
        postings.close_posting(**hold, transition="fill")
        assert self.lines() == ["お電話でご案内した方は、期限までに応募がありませんでした。"]

    def test_nothing_that_an_application_after_the_deadline_belies(self, house_clock):
        """Applied directly, after the deadline and before the job has let the proposal lapse."""
        proposal = make.sent(wants_self_application=True)
        pass_deadline(proposal, house_clock)
        establish(proposal, house_clock)
        tasks.expire_referrals()
        assert self.lines() == []
        assert not Notification.objects.filter(notice="referral.expire.seeker").exists()
        assert Notification.objects.filter(notice="application.received.employer").exists()

        page = f"/me/referrals/{proposal.referral.pk}/"
        assert "もう一度紹介を希望する" not in browser_of(proposal.seeker).get(page).content.decode()
        with pytest.raises(Refused, match="cannot_ask_again"):
            answering.ask_again(by=proposal.seeker, referral_id=proposal.referral.pk)

    def test_a_wish_for_once_more_is_settled_by_the_application(self, house_clock):
        proposal = make.sent(wants_self_application=True)
        lapse(proposal, house_clock)
        answering.ask_again(by=proposal.seeker, referral_id=proposal.referral.pk)
        establish(proposal, house_clock)
        relay.run()
        assert not Referral.objects.asking_again().exists()

    def test_not_who_ended_the_posting_themself(self, house_clock):
        end_posting(make.sent(), house_clock)
        assert self.lines() == []
        assert Referral.objects.get().state == ReferralState.WITHDRAWN

    def test_not_about_a_draft(self, house_clock):
        proposal = make.drafted()
        make.called(proposal.posting, proposal.officer)
        withdraw(proposal, house_clock)
        assert self.lines() == []
