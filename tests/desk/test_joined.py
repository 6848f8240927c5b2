"""What an officer finds beside a seeker and a posting: what was proposed and applied for, and the way to propose."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from applications.actions import applying
from employers.actions import postings
from employers.models import Posting
from hellowork.accounts.actor import OfficeRole
from hellowork.audit.models import AccessRecord
from referrals.actions import proposing
from referrals.models import Referral
from seekers.actions import registration
from seekers.admin.seekers import READ
from seekers.models import Seeker
from tests.desk.officer import Page, text_of
from tests.employers import factories as make
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers

pytestmark = pytest.mark.django_db

PROPOSE = reverse("admin:referrals_referral_propose")
TO_PERSON, THIS_POSTING = "この方に求人を提案する", "この求人を提案する"


def panel(page: Page, title: str):
    """The card of this title beside the object."""
    return next(card for card in page.soup.select(".desk-side .card") if text_of(card.h2) == title)


def lines(page: Page, title: str) -> list[str]:
    return [text_of(line) for line in panel(page, title).select("li")]


def links(page: Page, title: str) -> list[str]:
    return [link["href"] for link in panel(page, title).select("li a")]


def page_of(row) -> str:
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


@pytest.fixture
def counsellor(officer):
    return officer(OfficeRole.CONSULTATION)


def person_of(proposal) -> Seeker:
    return Seeker.objects.get(pk=proposal.seeker.seeker_id)


class TestBesideASeeker:
    def test_the_newest_referrals_and_applications_with_where_they_stand(self, counsellor):
        proposal = referrals.sent(title="一般事務")
        other = make.open_posting(title="調理", wants_self_application=True)
        made = applying.apply(by=proposal.seeker, posting_id=other.pk, motive="応募します。")
        # Seekers and postings count alike: another's referral to a posting with this person's number is not theirs.
        another = seekers.office_seeker(by=counsellor.actor)
        proposing.propose(by=counsellor.actor, seeker_id=another.seeker_id, posting_id=proposal.posting.pk)
        before = AccessRecord.objects.filter(kind=READ).count()

        page = counsellor.see(person_of(proposal))
        (referral,), (application,) = lines(page, "紹介"), lines(page, "応募")
        assert "一般事務" in referral
        assert "送信済み" in referral
        assert "応募期限： 2026年" in referral
        assert "調理" in application
        assert made.get_method_display() in application
        assert links(page, "紹介") == [page_of(proposal.referral)]
        assert links(page, "応募") == [page_of(made)]
        assert AccessRecord.objects.filter(kind=READ).count() == before + 1

        for title in ("紹介", "応募"):
            whole = counsellor.get(panel(page, title).select_one("p a")["href"])
            assert len(whole.soup.select(".desk-table tbody tr")) == 1
            assert person_of(proposal).number in text_of(whole.soup.select_one(".desk-filters"))

    def test_it_says_so_where_there_are_none(self, counsellor):
        person = seekers.office_seeker(by=counsellor.actor)
        page = counsellor.see(Seeker.objects.get(pk=person.seeker_id))
        assert "紹介はまだありません。" in panel(page, "紹介").get_text()
        assert "応募はまだありません。" in panel(page, "応募").get_text()
        assert "最近の職業相談" in page.text

    def test_nobody_elses_and_no_page_of_whom_is_not_open_here(self, officer, counsellor):
        mine, theirs = referrals.sent(title="一般事務"), referrals.sent(title="調理")
        assert links(counsellor.see(person_of(mine)), "紹介") == [page_of(mine.referral)]
        elsewhere = officer(OfficeRole.CONSULTATION, at=make.office("27020", is_default=False))
        assert elsewhere.see(person_of(theirs)).status == 404

    def test_it_costs_the_same_however_much_there_is(self, counsellor):
        proposal = referrals.sent(wants_self_application=True)
        person = person_of(proposal)
        applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")

        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                assert counsellor.see(person).status == 200
            return len(queries)

        cost()
        few = cost()
        for _each in range(7):
            posting = make.open_posting(wants_self_application=True)
            proposing.propose(by=counsellor.actor, seeker_id=person.pk, posting_id=posting.pk)
            more = make.open_posting(wants_self_application=True)
            applying.apply(by=proposal.seeker, posting_id=more.pk, motive="応募します。")
        assert cost() == few
        assert few <= 18
        assert len(lines(counsellor.see(person), "紹介")) == 5


class TestBesideAPosting:
    def test_how_many_there_are_in_each_state_as_far_as_the_officer_may_see(self, officer, counsellor):
        proposal = referrals.sent()
        second = seekers.office_seeker(by=counsellor.actor)
        proposing.propose(by=counsellor.actor, seeker_id=second.seeker_id, posting_id=proposal.posting.pk)
        applying.apply(by=proposal.seeker, posting_id=proposal.posting.pk, motive="応募します。")

        page = counsellor.see(proposal.posting)
        assert lines(page, "紹介") == ["下書き 1件", "紹介成立 1件"]
        assert len(lines(page, "応募")) == 1
        listed = counsellor.get(links(page, "紹介")[0])
        assert len(listed.soup.select(".desk-table tbody tr")) == 1

        elsewhere = officer(OfficeRole.CONSULTATION, at=make.office("27020", is_default=False))
        assert lines(elsewhere.see(proposal.posting), "紹介") == []

    def test_it_costs_the_same_however_many_there_are(self, counsellor):
        proposal = referrals.sent()

        def cost() -> int:
            with CaptureQueriesContext(connection) as queries:
                counsellor.see(proposal.posting)
            return len(queries)

        cost()
        few = cost()
        for _each in range(3):
            person = seekers.office_seeker(by=counsellor.actor)
            proposing.propose(by=counsellor.actor, seeker_id=person.seeker_id, posting_id=proposal.posting.pk)
        assert cost() == few


class TestProposing:
    def test_from_the_person_with_a_posting_typed_in_any_spelling(self, counsellor):
        person = Seeker.objects.get(pk=seekers.office_seeker(by=counsellor.actor).seeker_id)
        posting = make.open_posting(title="一般事務")
        form = counsellor.press(counsellor.see(person), TO_PERSON)
        assert form.soup.select_one("input[name=seeker]")["value"] == person.number
        assert person.name in text_of(form.soup.select_one("dl.facts"))
        assert page_of(person) in {link["href"] for link in form.soup.select(".actions a")}

        wide = posting.acceptance.number.replace("-", "").translate({48 + n: 0xFF10 + n for n in range(10)})
        page = counsellor.send(form, posting=wide)
        assert page.message.startswith("下書きを作りました。")
        made = Referral.objects.get()
        assert (made.seeker_id, made.posting_id) == (person.pk, posting.pk)

    def test_from_the_posting_and_the_field_can_be_changed(self, counsellor):
        person = Seeker.objects.get(pk=seekers.office_seeker(by=counsellor.actor).seeker_id)
        posting, better = make.open_posting(title="一般事務"), make.open_posting(title="調理")
        form = counsellor.press(counsellor.see(posting), THIS_POSTING)
        facts = text_of(form.soup.select_one("dl.facts"))
        assert "一般事務" in facts
        assert posting.establishment.name in facts

        again = counsellor.send(form, seeker="")
        assert again.errors
        assert "一般事務" in text_of(again.soup.select_one("dl.facts"))
        counsellor.send(again, seeker=person.number, posting=better.acceptance.number)
        assert Referral.objects.get().posting_id == better.pk

    def test_who_is_not_open_here_is_neither_named_nor_proposed_to(self, officer, counsellor):
        office = make.office("27020", is_default=False)
        away = make.staff(OfficeRole.CONSULTATION, office)
        person = Seeker.objects.get(pk=seekers.office_seeker(by=away, name="北野大地").seeker_id)
        posting = make.open_posting()
        form = counsellor.get(f"{PROPOSE}?seeker={person.number}&posting={posting.acceptance.number}")
        assert person.name not in form.text
        page = counsellor.send(form, seeker=person.number, posting=posting.acceptance.number)
        assert person.name not in page.text
        assert any("この求職番号の方は見つかりませんでした。" in error for error in page.errors)
        assert not Referral.objects.exists()

    def test_nothing_but_the_numbers_is_taken_from_the_address(self, counsellor):
        form = counsellor.get(f"{PROPOSE}?why=採用確実です&seeker=なし")
        assert form.status == 200
        assert "採用確実です" not in str(form.soup.select_one("textarea[name=why]"))

    @pytest.mark.parametrize("role", [OfficeRole.ACCEPTANCE, OfficeRole.READING])
    def test_only_who_refers_is_led_there(self, officer, counsellor, role):
        person = Seeker.objects.get(pk=seekers.office_seeker(by=counsellor.actor).seeker_id)
        someone = officer(role)
        assert TO_PERSON not in someone.see(person).text
        assert THIS_POSTING not in someone.see(make.open_posting()).text
        assert someone.get(f"{PROPOSE}?seeker={person.number}").status == 403

    def test_it_says_why_a_person_cannot_be_referred(self, counsellor):
        unheard = seekers.office_seeker(by=counsellor.actor, consulted=False)
        page = counsellor.see(Seeker.objects.get(pk=unheard.seeker_id))
        assert f"{TO_PERSON} ：職業相談の記録がありません。" in page.text
        assert TO_PERSON not in page.buttons

        gone = seekers.office_seeker(by=counsellor.actor)
        registration.close(by=counsellor.actor, seeker_id=gone.seeker_id, reason="moved")
        assert TO_PERSON not in counsellor.see(Seeker.objects.get(pk=gone.seeker_id)).buttons

    def test_a_posting_is_offered_only_while_it_takes_referrals(self, counsellor, house_clock):
        posting: Posting = make.open_posting()
        assert THIS_POSTING in counsellor.see(posting).buttons
        postings.hold_posting(by=make.staff(), posting_id=posting.pk, reason="応募が多いため")
        assert THIS_POSTING not in counsellor.see(posting).buttons
        assert THIS_POSTING not in counsellor.see(make.submitted_posting()).buttons


class TestTheFirstButtonOfADraft:
    def primary(self, page: Page) -> list[str]:
        filled = page.soup.select(".desk-acts .button:not(.is-outline, .is-danger)")
        return [text_of(each) for each in filled]

    def test_the_call_comes_first_until_there_is_something_to_rest_on(self, counsellor):
        proposal = referrals.drafted()
        assert self.primary(counsellor.see(proposal.referral)) == ["電話の結果を記録する"]

        form = counsellor.press(counsellor.see(proposal.referral), "求職者へ送信する")
        assert "選べるものがありません。" in form.text
        call = reverse("admin:referrals_referral_call", args=[proposal.referral.pk])
        assert form.soup.select_one(f'.field-help a[href="{call}"]')

        call_id = referrals.called(proposal.posting, proposal.officer, places_left=1)
        assert self.primary(counsellor.see(proposal.referral)) == ["求職者へ送信する"]

        # The one place goes to somebody else: there is nothing to rest on again.
        second = seekers.office_seeker(by=counsellor.actor)
        other = proposing.propose(
            by=counsellor.actor, seeker_id=second.seeker_id, posting_id=proposal.posting.pk
        )
        referrals.send(proposal.officer, other.pk, call_id=call_id)
        assert self.primary(counsellor.see(proposal.referral)) == ["電話の結果を記録する"]
        assert (
            "選べるものがありません。"
            in counsellor.press(counsellor.see(proposal.referral), "求職者へ送信する").text
        )

    def test_a_reason_for_no_call_will_do_too(self, officer, house_clock):
        proposal = referrals.drafted()
        house_clock.move_to(2026, 11, 14, 11, 0)  # A Saturday.
        assert self.primary(officer(OfficeRole.CONSULTATION).see(proposal.referral)) == ["求職者へ送信する"]
