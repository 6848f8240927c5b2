"""窓口でメールアドレスを変更: by whom, for whom, and what it does to the account and to mail that came back."""

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from employers.actions import account as members
from employers.models import Member
from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.audit.models import AccessRecord
from hellowork.notices import relay
from hellowork.notices.models import Notification, OutboxKind, OutboxMessage, OutboxState
from hellowork.offices.identity import Shown
from hellowork.offices.models import Office
from seekers.actions import account
from seekers.models import Seeker
from tests.accounts.signing_in import ask_for_code, code_in, last_mail
from tests.desk import makers
from tests.desk.officer import Officer
from tests.employers import factories as employers
from tests.referrals import factories as referrals
from tests.seekers import factories as seekers
from tests.strict.client import HouseClient

pytestmark = pytest.mark.django_db
NEW = "new@example.org"
BUTTON, OF_MEMBER = "窓口でメールアドレスを変更", "利用者のメールアドレスを窓口で変更"
ANSWERS = {"shown": "licence", "is_checked": "on", "email": "ＮＥＷ＠example.org"}


@pytest.fixture(autouse=True)
def _no_second_factor(settings):
    settings.SECOND_FACTOR_FOR_STAFF = settings.SECOND_FACTOR_FOR_EMPLOYERS = False


@pytest.fixture
def desk() -> Officer:
    return Officer(OfficeRole.CONSULTATION)


@pytest.fixture
def person(desk) -> Seeker:
    return Seeker.objects.select_related("user").get(pk=seekers.office_seeker(by=desk.actor).seeker_id)


def elsewhere() -> Office:
    return employers.office("27020", is_default=False)


def change(desk: Officer, person: Seeker, email: str = NEW) -> Seeker:
    return account.change_address(by=desk.actor, seeker_id=person.pk, email=email, shown=Shown.PASSPORT)


class TestAtTheCounter:
    def test_a_seeker_gets_another_address_and_it_is_written_down(self, desk, person):
        page = desk.act(person, BUTTON, **ANSWERS)
        assert page.message.startswith("メールアドレスを変更しました。")
        assert f"{BUTTON} 運転免許証" in page.text
        assert User.objects.get(pk=person.user_id).email == NEW
        (record,) = AccessRecord.objects.of(account.ADDRESS_CHANGED, person.pk)
        assert (record.reason, record.by_user_id) == ("運転免許証", desk.actor.user_id)

    @pytest.mark.parametrize("missing", ["shown", "is_checked", "email"])
    def test_nothing_happens_before_the_person_was_looked_at(self, desk, person, missing):
        answers = {name: value for name, value in ANSWERS.items() if name != missing}
        page = desk.act(person, BUTTON, **answers)
        assert page.status == 422
        assert page.errors
        assert User.objects.get(pk=person.user_id).email == person.user.email

    def test_who_has_no_mypage_is_not_offered_it(self, desk):
        person = Seeker.objects.get(pk=seekers.office_seeker(by=desk.actor).seeker_id)
        Seeker.objects.filter(pk=person.pk).update(user=None)
        assert BUTTON not in desk.see(person).buttons
        with pytest.raises(Refused, match="no_mypage"):
            change(desk, person)

    def test_a_member_gets_another_address_from_who_accepts_postings(self):
        desk, employer = Officer(OfficeRole.ACCEPTANCE), employers.member()
        member = Member.objects.select_related("establishment").get(user_id=employer.user_id)
        page = desk.act(member.establishment, OF_MEMBER, member=str(member.pk), **ANSWERS)
        assert page.message.startswith("メールアドレスを変更しました。")
        assert User.objects.get(pk=employer.user_id).email == NEW
        assert AccessRecord.objects.of(members.ADDRESS_CHANGED, member.pk).get().reason == "運転免許証"

    def test_the_form_offers_nobody_of_another_establishment(self):
        desk, employer = Officer(OfficeRole.ACCEPTANCE), employers.member()
        other = Member.objects.get(user_id=employers.member().user_id)
        place = Member.objects.get(user_id=employer.user_id).establishment
        assert desk.act(place, OF_MEMBER, member=str(other.pk), **ANSWERS).status == 422
        with pytest.raises(Member.DoesNotExist):
            members.change_address(
                by=desk.actor,
                establishment_id=place.pk,
                member_id=other.pk,
                email=NEW,
                shown=Shown.PASSPORT,
            )


