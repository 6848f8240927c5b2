"""Writing a posting: one page a section, saved from the first field, in any order."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
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
from employers.views.common import is_editable, may_write, own_posting, today
from employers.views.wage_note import wage_note
from hellowork.accounts import parked
from hellowork.accounts.actor import Hat
from hellowork.accounts.errors import Refused
from hellowork.accounts.gates import hat_required
from hellowork.web import drafts
from hellowork.web.responses import redirect_after_post, render_form

_TEMPLATE = "employers/section.html"


@hat_required(Hat.EMPLOYER)
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: HttpRequest, posting_id: int, section: Section) -> HttpResponse:
    """One section of the form."""
    posting = own_posting(request, posting_id)
    if request.method == "POST":
        return _save(request, posting, section)
    if not is_editable(posting) or not may_write(request.actor):
        if not is_editable(posting):
            messages.info(request, _("この求人は送信済みのため、いまは変更できません。"))
        return HttpResponseRedirect(resolve_url("employers:posting", posting_id=posting.pk))
    return _show(request, posting, section)


@hat_required(Hat.EMPLOYER)
@require_POST
def autosave(request: HttpRequest, posting_id: int, section: Section) -> HttpResponse:
    """What was typed so far, saved while the person goes on typing: 204, or 409 where it can no longer be saved."""
    posting = own_posting(request, posting_id)
    writes_for_establishment(request.actor, posting.establishment_id)
    if not is_editable(posting):
        return HttpResponse(status=409)
    try:
        _store(request, posting, Entry(section, posting.draft_card, request.POST))
    except Refused:
        return HttpResponse(status=409)
    return HttpResponse(status=204)


def _show(request: HttpRequest, posting: Posting, section: Section) -> HttpResponse:
    card = posting.draft_card
    data = parked.restored(request) or typed.kept(posting.pk, section.slug)
    rows = _row_count(request.GET)
    suggestions = _suggestions(posting, section) if data is None and is_empty(card, section) else {}
    entry = Entry(section, card, data, suggestions=suggestions, rows=rows)
    return render(request, _TEMPLATE, _context(request, posting, entry) | {"suggests": bool(suggestions)})


def _save(request: HttpRequest, posting: Posting, section: Section) -> HttpResponse:
    writes_for_establishment(request.actor, posting.establishment_id)
    if posting.draft_card is None:
        return _keep_on_page(request, posting, section)
    entry = Entry(section, posting.draft_card, request.POST)
    before = Review(posting.draft_card, today(request))
    try:
        posting.draft_card = _store(request, posting, entry)
    except Refused as refusal:
        entry.refuse(refusal.message)
        return render_form(request, _TEMPLATE, entry, _context(request, posting, entry))
    if FIND in request.POST or MORE in request.POST:
        return _grown(request, posting, section, entry)
    if entry.errors:
        return render_form(request, _TEMPLATE, entry, _context(request, posting, entry))
    return _go_on(request, posting, section, before)


def _keep_on_page(request: HttpRequest, posting: Posting, section: Section) -> HttpResponse:
    """The card is public by now (another window): what was typed stays on the screen, to be copied from."""
    entry = Entry(section, JobCard(), request.POST)
    entry.refuse(_("この求人は送信済みのため、いまは変更できません。"))
    return render_form(request, _TEMPLATE, entry, _context(request, posting, entry))


def _store(request: HttpRequest, posting: Posting, entry: Entry) -> JobCard:
    return save_section(
        by=request.actor,
        posting_id=posting.pk,
        section=entry.section.slug,
        values=entry.values,
        unread=drafts.typed(request.POST) if entry.must_be_kept else None,
    )


def _grown(request: HttpRequest, posting: Posting, section: Section, entry: Entry) -> HttpResponse:
    """The same page with more rows or a filled list, at the place where the button was. Saved on the way."""
    address = resolve_url("employers:section", posting_id=posting.pk, section=section)
    if MORE in request.POST:
        rows = len(entry.rows) + MORE_ROWS
        address = f"{address}?rows={rows}#id_allowances-{len(entry.rows)}-name"
    else:
        address = f"{address}#id_postal_code"
    return HttpResponseRedirect(address, status=303)


def _go_on(request: HttpRequest, posting: Posting, section: Section, before: Review) -> HttpResponse:
    """On to where the button leads; first once back to this page if the save brought up something to look at."""
    review = Review(posting.draft_card, today(request))
    if seen_before(review.findings, section) - seen_before(before.findings, section):
        messages.warning(request, _("保存しました。ご確認いただきたい欄があります。"))
        return redirect_after_post(request, "employers:section", posting_id=posting.pk, section=section)
    following = after(section)
    if request.POST.get("then") == "list" or following is None:
        messages.success(request, _("「%(title)s」を保存しました。") % {"title": section.title})
        return redirect_after_post(request, "employers:posting", posting_id=posting.pk)
    return redirect_after_post(request, "employers:section", posting_id=posting.pk, section=following)


def _context(request: HttpRequest, posting: Posting, entry: Entry) -> dict[str, Any]:
    card, section = entry.card, entry.section
    remarks = list(card.remarks.order_by("pk")) if card.pk else []
    review = Review(card, today(request), remarks=remarks)
    asks = "check" in request.GET or bool(remarks)
    entry.annotate(review.notes_of(section, asks=asks))
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
        "more_rows": MORE_ROWS,
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
