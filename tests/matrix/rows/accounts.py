"""Signing in and out, and the pages about one's own account: allauth's, and ours that stand before them."""

from tests.matrix.actors import EVERYBODY, SIGNED_IN, Who
from tests.matrix.table import CLOSED, Row, allow

# Whoever is signed in already is led home.
_FORM = allow(Who.ANONYMOUS, refused="302"), allow(Who.ANONYMOUS, answer="422", refused="302")


def _entrance(view: str, get=_FORM[0], post=_FORM[1]) -> Row:
    return Row(view, public=True, get=get, post=post)


def _own(view: str, get: str = "200", post: str = "422", **more) -> Row:
    """A page about oneself, open before the second factor is set up."""
    return Row(
        view,
        while_setting_up=True,
        get=allow(SIGNED_IN, answer=get) if get else None,
        post=allow(SIGNED_IN, answer=post) if post else None,
        **more,
    )


# A step in the middle of a way: whoever has not come that way is sent back to its beginning.
_BACK = allow(EVERYBODY, answer="302 sign-in")

ROWS = [
    _entrance("account_login"),
    _entrance("account_login_password"),
    _entrance("account_signup"),
    Row("account_request_login_code", get=_BACK),
    Row("account_confirm_login_code", get=_BACK, post=_BACK),
    Row("account_email_verification_sent", get=_BACK, post=_BACK),
    Row("account_confirm_password_reset_code", get=_BACK, post=_BACK),
    Row("account_complete_password_reset", get=_BACK, post=_BACK),
    Row("mfa_authenticate", get=_BACK, post=_BACK),
    Row("mfa_login_webauthn", get=_BACK, post=_BACK),
    Row("account_reset_password", get=allow(EVERYBODY), post=allow(EVERYBODY, answer="422")),
    Row("account_password_reset_completed", get=allow(EVERYBODY)),
    Row("account_inactive", get=allow(EVERYBODY)),
    Row("demo_sign_in", public=True, post=CLOSED),
    Row(
        "account_logout",
        public=True,
        get=allow(SIGNED_IN, refused="302"),
        post=allow(EVERYBODY, answer="302"),
    ),
    _own("keep_alive", get="", post="204"),
    _own("account_email", post="302"),
    _own("account_set_password"),
    # These actors have no password to change or to type again, and no factor yet.
    _own("account_change_password", get="302", post="302"),
    _own("account_reauthenticate", get="403", post="403"),
    _own("mfa_reauthenticate", get="403", post="403"),
    _own("mfa_reauthenticate_webauthn", get="403", post="403"),
    _own("mfa_index", post=""),
    _own("mfa_activate_totp"),
    _own("mfa_deactivate_totp", get="404", post="404"),
    _own("mfa_view_recovery_codes", get="404", post=""),
    _own("mfa_generate_recovery_codes"),
    _own("mfa_download_recovery_codes", get="404", post="404"),
    _own("mfa_list_webauthn", post=""),
    _own("mfa_add_webauthn"),
    _own("mfa_remove_webauthn", objects="passkey"),
    _own("mfa_edit_webauthn", objects="passkey"),
    Row("usersessions_list", get=allow(SIGNED_IN), post=allow(SIGNED_IN, answer="302")),
]