class TestRefused:
    @pytest.mark.parametrize("role", [OfficeRole.ACCEPTANCE, OfficeRole.READING])
    def test_other_roles_for_a_seeker(self, person, role):
        with pytest.raises(NotAllowed):
            change(Officer(role), person)

    @pytest.mark.parametrize("role", [OfficeRole.CONSULTATION, OfficeRole.READING])
    def test_other_roles_for_a_member(self, role):
        member = Member.objects.get(user_id=employers.member().user_id)
        with pytest.raises(NotAllowed):
            members.change_address(
                by=Officer(role).actor,
                establishment_id=member.establishment_id,
                member_id=member.pk,
                email=NEW,
                shown=Shown.PASSPORT,
            )

    def test_a_seeker_of_another_office_is_not_there(self, person):
        other = Officer(OfficeRole.CONSULTATION, elsewhere())
        with pytest.raises(Seeker.DoesNotExist):
            change(other, person)

    def test_the_person_themself(self, person):
        with pytest.raises(NotAllowed):
            account.change_address(
                by=seekers.actor(person), seeker_id=person.pk, email=NEW, shown=Shown.PASSPORT
            )

    def test_a_member_who_has_left(self):
        desk = Officer(OfficeRole.ACCEPTANCE)
        member = Member.objects.get(user_id=employers.member().user_id)
        Member.objects.filter(pk=member.pk).update(ended_at=member.created_at)
        assert OF_MEMBER not in desk.see(member.establishment).buttons
        with pytest.raises(Member.DoesNotExist):
            members.change_address(
                by=desk.actor,
                establishment_id=member.establishment_id,
                member_id=member.pk,
                email=NEW,
                shown=Shown.PASSPORT,
            )

    def test_an_account_of_staff(self, desk, person):
        User.objects.filter(pk=person.user_id).update(is_staff=True)
        with pytest.raises(Refused, match="staff"):
            change(desk, person)

    def test_the_own_account(self, desk, person):
        Seeker.objects.filter(pk=person.pk).update(user=desk.actor.user_id)
        with pytest.raises(Refused, match="staff"):
            change(desk, person)

    @pytest.mark.parametrize(("email", "code"), [("taken@example.org", "email_taken"), ("", "same")])
    def test_an_address_of_somebody_else_and_the_same_again(self, desk, person, email, code):
        User.objects.create_user("taken@example.org")
        with pytest.raises(Refused, match=code):
            change(desk, person, email or person.user.email.upper())
        assert User.objects.get(pk=person.user_id).email == person.user.email

    def test_an_address_that_somebody_else_has_confirmed(self, desk, person):
        other = User.objects.create_user("other@example.org")
        EmailAddress.objects.create(user=other, email=NEW, verified=True, primary=False)
        with pytest.raises(Refused, match="email_taken"):
            change(desk, person)


class TestTheAccount:
    def test_sessions_end_and_the_new_address_signs_in_with_a_mailed_code(self, desk, person):
        browser = HouseClient()
        code = ask_for_code(browser, person.user.email)
        browser.post("/accounts/login/code/confirm/", {"code": code})
        assert browser.get("/me/").status_code == 200

        change(desk, person)
        assert browser.get("/me/").status_code == 302
        address = EmailAddress.objects.get(user_id=person.user_id)
        assert (address.email, address.verified, address.primary) == (NEW, False, True)

        code = ask_for_code(browser, NEW)
        browser.post("/accounts/login/code/confirm/", {"code": code})
        assert browser.get("/me/").status_code == 200
        assert EmailAddress.objects.get(user_id=person.user_id).verified

    def test_a_password_alone_does_not_open_it_before_the_code(self, desk, person):
        user = User.objects.get(pk=person.user_id)
        user.set_password("correct horse battery")
        user.save()
        change(desk, person)
        browser = HouseClient()
        browser.post("/accounts/login/password/", {"login": NEW, "password": "correct horse battery"})
        assert browser.get("/me/").status_code == 302
        assert code_in(last_mail(NEW))

    def test_a_code_mailed_to_the_old_address_opens_nothing(self, desk, person):
        browser = HouseClient()
        code = ask_for_code(browser, person.user.email)
        change(desk, person)
        browser.post("/accounts/login/code/confirm/", {"code": code})
        assert browser.get("/me/").status_code == 302

    def test_the_old_address_hears_of_it_and_nothing_else(self, desk, person):
        change(desk, person)
        sent = last_mail(person.user.email)
        assert sent.subject == "【マイページ】メールアドレスの変更"
        assert "窓口で変更されました" in sent.body
        assert NEW not in sent.body
        assert person.name not in sent.body


class TestMailThatCameBack:
    @pytest.fixture
    def dead(self) -> OutboxMessage:
        """The mail about a proposal, given up."""
        proposal = referrals.sent()
        relay.run()
        told = Notification.objects.filter(user_id=proposal.seeker.user_id).latest("created_at")
        rows = OutboxMessage.objects.filter(kind=OutboxKind.NOTICE_MAIL, object_id=str(told.pk))
        rows.update(state=OutboxState.DEAD, finished_at=told.created_at, attempts=60)
        return rows.get()

    def test_its_page_leads_to_the_counter_and_it_goes_to_the_new_address(self, dead):
        someone = Officer(OfficeRole.SUPERVISION)
        page = someone.see(dead)
        link = next(each for each in page.buttons if each.endswith(BUTTON))
        assert someone.send(someone.press(page, link), **ANSWERS).status == 200

        mail.outbox.clear()
        assert someone.press(someone.see(dead), "もう一度送る").message == "もう一度送ります。"
        relay.run()
        assert [NEW] in [sent.to for sent in mail.outbox]
        dead.refresh_from_db()
        assert dead.state == OutboxState.DONE

    def test_a_seeker_of_another_office_is_not_named(self, dead):
        page = Officer(OfficeRole.SUPERVISION, elsewhere()).see(dead)
        assert BUTTON not in page.text

    def test_a_row_without_a_reader_names_nobody(self):
        page = Officer(OfficeRole.SUPERVISION).see(makers.dead_letter())
        assert BUTTON not in page.text
