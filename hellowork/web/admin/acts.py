"""What staff can do from an admin page: each act a button, an address and one use case of `actions/`."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from hellowork.accounts.actor import Actor
from hellowork.offices.roles import OfficePermission
from hellowork.web.components import Fact, Text
from hellowork.web.forms import HouseForm

Words = Text | Callable[[Any], Text]


class ActForm(HouseForm):
    """What an act asks before it is done; a form without fields is a page that only asks for confirmation.

    `obj` is what the act is about (None for acts that begin something), `actor` who does it.
    """

    # Fields that a link to the page may fill in: `?seeker=13910-00000001`. What is sent is checked all the same.
    from_address: Collection[str] = ()

    def __init__(self, *args: Any, obj: Any = None, actor: Actor, **kwargs: Any) -> None:
        self.obj, self.actor = obj, actor
        super().__init__(*args, **kwargs)

    @property
    def back(self) -> str:
        """Where the officer came from, if that is not the page of the object or the list."""
        return ""

    def facts(self) -> Sequence[Fact]:
        """What the person should read above the fields."""
        return ()

    def values(self) -> dict[str, Any]:
        """The keyword arguments of the use case."""
        return dict(self.cleaned_data)

    def summary(self) -> str:
        """What the history says of an act that is no transition, beside its label."""
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One button. `run` is the use case, called with `by=`, the object's id and the form's values.

    Named in `acts` like a transition, it has that transition's label and is offered where the life cycle
    allows it; any other name needs a `label`, and `when` says for which objects it is offered. With a `form`
    the button leads to a page, without one it acts at once. `blocked` gives the reason why an act that would
    be possible is not now or not for this actor (empty when it is). `note` stands on the page of the act, a text or a function of
    the object; `done` is the message afterwards, a text or a function of what `run` gives back; `then` gives
    the address to go to, from the same; by default the page of the object. `again` is for an act whose answer
    is shown nowhere else: a second press on its page does it anew, so that the officer reads what holds.
    """

    run: Callable[..., Any]
    permission: OfficePermission
    form: type[ActForm] | None = None
    label: Text = ""
    when: Callable[[Any], bool] | None = None
    blocked: Callable[[Any, Actor], Text] | None = None
    note: Words = ""
    done: Words = ""
    then: Callable[[Any], str] | None = None
    again: bool = False
    style: str = "outline"
    template: str = "desk/act.html"

    def reason_against(self, obj: Any, actor: Actor) -> Text:
        """Why this officer cannot do it now, or nothing."""
        return self.blocked(obj, actor) if self.blocked and obj is not None else ""


def words_for(thing: Any, words: Words) -> Text:
    """A text, or the text that a function gives for the thing."""
    return words(thing) if callable(words) else words


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """An act as the page of an object shows it. `posts` is whether pressing it acts at once."""

    name: str
    label: Text
    address: str
    style: str
    posts: bool
    blocked: Text


def seen_of(obj: Any) -> str:
    """What a page carries along to tell later that its object has moved on: the beginning of its state."""
    since = getattr(obj, "state_since", None)
    return since.isoformat() if since else ""
