"""求人 on the desk: what an officer reads before acceptance, and what they can do."""

from functools import partial
from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from employers.actions import acceptance, postings
from employers.actions.authorising import elsewhere
from employers.admin import forms
from employers.admin.card import CardPage
from employers.choices import PostingState
from employers.findings import find
from employers.lifecycle import POSTING
from employers.models import Acceptance, Posting
from employers.presentation import state_tone
from hellowork import clock
from hellowork.accounts.actor import Actor
from hellowork.calendar import days
from hellowork.offices.roles import OfficePermission
from hellowork.text.normalise import number_line, one_line, to_katakana
from hellowork.web.admin import Act, ActForm, HouseModelAdmin, StateFilter, own_office
from hellowork.web.admin.acting import actor_of
from hellowork.web.components import Text, Tone

_EARLIER = 5


def _elsewhere(posting: Posting, actor: Actor) -> Text:
    """Why another office does not decide."""
    return elsewhere(actor, posting)


def _not_acceptable(posting: Posting, actor: Actor) -> Text:
    """Why a card cannot be accepted as it stands, or not by this office."""
    if elsewhere := _elsewhere(posting, actor):
        return elsewhere
    found = find(posting.draft_card, clock.today()) if posting.draft_card else []
    count = sum(finding.blocks for finding in found)
    return _("受理できない点が%(n)s件あります。赤い印の欄をご確認ください。") % {"n": count} if count else ""


_act = partial(Act, permission=OfficePermission.ACCEPT, blocked=_elsewhere)


def _accepted(done: Acceptance) -> Text:
    return _("受理しました。求人番号は%(number)sです。") % {"number": done.number}


def _postings_with_number(text: str) -> QuerySet:
    """Every posting that has, or once had, a number that begins like this."""
    return Acceptance.objects.filter(number__startswith=number_line(text)).values("posting_id")


@admin.register(Posting)
class PostingAdmin(HouseModelAdmin):
    """求人."""

    lifecycle = POSTING
    hidden_states = (PostingState.DRAFT,)
    menu_order = 10
    change_form_template = "desk/posting.html"
    ordering = ["-pk"]
    list_display = ["title", "establishment", "number", "state_tag", "office", "state_since"]
    list_filter = [StateFilter, own_office("establishment__office")]
    list_select_related = ["establishment__office", "card", "draft_card", "acceptance"]
    object_select_related = [
        "establishment__office",
        "establishment__municipality",
        "card__municipality",
        "draft_card__municipality",
        "acceptance__office",
    ]
    search_help_text = gettext_lazy("求人番号、事業所の名称またはカナ")
    searches = {
        "pk__in": _postings_with_number,
        "establishment__name__icontains": one_line,
        "establishment__kana__icontains": to_katakana,
    }
    acts = {
        "accept": _act(
            run=acceptance.accept_posting,
            form=forms.AcceptForm,
            style="",
            blocked=_not_acceptable,
            note=gettext_lazy("受理すると求人番号が付き、公開範囲に応じてすぐに公開されます。"),
            done=_accepted,
        ),
        "confirm_visit": _act(
            run=acceptance.confirm_visit,
            style="",
            done=gettext_lazy("来所を確認しました。受理待ちに戻りました。"),
        ),
        "release": _act(run=postings.release_posting, style="", done=gettext_lazy("保留を解除しました。")),
        "send_back": _act(
            run=acceptance.send_back_posting,
            form=forms.RemarksForm,
            template="desk/remarks.html",
            note=gettext_lazy("お願いは、事業所の入力画面の同じ欄に表示されます。文がない行は送られません。"),
            done=gettext_lazy("修正のお願いを送りました。"),
        ),
        "ask_visit": _act(
            run=acceptance.ask_visit,
            form=forms.VisitForm,
            note=gettext_lazy("期限までに来所がない場合、仮登録は取り消されます。"),
            done=gettext_lazy("来所のお願いを送りました。"),
        ),
        "hold": _act(
            run=postings.hold_posting,
            form=forms.HoldForm,
            note=gettext_lazy("保留の間は、新しい紹介と応募を受け付けません。"),
            done=gettext_lazy("紹介を保留にしました。"),
        ),
        "fill": _act(
            run=partial(postings.close_posting, transition="fill"),
            form=ActForm,
            note=gettext_lazy("採用人数に達した求人を終了します。終了した求人は、元に戻せません。"),
        ),
        "cancel": _act(
            run=partial(postings.close_posting, transition="cancel"),
            form=ActForm,
            style="danger outline",
            note=gettext_lazy("求人を取り消して終了します。終了した求人は、元に戻せません。"),
        ),
        "withdraw": _act(
            run=postings.withdraw_posting,
            form=ActForm,
            style="danger outline",
            note=gettext_lazy("事業所の申出により、受理の前の求人を取り下げます。元に戻せません。"),
            done=gettext_lazy("求人を取り下げました。"),
        ),
        "refuse": _act(
            run=acceptance.refuse_posting,
            form=forms.RefuseForm,
            style="danger outline",
            note=gettext_lazy("受理しない理由を、法律の根拠とともに事業所へ伝えます。"),
            done=gettext_lazy("不受理としました。"),
        ),
    }

    def name_of(self, posting: Posting) -> Text:
        return _("%(title)s（%(establishment)s）") % {
            "title": posting.shown_card or _("職種未入力"),
            "establishment": posting.establishment.name,
        }

    def tone(self, posting: Posting) -> Tone:
        return state_tone(posting)

    @admin.display(description=gettext_lazy("職種"))
    def title(self, posting: Posting) -> Text:
        return str(posting.shown_card or posting)

    @admin.display(description=gettext_lazy("求人番号"))
    def number(self, posting: Posting) -> Text:
        return posting.acceptance.number if posting.acceptance else ""

    @admin.display(description=gettext_lazy("管轄"))
    def office(self, posting: Posting) -> Text:
        return posting.establishment.office.name

    def more(self, request: HttpRequest, posting: Posting) -> dict[str, Any]:
        """The card with its findings, the establishment, and what it posted before."""
        today = days.day_of(request.user.read_at)  # type: ignore[union-attr]
        earlier = Posting.objects.for_actor(actor_of(request)).filter(establishment=posting.establishment_id)
        return {
            "page": CardPage(posting, today),
            "establishment": posting.establishment,
            "earlier": earlier.exclude(pk=posting.pk)
            .select_related("card", "draft_card", "acceptance")
            .order_by("-pk")[:_EARLIER],
        }
