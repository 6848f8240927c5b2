"""Who works for an establishment: colleagues come with a code, change their role, and leave at once."""

import re

import pytest
from django.core import mail
from django.urls import reverse

from employers.actions import establishments, members
from employers.models import Establishment, Member, MemberInvitation
from hellowork.accounts.actor import Actor, EstablishmentRole, Hat
from hellowork.accounts.errors import NotAllowed, Refused
from hellowork.accounts.models import User
from hellowork.notices import relay
from hellowork.notices.models import Notification
from hellowork.web.models import FormDraft
from tests.employers import factories as make
from tests.employers.pages import browser_of, errors_of, fields_of, main_of, soup_of

pytestmark = pytest.mark.django_db

MEMBERS = "/employer/members/"
MANAGER, RECRUITER, VIEWER = EstablishmentRole.MANAGER, EstablishmentRole.RECRUITER, EstablishmentRole.VIEWER
WHO = {"name": "木村 葵", "kana": "キムラ アオイ"}


def newcomer() -> Actor:
    user = User.objects.create_user(f"new{User.objects.count()}@example.org")
    return Actor(hat=Hat.ANONYMOUS, user_id=user.pk)


def code_of(employer: Actor, role: EstablishmentRole = RECRUITER) -> str:
    return members.invite_member(by=employer, establishment_id=employer.establishment_id, role=role)


def member_of(actor: Actor) -> Member:
    return Member.objects.get(user_id=actor.user_id)


class TestInvitation:
    def test_a_colleague_joins_with_the_code_in_the_role_it_was_made_for(self, employer):
        person = newcomer()
        member = members.join_establishment(by=person, code=code_of(employer), **WHO)

        assert (member.establishment_id, member.role) == (employer.establishment_id, "recruiter")
        assert Member.objects.active().filter(establishment_id=employer.establishment_id).count() == 2

    def test_only_a_hash_of_the_code_is_kept(self, employer):
        code = code_of(employer)
        assert re.fullmatch(r"\d{4}-\d{4}-\d{4}-\d{4}", code)
        assert code not in str(MemberInvitation.objects.values().get())

    def test_the_code_is_read_in_any_spelling_and_works_once(self, employer):
        wide = (
            code_of(employer).translate({ord(str(n)): chr(0xFF10 + n) for n in range(10)}).replace("-", "ー ")
        )
        members.join_establishment(by=newcomer(), code=wide, **WHO)

        with pytest.raises(Refused, match="invitation"):
            members.join_establishment(by=newcomer(), code=wide, **WHO)

    def test_it_ends_after_two_weeks_and_when_the_manager_says_so(self, employer, house_clock):
        late, lost = code_of(employer), code_of(employer)
        members.end_invitations(by=employer, establishment_id=employer.establishment_id)
        with pytest.raises(Refused, match="invitation"):
            members.join_establishment(by=newcomer(), code=lost, **WHO)

        late = code_of(employer)
        house_clock.move_to(2026, 12, 24, 9, 0)
        with pytest.raises(Refused, match="invitation"):
            members.join_establishment(by=newcomer(), code=late, **WHO)

    def test_codes_of_another_establishment_are_neither_listed_nor_ended(self, browser, employer):
        other = make.member()
        code = code_of(other)
        assert "まだ使われていない招待コード" not in main_of(browser.get(MEMBERS))
        members.end_invitations(by=employer, establishment_id=employer.establishment_id)
        member = members.join_establishment(by=newcomer(), code=code, **WHO)
        assert member.establishment_id == other.establishment_id

    def test_nobody_joins_twice_and_who_left_comes_back(self, employer):
        person = newcomer()
        member = members.join_establishment(by=person, code=code_of(employer), **WHO)
        with pytest.raises(Refused, match="already_member"):
            members.join_establishment(by=person, code=code_of(employer), **WHO)

        members.end_member(by=employer, member_id=member.pk)
        again = members.join_establishment(by=person, code=code_of(employer, VIEWER), **WHO)
        assert (again.pk, again.ended_at, again.role) == (member.pk, None, "viewer")

    @pytest.mark.parametrize("role", [RECRUITER, VIEWER])
    def test_only_managers_invite(self, employer, role):
        place = Establishment.objects.get(pk=employer.establishment_id)
        with pytest.raises(NotAllowed):
            code_of(make.member(place, role))

    def test_everybody_who_was_there_is_told_and_no_mail_names_anybody(self, employer):
        place = Establishment.objects.get(pk=employer.establishment_id)
        colleague = make.member(place, VIEWER)
        person = newcomer()
        members.join_establishment(by=person, code=code_of(employer), **WHO)
        while relay.run().done:
            pass

        told = Notification.objects.filter(notice="member.joined").values_list("user_id", flat=True)
        assert set(told) == {employer.user_id, colleague.user_id}
        assert len(mail.outbox) == 2
        assert not any("木村" in f"{each.subject}{each.body}" for each in mail.outbox)


