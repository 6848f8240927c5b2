"""Saving a search, and changing a saved one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hellowork.text.fields import TextField
from hellowork.text.widgets import short
from hellowork.web.forms import HouseForm
from seekers.choices import MailRhythm


class SavedSearchForm(HouseForm):
    """Its name, and how often its new postings come by mail."""

    name = TextField(
        label=_("名前"), max_length=60, widget=forms.TextInput(attrs=short("l", autocomplete="off"))
    )
    mail = forms.ChoiceField(
        label=_("新しい求人のお知らせメール"),
        choices=MailRhythm.choices,
        widget=forms.RadioSelect,
        help_text=_("条件の内容は、メールには書きません。"),
    )
