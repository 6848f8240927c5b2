"""Helpers for the tests of the employers' pages: signed-in browsers, and what a page says."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.urls import reverse

from employers.models import JobCard, Posting
from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from tests.strict.client import HouseClient


def browser_of(actor: Actor) -> HouseClient:
    """A browser of its own in which this person is signed in."""
    browser = HouseClient(enforce_csrf_checks=False)
    browser.force_login(User.objects.get(pk=actor.user_id))
    return browser


def soup_of(response: HttpResponse) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def said(element: Tag | BeautifulSoup | None) -> str:
    """The text of an element with single blanks."""
    return "" if element is None else " ".join(element.get_text(" ", strip=True).split())


def main_of(response: HttpResponse) -> str:
    """What the page says between header and footer."""
    return said(soup_of(response).main)


def fields_of(response: HttpResponse, form_id: str) -> dict[str, Any]:
    """Every field of a form as a browser would send it without further typing, buttons apart."""
    form = soup_of(response).find("form", id=form_id)
    assert form is not None, f"no form {form_id} on {response.request['PATH_INFO']}"
    sent: dict[str, Any] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        name, kind = field.get("name"), field.get("type", "text")
        if not name or (kind in ("radio", "checkbox") and not field.has_attr("checked")):
            continue
        if field.name == "select":
            chosen = field.find("option", selected=True) or field.find("option")
            value = chosen.get("value", "")
        elif field.name == "textarea":
            value = field.text.removeprefix("\n")
        else:
            value = field.get("value", "on" if kind == "checkbox" else "")
        if kind == "checkbox":
            sent.setdefault(name, []).append(value)
        else:
            sent[name] = value
    return sent


def errors_of(response: HttpResponse) -> dict[str, str]:
    """Field id to sentence, as the error summary links them."""
    summary = soup_of(response).find(id="error-summary")
    if summary is None:
        return {}
    found = {line["href"].removeprefix("#"): said(line) for line in summary.select("a")}
    whole = " ".join(said(line) for line in summary.select("li > span"))
    return found | ({"": whole} if whole else {})


def page(name: str, posting: Posting, **more: str) -> str:
    """The address of one of a posting's pages."""
    return reverse(f"employers:{name}", kwargs={"posting_id": posting.pk, **more})


def address(posting: Posting, section: str, name: str = "section") -> str:
    """The address of one section, or of its autosave."""
    return page(name, posting, section=section)


def save(
    browser: HouseClient, posting: Posting, section: str, then: str = "next", **typed: str
) -> HttpResponse:
    """Open the section, type, and press the button."""
    sent = fields_of(browser.get(address(posting, section)), "section-form")
    return browser.post(address(posting, section), sent | typed | {"then": then})


def card_of(posting: Posting) -> JobCard:
    """The card that is being written, as the database has it."""
    return Posting.objects.get(pk=posting.pk).draft_card


def state_of(posting: Posting) -> str:
    return Posting.objects.values_list("state", flat=True).get(pk=posting.pk)


def restoring(away: HttpResponse) -> dict[str, str]:
    """The query of the page at which a form that came after its session is found again."""
    sign_in = parse_qs(urlsplit(away.headers["Location"]).query)
    return {name: values[0] for name, values in parse_qs(urlsplit(sign_in["next"][0]).query).items()}
