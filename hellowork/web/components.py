"""What the components of a page are given: plain data, so that each piece of markup is written once."""

import datetime as dt
import enum
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Text = str | Promise


class Tone(enum.StrEnum):
    """Blue asks for an act, green is done, yellow warns, red is wrong, grey only tells."""

    GREY = "grey"
    BLUE = "blue"
    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"
    STRONG = "strong"


class TaskState(TextChoices):
    """How far one section of a long form is."""

    EMPTY = "empty", _("未入力")
    STARTED = "started", _("入力中")
    WRONG = "wrong", _("修正が必要")
    DONE = "done", _("入力済み")
    LATER = "later", _("まだ始められません")

    @property
    def tone(self) -> Tone:
        return _TASK_TONES[self]


_TASK_TONES = {
    TaskState.EMPTY: Tone.BLUE,
    TaskState.STARTED: Tone.YELLOW,
    TaskState.WRONG: Tone.RED,
    TaskState.DONE: Tone.GREY,
    TaskState.LATER: Tone.GREY,
}


@dataclass(frozen=True, kw_only=True)
class Task:
    """A row of a task list. Without `address` (まだ始められません) it is no link."""

    name: Text
    state: TaskState
    address: str = ""
    hint: Text = ""


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A row of a check page: an answer and the way to change it. An empty value is shown as 未入力."""

    name: Text
    value: object = ""
    change: str = ""


@dataclass(frozen=True, kw_only=True)
class Event:
    """An entry of a timeline, newest first: what happened, when, by whom (in the words of this reader)."""

    title: Text
    at: dt.datetime
    actor: Text = ""
    text: Text = ""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step of a short way of pages (1 志望動機, 2 書類, 3 確認)."""

    number: int
    name: Text
    is_done: bool = False
    is_current: bool = False


def steps(names: Sequence[Text], current: int) -> list[Step]:
    """The steps of a way, of which the one numbered `current` (from 1) is open."""
    return [
        Step(number=number, name=name, is_done=number < current, is_current=number == current)
        for number, name in enumerate(names, start=1)
    ]
