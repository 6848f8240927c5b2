"""The one form of applying: motive, documents, and what must be known before."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from hellowork.files.fields import UploadField
from hellowork.text.fields import LongTextField
from hellowork.web.forms import HouseForm
from seekers.models import SeekerDocument


class ApplyForm(HouseForm):
    """志望動機 and 応募書類. A new file is kept in MyPage and sent with this application."""

    motive = LongTextField(
        label=_("志望動機"), max_length=1000, help_text=_("会社の方が読みます。300文字ほどが目安です。")
    )
    documents = forms.ModelMultipleChoiceField(
        label=_("送る書類"),
        queryset=SeekerDocument.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    file = UploadField(label=_("新しい書類"), required=False)

    def __init__(self, *args: Any, documents: QuerySet[SeekerDocument], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if documents:
            cast("forms.ModelMultipleChoiceField", self.fields["documents"]).queryset = documents
        else:
            del self.fields["documents"]

    @property
    def document_ids(self) -> list[Any]:
        return [document.pk for document in self.cleaned_data.get("documents", [])]
