"""An officer at the desk: reads pages, presses buttons, fills in forms, like a browser without scripts."""

from typing import Any

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.urls import reverse

from hellowork.accounts.actor import Actor, OfficeRole
from hellowork.accounts.models import User
from hellowork.offices.models import Office
from tests.employers import factories as make
from tests.strict.client import HouseClient


def text_of(element: Tag) -> str:
    """The text with single blanks."""
    return " ".join(element.get_text(" ", strip=True).split())


class Page:
    """One page: its status and what stands on it."""

    def __init__(self, response: HttpResponse) -> None:
        self.status = response.status_code
        self.address = response.request["PATH_INFO"]
        self.soup = BeautifulSoup(response.content, "html.parser")

    @property
    def text(self) -> str:
        return text_of(self.soup.main or self.soup)

    @property
    def h1(self) -> str:
        return text_of(self.soup.h1)

    @property
    def buttons(self) -> list[str]:
        """What can be pressed in the list of acts."""
        return [text_of(each) for each in self.soup.select(".desk-acts .button")]

    @property
    def lines(self) -> list[str]:
        return [text_of(each) for each in self.soup.select(".desk-lines > li")]

    @property
    def message(self) -> str:
        banner = self.soup.select_one(".banner[role=status]")
        return text_of(banner) if banner else ""

    @property
    def errors(self) -> list[str]:
        return [text_of(each) for each in self.soup.select("#error-summary li")]

    def fields(self, form: Tag) -> dict[str, Any]:
        """What a browser would send of a form that nobody has touched; a list where several boxes are ticked."""
        sent: dict[str, Any] = {
            each["name"]: each.get("value", "")
            for each in form.select("input[name]:not([type=radio], [type=checkbox])")
        }
        sent |= {each["name"]: each.get_text().removeprefix("\n") for each in form.select("textarea[name]")}
        for each in form.select("select[name]"):
            option = each.select_one("option[selected]") or each.select_one("option")
            sent[each["name"]] = option["value"]
        ticked: dict[str, list[str]] = {}
        for each in form.select("input[checked][name]"):
            ticked.setdefault(each["name"], []).append(each.get("value", "on"))
        return sent | {name: values if values[1:] else values[0] for name, values in ticked.items()}


class Officer:
    """A member of staff with a browser of their own."""

    def __init__(self, role: OfficeRole = OfficeRole.ACCEPTANCE, at: Office | None = None) -> None:
        self.actor: Actor = make.staff(role, at)
        self.client = HouseClient()
        self.client.force_login(User.objects.get(pk=self.actor.user_id))

    def get(self, address: str) -> Page:
        return Page(self.client.get(address))

    def see(self, obj: Any) -> Page:
        """The page of an object."""
        return self.get(reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk]))

    def press(self, page: Page, label: str) -> Page:
        """Press a button of the list of acts: a link is followed, a form is sent."""
        button = next(each for each in page.soup.select(".desk-acts .button") if text_of(each) == label)
        if button.name == "a":
            return self.get(button["href"])
        form = button.find_parent("form")
        return self._arrive(self.client.post(form["action"], page.fields(form)))

    def send(self, page: Page, **answers: Any) -> Page:
        """Fill in the form of an act and send it."""
        form = page.soup.select_one("main form[method=post]")
        return self._arrive(self.client.post(page.address, page.fields(form) | answers))

    def _arrive(self, response: HttpResponse) -> Page:
        if response.status_code == 303:
            return self.get(response.headers["Location"])
        return Page(response)

    def act(self, obj: Any, label: str, **answers: Any) -> Page:
        """Open an object, press a button, and send its form if it has one."""
        page = self.press(self.see(obj), label)
        return self.send(page, **answers) if page.soup.select_one(".desk-act form") else page
