"""The short forms around a posting: begin one, hand it in, put it on hold."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from employers.choices import LIVE_STATES
from employers.models import JobCard, Posting
from hellowork.text.fields import LongTextField
from hellowork.text.widgets import FoldedRadios
from hellowork.web.forms import HouseForm

BLANK = "blank"


class NewPostingForm(HouseForm):
    """Begin with an empty card or with the text of a former one: a live one, or from behind a fold any other."""

    shows_marks = False
    start = forms.ChoiceField(
        label=_("どのように作成しますか"),
        widget=FoldedRadios,
        error_messages={"required": _("新しく入力するか、コピーする求人を選んでください。")},
    )

    def __init__(self, *args: Any, former: QuerySet[Posting], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.former = {str(posting.pk): posting for posting in former}
        if not self.former:
            # Nothing to choose from: no question.
            self.fields["start"].widget = forms.HiddenInput()
        if self.initial.get("start") not in self.former:
            self.initial["start"] = BLANK
        self.fields["start"].choices = [  # type: ignore[attr-defined]
            (BLANK, _("新しく入力する")),
            *self._copies(),
        ]

    def _copies(self) -> list[tuple[Any, Any]]:
        """With a live posting to copy, the others are a group of their own."""
        named = [
            (posting.state in LIVE_STATES, (key, _former_words(posting)))
            for key, posting in self.former.items()
        ]
        live = [choice for is_live, choice in named if is_live]
        others = [choice for is_live, choice in named if not is_live]
        return [*live, (_("公開中ではない求人をコピーする"), others)] if live and others else live + others

    @property
    def card(self) -> JobCard | None:
        """The card to copy; None for an empty beginning."""
        posting = self.former.get(self.cleaned_data["start"])
        return posting.shown_card if posting else None


def _former_words(posting: Posting) -> str:
    title = str(posting.shown_card)
    number = posting.acceptance.number if posting.acceptance else _("受理前")
    return _("「%(title)s」（%(number)s）をコピーする") % {"title": title, "number": number}


class CheckForm(HouseForm):
    """The last page before handing in, with the self-declaration (自己申告) of 職業安定法5条の6.

    `seen` is the state of the card that the page showed: what another window changed since then is shown first.
    """

    declared = forms.BooleanField(
        label=_("当事業所とこの求人が、上のいずれの場合にも当たらないことを申告します。"),
        error_messages={"required": _("内容をご確認のうえ、自己申告にチェックを付けてください。")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, card: JobCard, **kwargs: Any) -> None:
        self.state_of_card = card.state
        super().__init__(*args, initial={"seen": self.state_of_card}, **kwargs)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("seen") != self.state_of_card:
            self.data = {**self.data, "seen": self.state_of_card}
            self.add_error(
                None, _("ほかの画面で求人の内容が変わりました。もう一度ご確認のうえ、送信してください。")
            )
        return cleaned


class ReasonForm(HouseForm):
    """Why a posting is put on hold; the office reads it."""

    reason = LongTextField(
        label=_("保留する理由"),
        max_length=200,
        rows=3,
        help_text=_("例：応募が多く、選考に時間がかかっているため"),
    )
