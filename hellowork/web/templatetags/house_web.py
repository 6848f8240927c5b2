"""The components of the house as template tags. The gallery at /styleguide/ shows them all.

Every tag gives its template all variables, so that no page must name those it does not need.
"""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hellowork.accounts.parked import OWNER_FIELD, owner_token
from hellowork.web.components import Event, Fact, Step, Task, Tone
from hellowork.web.forms import error_links as links_of
from hellowork.web.once import TOKEN_FIELD, new_token

register = template.Library()

# The levels of Django's messages, the strongest last.
_LEVELS = ("quiet", "info", "success", "warning", "error")
_TITLES = {"quiet": "お知らせ", "info": "お知らせ", "success": "完了", "warning": "ご注意", "error": "エラー"}


@register.simple_tag(takes_context=True)
def form_keys(context: dict[str, Any]) -> SafeString:
    """The hidden fields of every POST form: CSRF, and for whom it was made (a late one is not lost)."""
    csrf = format_html('<input type="hidden" name="csrfmiddlewaretoken" value="{}">', context["csrf_token"])
    user = getattr(context.get("request"), "user", None)
    if user is None or not user.is_authenticated:
        return csrf
    return csrf + format_html('<input type="hidden" name="{}" value="{}">', OWNER_FIELD, owner_token(user.pk))


@register.simple_tag
def once_key() -> SafeString:
    """The hidden field of a form whose view does its work through `hellowork.web.once`."""
    return format_html('<input type="hidden" name="{}" value="{}">', TOKEN_FIELD, new_token())


@register.filter
def error_links(form: BaseForm) -> list[tuple[str, str]]:
    """(id, sentence) for each error of the form, in the order of the page."""
    return links_of(form) if form.is_bound else []


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm) -> dict[str, Any]:
    """All errors of a form as links; first in main, above h1. Draws nothing without errors."""
    return {"form": form}


@register.simple_block_tag
def banner(content: str, title: str = "", kind: str = "info") -> SafeString:
    """A notice in the page: `{% banner title="…" kind="success" %}<p>…</p>{% endbanner %}`.

    `kind`: info, success, warning, error, quiet. One per page, above h1, where it answers an act.
    """
    return _banner(title=title, kind=kind, content=_drawn(content))


@register.simple_tag
def message_banner(page_messages: Iterable[Any]) -> SafeString:
    """All messages of Django's framework in one banner, in the tone of the gravest."""
    notes = list(page_messages)
    if not notes:
        return mark_safe("")
    kind = max((_kind(note.level_tag) for note in notes), key=_LEVELS.index)
    lines = [str(note) for note in notes]
    if len(lines) == 1:
        return _banner(title=lines[0], kind=kind, content="", role="status")
    content = mark_safe("".join(format_html("<p>{}</p>", line) for line in lines))  # noqa: S308
    return _banner(title=_TITLES[kind], kind=kind, content=content, role="status")


def _drawn(content: str) -> SafeString:
    """What a block tag holds: markup of our own templates, in which values are escaped already."""
    return mark_safe(content.strip())  # noqa: S308


def _kind(level: str) -> str:
    return level if level in _LEVELS else "info"


def _banner(*, title: str, kind: str, content: str, role: str = "") -> SafeString:
    context = {"title": title, "kind": kind, "word": _TITLES[kind], "content": content, "role": role}
    return render_to_string("components/banner.html", context)


@register.simple_block_tag
def empty_state(content: str, title: str) -> SafeString:
    """Why a list is empty, and the one next act."""
    return render_to_string("components/empty_state.html", {"title": title, "content": _drawn(content)})


@register.simple_block_tag
def details(content: str, title: str) -> SafeString:
    """Words behind a line that opens: `{% details title="…" %}…{% enddetails %}`."""
    return render_to_string("components/details.html", {"title": title, "content": _drawn(content)})


@register.inclusion_tag("components/task_list.html")
def task_list(tasks: Iterable[Task]) -> dict[str, Any]:
    """Sections of a long form with how far each is; the whole row is the link."""
    return {"tasks": tasks}


@register.inclusion_tag("components/check_page.html")
def check_page(facts: Iterable[Fact]) -> dict[str, Any]:
    """The answers before sending, each with 変更."""
    return {"facts": facts}


@register.inclusion_tag("components/timeline.html")
def timeline(events: Iterable[Event]) -> dict[str, Any]:
    """What happened, newest first."""
    return {"events": events}


@register.inclusion_tag("components/steps.html")
def step_line(steps: list[Step]) -> dict[str, Any]:
    """Where one is on a short way of pages; from `hellowork.web.components.steps`."""
    current = next((step for step in steps if step.is_current), None)
    return {"steps": steps, "current": current, "total": len(steps)}


@register.inclusion_tag("components/tag.html")
def tag(label: str, tone: str = Tone.GREY) -> dict[str, Any]:
    """A state in a word. The word says it; the colour (grey, blue, green, yellow, red, strong) only helps."""
    return {"label": label, "tone": tone}


@register.inclusion_tag("components/pagination.html", takes_context=True)
def pagination(context: dict[str, Any], page: Page, name: str = "page") -> dict[str, Any]:
    """前へ, 2 / 14 ページ, 次へ; keeps the rest of the query string."""
    query = context["request"].GET.copy()

    def address(number: int) -> str:
        query[name] = str(number)
        return f"?{query.urlencode()}"

    return {
        "page": page,
        "previous": address(page.previous_page_number()) if page.has_previous() else "",
        "next": address(page.next_page_number()) if page.has_next() else "",
    }


@register.inclusion_tag("components/button.html")
def button(
    label: str,
    kind: str = "",
    *,
    href: str = "",
    name: str = "",
    value: str = "",
    hidden: str = "",
    form: str = "",
    id: str = "",  # noqa: A002
) -> dict[str, Any]:
    """A button that sends its form, or with `href` a link that looks like one.

    `kind`: nothing (the one main act), outline, text, danger; with `large` or `small` after a blank.
    `hidden` is read to screen readers after the label (キープする + 求人の名).
    """
    classes = " ".join(["button", *(f"is-{word}" for word in kind.split())])
    return {
        "label": label,
        "classes": classes,
        "href": href,
        "name": name,
        "value": value,
        "hidden": hidden,
        "form": form,
        "id": id,
    }


@register.inclusion_tag("components/autosave_status.html")
def autosave_status(form_id: str = "") -> dict[str, Any]:
    """The line under a form with `data-autosave` that says when it was saved."""
    return {"form_id": form_id}
