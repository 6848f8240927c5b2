"""Answers to a proposal."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hellowork.text.fields import LongTextField
from hellowork.web.forms import HouseForm
from referrals.choices import DeclineReason


class DeclineForm(HouseForm):
    """今回は応募しない."""

    reason = forms.ChoiceField(
        label=_("理由"),
        choices=DeclineReason.choices,
        widget=forms.RadioSelect,
        help_text=_("理由は、次の求人を探す参考にします（会社には伝えません）。"),
    )
    note = LongTextField(label=_("くわしい理由"), max_length=300, required=False)
