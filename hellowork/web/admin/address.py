"""The form with which staff change a person's mail address at the counter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hellowork.offices.identity import Shown
from hellowork.text.fields import EmailField
from hellowork.web.admin.acts import ActForm

NOTE = _(
    "この方は、すべての端末でログアウトになります。次にログインするとき、新しいメールアドレスに届くコードで確認します。"
    "前のメールアドレスには、変更があったことだけをお知らせします。"
)
DONE = _("メールアドレスを変更しました。送信できなかったお知らせは、送信箱からもう一度送ることができます。")


class AddressForm(ActForm):
    """The new address, and that the person is who they say; what they showed goes into the record."""

    shown = forms.ChoiceField(
        label=_("確認した本人確認書類"), choices=Shown.choices, widget=forms.RadioSelect
    )
    is_checked = forms.BooleanField(
        label=_("書類を見て、本人であることを確認しました"),
        error_messages={"required": _("本人であることを確認してから、チェックを付けてください。")},
    )
    email = EmailField(label=_("新しいメールアドレス"), max_length=254)

    def values(self) -> dict[str, Any]:
        answers = {name: value for name, value in self.cleaned_data.items() if name != "is_checked"}
        return answers | {"shown": Shown(answers["shown"])}

    def summary(self) -> str:
        return str(Shown(self.cleaned_data["shown"]).label)
