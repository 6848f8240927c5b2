"""Writes `docs/states.md` from the tables, so that the page cannot say anything else than the code does."""

from collections import defaultdict
from collections.abc import Iterable

from hellowork.accounts.actor import Hat
from hellowork.lifecycle.table import PEOPLE, Audience, Lifecycle, Transition
from hellowork.notices.registry import Notice

_HEAD = """\
# States and transitions

Written by `manage.py states` from each app's `lifecycle.py` and `notices.py`; do not edit it by hand.
The same tables give the buttons, the admin actions and the tests of every pair (docs/adr/0007-states-as-data.md).
"""
_WHO = {
    Audience.SEEKER: "seeker",
    Audience.EMPLOYER: "employer",
    Audience.OFFICE: "office",
    Audience.SYSTEM: "system",
}


def states_page(lifecycles: Iterable[Lifecycle], notices: Iterable[Notice]) -> str:
    """The whole page, in Markdown."""
    by_event = defaultdict(list)
    for notice in notices:
        by_event[notice.event].append(notice)
    return "\n".join([_HEAD, *(_section(lifecycle, by_event) for lifecycle in lifecycles)])


def _section(lifecycle: Lifecycle, notices: dict[str, list[Notice]]) -> str:
    note = [lifecycle.notes, ""] if lifecycle.notes else []
    return "\n".join(
        [
            f"## {lifecycle.title} (`{lifecycle.name}`)",
            "",
            *note,
            *_diagram(lifecycle),
            "",
            *_table(["state", *(f"words for the {_WHO[a]}" for a in PEOPLE)], _states(lifecycle)),
            "",
            *_table(
                ["transition", "button", "from", "to", "who", "reason", "notices"],
                (_transition(lifecycle, arrow, notices) for arrow in lifecycle.transitions),
            ),
            "",
        ]
    )


def _diagram(lifecycle: Lifecycle) -> list[str]:
    """A Mermaid diagram; arrows between the same two states are one line."""
    arrows = defaultdict(list)
    for arrow in lifecycle.transitions:
        for source in lifecycle.states.values:
            if source in arrow.sources:
                arrows[source, str(arrow.target)].append(arrow.name)
    lines = [f"    {source} --> {target}: {' / '.join(names)}" for (source, target), names in arrows.items()]
    ends = [f"    {state} --> [*]" for state in lifecycle.states.values if state in lifecycle.final_states]
    return ["```mermaid", "stateDiagram-v2", f"    [*] --> {lifecycle.initial}", *lines, *ends, "```"]


def _states(lifecycle: Lifecycle) -> Iterable[list[str]]:
    for state in lifecycle.states.values:
        words = [lifecycle.label(state, audience) for audience in PEOPLE]
        yield [f"`{state}`", *("never seen" if word is None else str(word) for word in words)]


def _transition(lifecycle: Lifecycle, arrow: Transition, notices: dict[str, list[Notice]]) -> list[str]:
    sources = (f"`{state}`" for state in lifecycle.states.values if state in arrow.sources)
    told = (f"{_told(notice)}: {notice.line}" for notice in notices.get(lifecycle.event(arrow.name), []))
    return [
        f"`{arrow.name}`",
        str(arrow.label),
        ", ".join(sources),
        f"`{arrow.target}`",
        ", ".join(_WHO[audience] for audience in Audience if audience in arrow.by),
        "needed" if arrow.needs_reason else "",
        "<br>".join(told),
    ]


def _told(notice: Notice) -> str:
    return "office" if notice.audience is Hat.STAFF else notice.audience.value


def _table(head: list[str], rows: Iterable[list[str]]) -> list[str]:
    return [_row(cells) for cells in (head, ["---"] * len(head), *rows)]


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', '／').split()) for cell in cells)} |"
