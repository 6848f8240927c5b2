"""Which notices a person wants by mail too."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hellowork.notices.registry import Notice
from hellowork.web.forms import HouseForm


class NoticeMailsForm(HouseForm):
    """One tick for each kind of notice that may be switched off."""

    shows_marks = False
    wanted = forms.MultipleChoiceField(
        label=_("メールでも受け取るお知らせ"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, choices: Iterable[tuple[Notice, bool]], **kwargs: Any) -> None:
        offered = list(choices)
        kwargs.setdefault("initial", {"wanted": [notice.kind for notice, is_on in offered if is_on]})
        super().__init__(*args, **kwargs)
        self.fields["wanted"].choices = [(notice.kind, notice.name) for notice, _on in offered]  # type: ignore[attr-defined]
