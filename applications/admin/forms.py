"""What an officer is asked before an act on an application."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from applications.forms.interview import InterviewForm
from applications.forms.outcome import OutcomeForm
from hellowork.text.fields import LongTextField
from hellowork.web.admin import ActForm


class ArrangeForm(ActForm, InterviewForm):
    """An interview as the parties told the office; another date replaces the first."""

    def values(self) -> dict[str, Any]:
        return {"appointment": self.appointment}


class RecordForm(ActForm, OutcomeForm):  # type: ignore[misc]  # The desk shows facts of its own.
    """選考結果 as the employer told it to the office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.obj.seeker.user_id is None:
            self.without_mypage()

    def values(self) -> dict[str, Any]:
        return {"decision": self.decision}


class CorrectForm(RecordForm):
    """訂正, with its reason; the old result stays on record."""

    correction = LongTextField(label=_("訂正の理由"), max_length=300, rows=2)

    def values(self) -> dict[str, Any]:
        return super().values() | {"reason": self.cleaned_data["correction"]}


class ReasonForm(ActForm):
    """Why."""

    reason = LongTextField(label=_("理由"), max_length=300, rows=2)
