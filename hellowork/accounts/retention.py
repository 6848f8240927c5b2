"""How long accounts, what signs in to them and what was typed at their door are kept."""

import datetime as dt

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session

from hellowork.accounts.models import ParkedForm, User
from hellowork.retention import RetentionClass, Then

ACCOUNTS = RetentionClass(
    name="accounts",
    title="利用者のアカウント",
    kept=settings.PERSONS_KEPT,
    since="the last sign-in, once no record of a seeker, member or officer is left",
    then=Then.DELETED,
    fields={
        User: ["email", "password", "last_login"],
        EmailAddress: ["user", "email"],
        Authenticator: ["user", "data"],
    },
    jobs=("seekers.tasks.forget_accounts",),
    note="A seeker's record is emptied first. Accounts of members stay as long as the membership, which nothing ends yet.",
)
PARKED_FORMS = RetentionClass(
    name="parked-forms",
    title="ログイン前に送られた入力の一時保管",
    kept=ParkedForm.KEPT_FOR,
    since="the moment of sending",
    then=Then.DELETED,
    fields={ParkedForm: ["user", "path", "sealed"]},
    jobs=("hellowork.audit.tasks.forget_parked_forms",),
)
SESSIONS = RetentionClass(
    name="sessions",
    title="ログインのセッション",
    kept=None,
    since="the end of the session",
    then=Then.DELETED,
    fields={Session: ["session_key", "session_data"]},
    jobs=("hellowork.audit.tasks.forget_sessions",),
)
DEVICES = RetentionClass(
    name="devices",
    title="ログイン中の端末",
    kept=dt.timedelta(days=1),
    since="signing in, once the session is gone",
    then=Then.DELETED,
    fields={UserSession: ["user", "ip", "user_agent", "session_key", "data"]},
    jobs=("hellowork.audit.tasks.forget_devices",),
)
