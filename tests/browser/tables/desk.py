"""The desk of the staff: today's work, every list, every object in each of its states, every form of an act.

Written by the admins themselves, so that a new list or act is looked at from its first day.
"""

from collections.abc import Iterator

from django.contrib import admin
from django.db.models import Model, QuerySet

from employers.models import Posting
from hellowork.accounts.models import User
from hellowork.mypage.hats import worn_by
from hellowork.notices.models import OutboxMessage
from hellowork.web.admin import Act, HouseModelAdmin
from tests.browser.looks import Look, by, page_of

SATO, KIMURA = "staff@demo.example", "reader@demo.example"

# What the demo day has nobody for at 佐藤さん's office: states without an object, acts that no object waits for.
MISSING = {
    "seeker closed",
    "application hire_cancelled",
    "application withdrawn",
    "application cancel_interview",
}
# Forms that come filled in: sent as they are, they act.
FILLED_IN = {"edit", "refer_at_window"}


def _rows(desk: HouseModelAdmin) -> QuerySet:
    """What 佐藤さん may see, the oldest first."""
    officer = worn_by(User.objects.get(email=SATO), chosen=None).actor
    return desk.scope(desk.model._default_manager.all(), officer).order_by("pk")


def _first(desk: HouseModelAdmin, state: str = "") -> Model:
    row = _rows(desk).filter(**({"state": state} if state else {})).first()
    assert row is not None, f"the demo day has no {desk.model.__name__} {state}"
    return row


def _waiting(desk: HouseModelAdmin, name: str) -> Model:
    """The first object with which this can be done."""
    for row in _rows(desk):
        if desk._is_possible(name, desk.acts[name], row):
            return row
    raise AssertionError(f"the demo day has no {desk.model.__name__} to {name}")


def _looks_of(desk: HouseModelAdmin) -> Iterator[Look]:
    name = desk.model.__name__.lower()
    yield Look(f"{name} list", lambda: desk.address_of(None))
    states = desk.lifecycle.states.values if desk.lifecycle else [""]
    for state in states:
        if state not in desk.hidden_states:
            yield Look(f"{name} {state}".strip(), lambda state=state: desk.address_of(_first(desk, state)))
    for act, what in desk.starts.items():
        yield Look(
            f"{name} {act}", lambda act=act: f"{desk.address_of(None)}{act}/", press=_on(desk, act, what)
        )
    for act, what in desk.acts.items():
        if what.form:
            yield Look(f"{name} {act}", lambda act=act: _act_page(desk, act), press=_on(desk, act, what))


def _on(desk: HouseModelAdmin, name: str, act: Act) -> str:
    """The button of a form that cannot be sent empty; pressing any other would do the act."""
    asks = (
        act.form is not None
        and name not in FILLED_IN
        and any(field.required for field in act.form.base_fields.values())
    )
    return str(desk.label_of(name, act)) if asks else ""


def _act_page(desk: HouseModelAdmin, act: str) -> str:
    return desk.address_of(_waiting(desk, act)).removesuffix("change/") + f"{act}/"


def _all() -> Iterator[Look]:
    for desk in admin.site._registry.values():
        if isinstance(desk, HouseModelAdmin):
            yield from (look for look in _looks_of(desk) if look.name not in MISSING)


LOOKS = [
    *by(
        SATO,
        Look("today", "/admin/"),
        Look("today everywhere", "/admin/?scope=all"),
        Look("all lists", "/admin/lists/"),
        Look("nothing found", "/admin/employers/posting/?q=ない"),
        Look(
            "mail that came back",
            page_of("/admin/notices/outboxmessage/{}/change/", OutboxMessage, state="dead"),
        ),
        Look(
            "posting below a minimum wage to come",
            page_of("/admin/employers/posting/{}/change/", Posting, card__title="配送センターの仕分け"),
        ),
        *_all(),
    ),
    *by(KIMURA, Look("today of a reader", "/admin/")),
]
