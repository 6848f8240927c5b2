"""利用者の管理: inviting a colleague, joining with the code, and another role."""

from django import forms
from django.utils.translation import gettext_lazy as _

from employers.models.member import ROLE_LABELS
from hellowork.accounts.actor import EstablishmentRole
from hellowork.text.fields import KanaField, PersonNameField, TextField
from hellowork.text.widgets import short
from hellowork.web.forms import HouseForm

_ROLE_WORDS = {
    EstablishmentRole.MANAGER: _("管理者（求人と応募の管理、事業所の情報と利用者の管理）"),
    EstablishmentRole.RECRUITER: _("採用担当者（求人と応募の管理）"),
    EstablishmentRole.VIEWER: _("閲覧のみ"),
}


class RoleForm(HouseForm):
    """What a colleague may do."""

    shows_marks = False
    role = forms.TypedChoiceField(
        label=_("役割"),
        choices=[(role.value, _ROLE_WORDS[role]) for role in ROLE_LABELS],
        coerce=EstablishmentRole,
        widget=forms.RadioSelect,
    )


class JoinForm(HouseForm):
    """The code that a manager handed over, and who comes."""

    code = TextField(
        label=_("招待コード"),
        help_text=_("管理者から受け取った16けたの数字です。"),
        widget=forms.TextInput(attrs=short("m", autocomplete="off", inputmode="numeric")),
    )
    name = PersonNameField(label=_("あなたの氏名"))
    kana = KanaField(label=_("あなたの氏名（フリガナ）"), max_length=60)
    department = TextField(
        label=_("課係名・役職名"),
        max_length=48,
        required=False,
        widget=forms.TextInput(attrs=short("m", autocomplete="organization-title")),
    )
