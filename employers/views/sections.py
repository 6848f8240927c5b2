"""Writing a posting: one page a section, saved from the first field, in any order."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render, resolve_url
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from employers import gate, typed
from employers.actions.authorising import writes_for_establishment
from employers.actions.postings import save_section
from employers.forms.address import FIND
from employers.forms.allowances import FIRST_ROWS, MORE, MORE_ROWS
from employers.forms.section import Entry
from employers.models import JobCard, Posting
from employers.progress import Review, is_empty, seen_before
from employers.sections import SECTIONS as ALL_SECTIONS
from employers.sections import Section, after, place_of
from employers.views.own_postings import card_to_write, may_write, own_posting, review_of, today
from employers.views.wage_note import wage_note
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.accounts.requests import PersonRequest
from hellowork.web import drafts
from hellowork.web.once import rendering_of
from hellowork.web.responses import redirect_after_post, render_form

_TEMPLATE = "employers/section.html"


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: PersonRequest, posting_id: int, section: Section) -> HttpResponse:
    """One section of the form."""
    posting = own_posting(request, posting_id)
    if request.method == "POST":
        return _save(request, posting, section)
    card = card_to_write(posting)
    if card is None:
        messages.info(request, _("この求人は送信済みのため、いまは変更できません。"))
    if card is None or not may_write(request.actor):
        return HttpResponseRedirect(resolve_url("employers:posting", posting_id=posting.pk))
    return _show(request, posting, card, section)


@hat_required(Hat.EMPLOYER)
@require_POST
def autosave(request: PersonRequest, posting_id: int, section: Section) -> HttpResponse:
    """What was typed so far, saved while the person goes on typing: 204, or 409 where it is not taken any more."""
    posting = own_posting(request, posting_id)
    writes_for_establishment(request.actor, posting.establishment_id)
    card = card_to_write(posting)
    if card is None:
        return HttpResponse(status=409)
    try:
        _store(request, posting, Entry(section, card, request.POST), is_last=False)
    except Refused:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def _show(request: PersonRequest, posting: Posting, card: JobCard, section: Section) -> HttpResponse:
    data = parked.restored(request) or typed.kept(posting.pk, section.slug)
    suggestions = _suggestions(posting, section) if data is None and is_empty(card, section) else {}
    entry = Entry(section, card, data, suggestions=suggestions, rows=_row_count(request.GET))
    return render(request, _TEMPLATE, _context(request, posting, entry) | {"suggests": bool(suggestions)})


def _save(request: PersonRequest, posting: Posting, section: Section) -> HttpResponse:
    writes_for_establishment(request.actor, posting.establishment_id)
    card = card_to_write(posting)
    entry = Entry(section, card or JobCard(), request.POST)
    if card is None:
        # Another window was faster: what was typed stays on the screen, to be copied from.
        entry.refuse(_("この求人は送信済みのため、いまは変更できません。"))
        return _again(request, posting, entry)
    before = review_of(card, today(request))
    try:
        # Of a list that a script fills the page stays, and goes on saving itself.
        saved = _store(request, posting, entry, is_last="HX-Request" not in request.headers)
    except Refused as refusal:
        entry.refuse(refusal.message)
        return _again(request, posting, entry)
    if FIND in request.POST or MORE in request.POST:
        return _grown(request, posting, entry)
    entry.card = saved
    return _again(request, posting, entry) if entry.errors else _go_on(request, posting, entry, before)


def _store(request: PersonRequest, posting: Posting, entry: Entry, *, is_last: bool) -> JobCard:
    """Save what was typed. A saving on the way that is overtaken by the button (`is_last`) changes nothing."""
    return save_section(
        by=request.actor,
        posting_id=posting.pk,
        section=entry.section.slug,
        values=entry.values,
        unread=drafts.typed(request.POST) if entry.must_be_kept else None,
        rendering=rendering_of(request, is_last=is_last),
    )


def _again(request: PersonRequest, posting: Posting, entry: Entry) -> HttpResponse:
    """The page as it was typed, with what is wrong."""
    return render_form(request, _TEMPLATE, entry, _context(request, posting, entry))  # type: ignore[arg-type]


def _grown(request: PersonRequest, posting: Posting, entry: Entry) -> HttpResponse:
    """The same page with more rows or a filled list, at the place where the button was. Saved on the way."""
    address = resolve_url("employers:section", posting_id=posting.pk, section=entry.section)
    if MORE in request.POST:
        rows = len(entry.rows) + MORE_ROWS
        address = f"{address}?rows={rows}#id_allowances-{len(entry.rows)}-name"
    else:
        address = f"{address}#id_postal_code"
    return HttpResponseRedirect(address, status=303)


def _go_on(request: PersonRequest, posting: Posting, entry: Entry, before: Review) -> HttpResponse:
    """On to where the button leads; first once back to this page if the save brought up something to look at."""
    section, review = entry.section, review_of(entry.card, today(request))
    if seen_before(review.findings, section) - seen_before(before.findings, section):
        messages.warning(request, _("保存しました。ご確認いただきたい欄があります。"))
        return redirect_after_post(request, "employers:section", posting_id=posting.pk, section=section)
    following = after(section)
    if request.POST.get("then") == "list" or following is None:
        messages.success(request, _("「%(title)s」を保存しました。") % {"title": section.title})
        return redirect_after_post(request, "employers:posting", posting_id=posting.pk)
    return redirect_after_post(request, "employers:section", posting_id=posting.pk, section=following)


def _context(request: PersonRequest, posting: Posting, entry: Entry) -> dict[str, Any]:
    card, section = entry.card, entry.section
    remarks = list(card.remarks.order_by("pk")) if card.pk else []
    review = review_of(card, today(request), remarks=remarks)
    entry.annotate(review.notes_of(section, asks="check" in request.GET or bool(remarks)))
    return {
        "form": entry,
        "posting": posting,
        "card": card,
        "section": section,
        "place": place_of(section),
        "total": len(ALL_SECTIONS),
        "is_last": after(section) is None,
        "find": FIND,
        "more": MORE,
        "has_remarks": any(remark.field in section.fields for remark in remarks),
        "wage": wage_note(card) if section.slug == "wages" else None,
        "suggests": False,
        "notice": gate.NOTICE_TO_EMPLOYER,
        "is_refused": entry.is_refused,
    }


def _suggestions(posting: Posting, section: Section) -> Mapping[str, Any]:
    """What the house knows already and nobody should type twice; saved only when the person saves the section."""
    place = posting.establishment
    if section.slug == "workplace":
        return {
            "postal_code": place.postal_code,
            "prefecture": place.municipality_id[:2],
            "municipality": place.municipality_id,
            "street": place.street,
        }
    return {"contact_telephone": place.telephone} if section.slug == "selection" else {}


def _row_count(query: QueryDict) -> int:
    text = query.get("rows", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else FIRST_ROWS
