"""A colleague who lost their second factor gets on by a supervisor's act, and by nobody's own."""

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.admin.models import LogEntry

from hellowork.accounts.actor import OfficeRole
from hellowork.accounts.errors import Refused
from hellowork.accounts.models import User
from hellowork.offices.actions.staff import reset_second_factor
from hellowork.offices.models import StaffMember

pytestmark = pytest.mark.django_db
LABEL = "二要素認証を設定しなおしてもらう"


@pytest.fixture
def colleague(officer) -> StaffMember:
    member = StaffMember.objects.get(user_id=officer(OfficeRole.CONSULTATION).actor.user_id)
    TOTP.activate(member.user, generate_totp_secret())
    return member


def test_the_supervision_resets_it_and_it_is_written_down(officer, colleague):
    page = officer(OfficeRole.SUPERVISION).act(colleague, LABEL)
    assert page.message == "二要素認証の設定を消しました。次のログインのときに設定しなおします。"
    assert not Authenticator.objects.exists()
    entry = LogEntry.objects.get()
    assert (entry.object_id, LABEL in entry.change_message) == (str(colleague.pk), True)


def test_nobody_resets_their_own(officer):
    supervisor = officer(OfficeRole.SUPERVISION).actor
    TOTP.activate(User.objects.get(pk=supervisor.user_id), generate_totp_secret())
    own = StaffMember.objects.get(user_id=supervisor.user_id)
    with pytest.raises(Refused, match="self"):
        reset_second_factor(by=supervisor, staffmember_id=own.pk)
    assert Authenticator.objects.exists()


def test_the_next_sign_in_sets_one_up_first(officer, colleague, settings):
    settings.SECOND_FACTOR_FOR_STAFF = True
    reset_second_factor(by=officer(OfficeRole.SUPERVISION).actor, staffmember_id=colleague.pk)
    them = officer(OfficeRole.CONSULTATION).client
    them.force_login(colleague.user)
    answer = them.get("/admin/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/accounts/2fa/")
