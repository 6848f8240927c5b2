"""Acts that should not happen by a slip of the thumb: a page that says what follows, and one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from employers.actions import postings as actions
from employers.actions.authorising import writes_for_establishment
from employers.choices import PostingState
from employers.forms.acts import ReasonForm
from employers.lifecycle import POSTING
from employers.models import Posting
from employers.views.own_postings import address_of, own_posting
from hellowork.accounts import parked
from hellowork.accounts.actor import Actor, Hat
from hellowork.accounts.errors import NotAllowed
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.lifecycle import Audience
from hellowork.web.forms import HouseForm
from hellowork.web.once import act_once, was_sent
from hellowork.web.responses import redirect_after_post, render_form

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Stop:
    """One act: what its page says, and what it does."""

    act: str
    title: Text
    follows: tuple[Text, ...]
    button: Text
    done: Text
    do: Callable[[Actor, int, dict[str, Any]], object]
    form: type[HouseForm] = HouseForm
    is_grave: bool = True


_ALREADY_SENT = gettext_lazy(
    "すでに応募した方には、結果をお知らせください。応募の方との連絡は、これまでどおりできます。"
)

STOPS = {
    stop.act: stop
    for stop in (
        Stop(
            "withdraw",
            gettext_lazy("求人の申込みを取り下げますか"),
            (
                gettext_lazy("ハローワークでの確認を中止します。取り下げた求人を元に戻すことはできません。"),
                gettext_lazy("内容はコピーして、新しい求人として申し込むことができます。"),
            ),
            gettext_lazy("取り下げる"),
            gettext_lazy("求人の申込みを取り下げました。"),
            lambda by, posting_id, _data: actions.withdraw_posting(by=by, posting_id=posting_id),
        ),
        Stop(
            "hold",
            gettext_lazy("紹介を保留しますか"),
            (
                gettext_lazy("新しい紹介と応募を止めます。求人の公開は続きます。いつでも解除できます。"),
                gettext_lazy(
                    "オンライン自主応募の受付も止まります。解除のあと、必要な場合は受付を始めてください。"
                ),
                gettext_lazy("紹介期限日は延びません。"),
                _ALREADY_SENT,
            ),
            gettext_lazy("保留する"),
            gettext_lazy("紹介を保留しました。"),
            lambda by, posting_id, data: actions.hold_posting(
                by=by, posting_id=posting_id, reason=data["reason"]
            ),
            form=ReasonForm,
            is_grave=False,
        ),
        Stop(
            "release",
            gettext_lazy("保留を解除しますか"),
            (gettext_lazy("新しい紹介と応募を、もう一度受け付けます。"),),
            gettext_lazy("解除する"),
            gettext_lazy("保留を解除しました。"),
            lambda by, posting_id, _data: actions.release_posting(by=by, posting_id=posting_id),
            is_grave=False,
        ),
        Stop(
            "fill",
            gettext_lazy("採用が決まったため、募集を終了しますか"),
            (
                gettext_lazy("求人は「充足」となり、公開を終わります。元に戻すことはできません。"),
                _ALREADY_SENT,
            ),
            gettext_lazy("充足として終了する"),
            gettext_lazy("募集を終了しました（充足）。"),
            lambda by, posting_id, _data: actions.close_posting(
                by=by, posting_id=posting_id, transition="fill"
            ),
        ),
        Stop(
            "cancel",
            gettext_lazy("求人を取り消しますか"),
            (
                gettext_lazy(
                    "採用が決まる前に募集をやめる場合の手続きです。公開を終わり、元に戻すことはできません。"
                ),
                _ALREADY_SENT,
            ),
            gettext_lazy("取り消す"),
            gettext_lazy("求人を取り消しました。"),
            lambda by, posting_id, _data: actions.close_posting(
                by=by, posting_id=posting_id, transition="cancel"
            ),
        ),
    )
}


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: PersonRequest, posting_id: int, act: str) -> HttpResponse:
    """The page of one act, and the act."""
    posting, page = own_posting(request, posting_id), STOPS[act]
    writes_for_establishment(request.actor, posting.establishment_id)
    if request.method == "POST":
        form = page.form(request.POST)
        if form.is_valid():
            return _do(request, posting, page, form.cleaned_data)
    else:
        if act not in (each.name for each in POSTING.available(posting.state, Audience.EMPLOYER)):
            messages.info(
                request, _("求人の状態が変わったため、この操作はできません。最新の状態をご確認ください。")
            )
            return HttpResponseRedirect(address_of(posting.pk))
        form = page.form(parked.restored(request))
    context = {"posting": posting, "card": posting.shown_card, "stop": page}
    return render_form(request, "employers/stop.html", form, context)


def _do(request: PersonRequest, posting: Posting, page: Stop, data: dict[str, Any]) -> HttpResponse:
    return act_once(
        request,
        lambda: page.do(request.actor, posting.pk, data),
        done=page.done,
        to=address_of(posting.pk),
    )


_DISCARD = Stop(
    "discard",
    gettext_lazy("下書きを削除しますか"),
    (
        gettext_lazy("入力した内容は、すべて消えます。元に戻すことはできません。"),
        gettext_lazy("ハローワークには、まだ送信されていません。"),
    ),
    gettext_lazy("下書きを削除する"),
    gettext_lazy("下書きを削除しました。"),
    lambda by, posting_id, _data: actions.discard_posting(by=by, posting_id=posting_id),
)


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: PersonRequest, posting_id: int) -> HttpResponse:
    """下書きを削除: no transition, since nothing stays that could have a state; a second press finds it gone."""
    everything = resolve_url("employers:postings")
    if request.method == "POST" and was_sent(request):
        return redirect_after_post(request, everything)
    posting = own_posting(request, posting_id)
    writes_for_establishment(request.actor, posting.establishment_id)
    if posting.state != PostingState.DRAFT:
        messages.info(request, _("送信した求人は、削除できません。取下げの手続きをしてください。"))
        return redirect_after_post(request, address_of(posting.pk))
    if request.method == "POST":
        return act_once(
            request,
            lambda: _DISCARD.do(request.actor, posting.pk, {}),
            done=_DISCARD.done,
            to=everything,
        )
    context = {"posting": posting, "card": posting.shown_card, "stop": _DISCARD}
    return render_form(request, "employers/stop.html", HouseForm(), context)


@hat_required(Hat.EMPLOYER)
@require_POST
def self_application(request: PersonRequest, posting_id: int) -> HttpResponse:
    """The switch of オンライン自主応募: acts at once."""
    posting = own_posting(request, posting_id)
    wish = request.POST.get("on")
    if wish not in ("yes", "no"):
        raise NotAllowed
    is_on = wish == "yes"
    return act_once(
        request,
        lambda: actions.switch_self_application(by=request.actor, posting_id=posting.pk, on=is_on),
        done=_("オンライン自主応募の受付を始めました。")
        if is_on
        else _("オンライン自主応募の受付を止めました。"),
        to=address_of(posting.pk),
    )
