"""Uploading a document."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hellowork.files.fields import UploadField
from hellowork.text.fields import TextField
from hellowork.text.widgets import short
from hellowork.web.forms import HouseForm
from seekers.choices import DocumentKind


class DocumentForm(HouseForm):
    """One document with its name."""

    kind = forms.ChoiceField(label=_("書類の種類"), choices=DocumentKind.choices, widget=forms.RadioSelect)
    title = TextField(
        label=_("書類の名前"),
        max_length=60,
        required=False,
        help_text=_("空欄の場合は、書類の種類が名前になります。"),
        widget=forms.TextInput(attrs=short("m", autocomplete="off")),
    )
    file = UploadField(label=_("ファイル"))

    @property
    def chosen_title(self) -> str:
        return self.cleaned_data["title"] or str(DocumentKind(self.cleaned_data["kind"]).label)
