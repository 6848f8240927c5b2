"""What a row of the matrix says, and how it answers "what must this cell be?"."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.matrix.actors import EVERYBODY, HATS, OUTSIDE, Group, Who, named

Data = Mapping[str, Any] | Callable[..., Mapping[str, Any]]
Codes = frozenset[str]

SIGN_IN, SECOND_FACTOR = "sign-in", "second-factor"
READ: Codes = frozenset({"200"})
# A form is taken (303, or 302 from the libraries; 204 to htmx) or shown again with its errors (422).
TAKEN: Codes = frozenset({"204", "302", "303", "422"})
NOT_FOUND: Codes = frozenset({"404"})
# A page that this person was never offered: both answers say nothing about any object. For those of another hat
# it does not exist at all.
NEVER_OFFERED: Codes = frozenset({"403", "404"})


@dataclass(frozen=True)
class Allow:
    """Who gets an answer, which one, and what is sent with a POST (or asked with a GET)."""

    who: Group
    answer: Codes
    refused: Codes
    foreign: Codes
    data: Data

    def data_for(self, thing: Any) -> Mapping[str, Any]:
        """What is sent along when this thing is asked for."""
        return self.data(thing) if callable(self.data) else self.data


def codes(text: str) -> Codes:
    """`"200 302"` as a set."""
    return frozenset(text.split())


def allow(
    *who: Who | Group, answer: str = "", refused: str = "", foreign: str = "", data: Data | None = None
) -> Allow:
    """`answer` to these actors for their own objects, `foreign` for others' (404), `refused` to everyone else.

    Codes are status numbers, with `sign-in` and `second-factor` for the redirects there; several are
    separated by blanks. Without `answer` a GET must give 200 and a POST be taken. `data` is sent along; a
    function of the thing asked for makes it per object.
    """
    return Allow(
        who=named(*who),
        answer=codes(answer),
        refused=codes(refused),
        foreign=codes(foreign) or NOT_FOUND,
        data=data or {},
    )


PUBLIC = allow(EVERYBODY)
CLOSED = allow()


@dataclass(frozen=True)
class Row:
    """One view. A method without a rule must be refused as such (405).

    `objects` names a kind of thing in the world whose keys fill the address. `public` views ask no sign-in; by
    default those that let anonymous visitors in. `while_setting_up` marks those that staff may use before they
    have their second factor. `keys` fills parameters of the address that are no objects.
    """

    view: str
    get: Allow | None = None
    post: Allow | None = None
    objects: str = ""
    public: bool | None = None
    while_setting_up: bool = False
    keys: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_public(self) -> bool:
        if self.public is not None:
            return self.public
        return any(rule and Who.ANONYMOUS in rule.who for rule in (self.get, self.post))

    def rule(self, method: str) -> Allow | None:
        return {"GET": self.get, "HEAD": self.get, "POST": self.post}.get(method)

    def expected(self, method: str, who: Who, *, own: bool) -> Codes:
        """The answers that are right for this actor; `own` is whether the object asked for is theirs."""
        if not self.is_public and who in OUTSIDE:
            return frozenset({SIGN_IN})
        if not self.is_public and not self.while_setting_up and who is Who.STAFF_ONE_FACTOR:
            return frozenset({SECOND_FACTOR})
        rule = self.rule(method)
        if rule is None:
            # The view may say 405 or, having looked at the actor or the object first, refuse them.
            return frozenset({"405"}) | NEVER_OFFERED
        if (Who.ANONYMOUS if who in OUTSIDE else who) not in rule.who:
            return rule.refused or _refusal(who, rule.who)
        if not own:
            return rule.foreign
        return rule.answer or (TAKEN if method == "POST" else READ)


def _refusal(who: Who, users: Group) -> Codes:
    """403 or 404 for those who wear the right hat in a wrong role, 404 for everybody else."""
    return NEVER_OFFERED if any(who in hat and users & hat for hat in HATS) else NOT_FOUND
