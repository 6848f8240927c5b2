"""Every page of the account, with what it takes to see it."""

OPEN = (
    "/accounts/login/",
    "/accounts/login/?as=seeker&next=/help/",
    "/accounts/login/password/",
    "/accounts/signup/",
    "/accounts/signup/?as=seeker",
    "/accounts/signup/?as=employer",
    "/accounts/password/reset/",
    "/accounts/password/reset/done/",
    "/accounts/inactive/",
)
SIGNED_IN_BY_CODE = (
    "/home/",
    "/accounts/logout/",
    "/accounts/email/",
    "/accounts/sessions/",
    "/accounts/2fa/",
)
SIGNED_IN = (*SIGNED_IN_BY_CODE, "/accounts/password/change/", "/accounts/reauthenticate/")
SIGNED_IN_LATELY = (
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
)
WITH_A_FACTOR = (
    "/accounts/2fa/",
    "/accounts/2fa/recovery-codes/",
    "/accounts/2fa/recovery-codes/generate/",
    "/accounts/2fa/recovery-codes/download/",
    "/accounts/2fa/reauthenticate/",
    "/accounts/2fa/totp/deactivate/",
)