class TestRolesAndLeaving:
    def test_the_last_manager_stays_one(self, employer):
        me = member_of(employer)
        for act in (
            lambda: members.change_role(by=employer, member_id=me.pk, role=VIEWER),
            lambda: members.end_member(by=employer, member_id=me.pk),
        ):
            with pytest.raises(Refused, match="last_manager"):
                act()

        place = Establishment.objects.get(pk=employer.establishment_id)
        other = make.member(place, MANAGER)
        User.objects.filter(pk=other.user_id).update(is_active=False)
        with pytest.raises(Refused, match="last_manager"):
            members.end_member(by=employer, member_id=me.pk)
        User.objects.filter(pk=other.user_id).update(is_active=True)
        members.end_member(by=employer, member_id=me.pk)

    def test_another_establishments_members_are_not_there(self, employer):
        stranger = member_of(make.member())
        for act in (
            lambda: members.change_role(by=employer, member_id=stranger.pk, role=VIEWER),
            lambda: members.end_member(by=employer, member_id=stranger.pk),
        ):
            with pytest.raises(Member.DoesNotExist):
                act()

    def test_whoever_is_ended_does_not_act_from_the_next_request_on(self, employer, viewer):
        assert viewer.get("/employer/postings/").status_code == 200
        (row,) = Member.objects.filter(establishment_id=employer.establishment_id, role="viewer")

        members.end_member(by=employer, member_id=row.pk)
        assert viewer.get("/employer/postings/").status_code in (302, 303, 403, 404)

    def test_another_role_holds_from_the_next_request_on(self, employer, viewer):
        assert viewer.get("/employer/postings/new/").status_code in (403, 404)
        (row,) = Member.objects.filter(establishment_id=employer.establishment_id, role="viewer")

        members.change_role(by=employer, member_id=row.pk, role=RECRUITER)
        assert viewer.get("/employer/postings/new/").status_code == 200


class TestPages:
    def test_from_the_invitation_to_the_first_page_of_the_colleague(self, browser, employer):
        sent = fields_of(browser.get(f"{MEMBERS}invite/"), "invite-form")
        answer = browser.post(f"{MEMBERS}invite/", sent | {"role": "recruiter"})
        assert answer.headers["Location"] == MEMBERS
        (code,) = re.findall(r"\d{4}-\d{4}-\d{4}-\d{4}", browser.get(MEMBERS).content.decode())
        assert code not in browser.get(MEMBERS).content.decode(), "shown once"

        other = browser_of(newcomer())
        page = fields_of(other.get("/employer/join/"), "join-form")
        wrong = other.post("/employer/join/", page | WHO | {"code": "1234"})
        assert set(errors_of(wrong)) == {"id_code"}
        joined = other.post("/employer/join/", fields_of(wrong, "join-form") | {"code": code})
        assert joined.headers["Location"] == reverse("employer_home")
        assert "木村 葵" in main_of(other.get(MEMBERS))
        assert not soup_of(other.get(MEMBERS)).find("a", href=f"{MEMBERS}invite/")

    def test_a_manager_changes_a_role_and_ends_a_member(self, browser, employer, viewer):
        (row,) = Member.objects.filter(role="viewer")
        page = f"{MEMBERS}{row.pk}/"
        browser.post(page, fields_of(browser.get(page), "role-form") | {"role": "manager"})
        row.refresh_from_db()
        assert row.role == "manager"

        assert "すぐに見られなくなります" in main_of(browser.get(f"{page}end/"))
        browser.post(f"{page}end/", fields_of(browser.get(f"{page}end/"), "end-form"))
        row.refresh_from_db()
        assert row.ended_at is not None
        assert browser.get(page).status_code == 404

    def test_the_reason_of_a_refusal_is_said(self, browser, employer):
        page = f"{MEMBERS}{member_of(employer).pk}/end/"
        done = browser.post(page, fields_of(browser.get(page), "end-form"))
        assert "管理者が1人もいなくなる" in browser.get(done.headers["Location"]).content.decode()
        assert member_of(employer).ended_at is None


