"""What allauth asks the house about signing in; its mails are `hellowork.notices.account_mails`."""

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from hellowork.accounts import idle

_WRONG_CODE = _("コードが違います。メールに書かれたコードを、もう一度入力してください。")


class HouseEntrance(DefaultAccountAdapter):
    """Where people land, what they are told, and which addresses they may be sent back to."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _(
            "このアカウントは現在ご利用いただけません。窓口またはヘルプデスクにお問い合わせください。"
        ),
        "cannot_remove_primary_email": _("ログインに使うメールアドレスは削除できません。"),
        "duplicate_email": _("このメールアドレスは、すでに登録されています。"),
        "email_taken": _("このメールアドレスは使用できません。別のメールアドレスを入力してください。"),
        "email_password_mismatch": _("メールアドレスまたはパスワードが違います。もう一度入力してください。"),
        "enter_current_password": _("いまのパスワードが違います。もう一度入力してください。"),
        "incorrect_code": _WRONG_CODE,
        "incorrect_password": _("パスワードが違います。もう一度入力してください。"),
        "rate_limited": _(
            "短い時間に操作が続いたため、受け付けられませんでした。少し待ってから、もう一度お試しください。"
        ),
        "same_as_current": _("いまと違うメールアドレスを入力してください。"),
        "too_many_login_attempts": _(
            "入力の誤りが続いたため、しばらく受け付けられません。5分ほど待ってから、もう一度お試しください。"
        ),
        "unverified_primary_email": _("先に、メールアドレスを確認してください。"),
    }

    def login(self, request: HttpRequest, user: AbstractBaseUser) -> None:
        """Django's sign-in (a new session key), from which the idle time runs."""
        super().login(request, user)
        idle.begin(request)

    def is_safe_url(self, url: str | None) -> bool:
        """A path of this site only: no other host, not even one that is allowed to serve it."""
        return bool(url) and str(url).startswith("/") and url_has_allowed_host_and_scheme(url, None)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """To the door behind which every hat finds its own home page."""
        return reverse("home")

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return reverse("home")
