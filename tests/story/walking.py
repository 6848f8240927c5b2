"""How a person goes through the pages: open one, fill its form in, press its button."""

import re
from typing import Any

from bs4 import BeautifulSoup
from django.http import HttpResponse

from hellowork.accounts.actor import Actor
from hellowork.accounts.models import User
from tests.strict.client import HouseClient


def browser_of(actor: Actor) -> HouseClient:
    """A browser in which this actor has signed in."""
    browser = HouseClient()
    browser.force_login(User.objects.get(pk=actor.user_id))
    return browser


def hidden_of(content: bytes, form: str = "") -> dict[str, Any]:
    """The hidden fields of a page, or of one of its forms by its id; those that occur twice as lists."""
    page = BeautifulSoup(content, "html.parser")
    within = page.find(id=form) if form else page.find("main")
    fields: dict[str, Any] = {}
    for each in within.select("input[type=hidden]"):
        fields.setdefault(each["name"], []).append(each["value"])
    return {name: values[0] if len(values) == 1 else values for name, values in fields.items()}


def send(browser: HouseClient, address: str, **fields: Any) -> HttpResponse:
    """Open a page, fill its form in and press its button."""
    page = browser.get(address)
    assert page.status_code == 200, (address, page.status_code)
    hidden = dict(re.findall(rb'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.content))
    return browser.post(address, {name.decode(): value.decode() for name, value in hidden.items()} | fields)


def send_checked(browser: HouseClient, address: str, **fields: Any) -> HttpResponse:
    """Fill in, look at the check page, send; the answer to the last press, or the form with its errors."""
    checked = send(browser, address, **fields)
    if checked.status_code != 200:
        return checked
    assert "確認" in checked.content.decode()
    return browser.post(address, hidden_of(checked.content, "send-form") | {"_send": "1"})
