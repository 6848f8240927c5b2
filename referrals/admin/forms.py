"""What an officer is asked before an act on a proposal."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.admin.call import CallForm
from employers.models import Posting
from hellowork import clock
from hellowork.accounts.actor import known
from hellowork.calendar import days
from hellowork.offices.roles import OfficePermission, may
from hellowork.text.dates import date_text
from hellowork.text.fields import LongTextField, NumberField, TextField
from hellowork.text.numbers import ledger_number
from hellowork.text.phones import phone_text
from hellowork.text.templatetags.house_text import tel_link
from hellowork.web.admin import ActForm
from hellowork.web.components import Fact
from referrals import calling
from referrals.choices import NoCallReason, ReferralState
from referrals.models import Referral
from seekers.models import Seeker

_CALL, _REASON = "call", "reason"


class ProposeForm(ActForm):
    """Which posting fits which seeker, and why."""

    seeker = TextField(
        label=gettext_lazy("求職番号"), max_length=20, help_text=gettext_lazy("例：13910-00000001")
    )
    posting = TextField(
        label=gettext_lazy("求人番号"), max_length=20, help_text=gettext_lazy("例：13910-00000001")
    )
    why = LongTextField(
        label=gettext_lazy("おすすめする理由"),
        max_length=400,
        required=False,
        help_text=gettext_lazy("送信すると、求職者の方が読みます。"),
    )

    from_address = ("seeker", "posting")

    def facts(self) -> Sequence[Fact]:
        """Whose numbers these are, as far as they can be found."""
        seeker, posting = self._seeker(self["seeker"].value()), self._posting(self["posting"].value())
        person = [Fact(name=_("求職者"), value=seeker.name)] if seeker else []
        return [*person, Fact(name=_("求人"), value=_title(posting))] if posting else person

    @property
    def back(self) -> str:
        """The page that led here: the person's, or the posting's."""
        if seeker := self._seeker(self.initial.get("seeker")):
            return reverse("admin:seekers_seeker_change", args=[seeker.pk])
        posting = self._posting(self.initial.get("posting"))
        return reverse("admin:employers_posting_change", args=[posting.pk]) if posting else ""

    def _seeker(self, number: str | None) -> Seeker | None:
        """The person with this number, if the officer may see them."""
        rows = Seeker.objects.for_actor(self.actor)
        return rows.filter(number=ledger_number(number)).first() if number else None

    def _posting(self, number: str | None) -> Posting | None:
        rows = Posting.objects.for_actor(self.actor).select_related("establishment", "card")
        return rows.filter(acceptance__number=ledger_number(number)).first() if number else None

    def clean_seeker(self) -> Seeker:
        found = self._seeker(self.cleaned_data["seeker"])
        if found is None:
            raise forms.ValidationError(
                _(
                    "この求職番号の方は見つかりませんでした。ほかの安定所の方は、求職者の一覧から理由を選んで開いてください。"
                )
            )
        return found

    def clean_posting(self) -> Posting:
        found = self._posting(self.cleaned_data["posting"])
        if found is None:
            raise forms.ValidationError(_("この求人番号の求人は見つかりませんでした。番号をご確認ください。"))
        return found

    def values(self) -> dict[str, Any]:
        answers = self.cleaned_data
        return {"seeker_id": answers["seeker"].pk, "posting_id": answers["posting"].pk, "why": answers["why"]}


def _title(posting: Posting) -> str:
    """The posting and whose it is."""
    return f"{posting.shown_card}（{posting.establishment.name}）"


def _whom_to_call(referral: Referral) -> list[Fact]:
    """Who the call is about, and the number to call."""
    establishment, card = referral.posting.establishment, known(referral.posting.card)
    number = card.contact_telephone or establishment.telephone
    return [
        Fact(name=_("求職者"), value=referral.seeker.name),
        Fact(name=_("求人"), value=_title(referral.posting)),
        Fact(name=_("事業所の電話番号"), value=tel_link(number) or phone_text(number)),
        Fact(name=_("選考担当者"), value=card.contact_name),
    ]


class ReferralCallForm(CallForm):
    """The call about a proposal, with the number above it."""

    def facts(self) -> Sequence[Fact]:
        return _whom_to_call(self.obj)


class GroundForm(ActForm):
    """What a referral rests on: a confirmation that still stands, or a reason for no call that holds just now."""

    grounds = forms.ChoiceField(label=gettext_lazy("電話確認"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        grounds = cast("forms.ChoiceField", self.fields["grounds"])
        there_are = [*self._calls(), *self._reasons()]
        grounds.choices = there_are
        if not there_are:
            grounds.help_text = self._call_first()
        grounds.error_messages["required"] = _(
            "電話確認を選ぶか、電話確認を行わない理由を選んでください。選べるものがない場合は、先に事業所へお電話ください。"
        )

    def facts(self) -> Sequence[Fact]:
        return _whom_to_call(self.obj)

    def _call_first(self) -> str:
        """That there is nothing to choose, and the way to the call for those who may record it."""
        words = _("選べるものがありません。先に事業所へお電話ください。")
        if self.obj.state != ReferralState.DRAFT or not may(self.actor, OfficePermission.CALL):
            return words
        address = reverse("admin:referrals_referral_call", args=[self.obj.pk])
        return format_html('{} <a href="{}">{}</a>', words, address, _("電話の結果を記録する"))

    def _calls(self) -> list[tuple[str, str]]:
        return [
            (
                f"{_CALL}:{call.pk}",
                _("電話で確認済み（%(day)s、応対：%(who)s）")
                % {"day": date_text(days.day_of(call.at)), "who": call.answered_by},
            )
            for call in calling.calls_now(self.obj.posting)
        ]

    def _reasons(self) -> list[tuple[str, str]]:
        held = calling.reasons_now(self.obj.posting, clock.now())
        return [
            (f"{_REASON}:{reason}", _("電話確認を行わない理由：%(reason)s") % {"reason": reason.label})
            for reason in held
        ]

    @property
    def ground(self) -> dict[str, Any]:
        """The chosen one, as the use cases take it."""
        kind, _colon, value = self.cleaned_data["grounds"].partition(":")
        return {"call_id": int(value)} if kind == _CALL else {"no_call_reason": NoCallReason(value)}


class SendForm(GroundForm):
    """Sending to the seeker's MyPage."""

    why = LongTextField(
        label=gettext_lazy("おすすめする理由"),
        max_length=400,
        help_text=gettext_lazy("求職者の方が読みます。"),
    )
    days_given = NumberField(
        label=gettext_lazy("応募期限までの日数"), unit=gettext_lazy("日"), min_value=1, max_value=14
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(why=self.obj.why, days_given=settings.REFERRAL_APPLICATION_DAYS)

    def values(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("why", "days_given")} | self.ground


class WithdrawForm(ActForm):
    """取りやめ."""

    reason = LongTextField(label=gettext_lazy("取りやめる理由"), max_length=300, rows=2)


class ExtendForm(ActForm):
    """A later deadline, counted from the day of sending."""

    days_given = NumberField(
        label=gettext_lazy("送信した日から数えた日数"), unit=gettext_lazy("日"), min_value=1, max_value=14
    )
