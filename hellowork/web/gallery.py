"""Every component in every state on one page: what we look at, and what axe looks at. Never in production."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from hellowork.clock import TOKYO
from hellowork.text import fields
from hellowork.web.components import Event, Fact, Task, TaskState, Tone, steps
from hellowork.web.forms import HouseForm
from hellowork.web.responses import redirect_after_post, render_form

_DAY = dt.datetime(2026, 11, 22, 9, 5, tzinfo=TOKYO)
_LONG = _(
    "とても長い名前の部署でも折り返して表示されることを確かめるための、株式会社あおぞらホールディングス東日本統括本部"
)


class GalleryForm(HouseForm):
    """One field of every kind."""

    name = fields.PersonNameField(label=_("氏名"))
    kana = fields.KanaField(label=_("フリガナ"), help_text=_("ひらがなでも入力できます。"))
    email = fields.EmailField(label=_("メールアドレス"))
    phone = fields.PhoneField(label=_("電話番号"), help_text=_("日中に連絡のつく番号を入力してください。"))
    postal_code = fields.PostalCodeField(label=_("郵便番号"))
    corporate_number = fields.CorporateNumberField(label=_("法人番号"), required=False)
    birthday = fields.DateBoxField(
        label=_("生年月日"),
        era=True,
        autocomplete="bday",
        help_text=_("西暦でも和暦でも入力できます（例：昭和60年）。"),
    )
    pay = fields.YenField(label=_("基本給"), min_value=1, help_text=_("22万 のようにも入力できます。"))
    wanted = fields.NumberField(label=_("採用人数"), unit="人", min_value=1, max_value=999)
    opens = fields.TimeOfDayField(label=_("始業時刻"))
    employment = forms.ChoiceField(
        label=_("雇用形態"),
        choices=[("", _("選んでください")), ("1", _("正社員")), ("2", _("パート労働者"))],
    )
    level = forms.ChoiceField(
        label=_("公開希望"),
        help_text=_("求人の情報を、どなたに見せるかを選びます。"),
        widget=forms.RadioSelect,
        choices=[
            ("1", _("事業所名等を含む求人情報を公開する")),
            ("2", _("ハローワークの求職者に限定して、事業所名等を公開する")),
        ],
    )
    insurance = forms.MultipleChoiceField(
        label=_("加入保険"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("1", _("雇用")), ("2", _("労災")), ("3", _("健康")), ("4", _("厚生"))],
    )
    motive = fields.LongTextField(label=_("志望動機"), max_length=200, help_text=_("会社に伝わる文章です。"))
    document = forms.FileField(
        label=_("履歴書"), required=False, help_text=_("PDF、Word、JPEG、PNG。5MBまで。")
    )
    agreed = forms.BooleanField(label=_("入力した内容に間違いがないことを確認しました"))


class SearchForm(HouseForm):
    """A form without marks."""

    shows_marks = False
    keyword = fields.TextField(label=_("仕事の内容"), required=False)
    place = fields.TextField(label=_("働きたい場所"), required=False)


def _samples() -> dict[str, object]:
    return {
        "search": SearchForm(auto_id="search_%s"),
        "tones": list(Tone),
        "kinds": ["info", "success", "warning", "error", "quiet"],
        "tasks": [
            Task(name=_("仕事の内容"), state=TaskState.DONE, address="#tasks"),
            Task(
                name=_("賃金・手当"),
                state=TaskState.WRONG,
                address="#tasks",
                hint=_("最低賃金を下回っています。"),
            ),
            Task(name=_("労働時間"), state=TaskState.STARTED, address="#tasks"),
            Task(name=_LONG, state=TaskState.EMPTY, address="#tasks"),
            Task(name=_("選考方法"), state=TaskState.LATER),
        ],
        "facts": [
            Fact(name=_("氏名"), value="髙﨑　𠮷男", change="#check"),
            Fact(name=_("志望動機"), value="一行目です。\n二行目です。", change="#check"),
            Fact(name=_("自己PR"), value="", change="#check"),
            Fact(name=_("所属"), value=_LONG),
        ],
        "events": [
            Event(title=_("会社が確認しました"), at=_DAY, actor=_("青空食品株式会社")),
            Event(title=_("応募しました"), at=_DAY, text=_("紹介状と応募書類が会社に届きました。")),
        ],
        "steps": steps([_("志望動機"), _("書類"), _("確認")], 2),
        "page": Paginator(range(1284), 20).page(2),
        "moment": _DAY,
        "long": _LONG,
    }


@login_not_required
@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    """All components."""
    return render(request, "styleguide/gallery.html", {"form": GalleryForm(), **_samples()})


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def form_page(request: HttpRequest) -> HttpResponse:
    """One form as a page of its own, with its errors after sending."""
    if request.headers.get("X-Autosave"):  # A real form saves its draft here.
        return HttpResponse(status=204)
    form = GalleryForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        messages.success(request, _("入力した内容を受け付けました。"))
        return redirect_after_post(request, "web:form")
    return render_form(request, "styleguide/form.html", form)