class TestEstablishment:
    PAGE = "/employer/establishment/"

    def test_a_manager_changes_what_postings_show(self, browser, employer):
        posting = make.open_posting(employer)
        sent = fields_of(browser.get(self.PAGE), "establishment-form")
        answer = browser.post(
            self.PAGE, sent | {"business": "パンの製造", "telephone": "０３ー１１１１ー２２２２"}
        )

        assert answer.headers["Location"] == MEMBERS
        place = Establishment.objects.get(pk=employer.establishment_id)
        assert (place.business, place.telephone) == ("パンの製造", "+81311112222")
        posting.refresh_from_db()
        assert posting.establishment_id == place.pk

    def test_an_unchanged_form_changes_nothing(self, browser, employer):
        before = Establishment.objects.values().get(pk=employer.establishment_id)
        answer = browser.post(self.PAGE, fields_of(browser.get(self.PAGE), "establishment-form"))

        assert answer.status_code == 303
        assert Establishment.objects.values().get(pk=employer.establishment_id) == before

    def test_what_is_wrong_is_said_and_what_was_typed_is_kept(self, browser, employer):
        sent = fields_of(browser.get(self.PAGE), "establishment-form") | {"business": "", "name": "青空"}
        assert browser.post("/employer/establishment/draft/", sent).status_code == 204
        assert fields_of(browser.get(self.PAGE), "establishment-form")["name"] == "青空"

        answer = browser.post(self.PAGE, sent)
        assert set(errors_of(answer)) == {"id_business"}
        done = browser.post(self.PAGE, fields_of(answer, "establishment-form") | {"business": "パン"})
        assert done.status_code == 303
        assert not FormDraft.objects.exists()
        assert browser.post("/employer/establishment/draft/", sent).status_code == 204

    def test_a_place_that_was_chosen_and_not_saved_yet_is_offered_again(self, browser, employer):
        sent = fields_of(browser.get(self.PAGE), "establishment-form")
        typed = {"postal_code": "", "prefecture": "27", "municipality": make.municipality("27127").code}
        browser.post("/employer/establishment/draft/", sent | typed)
        again = fields_of(browser.get(self.PAGE), "establishment-form")
        assert {name: again[name] for name in typed} == typed

    def test_onto_another_mypage_nobody_moves(self, browser, employer):
        place = Establishment.objects.get(pk=employer.establishment_id)
        make.establishment(corporate_number=place.corporate_number, street="千代田9-9")
        sent = fields_of(browser.get(self.PAGE), "establishment-form") | {"street": "千代田9-9"}

        assert "すでに開設されています" in str(errors_of(browser.post(self.PAGE, sent)))

    def test_number_and_form_of_the_company_are_not_asked(self, browser, employer):
        sent = fields_of(browser.get(self.PAGE), "establishment-form")
        assert not {"corporate_number", "is_sole_proprietor", "member_name"} & sent.keys()

    def test_only_managers(self, viewer):
        assert viewer.get(self.PAGE).status_code in (403, 404)
        with pytest.raises(NotAllowed):
            establishments.change_establishment(
                by=make.member(role=RECRUITER), establishment_id=1, changes={"business": "新"}
            )
